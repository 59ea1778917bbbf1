"""Intervals agree with printed tables and always hold the number they are drawn around."""

from math import inf

import pytest
from hypothesis import given
from hypothesis import strategies as st

from endreprisals.domain.analysis.intervals import (
    poisson,
    rate_ratio,
    share_difference,
    wilson,
)

COUNTS = st.integers(0, 400)


@pytest.mark.parametrize(
    ("count", "low", "high"),
    [
        (0, 0, 3.689), (1, 0.025, 5.572), (2, 0.242, 7.225), (3, 0.619, 8.767), (5, 1.623, 11.668),
        (8, 3.454, 15.763), (10, 4.795, 18.390), (13, 6.922, 22.230), (20, 12.217, 30.888),
        (50, 37.111, 65.919), (100, 81.364, 121.627),
    ],
)  # fmt: skip
def test_poisson_bounds_of_a_count_are_those_of_the_printed_tables(
    count: int, low: float, high: float
) -> None:
    bounds = poisson(count)

    assert (round(bounds.low, 3), round(bounds.high, 3)) == (low, high)


@pytest.mark.parametrize(
    ("count", "of", "low", "high"),
    [(17, 19, 0.686, 0.971), (0, 10, 0, 0.278), (10, 10, 0.722, 1), (81, 263, 0.255, 0.366)],
)
def test_wilson_bounds_of_a_share_are_those_of_the_printed_examples(
    count: int, of: int, low: float, high: float
) -> None:
    bounds = wilson(count, of)

    assert bounds is not None
    assert (round(bounds.low, 3), round(bounds.high, 3)) == (low, high)


def test_share_of_nothing_has_no_bounds() -> None:
    assert wilson(0, 0) is None


def test_rise_from_8_to_13_is_1_63_with_bounds_that_hold_1() -> None:
    ratio = rate_ratio(8, 13)

    assert ratio is not None
    assert ratio.value == 1.625
    assert (round(ratio.low, 2), round(ratio.high, 2)) == (0.67, 3.92)
    assert ratio.holds(1)


def test_rate_ratio_of_unequal_times_compares_what_comes_in_a_month() -> None:
    ratio = rate_ratio(10, 22, months_before=12, months_after=11)
    assert ratio is not None
    assert ratio.value == pytest.approx(2.4)
    assert not ratio.holds(1)


def test_rate_ratio_with_a_zero_has_no_interval_and_is_refused() -> None:
    assert rate_ratio(0, 3) is None
    assert rate_ratio(3, 0) is None


def test_difference_of_two_shares_has_the_bounds_of_newcombes_first_example() -> None:
    difference = share_difference(48, 80, 56, 70)

    assert difference is not None
    assert difference.value == pytest.approx(0.2)
    assert (round(difference.low, 4), round(difference.high, 4)) == (0.0524, 0.3339)


def test_difference_without_a_denominator_is_refused() -> None:
    assert share_difference(0, 0, 1, 2) is None
    assert share_difference(1, 2, 0, 0) is None


@given(COUNTS)
def test_poisson_bounds_hold_the_count_and_grow_with_it(count: int) -> None:
    here, after = poisson(count), poisson(count + 1)

    assert 0 <= here.low <= count < here.high < inf
    assert here.low < after.low
    assert here.high < after.high


@given(COUNTS, COUNTS)
def test_wilson_bounds_stay_inside_none_and_all_and_hold_the_share(one: int, other: int) -> None:
    count, of = min(one, other), max(one, other, 1)
    bounds = wilson(count, of)

    assert bounds is not None
    assert 0 <= bounds.low <= count / of <= bounds.high <= 1


@given(st.integers(1, 400), st.integers(1, 400))
def test_rate_ratio_turned_round_is_its_inverse(before: int, after: int) -> None:
    there, back = rate_ratio(before, after), rate_ratio(after, before)

    assert there is not None
    assert back is not None
    assert there.low < there.value < there.high
    assert there.low == pytest.approx(1 / back.high)


@given(st.integers(0, 60), st.integers(0, 60), st.integers(60, 90), st.integers(60, 90))
def test_difference_of_shares_holds_itself_and_stays_between_minus_one_and_one(
    before: int, after: int, of_before: int, of_after: int
) -> None:
    found = share_difference(before, of_before, after, of_after)

    assert found is not None
    assert -1 <= found.low <= found.value <= found.high <= 1
