"""How many mails may leave: buckets that fill with time, and the slow start of a new domain.

Receivers judge a sender by its rate: campaigns reference, section 5, rules 14 and 15.
"""

from dataclasses import dataclass
from datetime import date

WARM_UP_PART = 64  # a new domain starts at this part of its hourly number
DOUBLES_AFTER_DAYS = 4
BURST_PART = 12  # of an hour: what may leave at once


@dataclass(frozen=True, slots=True)
class Bucket:
    """One limit: `per_hour` mails, of which `burst` at once. 0 an hour means no limit."""

    per_hour: int

    @property
    def burst(self) -> float:
        """At least one mail, else none would ever leave."""
        return max(1.0, self.per_hour / BURST_PART)

    def filled(self, tokens: float, *, seconds: float) -> float:
        """What is in it after some time; clocks that go back take nothing away."""
        return min(self.burst, tokens + max(0.0, seconds) * self.per_hour / 3600)

    def wait(self, tokens: float) -> float:
        """Seconds until one mail may leave; 0 when it may now."""
        if not self.per_hour:
            return 0.0
        return max(0.0, 1.0 - tokens) * 3600 / self.per_hour


def warmed(per_hour: int, *, first_day: date | None, today: date) -> int:
    """The hourly number of a domain that sends since `first_day`; None: long since."""
    if first_day is None or not per_hour:
        return per_hour
    steps = max(0, (today - first_day).days) // DOUBLES_AFTER_DAYS
    return max(1, min(per_hour, (per_hour << steps) // WARM_UP_PART))


def backoff_seconds(attempts: int) -> int:
    """How long to wait after that many soft refusals: 5 minutes, then four times as long each.

    Six attempts take about a day and a half, as RFC 5321, 4.5.4.1 asks.
    """
    return int(300 * 4 ** min(max(attempts, 1) - 1, 4))
