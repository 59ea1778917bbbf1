"""Worlds in which the effect of raising is known: the tool finds it, or says why it cannot.

The worlds are those of the method: statements at random times, statements just before foreseeable
releases, and one in which raising truly doubles early release, so that a tool which always
refuses cannot pass. Each of twelve runs of each world has to hold; the seeds are 1 to 12.
"""

from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from statistics import fmean

import pytest

from endreprisals.domain.analysis import study as study_module
from endreprisals.domain.analysis.cox import Line, Ratio, hazard_ratio
from endreprisals.domain.analysis.detentions import Detention, Reading, detentions
from endreprisals.domain.analysis.effects import NAME, e_value, effect_of_raising
from endreprisals.domain.analysis.exposure import Episode, raises
from endreprisals.domain.analysis.figure import Figure, Saying, Value
from endreprisals.domain.analysis.rows import Rows
from endreprisals.domain.analysis.study import study
from endreprisals.domain.analysis.survival import STILL, Stay
from tests.domain.analysis.held import (
    REGIONS,
    a_raise,
    check,
    held_for,
    named,
    nameless,
)
from tests.domain.analysis.invented import a_mention
from tests.domain.analysis.worlds import a_world

SEEDS = range(1, 13)
TIMED = 0.4
WORLDS: Mapping[str, Mapping[str, float]] = {
    "random": {},
    "timed": {"timed": TIMED},
    "timed, ends hidden": {"timed": TIMED, "ends_known": 0.0},
    "timed, some ends hidden": {"timed": TIMED, "ends_known": 0.85},
    "pardons foreseen": {"pardons_foreseen": 0.3},
    "doubled": {"effect": 2.0},
}


@cache
def found(world: str, seed: int) -> Figure:
    figure = effect_of_raising(a_world(seed, **WORLDS[world]))
    check(figure)
    return figure


def ratio(figure: Figure) -> Value:
    return figure.value_of("early_release", "raised")


def said(figure: Figure) -> set[str]:
    return {saying.code for saying in figure.says}


def naive(rows: Rows, *, scheduled_counts: bool) -> float:
    """What must never be offered: everybody ever raised counts as raised from the first day.

    `scheduled_counts` also counts the end of a sentence as a success.
    """
    looked_at = study(rows, detentions(rows.spells), raises(rows))
    lines = [
        Line(
            start=0.0,
            stop=one.days("middle"),
            early=one.kind == "early_release" or (scheduled_counts and one.kind != STILL),
            group="",
            cluster="",
            traits={"raised": float(ever)},
        )
        for one, ever in zip(looked_at.detentions, looked_at.ever_raised(), strict=True)
    ]
    return hazard_ratio(lines, "raised").value


def test_naive_comparison_makes_statements_look_harmful_where_they_do_nothing() -> None:
    """About a quarter: who was let go soon could not be raised. So it is not offered."""
    worlds = [a_world(seed) for seed in SEEDS]

    assert fmean(naive(world, scheduled_counts=True) for world in worlds) == pytest.approx(
        0.25, abs=0.05
    )


@pytest.mark.parametrize("seed", SEEDS)
def test_interval_covers_no_effect_where_statements_come_at_any_time(seed: int) -> None:
    figure = found("random", seed)

    assert figure.refused == ""
    assert (ratio(figure).low or 9) <= 1 <= (ratio(figure).high or 0)
    assert figure.value_of("e_value", "nearest_bound").value == 1
    assert "effect_includes_none" in said(figure)


@pytest.mark.parametrize("seed", SEEDS)
def test_interval_covers_no_effect_of_statements_just_before_known_ends(seed: int) -> None:
    figure = found("timed", seed)

    assert figure.refused == ""
    assert (ratio(figure).low or 9) <= 1 <= (ratio(figure).high or 0)


@pytest.mark.parametrize("seed", SEEDS)
def test_no_number_is_given_where_sentence_ends_are_hidden(seed: int) -> None:
    figure = found("timed, ends hidden", seed)

    assert figure.refused == "no_sentence_ends"
    assert {value.key for value in figure.values}.isdisjoint({"early_release", "e_value"})


@pytest.mark.parametrize("seed", SEEDS[:4])
def test_no_number_is_given_where_statements_foresee_ends_and_some_are_hidden(seed: int) -> None:
    figure = found("timed, some ends hidden", seed)

    assert figure.refused == "anticipation"
    assert {"ends_follow_raises", "releases_soon_after"} <= said(figure)


