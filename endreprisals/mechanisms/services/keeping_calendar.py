"""Keeping the calendar: one person enters a date, another checks it, and what it replaces ends.

A date is never changed: another row takes its place under the same number of the feed. What readers
see is taken out once a second person agrees; what waits is taken back at once.
"""

import secrets
from dataclasses import asdict, dataclass, field
from datetime import date, datetime

from django.db import transaction

from endreprisals.audit.models import Event
from endreprisals.audit.services import record as audit
from endreprisals.domain.partial_dates import PartialDate, parse
from endreprisals.mechanisms.models import CalendarEntry
from endreprisals.mechanisms.models.directory import Entries
from endreprisals.mechanisms.queries.calendar import REPLACES, base_code

YEARS_AHEAD = 20  # what is later is a slip of the hand, or no date that a calendar can hold
OLDEST = date(1945, 1, 1)


class DateRefused(Exception):
    """It cannot be done so; the message says why, and what to do. Nothing was changed."""


@dataclass(frozen=True, slots=True)
class DateEntry:
    """What somebody wants the calendar to say; the form has checked it."""

    kind: str
    titles: dict[str, str]
    date_edtf: str  # with two ends
    confidence: str
    source: str
    mechanism_id: str | None = None
    state_id: str | None = None
    basis: str = ""
    url: str = ""
    checked_on: date | None = field(default=None)


@transaction.atomic
def enter_date(entry: DateEntry, *, by: str, at: datetime) -> CalendarEntry:
    """Write down a new date; readers see it once another person has checked it.

    Raises `DateRefused`.
    """
    return _write(f"desk-{secrets.token_hex(6)}", entry, by, at)


@transaction.atomic
def replace_date(number: int, entry: DateEntry, *, by: str, at: datetime) -> CalendarEntry:
    """Write down what takes the place of a date. The old one stands until that is checked.

    Raises `DateRefused` and `CalendarEntry.DoesNotExist`.
    """
    old = CalendarEntry.objects.select_for_update().get(pk=number)
    if old.ended_at:
        raise DateRefused("This date has ended: enter a new one.")
    family = of_one_date(old)
    if family.waiting().exists():
        raise DateRefused("Another version waits to be checked: check it or end it first.")
    return _write(f"{base_code(old.code)}{REPLACES}{family.count() + 1}", entry, by, at)


@transaction.atomic
def check_date(number: int, *, seen: int, by: str, at: datetime) -> CalendarEntry:
    """Agree to a date after reading its source; what it replaces ends.

    `seen` is the date that readers see in its place, 0 for none: what changed meanwhile is looked
    at again. Raises `DateRefused` and `CalendarEntry.DoesNotExist`.
    """
    entry = CalendarEntry.objects.select_for_update().get(pk=number)
    if not CalendarEntry.objects.waiting().filter(pk=number).exists():
        raise DateRefused("This date does not wait to be checked.")
    if entry.entered_by == by:
        raise DateRefused("You entered this date: another person must check it.")
    live = live_in_place_of(entry)
    if (live.pk if live else 0) != seen:
        raise DateRefused("The date in its place was changed meanwhile: look at it again.")
    of_one_date(entry).live().update(ended_at=at, ended_by=by)
    entry.checked_by, entry.checked_at = by, at
    entry.save(update_fields=["checked_by", "checked_at"])
    _told(Event.Kind.CALENDAR_CHECKED, entry, by, at)
    return entry


@transaction.atomic
def take_back(number: int, *, by: str, at: datetime) -> None:
    """End a date that nobody has checked yet: readers never saw it.

    Raises `DateRefused` and `CalendarEntry.DoesNotExist`.
    """
    entry = _not_ended(number)
    if entry.is_live:
        raise DateRefused("Readers see this date: say why it should go, and another person agrees.")
    _end(entry, by, at)


