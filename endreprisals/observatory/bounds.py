"""Dates as the figures have them: bounds that are days, and None where a side is open.

Rows of the database and rows of an export are read by the same rules, which stand here.
"""

from datetime import date
from functools import lru_cache

from endreprisals.domain.partial_dates import parse
from endreprisals.domain.sessions import read_session
from endreprisals.domain.spells import known_until

UNION = "European Union"  # in the note of a joint statement: it joined beside the States


def first_day(edtf: str) -> date | None:
    """The first day that a date can mean; None for no date and for an open start."""
    return closed(parse(edtf).lower) if edtf else None


def last_day(edtf: str) -> date | None:
    """The last day that a date can mean; None for no date and for an open end."""
    return closed(parse(edtf).upper) if edtf else None


def exact_day(edtf: str) -> date | None:
    """The day, where the date is known to the day."""
    first, last = first_day(edtf), last_day(edtf)
    return first if first == last else None


@lru_cache(maxsize=10_000)
def heard_until(edtf: str) -> date | None:
    """The last day for which "last reported so" speaks; None where nobody said it."""
    return closed(known_until(parse(edtf))) if edtf else None


def year_of(session: str, first: date | None, last: date | None) -> int | None:
    """The year of a statement: of its day, else of its session; None where neither tells."""
    if first and last and first.year == last.year:
        return first.year
    held = read_session(session)
    return held.year if held else None


def closed(day: date | None) -> date | None:
    """A bound as the figures have it: None instead of the beginning and the end of time."""
    return None if day in (date.min, date.max) else day
