"""Dates of the calendar as pages and the feed show them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from hashlib import sha256
from itertools import groupby
from pathlib import Path

import yaml

from endreprisals.mechanisms.models import CalendarEntry, Mechanism
from endreprisals.mechanisms.queries.directory import Said, said_names

FILE = Path(__file__).resolve().parents[2] / "data" / "handbook" / "calendar.yaml"
ENGLISH = "en"
REPLACES = "--"


@dataclass(frozen=True, slots=True)
class ShownDate:
    """One date of the calendar."""

    number: int  # under which the feed carries it, without its title
    title: Said
    kind: str
    body: str  # code of the mechanism; blank: none of the directory
    body_name: Said
    state: str
    edtf: str
    lower: date
    upper: date
    confidence: str
    basis: str
    source: str
    url: str

    @property
    def lasting(self) -> tuple[str, str] | None:
        """First and last day of what goes on between them; None for one day, or one unknown day."""
        first, slash, last = self.edtf.partition("/")
        is_known = self.confidence != CalendarEntry.Confidence.EXPECTED
        return (first, last) if slash and is_known else None


@dataclass(frozen=True, slots=True)
class Month:
    """The dates that begin in one month."""

    first_day: date
    dates: tuple[ShownDate, ...]

    @property
    def edtf(self) -> str:
        """The month as `2027-04`."""
        return f"{self.first_day:%Y-%m}"


@dataclass(frozen=True, slots=True)
class FeedDate:
    """One date as the feed carries it: no title, no body, nothing that tells what it is."""

    number: int
    uid: str
    sequence: int
    stamp: datetime
    lower: date
    upper: date
    status: str  # confirmed, tentative or cancelled


@dataclass(frozen=True, slots=True)
class Chosen:
    """What of the calendar is asked for; blank: everything."""

    kind: str = ""
    body: str = ""
    past: bool = False


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of a filter."""

    code: str
    name: Said


def months(chosen: Chosen, today: date, language: str) -> tuple[Month, ...]:
    """What is to come or going on, by month; past dates the latest first. Two queries."""
    rows = CalendarEntry.objects.live()
    rows = rows.filter(date_upper__lt=today) if chosen.past else rows.filter(date_upper__gte=today)
    if chosen.kind:
        rows = rows.filter(kind=chosen.kind)
    if chosen.body:
        rows = rows.filter(mechanism=chosen.body)
    order = ("date_lower", "date_upper", "code")
    ordered = rows.order_by(*(f"-{name}" if chosen.past else name for name in order))
    found = list(ordered)
    called = said_names({one.mechanism_id for one in found if one.mechanism_id}, language)
    shown = [_shown(one, called, language) for one in found]
    return tuple(
        Month(month, tuple(dates))
        for month, dates in groupby(shown, key=lambda one: one.lower.replace(day=1))
    )


def bodies(language: str) -> tuple[Choice, ...]:
    """The bodies that have a date in the calendar, in the order of the directory."""
    found = Mechanism.objects.filter(dates__in=CalendarEntry.objects.live()).distinct()
    codes = list(found.order_by("position", "code").values_list("code", flat=True))
    called = said_names(codes, language)
    return tuple(Choice(code, called.get(code, Said(code, ENGLISH))) for code in codes)


def feed_dates(today: date) -> tuple[FeedDate, ...]:
    """What readers see and what is not over before this month, and what was called off in it."""
    first = today.replace(day=1)
    rows = list(CalendarEntry.objects.filter(date_upper__gte=first).order_by("date_lower", "code"))
    live = {base_code(one.code) for one in rows if one.is_live}
    kept = [one for one in rows if one.is_live or _was_called_off(one, live)]
    latest = {base_code(one.code): one for one in sorted(kept, key=_place)}
    return tuple(_for_feed(one) for one in kept if latest[base_code(one.code)] is one)


def unknown_dates(language: str) -> Sequence[Said]:
    """Of what the calendar holds no date, so that an empty month is not taken for a quiet one."""
    return tuple(_said(one, language) for one in _unknown())


def number_of(code: str) -> int:
    """Six digits that stand for a date in the feed; the same for what takes its place."""
    return int(_digest(code), 16) % 900_000 + 100_000


def base_code(code: str) -> str:
    """`hrc66--2` -> `hrc66`."""
    return code.partition(REPLACES)[0]


def _was_called_off(one: CalendarEntry, live: set[str]) -> bool:
    return one.was_shown and one.ended_at is not None and base_code(one.code) not in live


def _place(one: CalendarEntry) -> tuple[bool, int]:
    return (one.is_live, _nth(one.code))


def _nth(code: str) -> int:
    nth = code.partition(REPLACES)[2]
    return int(nth) if nth else 1


def _for_feed(one: CalendarEntry) -> FeedDate:
    """An end is one change more than the row itself: its sequence is higher."""
    status = "tentative" if one.confidence == CalendarEntry.Confidence.EXPECTED else "confirmed"
    return FeedDate(
        number=number_of(one.code),
        uid=_digest(one.code)[:24],
        sequence=2 * (_nth(one.code) - 1) + (one.ended_at is not None),
        stamp=one.ended_at or one.checked_at or one.entered_at,
        lower=one.date_lower,
        upper=one.date_upper,
        status="cancelled" if one.ended_at else status,
    )


def _digest(code: str) -> str:
    return sha256(f"date {base_code(code)}".encode()).hexdigest()


def _shown(one: CalendarEntry, called: Mapping[str, Said], language: str) -> ShownDate:
    body = one.mechanism_id or ""
    return ShownDate(
        number=number_of(one.code),
        title=_said(one.titles, language),
        kind=one.kind,
        body=body,
        body_name=called.get(body, Said(body, ENGLISH)),
        state=one.state_id or "",
        edtf=one.date_edtf,
        lower=one.date_lower,
        upper=one.date_upper,
        confidence=one.confidence,
        basis=one.basis,
        source=one.source,
        url=one.url,
    )


def _said(texts: Mapping[str, str], language: str) -> Said:
    known = language if texts.get(language) else ENGLISH
    return Said(texts[known], known)


@cache
def _unknown() -> tuple[Mapping[str, str], ...]:
    return tuple(yaml.safe_load(FILE.read_bytes())["unknown"])
