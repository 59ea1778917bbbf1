"""Dates as sources give them: a day, a month, a year, "about 2017", or a time still open.

Written in EDTF (Extended Date/Time Format, ISO 8601-2:2019): level 0 and the parts of level 1
that the record uses. The parser is our own. The `edtf` library (5.0.2) was tried and serves as
a cross-check in the tests only: it takes 3 to 5 ms for a date against a few microseconds here,
accepts reversed intervals and years below 1, answers open ends with infinite numbers, invents
a limit of ten years for empty ends, ends winter on 31 December and places every season in the
northern half of the world.
"""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Literal

Precision = Literal["day", "month", "season", "year", "decade", "century", "interval", "open"]

OPEN = ".."
_SHOWN_CHARS = 40
_ACCEPTED = (
    "write a date such as 2014, 2014-09, 2014-09-22, 2014-09-01/2014-09-30, 2014-09/.. or 2017~"
)
_MOMENT = re.compile(
    r"(?:(?P<years>[0-9]{4}|[0-9]{3}X|[0-9]{2}XX|[0-9]{4}-XX(?:-XX)?)"
    r"|(?P<year>[0-9]{4})-(?P<month>[0-9]{2})(?:-(?P<day>[0-9]{2}|XX))?)"
    r"(?P<qualifier>[~?%]?)"
)
_SPRING, _SUMMER, _AUTUMN, _WINTER = "21", "22", "23", "24"
_SEASONS = (_SPRING, _SUMMER, _AUTUMN, _WINTER)


