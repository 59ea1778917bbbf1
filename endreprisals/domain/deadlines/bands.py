"""How long ago an act was, in the five bands in which limits are told on one page."""

from collections.abc import Mapping
from datetime import date, timedelta
from itertools import pairwise
from typing import Literal

from endreprisals.domain.deadlines.acts import FIRST_YEAR, Span
from endreprisals.domain.deadlines.limits import months_later

Band = Literal["week", "month", "quarter", "year", "older"]
BANDS: tuple[Band, ...] = ("week", "month", "quarter", "year", "older")


def bands(today: date) -> Mapping[Band, Span]:
    """The days of each band, which follow on one another and end today.

    Under a week, under a month, under three months, under a year, and everything before.
    """
    ends = [
        today + timedelta(days=1),
        today - timedelta(days=6),
        months_earlier(today, 1),
        months_earlier(today, 3),
        months_earlier(today, 12),
        date(FIRST_YEAR, 1, 1),
    ]
    spans = (
        Span(lower, upper - timedelta(days=1), f"{lower}/{upper - timedelta(days=1)}")
        for upper, lower in pairwise(ends)
    )
    return dict(zip(BANDS, spans, strict=True))


def months_earlier(day: date, months: int) -> date:
    """The first day that is less than so many months before `day`."""
    earlier = months_later(day, -months)
    while months_later(earlier, months) <= day:
        earlier += timedelta(days=1)
    return earlier
