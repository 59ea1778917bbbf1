"""Live numbers of a campaign, each way apart: what was counted, what was said, what left."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count, Max, Q, Sum

from endreprisals.campaigns.models import (
    Campaign,
    Counter,
    Letter,
    MailboxDay,
    OfflineCount,
    SelfReport,
)
from endreprisals.domain.campaigning.counting import COUNTS
from endreprisals.domain.campaigning.schedule import Budget


@dataclass(frozen=True, slots=True)
class Number:
    """One way of knowing, never added to another."""

    what: str
    number: int


@dataclass(frozen=True, slots=True)
class ActionNumbers:
    """The counters of one action, as the worker last wrote them."""

    number: int
    kind: str
    state: str
    case: str  # public number; blank: the whole campaign
    goal: int | None
    counted: tuple[Number, ...]  # our own counts
    said: tuple[Number, ...]  # what people said of themselves, by where
    on_paper: int  # checked at the desk
    paper_waiting: int  # entered and not yet checked
    letters: tuple[Number, ...]  # own words, by state
    updated_at: datetime | None


@dataclass(frozen=True, slots=True)
class MailboxUse:
    """How much of its budget a mailbox got today, in Geneva, from all campaigns."""

    mailbox: int
    letters: int
    most: int
    digests: int


@dataclass(frozen=True, slots=True)
class LivePage:
    """Everything that is counted of one campaign."""

    campaign: Campaign
    actions: tuple[ActionNumbers, ...]
    mailboxes: tuple[MailboxUse, ...]
    updated_at: datetime | None  # the oldest of the counters; None: nothing was counted yet


def live_page(code: str, *, today: date) -> LivePage:
    """Raises `Campaign.DoesNotExist`. Seven queries, however many actions there are."""
    campaign = Campaign.objects.get(code=code)
    rows = campaign.actions.select_related("about__case")
    counters = _counters(campaign)
    said = _by_action(
        SelfReport.objects.filter(action__campaign=campaign)
        .values_list("action_id", "way").annotate(n=Sum("number")).order_by("way")
    )  # fmt: skip
    letters = _by_action(
        Letter.objects.filter(action__campaign=campaign)
        .values_list("action_id", "state").annotate(n=Count("pk")).order_by("state")
    )  # fmt: skip
    paper = _paper(campaign)
    updated = dict(
        Counter.objects.filter(action__campaign=campaign)
        .values_list("action_id").annotate(latest=Max("updated_at"))
    )  # fmt: skip
    actions = tuple(
        ActionNumbers(
            number=row.number,
            kind=row.kind,
            state=row.state,
            case=row.about.case.public_id if row.about else "",
            goal=row.goal,
            counted=counters.get(row.pk, ()),
            said=said.get(row.pk, ()),
            on_paper=paper.get(row.pk, (0, 0))[0],
            paper_waiting=paper.get(row.pk, (0, 0))[1],
            letters=letters.get(row.pk, ()),
            updated_at=updated.get(row.pk),
        )
        for row in rows
    )
    oldest = min(updated.values(), default=None)
    return LivePage(campaign, actions, _mailboxes(campaign, today), oldest)


def _counters(campaign: Campaign) -> dict[int, tuple[Number, ...]]:
    """Our own counts in the order of the list; what people said and paper stand elsewhere."""
    own = [what for what in COUNTS if what != "offline" and not what.startswith("self_")]
    rows = Counter.objects.filter(action__campaign=campaign, what__in=own)
    found = sorted(rows, key=lambda one: own.index(one.what))
    return _by_action([(one.action_id, one.what, one.number) for one in found])


def _paper(campaign: Campaign) -> dict[int, tuple[int, int]]:
    rows = OfflineCount.objects.filter(action__campaign=campaign, withdrawn_at=None)
    sums = rows.values_list("action_id").annotate(
        checked=Sum("number", filter=Q(checked_at__isnull=False), default=0),
        waiting=Sum("number", filter=Q(checked_at=None), default=0),
    )
    return {action: (checked, waiting) for action, checked, waiting in sums}


def _by_action(rows: Iterable[tuple[int, str, int]]) -> dict[int, tuple[Number, ...]]:
    found: dict[int, tuple[Number, ...]] = {}
    for action, what, number in rows:
        found[action] = (*found.get(action, ()), Number(what, number))
    return found


def _mailboxes(campaign: Campaign, today: date) -> tuple[MailboxUse, ...]:
    """Those of the offices on the lists of this campaign; numbers stand for the addresses."""
    rows = MailboxDay.objects.filter(
        day=today, mailbox__offices__recipients__action__campaign=campaign
    ).distinct()
    most = Budget().per_day
    return tuple(
        MailboxUse(row.mailbox_id, row.letters, most, row.digests)
        for row in rows.order_by("-letters", "mailbox_id")
    )
