""" "I did it": how often it was said, by way and day, and nothing about who said it.

Anybody can press it as often as they like, so it is told as self-reported and never added to what
was counted. A flood is cut at a number a minute, for everybody together: no address is looked at.
Whoever comes when a minute is full is thanked as everybody, and the number leaves them out.
"""

from datetime import datetime
from secrets import randbelow
from threading import Lock
from typing import Final

from django.db import connection

from endreprisals.campaigns.models import SelfReport
from endreprisals.campaigns.queries.here import GENEVA
from endreprisals.domain.campaigning.counting import SELF_WAYS

SLOTS: Final = 16  # rows of one way and day: many at once do not wait for one row
MOST_A_MINUTE: Final = 300  # of one action, in one process


class NotAWay(ValueError):
    """No way of doing that can be reported."""


class TooMany(Exception):
    """This minute is full."""


class Minutes:
    """How many reports of each action came in the running minute."""

    def __init__(self, most: int = MOST_A_MINUTE) -> None:
        self._most, self._lock = most, Lock()
        self._minute, self._numbers = 0, dict[int, int]()

    def take(self, action: int, at: datetime) -> None:
        """Count one more. Raises `TooMany`."""
        minute = int(at.timestamp() // 60)
        with self._lock:
            if minute != self._minute:
                self._minute, self._numbers = minute, {}
            number = self._numbers.get(action, 0)
            if number >= self._most:
                raise TooMany
            self._numbers[action] = number + 1


MINUTES: Final = Minutes()


def report(action: int, way: str, *, at: datetime, minutes: Minutes = MINUTES) -> None:
    """Note one. The caller has seen that the action is open. Raises `NotAWay`, `TooMany`."""
    if way not in SELF_WAYS:
        raise NotAWay(way)
    minutes.take(action, at)
    table = connection.ops.quote_name(SelfReport._meta.db_table)
    day = SelfReport._meta.get_field("day").get_db_prep_save(
        at.astimezone(GENEVA).date(), connection
    )
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {table} (action_id, way, day, slot, number) "  # noqa: S608 -- our table
            "VALUES (%s, %s, %s, %s, 1) ON CONFLICT (action_id, way, day, slot) "
            f"DO UPDATE SET number = {table}.number + 1",
            [action, way, day, randbelow(SLOTS)],
        )
