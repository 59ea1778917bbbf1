"""The ratio of rates of early release, against lifelines' own robust fit and on small tables."""

import warnings

import numpy as np
import pandas as pd
import pytest
from lifelines import CoxPHFitter

from endreprisals.domain.analysis.cox import WEEK, Z99, Line, NotConverged, bounded, hazard_ratio

PEOPLE = 200


def some_lines(seed: int, *, ratio: float = 2.0, groups: int = 1) -> list[Line]:
    """People raised from the first day or never, each let go or lost in a week of their own."""
    draw = np.random.default_rng(seed)
    raised = draw.integers(0, 2, PEOPLE).astype(float)
    let_go = draw.exponential(1.0, PEOPLE) / np.where(raised == 1, ratio, 1.0)
    lost = draw.exponential(1.5, PEOPLE)
    weeks = np.argsort(np.argsort(np.minimum(let_go, lost))) + 1
    return [
        Line(
            start=0.0,
            stop=float(weeks[one] * WEEK),
            early=bool(let_go[one] < lost[one]),
            group=f"G{one % groups}",
            cluster=f"C{one % 25}",
            traits={"raised": raised[one], "named": float(one % 3 == 0), "same": 1.0},
        )
        for one in range(PEOPLE)
    ]


@pytest.mark.parametrize(("seed", "groups"), [(1, 1), (2, 4)])
def test_ratio_and_bounds_agree_with_a_robust_fit_of_lifelines(seed: int, groups: int) -> None:
    lines = some_lines(seed, groups=groups)
    table = pd.DataFrame(
        [
            {"stop": one.stop, "early": one.early, "group": one.group, "cluster": one.cluster,
             "raised": one.traits["raised"], "named": one.traits["named"]}
            for one in lines
        ]
    )  # fmt: skip
    with warnings.catch_warnings():  # lifelines warns of its own internals
        warnings.simplefilter("ignore")
        plain = CoxPHFitter().fit(table.drop(columns="cluster"), "stop", "early", strata=["group"])
        robust = CoxPHFitter().fit(table, "stop", "early", strata=["group"], cluster_col="cluster")
    wide = max(
        plain.standard_errors_["raised"], robust.standard_errors_["raised"] * (25 / 24) ** 0.5
    )

    found = hazard_ratio(lines, "raised")

    assert np.log(found.value) == pytest.approx(plain.params_["raised"], abs=1e-5)
    assert np.log(found.high / found.value) == pytest.approx(Z99 * wide, rel=2e-3)
    assert np.log(found.value / found.low) == pytest.approx(Z99 * wide, rel=2e-3)


def test_cases_of_one_state_that_go_together_make_the_interval_wider() -> None:
    lines = some_lines(3)
    together = [
        Line(one.start, one.stop, one.early, one.group,
             f"{one.traits['raised']}{one.early}", one.traits)
        for one in lines
    ]  # fmt: skip

    assert hazard_ratio(together, "raised").high > 1.5 * hazard_ratio(lines, "raised").high


def test_one_state_alone_has_the_bounds_of_the_model() -> None:
    lines = some_lines(4)
    alone = [Line(one.start, one.stop, one.early, one.group, "C", one.traits) for one in lines]

    assert hazard_ratio(alone, "raised").high <= hazard_ratio(lines, "raised").high


def test_cutting_a_line_without_a_change_changes_nothing() -> None:
    lines = some_lines(5)
    cut = [
        part
        for one in lines
        for part in (
            Line(0.0, one.stop / 2, False, one.group, one.cluster, one.traits),  # noqa: FBT003
            Line(one.stop / 2, one.stop, one.early, one.group, one.cluster, one.traits),
        )
    ]

    whole, halves = hazard_ratio(lines, "raised"), hazard_ratio(cut, "raised")

    assert whole.value == pytest.approx(halves.value, rel=1e-4)
    assert whole.high == pytest.approx(halves.high, rel=1e-3)


def test_group_without_a_release_adds_nothing() -> None:
    lines = some_lines(6)
    silent = [Line(0, 70, False, "Z", "C9", one.traits) for one in lines[:9]]  # noqa: FBT003

    assert hazard_ratio([*lines, *silent], "raised").value == pytest.approx(
        hazard_ratio(lines, "raised").value, rel=1e-4
    )


def test_trait_that_nobody_lacks_has_no_ratio() -> None:
    with pytest.raises(NotConverged, match="same for all"):
        hazard_ratio(some_lines(7), "same")
    with pytest.raises(NotConverged, match="same for all"):
        hazard_ratio([], "raised")


def test_ratio_that_nothing_bounds_is_refused() -> None:
    """Everybody raised is let go and nobody else ever is: the ratio could be anything."""
    lines = [
        Line(0, 7.0 * (one + 1), one < 20, "G", f"C{one}", {"raised": float(one < 20)})
        for one in range(60)
    ]

    with pytest.raises(NotConverged):
        hazard_ratio(lines, "raised")


@pytest.mark.parametrize("variance", [0.0, 26.0, float("inf"), float("nan")])
def test_variance_that_bounds_nothing_gives_no_ratio(variance: float) -> None:
    with pytest.raises(NotConverged, match="bounds nothing"):
        bounded(0.0, variance)


def test_two_traits_that_say_the_same_have_no_ratio() -> None:
    lines = [
        Line(one.start, one.stop, one.early, one.group, one.cluster,
             {"raised": one.traits["raised"], "twin": 2 * one.traits["raised"]})
        for one in some_lines(8)
    ]  # fmt: skip

    with pytest.raises(NotConverged):
        hazard_ratio(lines, "raised")
