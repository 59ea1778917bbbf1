"""The first page: what changed last, day by day, without reading every change ever made."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from endreprisals.record.filters import CaseFilter
from endreprisals.record.models import Change
from endreprisals.record.queries.case_list import case_list, uncounted_list
from endreprisals.record.queries.home import home
from tests.build import NOON, a_case

pytestmark = pytest.mark.django_db
Ready = Callable[[], int]


def changed(kind: str, at: datetime, times: int = 1) -> None:
    for _ in range(times):
        Change.objects.create(at=at, kind=kind, public_id="EGY-2019-001")


def latest() -> list[tuple[str, str, int]]:
    return [(f"{one.day:%m-%d %H:%M}", one.kind, one.cases) for one in home().latest_changes]


def test_without_changes_nothing_changed_last() -> None:
    assert latest() == []


def test_changes_are_counted_by_day_and_kind_the_latest_day_first() -> None:
    changed("added", NOON, 3)
    changed("corrected", NOON - timedelta(hours=11, minutes=59))
    changed("added", NOON - timedelta(hours=12), 2)  # the first moment of the day
    changed("added", NOON - timedelta(hours=12, seconds=1))  # the last of the day before

    assert latest() == [
        ("11-20 00:00", "added", 5), ("11-20 00:00", "corrected", 1), ("11-19 00:00", "added", 1),
    ]  # fmt: skip


def test_only_the_last_four_lines_are_told_and_older_days_are_not_read() -> None:
    for day in range(30):
        changed("added", NOON - timedelta(days=day))

    with CaptureQueriesContext(connection) as captured:
        lines = home().latest_changes

    assert [one.day.day for one in lines] == [20, 19, 18, 17]
    assert len(captured) <= 14


def test_list_without_counts_shows_the_same_cases(made_ready: Ready) -> None:
    for public_id in ("EGY-2019-001", "EGY-2019-002", "VNM-2019-001"):
        a_case(public_id=public_id)
    made_ready()
    chosen = CaseFilter(chosen={"state": ("EGY",)})
    counted, uncounted = case_list(chosen), uncounted_list(chosen)

    assert (uncounted.total, uncounted.pages, uncounted.file_query) == (2, 1, "?state=EGY")
    assert uncounted.cards == counted.cards
    assert counted.facets
    assert counted.state_counts == {"EGY": 2}
    assert (uncounted.facets, uncounted.state_counts) == ((), {})
