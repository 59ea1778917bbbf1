"""When letters may arrive: never more than the budget, never outside office hours of Geneva."""

from collections import Counter
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from endreprisals.domain.campaigning.schedule import (
    GENEVA,
    QUIET,
    Budget,
    digest_due,
    next_slots,
    open_at,
)

FRIDAY = datetime(2026, 11, 20, 12, tzinfo=UTC)  # 13:00 in Geneva
DST = [date(2026, 3, 29), date(2026, 10, 25), date(2027, 3, 28), date(2027, 10, 31)]
# Any moment, and moments around the days on which clocks change.
MOMENTS = st.datetimes(
    datetime(2026, 1, 1), datetime(2028, 1, 1), timezones=st.just(UTC)  # noqa: DTZ001 -- with one
) | st.builds(
    lambda day, minutes: datetime(day.year, day.month, day.day, tzinfo=UTC)
    + timedelta(minutes=minutes),
    st.sampled_from(DST), st.integers(-4000, 4000),
)  # fmt: skip


def slots(count: int = 1, now: datetime = FRIDAY, **changes: object) -> list[datetime]:
    values: dict[str, object] = {
        "taken": {}, "seed": "mailbox-1", "vote_at": None, "before_votes": False,
    }  # fmt: skip
    return next_slots(count, now=now, **(values | changes))  # type: ignore[arg-type]


def per_day(moments: list[datetime]) -> Counter[date]:
    return Counter(moment.astimezone(GENEVA).date() for moment in moments)


@pytest.mark.parametrize(
    ("moment", "is_open"),
    [
        ("2026-11-20T07:59:59", False), ("2026-11-20T08:00:00", True),
        ("2026-11-20T16:59:59", True), ("2026-11-20T17:00:00", False),
        ("2026-07-20T07:00:00", True), ("2026-07-20T16:00:00", False),  # summer time
        ("2026-11-21T10:00:00", False), ("2026-11-22T10:00:00", False),  # weekend
    ],
)  # fmt: skip
def test_offices_are_open_on_weekdays_from_9_to_18_in_geneva(moment: str, is_open: bool) -> None:  # noqa: FBT001
    at = datetime.fromisoformat(moment).replace(tzinfo=UTC)
    assert open_at(at, vote_at=None, before_votes=False) is is_open


def test_nothing_arrives_in_the_48_hours_before_a_vote_unless_the_mission_wants_it() -> None:
    vote = datetime(2026, 10, 7, 13, tzinfo=UTC)  # a Wednesday
    for hours, is_open in ((0, False), (4, False), (47, False), (48, False), (49, True)):
        at = vote - timedelta(hours=hours)
        assert open_at(at, vote_at=vote, before_votes=False) is is_open
        assert open_at(at, vote_at=vote, before_votes=True)
    assert open_at(vote + timedelta(minutes=1), vote_at=vote, before_votes=False)


def test_a_letter_that_comes_at_the_weekend_waits_for_monday() -> None:
    assert set(per_day(slots(3, FRIDAY + timedelta(days=1)))) == {date(2026, 11, 23)}


def test_a_hundred_thousand_letters_in_an_hour_are_twenty_that_day() -> None:
    monday = datetime(2026, 11, 23, 6, tzinfo=UTC)
    days = per_day(slots(200, monday))
    assert days[date(2026, 11, 23)] == 20
    assert set(days.values()) == {20}


def test_late_in_the_day_they_are_not_crammed_into_its_last_minutes() -> None:
    assert len([one for one in slots(20, FRIDAY + timedelta(hours=4)) if one.day == 20]) == 2


def test_what_the_mailbox_already_gets_counts() -> None:
    monday = date(2026, 11, 23)
    days = per_day(slots(5, FRIDAY + timedelta(days=1), taken={monday: 18}))
    assert days == {monday: 2, date(2026, 11, 24): 3}
    assert monday not in per_day(slots(5, FRIDAY + timedelta(days=1), taken={monday: 25}))


def test_the_same_seed_gives_the_same_moments_and_another_seed_others() -> None:
    assert slots(9) == slots(9)
    assert slots(9) != slots(9, seed="mailbox-2")


def test_letters_of_a_day_stand_apart_at_odd_moments() -> None:
    moments = slots(20, FRIDAY + timedelta(days=1))
    gaps = {later - earlier for earlier, later in pairwise(moments)}
    assert min(gaps) > timedelta(minutes=1)
    assert len(gaps) > 10


def test_the_quiet_time_is_cut_out_of_a_day() -> None:
    vote = datetime(2026, 10, 7, 11, tzinfo=UTC)  # quiet from Monday 13:00 in Geneva
    days = per_day(slots(30, datetime(2026, 10, 5, 5, tzinfo=UTC), vote_at=vote))
    assert date(2026, 10, 6) not in days
    assert 0 < days[date(2026, 10, 5)] < 20
    assert 0 < days[date(2026, 10, 7)] < 20


@pytest.mark.parametrize("before", [QUIET, timedelta(0)])
def test_the_quiet_time_begins_and_ends_with_its_very_moment(before: timedelta) -> None:
    vote = datetime(2026, 10, 7, 10, tzinfo=UTC)
    (moment,) = slots(1, vote - before, vote_at=vote)
    assert moment > vote


def test_after_the_last_day_there_are_no_moments() -> None:
    assert len(slots(50, FRIDAY + timedelta(days=1), until=date(2026, 11, 24))) == 40
    assert slots(0) == []


def test_a_budget_that_would_never_end_is_refused() -> None:
    for wrong in ({"per_day": 0}, {"first_hour": 18}, {"last_hour": 24}, {"first_hour": -1}):
        with pytest.raises(ValueError, match="at least one letter"):
            Budget(**wrong)


@pytest.mark.parametrize(
    ("last", "new", "due"),
    [
        (None, 1, True), (None, 0, False), (0, 5000, False), (1, 100, False), (1, 101, True),
        (6, 1, False), (7, 1, True), (7, 0, False),
    ],
)  # fmt: skip
def test_a_digest_comes_weekly_and_daily_while_many_are_new(
    last: int | None,
    new: int,
    due: bool,  # noqa: FBT001
) -> None:
    today = FRIDAY.date()
    day = None if last is None else today - timedelta(days=last)
    assert digest_due(day, today, new) is due


@given(
    arrivals=st.lists(st.tuples(MOMENTS, st.integers(1, 30)), min_size=1, max_size=6),
    hours_to_vote=st.none() | st.integers(-200, 400),
    wanted=st.booleans(),
)
def test_the_budget_holds_and_offices_are_open_whatever_order_letters_come_in(
    arrivals: list[tuple[datetime, int]],
    hours_to_vote: int | None,
    wanted: bool,  # noqa: FBT001
) -> None:
    taken: Counter[date] = Counter()
    vote = None if hours_to_vote is None else arrivals[0][0] + timedelta(hours=hours_to_vote)
    for number, (now, count) in enumerate(arrivals):
        moments = next_slots(
            count, now=now, taken=taken, seed=str(number), vote_at=vote, before_votes=wanted
        )
        assert len(moments) == count
        assert moments == sorted(set(moments))
        for moment in moments:
            local = moment.astimezone(GENEVA)
            assert moment >= now
            assert local.weekday() < 5
            assert 9 <= local.hour < 18
            assert open_at(moment, vote_at=vote, before_votes=wanted)
            assert wanted or vote is None or not vote - QUIET <= moment <= vote
        taken.update(per_day(moments))
        assert max(taken.values()) <= 20
