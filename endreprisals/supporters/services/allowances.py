"""How many mails may still leave in this hour, kept for one round of delivery at a time.

Only one round of a stream runs at once, and its buckets are its own; so they are read when first
asked for and written back when the round ends.
"""

from datetime import date, datetime, timedelta

from django.conf import settings

from endreprisals.domain.campaigning.addresses import registered_domain
from endreprisals.domain.campaigning.mandates import open_to_all
from endreprisals.domain.campaigning.rates import Bucket, warmed
from endreprisals.supporters.identity import keyed_print
from endreprisals.supporters.models import Allowance, Mail
from endreprisals.supporters.rendering import Later


class Allowances:
    """The buckets of one stream."""

    def __init__(self, stream: str) -> None:
        self._stream = stream
        self._rows: dict[str, Allowance] = {}
        self._held_back: dict[str, int] = {}

    def wait_for_stream(self, at: datetime) -> float:
        """Seconds until a mail of this stream may leave; 0 when one may now."""
        return self._wait(f"stream:{self._stream}", self._of_stream(at), at)

    def ask_host(self, address: str, at: datetime) -> None:
        """Raises `Later` when the host of this address has had enough; each gets its own turn."""
        what, bucket = self._host(address), self._of_host(address)
        wait = self._wait(what, bucket, at)
        if wait:
            before = self._held_back.get(what, 0)
            self._held_back[what] = before + 1
            raise Later(at + timedelta(seconds=wait + before * 3600 / bucket.per_hour))

    def take(self, address: str, at: datetime) -> None:
        """One mail leaves."""
        for what, bucket in (
            (f"stream:{self._stream}", self._of_stream(at)),
            (self._host(address), self._of_host(address)),
        ):
            self._filled(what, bucket, at).tokens -= 1

    def write_back(self) -> None:
        """Keep what is left for the next round."""
        Allowance.objects.bulk_create(
            self._rows.values(), update_conflicts=True, unique_fields=["what"],
            update_fields=["tokens", "filled_at"],
        )  # fmt: skip

    def _wait(self, what: str, bucket: Bucket, at: datetime) -> float:
        return bucket.wait(self._filled(what, bucket, at).tokens)

    def _filled(self, what: str, bucket: Bucket, at: datetime) -> Allowance:
        row = self._rows.get(what)
        if row is None:
            row = Allowance.objects.filter(pk=what).first()
            row = row or Allowance(what=what, tokens=bucket.burst, filled_at=at)
            self._rows[what] = row
        gone = (at - row.filled_at).total_seconds()
        row.tokens, row.filled_at = bucket.filled(row.tokens, seconds=gone), at
        return row

    def _of_stream(self, at: datetime) -> Bucket:
        first = settings.MAIL_WARM_UP.get(self._stream)
        began = date.fromisoformat(first) if first else None
        most = settings.MAIL_PER_HOUR[self._stream]
        return Bucket(warmed(most, first_day=began, today=at.date()))

    def _host(self, address: str) -> str:
        # A host of one's own would tell who it is.
        return f"host:{self._stream}:{keyed_print(registered_domain(address.rpartition('@')[2]))}"

    def _of_host(self, address: str) -> Bucket:
        """Anybody can type addresses that nobody has at a domain that takes all mail: what they
        ask for leaves slowly there, unless it is a provider of many people."""
        most = settings.MAIL_PER_HOST_HOUR
        slow = settings.MAIL_PER_SMALL_HOST_HOUR
        if self._stream != Mail.Stream.CONFIRM or not slow:
            return Bucket(most)
        if open_to_all(registered_domain(address.rpartition("@")[2])):
            return Bucket(most)
        return Bucket(min(most, slow) if most else slow)