@transaction.atomic
def ask_to_end(number: int, *, because: str, by: str, at: datetime) -> None:
    """Ask that a date be taken out: it was wrong or called off. Another person must agree.

    Raises `DateRefused` and `CalendarEntry.DoesNotExist`.
    """
    entry = _not_ended(number)
    if not entry.is_live:
        raise DateRefused("Readers do not see this date: take it back instead.")
    if entry.ending_at:
        raise DateRefused("Somebody asked for that already: another person must agree.")
    if not because.strip():
        raise DateRefused("Say why: the second person must be able to see it at a source.")
    entry.ending_by, entry.ending_at, entry.ending_because = by, at, because.strip()[:300]
    entry.save(update_fields=["ending_by", "ending_at", "ending_because"])
    _told(Event.Kind.CALENDAR_ENDED, entry, by, at, step="asked")


@transaction.atomic
def agree_to_end(number: int, *, by: str, at: datetime) -> None:
    """Take a date out, as the second person. The feed says so to those who have it.

    Raises `DateRefused` and `CalendarEntry.DoesNotExist`.
    """
    entry = _not_ended(number)
    if not entry.ending_at:
        raise DateRefused("Nobody asks any more that it be taken out.")
    if entry.ending_by == by:
        raise DateRefused("You asked for it: another person must agree.")
    _end(entry, by, at)


@transaction.atomic
def leave_it(number: int, *, by: str, at: datetime) -> None:
    """Let a date stand after all that somebody wanted to take out.

    Raises `DateRefused` and `CalendarEntry.DoesNotExist`.
    """
    entry = _not_ended(number)
    if not entry.ending_at:
        raise DateRefused("Nobody asks any more that it be taken out.")
    entry.ending_by, entry.ending_at, entry.ending_because = "", None, ""
    entry.save(update_fields=["ending_by", "ending_at", "ending_because"])
    _told(Event.Kind.CALENDAR_ENDED, entry, by, at, step="left")


def of_one_date(entry: CalendarEntry) -> Entries[CalendarEntry]:
    """Every row that ever stood for the same date, this one among them."""
    base = base_code(entry.code)
    same = CalendarEntry.objects.filter(code=base)
    return same | CalendarEntry.objects.filter(code__startswith=f"{base}{REPLACES}")


def live_in_place_of(entry: CalendarEntry) -> CalendarEntry | None:
    """The date that readers see where this one would stand."""
    return of_one_date(entry).live().first()


def _not_ended(number: int) -> CalendarEntry:
    entry = CalendarEntry.objects.select_for_update().get(pk=number)
    if entry.ended_at:
        raise DateRefused("This date has ended already.")
    return entry


def _end(entry: CalendarEntry, by: str, at: datetime) -> None:
    entry.ended_by, entry.ended_at = by, at
    entry.save(update_fields=["ended_by", "ended_at"])
    _told(Event.Kind.CALENDAR_ENDED, entry, by, at, step="ended")


def _write(code: str, entry: DateEntry, by: str, at: datetime) -> CalendarEntry:
    when = parse(entry.date_edtf)
    _fit(entry, when, at.date())
    row = CalendarEntry.objects.create(
        code=code, date_lower=when.lower, date_upper=when.upper, entered_by=by, entered_at=at,
        **asdict(entry),
    )  # fmt: skip
    _told(Event.Kind.CALENDAR_ENTERED, row, by, at)
    return row


def _fit(entry: DateEntry, when: PartialDate, today: date) -> None:
    if entry.checked_on and entry.checked_on > today:
        raise DateRefused("The source cannot have been seen in the future.")
    if when.lower < OLDEST or when.upper.year > today.year + YEARS_AHEAD:
        raise DateRefused(
            f"The calendar holds dates from {OLDEST.year} to {today.year + YEARS_AHEAD}."
        )


def _told(kind: Event.Kind, row: CalendarEntry, by: str, at: datetime, **more: str) -> None:
    audit(kind, actor=by, at=at, target=f"date-{row.pk}", kind_of_date=row.kind, **more)