@pytest.mark.parametrize("seed", SEEDS[:4])
def test_no_number_is_given_where_releases_crowd_after_statements(seed: int) -> None:
    figure = found("pardons foreseen", seed)

    assert figure.refused == "anticipation"
    assert "releases_soon_after" in said(figure)


@pytest.mark.parametrize("seed", SEEDS)
def test_effect_that_is_there_is_found(seed: int) -> None:
    figure = found("doubled", seed)
    number = ratio(figure)

    assert figure.refused == ""
    assert (number.low or 9) <= 2 <= (number.high or 0)
    assert {"not_causal", "selected"} <= set(figure.caveats)


def test_effects_of_all_runs_together_are_near_the_truth() -> None:
    for world, truth in (("random", 1.0), ("timed", 1.0), ("doubled", 2.0)):
        ratios = [ratio(found(world, seed)).value or 0 for seed in SEEDS]
        assert fmean(ratios) == pytest.approx(truth, rel=0.08), world


def test_counting_scheduled_releases_would_make_statements_look_miraculous() -> None:
    """Why sentence ends matter: with none known, the same model finds a manifold effect."""
    rows = a_world(1, timed=TIMED, ends_known=0.0)
    lines = study(rows, detentions(rows.spells), raises(rows)).lines()

    assert hazard_ratio(lines, "raised").low > 3


