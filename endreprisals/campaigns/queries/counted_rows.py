"""Counted acts one by one, for staff who reckon with them: nobody can be found in a row."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta
from typing import Final

from django.db.models import Count
from django.db.models.functions import TruncWeek

from endreprisals.campaigns.models import SupporterAction
from endreprisals.campaigns.queries.here import GENEVA
from endreprisals.domain.campaigning.disclosure import breakdown

HEAD: Final = ("action", "way", "country", "week")
AT_ONCE: Final = 5_000  # rows read from the database at a time


def counted_rows(campaign: int) -> Iterator[tuple[str, str, str, str]]:
    """One line an act, streamed. `week` is its Monday. The country is blank unless the act
    was confirmed by mail, at least 20 who did so in that week and action gave it, and no hidden one
    can be found by subtraction: what a program invents by proofs of work must not make a crowd for
    one person to be found in. Rows come in the order of keyed hashes, which says nothing of who
    came when.
    """
    rows = SupporterAction.objects.filter(
        action__campaign=campaign, state=SupporterAction.State.COUNTED
    )
    by_week = rows.filter(way=SupporterAction.Way.MAIL).annotate(
        week=TruncWeek("counted_at", tzinfo=GENEVA)
    )
    shown = _shown(
        by_week.order_by().values_list("action", "week", "country").annotate(n=Count("*"))
    )
    told = rows.order_by("supporter", "action").values_list(
        "action", "action__number", "way", "country", "counted_at"
    )
    for action, number, way, country, counted_at in told.iterator(chunk_size=AT_ONCE):
        assert counted_at is not None  # noqa: S101 -- a constraint of the table
        week = _monday(counted_at)
        may_tell = way == SupporterAction.Way.MAIL and country in shown.get((action, week), ())
        yield str(number), way, country if may_tell else "", week.isoformat()


def _shown(counts: Iterable[tuple[int, datetime, str, int]]) -> dict[tuple[int, date], set[str]]:
    """Countries that may be told, by action and week."""
    groups: dict[tuple[int, date], dict[str, int]] = {}
    for action, week, country, number in counts:
        if country:
            groups.setdefault((action, _monday(week)), {})[country] = number
    return {key: {code for code, _ in breakdown(numbers).shown} for key, numbers in groups.items()}


def _monday(moment: datetime) -> date:
    day = moment.astimezone(GENEVA).date()
    return day - timedelta(days=day.weekday())
