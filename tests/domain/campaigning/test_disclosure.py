"""Numbers of supporters: no small group is shown, nor left over to be worked out."""

from hypothesis import given
from hypothesis import strategies as st

from endreprisals.domain.campaigning.disclosure import Breakdown, K, breakdown, may_show_country

COUNTS = st.dictionaries(st.text("ABCDEF", min_size=1, max_size=3), st.integers(0, 60), max_size=9)


def test_large_groups_are_shown_and_small_ones_counted_together() -> None:
    told = breakdown({"CHE": 40, "DEU": 25, "EGY": 12, "BHR": 9})
    assert told == Breakdown((("CHE", 40), ("DEU", 25)), 21)
    assert told.total == 86


def test_a_single_small_group_takes_the_smallest_shown_one_with_it() -> None:
    assert breakdown({"CHE": 40, "DEU": 25, "EGY": 3}) == Breakdown((("CHE", 40),), 28)


def test_small_groups_that_are_few_together_take_one_with_them() -> None:
    assert breakdown({"CHE": 40, "EGY": 3, "BHR": 4}) == Breakdown((), 47)


def test_groups_of_nobody_are_not_groups() -> None:
    assert breakdown({"CHE": 40, "EGY": 0}) == Breakdown((("CHE", 40),), 0)
    assert breakdown({"EGY": 0}, k=0) == Breakdown((), 0)
    assert breakdown({}) == Breakdown((), 0)


def test_a_country_is_named_from_twenty_on() -> None:
    assert not may_show_country(19)
    assert may_show_country(20)


@given(COUNTS)
def test_no_cell_below_the_threshold_is_shown_or_follows_by_subtraction(
    counts: dict[str, int],
) -> None:
    told = breakdown(counts)
    shown = dict(told.shown)
    hidden = {code: number for code, number in counts.items() if number and code not in shown}
    assert all(counts[code] == number >= K for code, number in told.shown)
    assert told.total == sum(counts.values())
    assert told.others == sum(hidden.values())
    if told.shown and hidden:
        assert len(hidden) >= 2
        assert told.others >= K


@given(COUNTS, st.integers(1, 5))
def test_whoever_subtracts_what_is_shown_learns_no_small_number(
    counts: dict[str, int], k: int
) -> None:
    told = breakdown(counts, k=k)
    left = told.total - sum(number for _, number in told.shown)
    small = [number for code, number in counts.items() if 0 < number < k]
    assert not small or not told.shown or left not in small