def test_method_that_counts_the_ever_raised_from_the_first_day_is_caught(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """With the cut turned off, dates on which nothing happened show an effect: no number then."""

    def uncut(one: Detention, raised_on: float | None, reading: Reading) -> list[Episode]:
        ever = raised_on is not None and raised_on < one.ended(reading)
        return [Episode(one, Stay(0.0, one.days(reading), one.kind), raised=ever)]

    monkeypatch.setattr(study_module, "episodes", uncut)
    figure = effect_of_raising(a_world(1))

    assert figure.refused == "anticipation"
    assert "placebo_dates" in said(figure)


def test_vague_dates_widen_the_interval() -> None:
    exact = a_world(1, effect=2.0)
    vague = replace(
        exact,
        spells=tuple(
            replace(one, start_upper=one.end_lower) if one.end_lower and place % 4 == 0 else one
            for place, one in enumerate(exact.spells)
        ),
    )
    wide = effect_of_raising(vague)

    assert wide.refused == ""
    low, high = ratio(wide).low, ratio(wide).high
    assert (high or 0) / (low or 1) > 2.2


def test_vague_days_of_statements_widen_the_interval() -> None:
    exact = a_world(1, effect=2.0)
    vague = replace(
        exact,
        raises=tuple(
            replace(one, lower=None, upper=None) if place % 4 == 0 else one
            for place, one in enumerate(exact.raises)
        ),
    )
    middle = hazard_ratio(study(vague, detentions(vague.spells), raises(vague)).lines(), "raised")
    figure = effect_of_raising(vague)

    assert (figure.refused, ratio(figure).value) == ("", middle.value)
    assert (ratio(figure).low or 9) < 0.99 * middle.low
    assert (ratio(figure).high or 0) >= middle.high


def few(raised: int = 9) -> Rows:
    """Sixty people let go early, of whom some had been raised, and every sentence end known."""
    cases = [f"c{one}" for one in range(60)]
    return Rows(
        cases=named(*cases),
        spells=tuple(
            held_for(500 + place, "early_release", case=one, term=4000)
            for place, one in enumerate(cases)
        ),
        raises=tuple(a_raise(one, "2015-03-01") for one in cases[:raised]),
        mentions=tuple(a_mention(one, 2018) for one in cases[5:]),
    )


def test_few_releases_on_one_side_are_refused_without_their_numbers() -> None:
    figure = effect_of_raising(few())
    check(figure)

    assert (figure.name, figure.refused) == (NAME, "too_few_events")
    assert figure.says[0] == Saying("too_few_events", {"needed": 10})
    assert figure.value_of("detentions", "never_raised").value == 51


REFUSED: Mapping[str, Rows] = {
    "few": few(), "none raised": few(0), "nobody": Rows(),
    "ends hidden": a_world(1, timed=TIMED, ends_known=0.0),
    "pardons foreseen": a_world(1, pardons_foreseen=0.3),
}  # fmt: skip


@pytest.mark.parametrize("world", REFUSED)
def test_from_a_refused_figure_nobody_can_make_the_ratio_that_was_refused(world: str) -> None:
    """No releases, no time at risk, no rates: neither as values nor inside a sentence."""
    figure = effect_of_raising(REFUSED[world])

    assert figure.refused
    shown = {value.key.partition(":")[0] for value in figure.values}
    assert shown <= {"detentions", "named", "in_reports", "start_year", "region"}
    assert {"years", "cox_99"}.isdisjoint(value.method for value in figure.values)
    told = {name for one in figure.says if one.code != "placebo_dates" for name in one.args}
    assert told <= {"needed", "needed_share", "known", "of", "days", "count", "expected"}


def test_what_the_ratio_was_made_from_stands_beside_it() -> None:
    figure = found("doubled", 1)
    keys = {value.key for value in figure.values}

    assert {"early_releases", "years_at_risk"} <= keys
    assert ratio(figure).of == sum(
        figure.value_of("early_releases", series).value or 0 for series in ("raised", "not_raised")
    )


def test_groups_are_said_to_be_unlike_by_the_reports_they_stand_in() -> None:
    figure = effect_of_raising(few())

    raised = figure.value_of("in_reports", "ever_raised")
    assert raised.value == pytest.approx(4 / 9)
    assert raised.of == 9
    assert figure.value_of("in_reports", "never_raised").value == 1


def test_model_without_an_answer_is_refused() -> None:
    """All raised cases are of one region and all others of another: nobody to compare with."""
    cases = [f"c{one}" for one in range(60)]
    rows = Rows(
        cases=(*named(*cases[:30], state="AAA"), *named(*cases[30:], state="BBB")),
        states=REGIONS,
        spells=tuple(
            held_for(500 + 9 * place, "early_release", case=one, term=9000)
            for place, one in enumerate(cases)
        ),
        raises=tuple(a_raise(one, "2014") for one in cases[:30]),
    )
    figure = effect_of_raising(rows)
    check(figure)

    assert figure.refused == "not_converged"


def test_case_raised_on_no_known_day_is_left_out() -> None:
    spells = (held_for(100, "early_release"), held_for(100, case="b"))
    figure = effect_of_raising(Rows(spells=spells, cases=named("a", "b"), raises=(a_raise("a"),)))

    assert Saying("raise_not_dated", {"count": 1}) in figure.missing
    assert figure.value_of("detentions", "never_raised").value == 1
    assert figure.value_of("start_year", "ever_raised").value is None


def test_regions_of_few_private_people_are_hidden() -> None:
    spells = tuple(held_for(100, case=f"p{one}") for one in range(3))
    rows = Rows(spells=spells, cases=nameless("p0", "p1", "p2"))

    assert effect_of_raising(rows).value_of("region:not_known", "never_raised").marks == (
        "small_cell",
    )


def test_few_detentions_of_cases_that_name_nobody_do_not_follow_from_the_others() -> None:
    spells = tuple(held_for(100, case=f"p{one}") for one in range(9))
    cases = (*named(*(f"p{one}" for one in range(7))), *nameless("p7", "p8"))
    figure = effect_of_raising(Rows(spells=spells, cases=cases))

    assert figure.value_of("named", "never_raised").marks == ("small_cell",)
    assert "suppression_scope" in figure.caveats


def test_empty_record_is_refused() -> None:
    figure = effect_of_raising(Rows())
    check(figure)

    assert figure.refused == "too_few_events"
    assert {"too_few_events", "no_sentence_ends"} <= said(figure)


@pytest.mark.parametrize(
    ("bounds", "strength"),
    [((0.8, 1.3), 1.0), ((2.0, 4.0), 2.606), ((0.25, 0.5), 2.606), ((1.0, 1.2), 1.0)],
)
def test_e_value_is_that_of_the_bound_nearest_to_one(
    bounds: tuple[float, float], strength: float
) -> None:
    """By hand: a ratio of rates of 2 is one of risks of 1.6125, whose E-value is 2.606."""
    assert e_value(Ratio(1.0, *bounds)) == pytest.approx(strength, abs=0.001)
