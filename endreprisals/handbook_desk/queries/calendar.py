"""Dates of the calendar at the desk: what waits, what readers see, and what there was before."""

from collections.abc import Iterable
from dataclasses import dataclass

from endreprisals.mechanisms.models import CalendarEntry
from endreprisals.mechanisms.queries.calendar import base_code, number_of
from endreprisals.mechanisms.queries.directory import ENGLISH, names
from endreprisals.mechanisms.services.keeping_calendar import of_one_date


@dataclass(frozen=True, slots=True)
class DateLine:
    """One row with where it stands: waiting, live, ending (somebody asked for its end) or ended."""

    entry: CalendarEntry
    standing: str
    title: str
    body: str  # what it is called; blank: none of the directory
    number: int  # in the feed


@dataclass(frozen=True, slots=True)
class CalendarDesk:
    """The whole calendar: what a second person has to see, what readers see, what was ended."""

    waiting: tuple[DateLine, ...]
    live: tuple[DateLine, ...]
    ended: tuple[DateLine, ...]  # the last row of each date that readers saw and see no more


def calendar_desk() -> CalendarDesk:
    """Two queries, however many dates there are."""
    rows = lines_of(CalendarEntry.objects.order_by("-date_lower", "code"))
    shown = [line for line in rows if line.standing in ("live", "ending")]
    alive = {base_code(line.entry.code) for line in shown}
    gone: dict[str, DateLine] = {}
    for line in sorted(rows, key=lambda one: one.entry.pk):
        base = base_code(line.entry.code)
        if line.standing == "ended" and line.entry.was_shown and base not in alive:
            gone[base] = line
    return CalendarDesk(
        waiting=tuple(line for line in rows if line.standing in ("waiting", "ending")),
        live=tuple(shown),
        ended=tuple(sorted(gone.values(), key=lambda one: one.entry.date_lower, reverse=True)),
    )


def history_of(entry: CalendarEntry) -> tuple[DateLine, ...]:
    """Every row that stood for the same date, the latest first."""
    return lines_of(of_one_date(entry).order_by("-entered_at", "-pk"))


def lines_of(entries: Iterable[CalendarEntry]) -> tuple[DateLine, ...]:
    """Rows as the desk shows them."""
    found = list(entries)
    called = names({one.mechanism_id for one in found if one.mechanism_id}, ENGLISH)
    return tuple(
        DateLine(
            entry=one,
            standing=_standing(one),
            title=one.titles.get(ENGLISH, ""),
            body=called.get(one.mechanism_id, one.mechanism_id) if one.mechanism_id else "",
            number=number_of(one.code),
        )
        for one in found
    )


def _standing(one: CalendarEntry) -> str:
    if one.ended_at:
        return "ended"
    if not one.is_live:
        return "waiting"
    return "ending" if one.ending_at else "live"
