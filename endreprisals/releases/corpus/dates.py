"""Invented dates as exact as real sources are: most a day, many a month, some a year."""

from datetime import date, timedelta
from random import Random  # noqa: TID251 -- seeded: the same seed must give the same corpus

from endreprisals.domain.partial_dates import PartialDate, parse

LAST_DAY = date(2026, 11, 1)


def partial(chance: Random, day: date) -> PartialDate:
    """The date of a day, as exact as chance will have it."""
    exactness = chance.random()
    if exactness < 0.62:
        return parse(day.isoformat())
    if exactness < 0.86:
        return parse(f"{day:%Y-%m}")
    if exactness < 0.96:
        return parse(f"{day:%Y}")
    if exactness < 0.98:
        return parse(f"{day:%Y}~")
    return parse(f"{day.isoformat()}/..")


def later(chance: Random, day: date, *, most_days: int) -> date:
    """Some day after this one, never in the future of the record."""
    return min(day + timedelta(days=chance.randint(1, most_days)), LAST_DAY)
