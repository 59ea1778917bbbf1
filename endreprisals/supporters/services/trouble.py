"""When it is rather us than the recipients: a stream whose mails are refused is held back.

Only a no that is not about the address counts, so nobody holds a stream back by typing addresses
that do not exist. What is left is kept between rounds: a round may be one mail.
"""

from datetime import datetime, timedelta
from typing import Final

from endreprisals.supporters.models import Allowance, Mail
from endreprisals.supporters.services import pauses

IN_A_ROW: Final = 3  # to mailboxes that people have checked
AHEAD: Final = 20  # to addresses that anybody may type: so many more refused than taken
TYPED: Final = (Mail.Stream.CONFIRM, Mail.Stream.NEWS)
BLOCKED: Final = "refused_us"  # the code of a mail that was refused for our sake
ONCE_IN: Final = timedelta(days=1)  # a mailbox counts once, so no mission holds back a stream


class Trouble:
    """How many more refusals one stream bears; read when first asked for."""

    def __init__(self, stream: str) -> None:
        self._stream, self._hosts = stream, set[str]()
        self._typed = stream in TYPED
        self._most = AHEAD if self._typed else IN_A_ROW
        self._row: Allowance | None = None

    def went_well(self, at: datetime) -> None:
        """The relay took one."""
        left = self._left(at)
        left.tokens = min(left.tokens + 1, self._most) if self._typed else self._most

    def refused(self, mail: Mail, host: str, at: datetime) -> None:
        """One was refused for our sake; the last one that is borne holds the stream back."""
        if host in self._hosts or self._counted(mail, at):
            return
        self._hosts.add(host)
        left = self._left(at)
        left.tokens -= 1
        if left.tokens <= 0:
            left.tokens = self._most  # whoever lets it go on begins anew
            pauses.pause(
                f"stream:{self._stream}", because="mails are refused, and not for their addresses",
                by=pauses.WORKER, at=at,
            )  # fmt: skip

    def write_back(self) -> None:
        """Keep it for the next round."""
        if self._row is not None:
            self._row.save()

    def _left(self, at: datetime) -> Allowance:
        if self._row is None:
            what = f"refusals:{self._stream}"
            row = Allowance.objects.filter(pk=what).first()
            self._row = row or Allowance(what=what, tokens=self._most)
        self._row.filled_at = at
        return self._row

    def _counted(self, mail: Mail, at: datetime) -> bool:
        if mail.mailbox_id is None:
            return False
        before = Mail.objects.filter(
            mailbox=mail.mailbox_id, state=Mail.State.FAILED, because=BLOCKED,
            ended_at__gt=at - ONCE_IN,
        )  # fmt: skip
        return before.exclude(pk=mail.pk).exists()
