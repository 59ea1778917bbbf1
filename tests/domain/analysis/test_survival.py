"""Shares that had left by a time: by hand, against lifelines, and as laws that always hold."""

import warnings

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lifelines import AalenJohansenFitter

from endreprisals.domain.analysis.survival import STILL, Incidence, Standing, Stay, standings

WAYS = ("early_release", "death")
EARLY, DEATH = WAYS


def stays(*ended: tuple[float, str]) -> list[Stay]:
    return [Stay(0.0, day, how) for day, how in ended]


def share(standing: Standing, way: str) -> float:
    found = standing.left[way].share
    assert found is not None
    return found


def test_shares_without_censoring_are_plain_shares() -> None:
    ended = stays((1, EARLY), (2, DEATH), (3, EARLY), (4, EARLY))

    first, second = standings(ended, (2, 4), WAYS)

    assert (share(first, EARLY), share(first, DEATH)) == (0.25, 0.25)
    assert (share(second, EARLY), share(second, DEATH)) == pytest.approx((0.75, 0.25))
    assert second.still.share == pytest.approx(0)
    assert first.counts == {EARLY: 1, DEATH: 1}


def test_stay_last_heard_of_counts_only_until_then() -> None:
    """By hand: a quarter leaves on day 1; of the two left on day 3, one: half of three quarters."""
    (found,) = standings(stays((1, EARLY), (2, STILL), (3, DEATH), (5, STILL)), (4,), WAYS)

    assert share(found, EARLY) == 0.25
    assert share(found, DEATH) == pytest.approx(0.375)
    assert found.still.share == pytest.approx(0.375)
    assert found.at_risk == 1


def test_stay_that_was_seen_late_counts_from_then_on() -> None:
    late = Stay(2.0, 9.0, STILL)

    (without,) = standings(stays((1, EARLY), (8, STILL)), (5,), WAYS)
    (found,) = standings([*stays((1, EARLY), (8, STILL)), late], (5,), WAYS)

    assert share(found, EARLY) == share(without, EARLY) == 0.5
    assert found.at_risk == 2


def test_time_that_nobody_was_followed_for_has_no_share() -> None:
    (found,) = standings(stays((1, EARLY), (2, STILL)), (3,), WAYS)

    assert found.left[EARLY] == found.still == Incidence(None, None, None)
    assert not found.broken


def test_everybody_gone_stays_known_for_ever() -> None:
    (found,) = standings(stays((1, EARLY), (2, EARLY)), (3650,), WAYS)

    assert share(found, EARLY) == 1
    assert (found.at_risk, found.still.share) == (0, 0)


def test_share_is_lost_where_all_left_before_others_came_under_observation() -> None:
    """One person seen early and released says nothing of a hundred who came later."""
    (found,) = standings([Stay(0, 1, EARLY), *[Stay(2, 9, STILL)] * 100], (5,), WAYS)

    assert found.broken
    assert found.left[EARLY].share is None


def test_share_of_none_or_all_still_has_a_bound_on_the_other_side() -> None:
    (found,) = standings(stays(*[(9.0, STILL)] * 10), (5,), WAYS)
    (gone,) = standings(stays(*[(1.0, EARLY)] * 10), (5,), WAYS)

    assert (found.left[EARLY].low, round(found.left[EARLY].high or 0, 3)) == (0, 0.278)
    assert (round(gone.left[EARLY].low or 0, 3), gone.left[EARLY].high) == (0.722, 1)


def test_no_stay_at_all_has_no_share() -> None:
    (found,) = standings([], (5,), WAYS)

    assert found.still.share is None


@pytest.mark.parametrize("seed", range(5))
def test_shares_and_bounds_agree_with_lifelines(seed: int) -> None:
    draw = np.random.default_rng(seed)
    exits = draw.exponential(900, 300) + 30
    entries = np.where(draw.random(300) < 0.4, exits * draw.random(300), 0.0)
    entries[:20] = 0.0
    kinds = draw.integers(0, 3, 300)
    ways = (STILL, EARLY, DEATH)
    ours = [
        Stay(float(a), float(b), ways[k]) for a, b, k in zip(entries, exits, kinds, strict=True)
    ]
    times = (200.0, 400.0, 900.0, 1500.0)

    found = standings(ours, times, WAYS)

    for kind in (1, 2):
        theirs = AalenJohansenFitter()
        with warnings.catch_warnings():  # it takes logarithms of a share of none
            warnings.simplefilter("ignore")
            theirs.fit(exits, kinds, kind, entry=entries)
        shares, bounds = theirs.cumulative_density_, theirs.confidence_interval_
        for standing in found:
            one = standing.left[ways[kind]]
            row = shares.index.searchsorted(standing.time, side="right") - 1
            low, high = sorted(bounds.iloc[row])
            assert one.share == pytest.approx(shares.iloc[row, 0], abs=1e-9)
            assert one.low == pytest.approx(low)
            assert one.high == pytest.approx(high)


some_stays = st.lists(
    st.builds(
        lambda entry, length, event: Stay(float(entry), float(entry + length), event),
        st.integers(0, 30),
        st.integers(1, 60),
        st.sampled_from((STILL, *WAYS)),
    ),
    max_size=40,
)


@given(some_stays)
def test_shares_and_what_is_left_make_a_whole_and_keep_inside_their_bounds(
    found: list[Stay],
) -> None:
    for standing in standings(found, (1, 10, 40, 80), WAYS):
        every = [*standing.left.values(), standing.still]
        if standing.still.share is None:
            assert {one.share for one in every} == {None}
            continue
        assert sum(one.share or 0 for one in every) == pytest.approx(1)
        for one in every:
            assert one.low is not None
            assert one.high is not None
            assert -1e-9 <= one.low <= (one.share or 0) + 1e-9
            assert (one.share or 0) <= one.high + 1e-9
            assert one.high <= 1 + 1e-9


@given(some_stays)
def test_nobody_comes_back(found: list[Stay]) -> None:
    for way in WAYS:
        known = [one.left[way].share for one in standings(found, range(1, 90, 8), WAYS)]
        shares = [one for one in known if one is not None]
        assert shares == sorted(shares)


@given(some_stays)
def test_order_of_stays_is_of_no_account(found: list[Stay]) -> None:
    assert standings(found, (40,), WAYS) == standings(found[::-1], (40,), WAYS)
