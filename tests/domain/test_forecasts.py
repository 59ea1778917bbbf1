"""Scores of forecasts: right is near 0, wrong near 1, and few forecasts have no mean."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from endreprisals.domain import forecasts
from endreprisals.domain.forecasts import NotAProbability, Scored, TooFewForecasts


@pytest.mark.parametrize(
    ("probability", "happened", "score"),
    [
        (1, True, 0),
        (0, False, 0),
        (0, True, 1),
        (1, False, 1),
        (0.5, True, 0.25),
        (0.7, True, 0.09),
    ],
)
def test_score_is_the_squared_distance_from_what_happened(
    *, probability: float, happened: bool, score: float
) -> None:
    assert forecasts.brier(probability, happened=happened) == pytest.approx(score)


@pytest.mark.parametrize("given_", [-0.01, 1.01, 70])
def test_number_that_is_no_share_is_refused(given_: float) -> None:
    with pytest.raises(NotAProbability, match="from 0 to 1"):
        forecasts.brier(given_, happened=True)


def test_nine_forecasts_have_no_mean() -> None:
    with pytest.raises(TooFewForecasts) as refused:
        forecasts.record([Scored(0.5, happened=True)] * 9)

    assert refused.value.count == 9


def test_always_saying_the_base_rate_has_no_skill() -> None:
    scored = [Scored(0.3, happened=at < 3) for at in range(10)]
    found = forecasts.record(scored)

    assert (found.count, found.base_rate) == (10, 0.3)
    assert found.mean == pytest.approx(found.by_base_rate) == pytest.approx(0.21)
    assert found.skill == pytest.approx(0)


def test_perfect_forecasts_have_all_the_skill() -> None:
    scored = [Scored(float(at % 2), happened=bool(at % 2)) for at in range(12)]

    assert forecasts.record(scored).skill == pytest.approx(1)


def test_where_everything_came_out_alike_there_is_nothing_to_be_better_at() -> None:
    found = forecasts.record([Scored(0.9, happened=True)] * 10)

    assert (found.by_base_rate, found.skill) == (0, None)


SCORED = st.builds(Scored, st.floats(0, 1), st.booleans())


@given(st.lists(SCORED, min_size=10, max_size=60))
def test_mean_lies_between_best_and_worst_and_skill_is_at_most_one(scored: list[Scored]) -> None:
    found = forecasts.record(scored)

    assert 0 <= found.mean <= 1
    assert found.skill is None or found.skill <= 1


@given(happened=st.booleans(), one=st.floats(0, 1), other=st.floats(0, 1))
def test_nearer_to_what_happened_never_scores_worse(
    *, happened: bool, one: float, other: float
) -> None:
    near, far = sorted((one, other), key=lambda p: abs(p - happened))

    assert forecasts.brier(near, happened=happened) <= forecasts.brier(far, happened=happened)
