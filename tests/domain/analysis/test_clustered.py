"""Bounds that know that people of one case are let go together."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from endreprisals.domain.analysis.clustered import GROUPS, clustered
from endreprisals.domain.analysis.survival import STILL, Incidence, Standing, Stay, standings

WAYS = ("early_release", "death")
EARLY, DEATH = WAYS
Ends = list[tuple[str, float, str]]


def at(time: float, ends: Ends) -> Standing:
    (found,) = clustered([(case, Stay(0.0, day, how)) for case, day, how in ends], (time,), WAYS)
    return found


def alone(time: float, ends: Ends) -> Standing:
    (found,) = standings((Stay(0.0, day, how) for _, day, how in ends), (time,), WAYS)
    return found


def width(found: Incidence) -> float:
    assert found.low is not None
    assert found.high is not None
    return found.high - found.low


def test_cases_with_one_stay_each_have_the_bounds_of_stays() -> None:
    ends: Ends = [("a", 1, EARLY), ("b", 2, DEATH), ("c", 3, STILL)]

    assert at(2, ends) == alone(2, ends)


def test_telling_everything_three_times_makes_nothing_surer() -> None:
    once: Ends = [(f"c{n}", n + 1, (EARLY, DEATH, STILL)[n % 3]) for n in range(30)]
    thrice = [one for one in once for _ in range(3)]

    assert width(alone(20, thrice).left[EARLY]) < 0.7 * width(alone(20, once).left[EARLY])
    assert width(at(20, thrice).left[EARLY]) == pytest.approx(
        width(alone(20, once).left[EARLY]), rel=0.1
    )
    assert width(at(20, thrice).still) == pytest.approx(width(alone(20, once).still), rel=0.1)


def test_jackknife_by_hand() -> None:
    """Two of one case go at once, two of two others stay: shares without each 0, 2/3 and 2/3."""
    found = at(1, [("a", 1, EARLY), ("a", 1, EARLY), ("b", 5, STILL), ("c", 5, STILL)]).left[EARLY]

    # Variance 2/3 of (4/9)² + 2 (2/9)² = 0.1975: its bounds are the wider ones.
    assert found.share == 0.5
    assert found.low == pytest.approx(0.0002, abs=0.0001)
    assert found.high == pytest.approx(0.9454, abs=0.0001)


def test_share_of_none_is_bounded_by_the_number_of_cases_and_not_of_stays() -> None:
    found = at(1, [(case, 5, STILL) for case in "aaaaab"]).left[EARLY]

    assert (found.share, found.low) == (0, 0)
    assert found.high == pytest.approx(3.8415 / (2 + 3.8415), abs=0.0001)


def test_one_case_alone_bounds_nothing() -> None:
    found = at(1, [("a", 1, EARLY), ("a", 5, STILL)]).left[EARLY]

    assert found == Incidence(0.5, 0.0, 1.0)


def test_time_that_nobody_reached_stays_unknown() -> None:
    assert at(9, [("a", 1, EARLY), ("a", 5, STILL), ("b", 5, STILL)]).still == Incidence(
        None, None, None
    )


def test_share_of_all_is_bounded_by_cases_too() -> None:
    found = at(3, [("a", 1, EARLY), ("a", 2, EARLY), ("b", 3, EARLY)]).left[EARLY]

    assert (found.share, found.high) == (1, 1)
    assert found.low == pytest.approx(1 / (1 + 3.8415), abs=0.0001)  # one was still followed


def test_many_cases_are_left_out_in_groups() -> None:
    ends: Ends = [
        (f"c{n}", 1 + n % 7, (EARLY, STILL)[n % 2]) for n in range(GROUPS * 2) for _ in range(2)
    ]

    assert width(at(4, ends).left[EARLY]) > width(alone(4, ends).left[EARLY])


@given(
    st.lists(
        st.tuples(
            st.sampled_from("abcdef"), st.integers(1, 9), st.sampled_from((EARLY, DEATH, STILL))
        ),
        min_size=1, max_size=25,
    )
)  # fmt: skip
def test_bounds_are_never_narrower_and_shares_are_the_same(ends: Ends) -> None:
    together, apart = at(4, ends), alone(4, ends)

    assert together.counts == apart.counts
    for way in WAYS:
        wide, narrow = together.left[way], apart.left[way]
        assert wide.share == narrow.share
        if wide.low is not None and wide.share is not None and wide.high is not None:
            assert narrow.low is not None
            assert narrow.high is not None
            assert wide.low <= narrow.low <= wide.share <= narrow.high <= wide.high
