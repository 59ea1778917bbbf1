"""The day of an act as a person writes it: a year, a month, a day, or from one to another.

The same rules run in the browser (`mechanisms/browser/dates.js`); `tests/vectors/days.json` and
generated cases hold the two together. Anything else that EDTF can say is refused with a reason:
a person under pressure must not be left to guess what was understood.
"""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from typing import Literal

FIRST_YEAR, LAST_YEAR = 1900, 2100
MOST_CHARS = 60
ProblemCode = Literal["empty", "too_long", "not_a_date", "not_in_calendar", "years", "backwards"]

_MOMENT = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?[~?]?", re.ASCII)
_DIGITS_FROM = (0x0660, 0x06F0, 0x0F20, 0xFF10)  # Arabic, Persian and Uyghur, Tibetan, full width
_DASHES = (*range(0x2010, 0x2016), 0x2212, 0xFF0D)
_SIGNS = {0xFF0F: "/", 0x2044: "/", 0xFF5E: "~", 0xFF1F: "?", 0x061F: "?"}
# Marks that turn the direction of text: pasted along with a date, they are no part of it.
_TURNS = (0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A), 0xFEFF)
_BLANKS = " \t\r\n\u00a0\u202f"
_PLAIN = {
    **{first + nth: str(nth) for first in _DIGITS_FROM for nth in range(10)},
    **dict.fromkeys(_DASHES, "-"),
    **_SIGNS,
    **dict.fromkeys(_TURNS, ""),
}


@dataclass(frozen=True, slots=True)
class Span:
    """The first and the last day, both included, on which something can have happened.

    `text` is what was read, in plain digits: `2026-10~`, `2026-10-01/2026-10-04`.
    """

    lower: date
    upper: date
    text: str

    @property
    def about(self) -> bool:
        """Whether the person marked it as not certain. The bounds are not wider for it."""
        return "~" in self.text or "?" in self.text


@dataclass(frozen=True, slots=True)
class Problem:
    """Why a text is no day that we can work with; words for each code are in `words.yaml`."""

    code: ProblemCode


class _Unreadable(Exception):
    def __init__(self, code: ProblemCode) -> None:
        super().__init__(code)
        self.code = code


def read_day(text: str) -> Span | Problem:
    """Read `2026`, `2026-10`, `2026-10-04`, each perhaps with `~` or `?`, or `A/B` of these.

    Digits of other scripts, long dashes and blanks around a date are understood.
    """
    try:
        return _span(text)
    except _Unreadable as unreadable:
        return Problem(unreadable.code)


def _span(text: str) -> Span:
    if len(text) > MOST_CHARS:
        raise _Unreadable("too_long")
    parts = [part.strip(_BLANKS) for part in text.translate(_PLAIN).split("/")]
    if parts == [""]:
        raise _Unreadable("empty")
    if len(parts) > 2:
        raise _Unreadable("not_a_date")
    ends = [_moment(part) for part in parts]
    if ends[0][0] > ends[-1][1]:
        raise _Unreadable("backwards")
    return Span(ends[0][0], ends[-1][1], "/".join(parts))


def _moment(text: str) -> tuple[date, date]:
    """The first and last day of one date."""
    match = _MOMENT.fullmatch(text)
    if match is None:
        raise _Unreadable("not_a_date")
    year, month, day = (int(part) if part else None for part in match.groups())
    if year is None or not FIRST_YEAR <= year <= LAST_YEAR:
        raise _Unreadable("years")
    first_month, last_month = (month, month) if month is not None else (1, 12)
    if not 1 <= first_month <= 12:
        raise _Unreadable("not_in_calendar")
    length = monthrange(year, last_month)[1]
    if day is not None and not 1 <= day <= length:
        raise _Unreadable("not_in_calendar")
    return date(year, first_month, day or 1), date(year, last_month, day or length)
