"""Offices and mailboxes shaped for the desk: how each stands, how old, what was done to it."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from django.db.models import Prefetch, Q, QuerySet

from endreprisals.audit.models import Event
from endreprisals.domain.campaigning.offices import STALE_AFTER, is_stale
from endreprisals.states.models import Mailbox, Office

PER_PAGE: Final = 50
HISTORY: Final = 100  # events of one row that are shown
# In the order in which a mailbox is held back; the first that applies is shown.
STANDINGS: Final = ("to_check", "to_see_again", "stopped", "stop_wish", "digest_only", "live")


@dataclass(frozen=True, slots=True)
class MailboxLine:
    """A mailbox in a list."""

    mailbox: Mailbox
    standing: str  # STANDINGS
    verified_on: date  # the last time that anybody looked
    stale: bool
    offices: tuple[str, ...]  # codes


@dataclass(frozen=True, slots=True)
class OfficeLine:
    """An office in a list."""

    office: Office
    standing: str  # ended, to_check, no_mailbox, or that of its mailbox
    verified_on: date | None
    stale: bool


@dataclass(frozen=True, slots=True)
class Page:
    """One page of a list with its numbers."""

    lines: tuple[MailboxLine, ...] | tuple[OfficeLine, ...]
    total: int
    page: int
    pages: int


def office_is_live(office: Office) -> bool:
    """Whether an office and its mailbox were each checked by two people and nothing stops them."""
    checked = office.checked_at is not None and office.ended_on is None
    return checked and office.mailbox is not None and office.mailbox.is_live


def standing_of(mailbox: Mailbox) -> str:
    """The one word for what holds a mailbox back, or "live"."""
    if mailbox.stopped_at is not None:
        return "stopped"
    if mailbox.wish == Mailbox.Wish.STOP:
        return "stop_wish"
    if mailbox.checked_at is None:
        return "to_check"
    if mailbox.consumer and mailbox.verified_again_on is None:
        return "to_see_again"
    return "digest_only" if mailbox.wish == Mailbox.Wish.DIGEST_ONLY else "live"


def last_seen(mailbox: Mailbox) -> date:
    """The last day on which anybody saw the address at its source."""
    return max(mailbox.verified_on, mailbox.verified_again_on or mailbox.verified_on)


def mailbox_page(*, standing: str = "", today: date, page: int = 1) -> Page:
    """Mailboxes by address. With `standing`, those alone; "stale" means not looked at for long."""
    rows = _of_standing(standing, today)
    total, page, pages, cut = _cut(rows, page)
    offices = Prefetch("offices", Office.objects.order_by("code"))
    lines = tuple(mailbox_line(one, today=today) for one in cut.prefetch_related(offices))
    return Page(lines, total, page, pages)


def mailbox_line(mailbox: Mailbox, *, today: date) -> MailboxLine:
    """One mailbox as a list shows it."""
    seen = last_seen(mailbox)
    codes = tuple(office.code for office in mailbox.offices.all())
    return MailboxLine(mailbox, standing_of(mailbox), seen, is_stale(seen, today), codes)


def office_page(*, state: str = "", kind: str = "", today: date, page: int = 1) -> Page:
    """Offices by code, those of a State or of a kind alone where asked."""
    rows = Office.objects.select_related("mailbox")
    if state:
        rows = rows.filter(state=state)
    if kind:
        rows = rows.filter(kind=kind)
    total, page, pages, cut = _cut(rows.order_by("code"), page)
    return Page(tuple(office_line(one, today=today) for one in cut), total, page, pages)


def office_line(office: Office, *, today: date) -> OfficeLine:
    """One office as a list shows it."""
    seen = office.verified_on
    old = seen is None or is_stale(seen, today)
    return OfficeLine(office, _office_standing(office), seen, old and office.ended_on is None)


def history(target: str) -> tuple[Event, ...]:
    """What was done to `mailbox-3` or `office-7`, latest first."""
    return tuple(Event.objects.filter(target=target)[:HISTORY])


def _office_standing(office: Office) -> str:
    if office.ended_on is not None:
        return "ended"
    if office.checked_at is None:
        return "to_check"
    return standing_of(office.mailbox) if office.mailbox else "no_mailbox"


def _of_standing(standing: str, today: date) -> QuerySet[Mailbox]:
    stop, wish = Q(stopped_at__isnull=False), Q(wish=Mailbox.Wish.STOP)
    unchecked = Q(checked_at=None)
    unseen = Q(consumer=True, verified_again_on=None)
    old = Q(verified_on__lt=today - STALE_AFTER) & (
        Q(verified_again_on=None) | Q(verified_again_on__lt=today - STALE_AFTER)
    )
    free = ~stop & ~wish & ~unchecked & ~unseen
    wanted = {
        "stopped": stop,
        "stop_wish": wish & ~stop,
        "to_check": unchecked & ~stop & ~wish,
        "to_see_again": unseen & ~unchecked & ~stop & ~wish,
        "digest_only": free & Q(wish=Mailbox.Wish.DIGEST_ONLY),
        "live": free & Q(wish=Mailbox.Wish.NONE),
        "stale": old,
    }
    rows = Mailbox.objects.order_by("address")
    return rows.filter(wanted[standing]) if standing in wanted else rows


def _cut(rows: QuerySet, page: int) -> tuple[int, int, int, QuerySet]:  # type: ignore[type-arg] # of either model
    total = rows.count()
    pages = max(1, -(-total // PER_PAGE))
    page = min(max(1, page), pages)
    return total, page, pages, rows[(page - 1) * PER_PAGE : page * PER_PAGE]
