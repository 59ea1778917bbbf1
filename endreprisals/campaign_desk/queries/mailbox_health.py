"""How each mailbox of a mission fares with what we send there."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from django.db.models import Count, Max, Q

from endreprisals.campaigns.models import MailboxDay, MissionReply
from endreprisals.domain.campaigning.schedule import BUDGET, GENEVA
from endreprisals.states.models import Mailbox
from endreprisals.supporters.models import Mail
from endreprisals.supporters.services.bounces import HARD, SOFT
from endreprisals.supporters.services.pauses import paused_mailboxes

SINCE: Final = timedelta(days=90)


@dataclass(frozen=True, slots=True)
class MailboxLine:
    """One mailbox. Numbers are of mails in 90 days; `hard` and `soft` are among `failed`."""

    pk: int
    address: str
    wish: str
    stopped_at: datetime | None
    stopped_because: str
    is_live: bool
    is_paused: bool
    sent: int
    waiting: int
    failed: int
    hard: int
    soft: int
    unknown: int
    soft_in_a_row: int
    last_reply: datetime | None
    today: int  # letters of today's budget that are given out
    budget: int


def mailbox_lines(*, at: datetime) -> list[MailboxLine]:
    """Those with a trouble first, then by address. Five queries, whatever the number."""
    today = at.astimezone(GENEVA).date()
    used = dict(MailboxDay.objects.filter(day=today).values_list("mailbox", "letters"))
    replies = MissionReply.objects.filter(mailbox__isnull=False).order_by()
    last = dict(replies.values_list("mailbox").annotate(at=Max("received_at")))
    mails, paused = _mails(at), set(paused_mailboxes())
    lines = [
        MailboxLine(
            pk=row.pk, address=row.address, wish=row.wish, stopped_at=row.stopped_at,
            stopped_because=row.stopped_because, is_live=row.is_live, is_paused=row.pk in paused,
            soft_in_a_row=row.soft_bounces, last_reply=last.get(row.pk),
            today=used.get(row.pk, 0), budget=BUDGET.per_day, **mails[row.pk],
        )
        for row in Mailbox.objects.order_by("address")
    ]  # fmt: skip
    return sorted(lines, key=lambda line: (line.stopped_at is None, not line.unknown))


def _mails(at: datetime) -> defaultdict[int, dict[str, int]]:
    names = ("sent", "waiting", "failed", "hard", "soft", "unknown")
    counted = (
        Mail.objects.filter(mailbox__isnull=False, queued_at__gte=at - SINCE)
        .order_by()
        .values("mailbox")
        .annotate(
            sent=Count("pk", filter=Q(state=Mail.State.SENT)),
            waiting=Count("pk", filter=Q(state__in=(Mail.State.QUEUED, Mail.State.SENDING))),
            failed=Count("pk", filter=Q(state=Mail.State.FAILED)),
            hard=Count("pk", filter=Q(state=Mail.State.FAILED, because__in=(HARD, "refused"))),
            soft=Count(
                "pk", filter=Q(state=Mail.State.FAILED, because__in=(SOFT, "refused_softly"))
            ),
            unknown=Count("pk", filter=Q(state=Mail.State.UNKNOWN)),
        )
    )
    found = {row["mailbox"]: {name: row[name] for name in names} for row in counted}
    return defaultdict(lambda: dict.fromkeys(names, 0), found)
