"""When things happened: dates, months, years and spans in running text, as EDTF.

A year that is left out comes from the same list or sentence, else from the sentences before;
where that would fall outside the period of the report, the neighbouring year is meant.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from endreprisals.domain.sg_report.model import Period

_NAMES = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
_MONTHS = {name: number for number, name in enumerate(_NAMES, 1)}
_M = "(?:" + "|".join(_NAMES) + ")"
_D = r"[0-3]?[0-9](?:st|nd|rd|th)?"
_Y = r"(?:19|20)[0-9]{2}"
_DAY = rf"(?:{_D}\s?{_M}(?:,?\s{_Y})?|{_M}\s{_D}(?![0-9/])(?:,?\s{_Y})?)"
_MONTH = rf"{_M}(?:\s(?:of\s)?{_Y})?"
_UNIT = rf"(?:{_DAY}|{_M}\s{_Y})"
_TO = r"(?:\s?[–—-]\s?|\s(?:to|until|till|through|and)\s)"
_AND = r"(?:,\s(?:and\s)?|\s(?:and|or)\s)"
_SPAN_WORD = r"(?P<open>(?:[Ff]rom|[Bb]etween|night\sof)\s(?:early\s|late\s|mid-)?)"
_FIND = re.compile(
    rf"{_SPAN_WORD}(?P<from>{_D}|{_DAY}|{_MONTH}|{_Y}){_TO}(?:early\s|"
    rf"late\s|mid-)?(?P<to>{_DAY}|{_MONTH}|{_Y})(?![0-9/])"
    rf"|(?P<dash_from>{_D}|{_DAY}|{_MONTH})\s?[–—]\s?(?P<dash_to>{_DAY}|{_M}\s{_Y})(?![0-9])"
    rf"|(?P<list>(?:(?:{_D}|{_DAY}){_AND})+(?:{_DAY}))(?![0-9/])"
    rf"|(?P<months>(?:{_MONTH}{_AND})+{_M}\s{_Y})(?![0-9/])"
    rf"|(?P<day>{_DAY})(?![0-9/])"
    rf"|(?P<month>{_M}\s(?:of\s)?{_Y})(?![0-9/])"
    rf"|\b(?:[Ii]n|[Ss]ince|[Uu]ntil|[Dd]uring|[Bb]y|[Oo]f|[Ee]arly|"
    rf"[Ll]ate|[Mm]id-|[Tt]hroughout|[Ll]ast|the month of|end of)\s?(?P<bare_month>{_M})"
    rf"\b(?!\s[0-9])"
    rf"|\b(?:[Ii]n|[Ss]ince|[Uu]ntil|[Dd]uring|[Ii]n early|[Ii]n late|"
    rf"[Ee]arly|[Ll]ate|[Mm]id-|[Tt]hroughout|end of|beginning of|back to|"
    rf"as of)\s?(?P<years>{_Y}(?:(?:,\s|\sand\s|,\sand\s){_Y})*)(?![0-9/])"
)
_HINT = re.compile(rf"{_M}|{_Y}")
_ONE = re.compile(
    rf"(?:([0-3]?[0-9])(?![0-9])(?:st|nd|rd|th)?\s?)?(?:({_M}))?(?:\s?([0-3]"
    rf"?[0-9])(?:st|nd|rd|th)?(?![0-9]))?(?:,?\s?(?:of\s)?({_Y}))?$"
)
# A year after one of these, or before one of those, is the year of a law, a report, a session.
_NO_EVENT_BEFORE = re.compile(
    r"(?:\b(?:[Ll]aw|[Aa]ct|[Dd]ecree|[Cc]ode|[Oo]rdinance|[Cc]onstitution|"
    r"[Rr]esolution|[Cc]onvention|[Aa]greement|[Cc]ase|[Nn]o\.|[Rr]egulation)s?"
    r"(?: [Nn]o\. ?\S+)?(?: of| dated)? |\breports? (?:of|for|in) (?:the )?|, )$"
)
_NO_EVENT_AFTER = re.compile(
    r"^(?:(?:,? (?:and )?(?:19|20)[0-9]{2})* )?(?:annual )?(?:reports?\b|"
    r"[Ll]aw\b|[Aa]ct\b|[Dd]ecree|[Cc]onstitution|[Rr]egulation|[Oo]rdinance|"
    r"[Aa]mendment|[Ee]lections?\b|[Bb]udget|[Cc]oup|[Cc]onference|"
    r"(?:[A-Z][\w-]+ ){1,6}(?:Law|Act|Decree|Code|Ordinance|Regulation)\b)"
)
_REPORT_YEARS = re.compile(
    rf"{_Y}(?:(?:,\s|\sand\s|,\sand\s){_Y})*\s(?:annual\s)?reports?\b|"
    rf"\breports?\s(?:of\sthe\sSecretary-General\s)?(?:of|for|from|"
    rf"in|covering|presented in|issued in)\s{_Y}(?:(?:,\s|\sand\s|,\sand\s){_Y})*"
)
_COMMA_OR_AND = re.compile(r",\s(?:and\s)?|\s(?:and|or)\s")
_PERIOD_DAYS = (200, 500)  # no report covers less or more
_AFTERMATH = timedelta(days=150)  # a report goes on to what happened while it was being written


@dataclass(frozen=True, slots=True)
class Found:
    """One date in a text: EDTF and its place."""

    edtf: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Printed:
    """A date as printed: the parts that are there."""

    day: int | None
    month: int | None
    year: int | None

    def edtf(self, year: int) -> str | None:
        """As EDTF in its own year or else in this one; None for what no calendar has."""
        year = self.year or year
        if self.middle(year) is None:
            return None
        month = f"-{self.month:02}" if self.month else ""
        return f"{year:04}{month}" + (f"-{self.day:02}" if month and self.day else "")

    def middle(self, year: int) -> date | None:
        """A day in it, the middle where only month or year is printed."""
        try:
            return date(year, self.month or 6, self.day or 15)
        except ValueError:
            return None


@dataclass(frozen=True, slots=True)
class _Waiting:
    """A date whose year has not turned up yet, and its place."""

    printed: _Printed
    start: int
    end: int


class DateReader:
    """Reads the dates of one story in order and remembers the year for those that leave it out."""

    def __init__(self, period: Period) -> None:
        self.first = date.fromisoformat(period.first) if period.first else None
        self.last = date.fromisoformat(period.last) if period.last else None
        self.year: int | None = None
        self.found: list[Found] = []
        self.waiting: list[_Waiting] = []

    def read(self, text: str) -> list[Found]:
        """The dates of the next sentence."""
        self.found, self.waiting = [], []
        if not _HINT.search(text):
            return []
        reports = [match.span() for match in _REPORT_YEARS.finditer(text)]
        for match in _FIND.finditer(text):
            if not any(start <= match.start() < end for start, end in reports):
                self._take(text, match)
        for one in self.waiting:
            self._place(one, self._year_in_period(one.printed))
        return sorted(self.found, key=lambda one: one.start)

    def _take(self, text: str, match: re.Match[str]) -> None:
        if span := match["from"] or match["dash_from"]:
            self._take_span(_one(span), _one(match["to"] or match["dash_to"]), match)
            return
        for printed in _several(match):
            if printed.day or _is_event(text, match):
                self._take_one(_Waiting(printed, match.start(), match.end()))

    def _take_one(self, one: _Waiting) -> None:
        if one.printed.year:
            self.year = one.printed.year
            for earlier in self.waiting:
                self._place(earlier, self._fitted(earlier.printed, self.year))
            self.waiting = []
            self._place(one, self.year)
        elif self.year:
            self._place(one, self._fitted(one.printed, self.year))
        else:
            self.waiting.append(one)

    def _take_span(self, start: _Printed, end: _Printed, match: re.Match[str]) -> None:
        known = end.year or self.year
        last_year = known if end.year else self._fitted(end, known) if known else None
        last_year = last_year or self._year_in_period(end)
        if last_year is None:
            return
        month = start.month or (end.month if start.day else None)
        turns = start.year is None and month and end.month and month > end.month
        first = _Printed(start.day, month, start.year).edtf(last_year - bool(turns))
        last = end.edtf(last_year)
        if first and last:
            self.year = last_year
            edtf = first if first == last else f"{first}/{last}"
            self.found.append(Found(edtf, match.start(), match.end()))

    def _place(self, one: _Waiting, year: int | None) -> None:
        if year and (edtf := one.printed.edtf(year)):
            self.year = year
            self.found.append(Found(edtf, one.start, one.end))

    def _year_in_period(self, printed: _Printed) -> int | None:
        """For a date in a text without any year: the one that puts it into the period."""
        if self.first is None or self.last is None:
            return None
        middle = printed.middle(self.first.year)
        return self.first.year if middle and middle >= self.first else self.last.year

    def _fitted(self, printed: _Printed, year: int) -> int:
        """The year itself, or its neighbour if only that lies in the period or soon after."""
        fits = [y for y in (year, year + 1, year - 1) if self._in_period(printed.middle(y))]
        return fits[0] if fits else year

    def _in_period(self, day: date | None) -> bool:
        if self.first is None or self.last is None or day is None:
            return False
        return self.first <= day <= self.last + _AFTERMATH


def period_in(text: str) -> Period | None:
    """The time that the report says it covers: "gathered from 1 June 2014 to 31 May 2015"."""
    for found in DateReader(Period()).read(text):
        first, _, last = found.edtf.partition("/")
        if len(first) == len(last) == len("2014-06-01"):
            period = Period(first, last)
            if _PERIOD_DAYS[0] < _days(period) < _PERIOD_DAYS[1]:
                return period
    return None


def _days(period: Period) -> int:
    return (date.fromisoformat(period.last) - date.fromisoformat(period.first)).days


def _several(match: re.Match[str]) -> list[_Printed]:
    """The dates of a list, each with the month and year that stand later in it."""
    if one := match["day"] or match["month"] or match["bare_month"]:
        return [_one(one)]
    text = match["list"] or match["months"] or match["years"]
    out: list[_Printed] = []
    month = year = None
    for part in reversed([_one(part) for part in _COMMA_OR_AND.split(text)]):
        month, year = part.month or month, part.year or year
        out.append(_Printed(part.day, part.month or (month if part.day else None), year))
    return out[::-1]


def _one(text: str) -> _Printed:
    before, month, after, year = _ONE.findall(text.strip())[0]
    day = before or after
    return _Printed(int(day) if day else None, _MONTHS.get(month), int(year) if year else None)


def _is_event(text: str, match: re.Match[str]) -> bool:
    """Whether a bare year tells when something happened, and is not the year of a law or report."""
    start = match.start("years") if match["years"] else match.start()
    before, after = text[max(0, start - 40) : start], text[match.end() : match.end() + 60]
    return not _NO_EVENT_BEFORE.search(before) and not _NO_EVENT_AFTER.match(after.lstrip())


def ordered(found: Sequence[Found]) -> tuple[str, ...]:
    """The dates alone, each once, in printed order."""
    return tuple(dict.fromkeys(one.edtf for one in found))
