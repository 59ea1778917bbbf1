"""When a mailbox of a mission may get a letter, and when a digest.

Office hours of Geneva on weekdays, at most 20 letters a day, spread out, none in the 48 hours
before a vote unless the mission wants them. Source: campaigns reference, section 5, point 10.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from hashlib import sha256
from typing import Final
from zoneinfo import ZoneInfo

GENEVA: Final = ZoneInfo("Europe/Zurich")
QUIET: Final = timedelta(hours=48)  # before a vote
WEEK: Final = timedelta(days=7)
DAILY_ABOVE: Final = 100  # new since the last digest: then it comes daily
_SATURDAY: Final = 5


@dataclass(frozen=True, slots=True)
class Budget:
    """What one mailbox gets in a day of Geneva, over all campaigns. Hours: from 0 to 24."""

    per_day: int = 20
    first_hour: int = 9
    last_hour: int = 18  # the first moment that is too late

    def __post_init__(self) -> None:
        if self.per_day < 1 or not 0 <= self.first_hour < self.last_hour <= 23:
            raise ValueError("a budget lets at least one letter through on a day")

    @property
    def apart(self) -> timedelta:
        """How far letters stand from each other on a full day."""
        return timedelta(hours=self.last_hour - self.first_hour) / self.per_day


BUDGET: Final = Budget()


def open_at(
    moment: datetime,
    *,
    vote_at: datetime | None,
    before_votes: bool,
    budget: Budget = BUDGET,
) -> bool:
    """Whether a letter may arrive at this moment, were there room in the budget."""
    hours = _hours(moment.astimezone(GENEVA).date(), budget)
    if hours is None or not hours[0] <= moment < hours[1]:
        return False
    return before_votes or vote_at is None or not vote_at - QUIET <= moment <= vote_at


def next_slots(
    count: int,
    *,
    now: datetime,
    taken: Mapping[date, int],
    seed: str,
    vote_at: datetime | None,
    before_votes: bool,
    until: date | None = None,
    budget: Budget = BUDGET,
) -> list[datetime]:
    """The next moments, in order, in UTC, for `count` letters to one mailbox.

    `taken`: how many letters the mailbox gets on each day of Geneva already. Those of a day spread
    over what is left of it, on average no closer than on a full day. The seed decides each second,
    so that the same question has the same answer. With `until`, the last day in Geneva, there may
    be fewer moments than letters.
    """
    slots: list[datetime] = []
    day = now.astimezone(GENEVA).date()
    while len(slots) < count and (until is None or day <= until):
        hours = _hours(day, budget)
        window = hours and _left(hours, now, None if before_votes else vote_at)
        if window:
            room = min(budget.per_day - taken.get(day, 0), count - len(slots))
            slots += _spread(window, room, f"{seed}|{day}|{taken.get(day, 0)}", budget)
        day += timedelta(days=1)
    return slots


def digest_due(last: date | None, today: date, new: int) -> bool:
    """Whether a mailbox is to be told today: weekly, daily while many are new, never of nothing."""
    if new <= 0:
        return False
    if last is None or today - last >= WEEK:
        return True
    return today > last and new > DAILY_ABOVE


def _hours(day: date, budget: Budget) -> tuple[datetime, datetime] | None:
    """The office hours of a day, in UTC; None at the weekend."""
    if day.weekday() >= _SATURDAY:
        return None
    first, last = (
        datetime.combine(day, time(hour), GENEVA).astimezone(UTC)
        for hour in (budget.first_hour, budget.last_hour)
    )
    return first, last


def _left(
    hours: tuple[datetime, datetime], now: datetime, vote_at: datetime | None
) -> tuple[datetime, datetime] | None:
    """What of the hours is to come and not before a vote; quiet time is longer than a day."""
    first, last = max(hours[0], now.astimezone(UTC)), hours[1]
    if vote_at is not None:
        quiet = (vote_at - QUIET).astimezone(UTC)
        if quiet <= first <= vote_at:
            first = vote_at.astimezone(UTC) + timedelta(seconds=1)
        elif first < quiet:
            last = min(last, quiet)
    return (first, last) if first < last else None


def _spread(
    window: tuple[datetime, datetime], room: int, seed: str, budget: Budget
) -> list[datetime]:
    """One moment in each of equal parts of the window, whole seconds, never at its end."""
    first, last = window
    number = min(room, max((last - first) // budget.apart, 0))
    if number < 1:
        return []
    part = (last - first) / number
    drawn = (first + part * at + part * _share(f"{seed}|{at}") for at in range(number))
    return [moment.replace(microsecond=0) + timedelta(seconds=1) for moment in drawn]


def _share(seed: str) -> float:
    """From 0.05 to 0.95, the same for the same seed: two parts never meet at their edge."""
    drawn = int.from_bytes(sha256(seed.encode()).digest()[:4]) / 2**32
    return 0.05 + 0.9 * drawn