class NotADate(ValueError):
    """A text that is no date this record can keep; the message says why and how to mend it."""

    def __init__(self, text: str, why: str) -> None:
        shown = text if len(text) <= _SHOWN_CHARS else text[:_SHOWN_CHARS] + "…"
        super().__init__(f"{shown!r} {why}: {_ACCEPTED}")
        self.text = text


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date with the precision its source gave, and the first and last day it can mean.

    `lower` and `upper` are inclusive; an open end is stored as `date.min` or `date.max`.
    `approximate` is EDTF `~`, `uncertain` is `?`, and `%` sets both. Neither widens the bounds:
    a source that says "about" does not say how far off.
    """

    edtf: str
    lower: date
    upper: date
    open_start: bool
    open_end: bool
    approximate: bool
    uncertain: bool

    @property
    def precision(self) -> Precision:
        """How exactly the source dates it: a day down to a century, an interval or an open one."""
        if self.open_start or self.open_end:
            return "open"
        return "interval" if "/" in self.edtf else _Moment.read(self.edtf).precision

    @property
    def starts_by(self) -> date:
        """The latest day on which it can have begun; for an open start there is no such limit."""
        return date.min if self.open_start else min(_moments(self.edtf)[0].upper, self.upper)

    @property
    def ends_from(self) -> date:
        """The earliest day on which it can have ended; for an open end there is no such limit."""
        return date.max if self.open_end else max(_moments(self.edtf)[-1].lower, self.lower)

    def certainly_within(self, start: date, end: date) -> bool:
        """Whether all of it lies from `start` to `end`, both days included, beyond doubt.

        Every day it can mean lies inside. Never true of an approximate, uncertain or open date,
        because it may reach further than its bounds say.
        """
        doubtful = self.approximate or self.uncertain or self.open_start or self.open_end
        return not doubtful and start <= self.lower and self.upper <= end

    def possibly_within(self, start: date, end: date) -> bool:
        """Whether it can have happened between `start` and `end`, both days included.

        It is read as one moment somewhere between its bounds: at least one of those days lies
        inside. The widest of the three filters; it leaves nothing out that may belong.
        """
        return start <= end and self.lower <= end and start <= self.upper

    def overlaps(self, start: date, end: date) -> bool:
        """Whether it was going on at some time between `start` and `end`, both days included.

        It is read as time that lasts: whatever the missing months and days turn out to be, it
        had begun by `end` and had not ended before `start`. A detention 2012/2016 overlaps the
        year 2014; `201X` does not, because it may lie in any year of the decade. An open end
        goes on. What is certainly within overlaps, and what overlaps is possibly within.
        """
        return start <= end and self.starts_by <= end and start <= self.ends_from

    def sort_key(self) -> tuple[date, date, str]:
        """Earliest possible day first, then the more exact date, then the text."""
        return (self.lower, self.upper, self.edtf)


def parse(text: str) -> PartialDate:
    """Read one EDTF date or interval; raise `NotADate` with what is wrong and how to mend it.

    Accepts `2014`, `2014-09`, `2014-09-22`, `201X`, `2014-XX`, `2014-21` (spring), a qualifier
    `~`, `?` or `%` at the end of a date, and two dates with a slash, one of which may be `..`.
    Years run from 0001 to 9999. An interval that ends before it begins is refused, as is one
    with an empty end, which EDTF calls unknown: write `..` or give a date.
    """
    moments = _moments(text)
    open_start, open_end = text.startswith(f"{OPEN}/"), text.endswith(f"/{OPEN}")
    return PartialDate(
        edtf=text,
        lower=date.min if open_start else moments[0].lower,
        upper=date.max if open_end else moments[-1].upper,
        open_start=open_start,
        open_end=open_end,
        approximate=any(moment.qualifier in ("~", "%") for moment in moments),
        uncertain=any(moment.qualifier in ("?", "%") for moment in moments),
    )


def parse_list(text: str) -> tuple[PartialDate, ...]:
    """Read several dates joined by `; ` in the order given; blank text is no date at all.

    Raises `NotADate` for any that cannot be read, and for an empty place between two marks.
    """
    if not text.strip():
        return ()
    return tuple(parse(part.strip()) for part in text.split(";"))


@dataclass(frozen=True, slots=True)
class _Moment:
    """One date without a slash."""

    lower: date
    upper: date
    precision: Precision
    qualifier: str

    @classmethod
    def read(cls, text: str) -> "_Moment":
        match = _MOMENT.fullmatch(text)
        if match is None:
            raise NotADate(text, "is not a date in EDTF")
        try:
            lower, upper, precision = _bounds(match)
        except ValueError as error:
            raise NotADate(text, "is not in the calendar") from error
        return cls(lower, upper, precision, match["qualifier"])


@lru_cache(maxsize=4096)
def _moments(text: str) -> tuple[_Moment, ...]:
    """The dates that an EDTF text names: one, or the two ends of an interval that are given."""
    parts = text.split("/")
    if len(parts) > 2:
        raise NotADate(text, "has more than two ends")
    if len(parts) == 1:
        return (_Moment.read(text),)
    if "" in parts:
        raise NotADate(text, "leaves one end empty")
    moments = tuple(_Moment.read(part) for part in parts if part != OPEN)
    if not moments:
        raise NotADate(text, "names no date at either end")
    if moments[0].lower > moments[-1].upper:
        raise NotADate(text, "ends before it begins")
    return moments


def _bounds(match: re.Match[str]) -> tuple[date, date, Precision]:
    """First day, last day and precision; `ValueError` for what no calendar has."""
    if match["years"]:
        return _years(match["years"][:4])
    year, month, day = int(match["year"]), match["month"], match["day"]
    if month in _SEASONS and day is None:
        return _season(year, month)
    if day in (None, "XX"):
        return date(year, int(month), 1), _last_of_month(year, int(month)), "month"
    exact = date(year, int(month), int(day))
    return exact, exact, "day"


def _years(year: str) -> tuple[date, date, Precision]:
    first, last = int(year.replace("X", "0")), int(year.replace("X", "9"))
    # The calendar begins with year 1, so the first decade and century are one year short.
    lower = date(max(first, 1) if "X" in year else first, 1, 1)
    precision: dict[int, Precision] = {0: "year", 1: "decade", 2: "century"}
    return lower, date(last, 12, 31), precision[year.count("X")]


def _season(year: int, season: str) -> tuple[date, date, Precision]:
    """Every day that the season can mean, north or south of the equator.

    Spring and autumn lie between March and November in both halves. Summer in one half and
    winter in the other run over the turn of the year, at either end of it.
    """
    if season in (_SPRING, _AUTUMN):
        return date(year, 3, 1), date(year, 11, 30), "season"
    upper = date.max if year == date.max.year else _last_of_month(year + 1, 2)
    return date(year, 1, 1), upper, "season"


def _last_of_month(year: int, month: int) -> date:
    if month == 12:
        return date(year, 12, 31)
    return date(year, month + 1, 1) - timedelta(days=1)
