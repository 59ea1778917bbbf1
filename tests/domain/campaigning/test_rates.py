"""Limits on what may leave: the hour is kept, nothing is stuck, a new domain starts slowly."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from endreprisals.domain.campaigning.rates import Bucket, backoff_seconds, warmed

DAY = date(2026, 11, 20)


def test_a_limit_of_none_never_waits() -> None:
    assert Bucket(0).wait(0.0) == 0.0


def test_an_empty_bucket_waits_for_one_mail_and_no_longer() -> None:
    assert Bucket(60).wait(0.0) == 60.0
    assert Bucket(60).filled(0.0, seconds=60) == 1.0
    assert Bucket(60).wait(1.0) == 0.0


def test_a_clock_that_goes_back_takes_nothing_away() -> None:
    assert Bucket(60).filled(2.0, seconds=-500) == 2.0


def test_the_smallest_limit_lets_one_mail_leave() -> None:
    assert Bucket(1).burst == 1.0


@given(st.integers(1, 5000), st.lists(st.floats(0, 600), min_size=1, max_size=200))
def test_no_more_than_an_hour_and_a_burst_leave_within_an_hour(
    per_hour: int, gaps: list[float]
) -> None:
    bucket = Bucket(per_hour)
    tokens, clock, sent = bucket.burst, 0.0, 0
    for gap in gaps:
        clock += gap
        tokens = bucket.filled(tokens, seconds=gap)
        while bucket.wait(tokens) == 0.0:
            tokens -= 1
            sent += 1

    assert sent <= bucket.burst + per_hour * clock / 3600 + 1e-6


def test_a_new_domain_starts_slowly_and_is_warm_after_24_days() -> None:
    told = [warmed(6400, first_day=DAY, today=DAY + timedelta(n)) for n in (0, 3, 4, 8, 24, 400)]

    assert told == [100, 100, 200, 400, 6400, 6400]
    assert warmed(6400, first_day=None, today=DAY) == 6400
    assert warmed(0, first_day=DAY, today=DAY) == 0
    assert warmed(3, first_day=DAY, today=DAY) == 1
    assert warmed(6400, first_day=DAY, today=DAY - timedelta(9)) == 100


def test_soft_refusals_are_waited_out_for_longer_each_time() -> None:
    waits = [backoff_seconds(n) for n in range(8)]

    assert waits[:4] == [300, 300, 1200, 4800]
    assert waits == sorted(waits)
    assert sum(waits[1:6]) > 86_400
