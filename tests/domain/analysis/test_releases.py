"""The figure of releases: each way out apart, nothing said of those never heard of again."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from endreprisals.domain.analysis.detentions import KINDS
from endreprisals.domain.analysis.figure import Figure, Saying
from endreprisals.domain.analysis.releases import NAME, time_to_release
from endreprisals.domain.analysis.rows import Rows, SpellRow
from endreprisals.domain.analysis.standing_values import YEARS
from tests.domain.analysis.held import a_spell, check, held_for, named, nameless

YEAR = 366


def of(*spells: SpellRow, private: bool = False) -> Figure:
    cases = (nameless if private else named)(*{one.case for one in spells})
    figure = time_to_release(Rows(spells=spells, cases=cases))
    check(figure)
    return figure


def people(number: int, days: int, kind: str = "", *, called: str = "p") -> list[SpellRow]:
    return [held_for(days, kind, case=f"{called}{days}{kind}{one}") for one in range(number)]


def test_each_way_out_has_a_share_of_its_own_and_all_make_a_whole() -> None:
    figure = of(
        *people(2, 100, "early_release"), *people(1, 200, "death"), *people(1, 300, "unknown"),
        *people(4, 4000),
    )  # fmt: skip

    shares = {kind: figure.value_of("1", kind).value for kind in (*KINDS, "no_end_known")}
    assert shares["early_release"] == pytest.approx(0.25)
    assert shares["death"] == pytest.approx(0.125)
    assert shares["no_end_known"] == pytest.approx(0.5)
    assert sum(one or 0 for one in shares.values()) == pytest.approx(1)
    assert figure.value_of("1", "at_risk").value == 4
    assert figure.value_of("1", "early_release").of == 8


def test_release_at_the_end_of_the_sentence_is_never_a_success() -> None:
    served = [held_for(300, "early_release", case=f"s{one}", term=310) for one in range(5)]
    figure = of(*served, *(held_for(4000, case=f"l{one}", term=5000) for one in range(5)))

    assert figure.value_of("1", "early_release").value == 0
    assert figure.value_of("1", "end_of_sentence").value == pytest.approx(0.5)
    assert Saying("scheduled_is_not_early") in figure.says


@pytest.mark.parametrize(
    ("terms", "said"),
    [
        ((), Saying("early_may_be_due")),
        ((310,), Saying("some_early_may_be_due", {"known": 1, "of": 3})),
        ((310, 310, 310), Saying("scheduled_is_not_early")),
    ],
)
def test_early_means_early_only_where_ends_of_sentences_are_known(
    terms: tuple[int, ...], said: Saying
) -> None:
    terms_of_all = (*terms, *[None] * (3 - len(terms)))
    figure = of(
        *(held_for(300, "early_release", case=f"t{place}", term=term)
          for place, term in enumerate(terms_of_all))
    )  # fmt: skip

    assert figure.says[-1] == said


def test_what_is_known_stands_before_what_is_estimated_and_the_estimate_is_said_to_read_high() -> (
    None
):
    figure = of(*people(3, 300, "early_release"), *people(2, 4000))

    assert [one.series for one in figure.values if "early_release" in one.series][:2] == [
        "early_release:at_least", "early_release",
    ]  # fmt: skip
    assert Saying("reads_high") in figure.says


def test_people_let_go_together_count_as_one_case() -> None:
    """Ten of one case freed on one day say less than ten of ten cases."""
    together = [
        replace(one, case="t", subject=f"S{n}")
        for n, one in enumerate(people(10, 300, "release_unspecified"))
    ]
    apart, one = (
        of(*people(10, 300, "release_unspecified"), *people(20, 4000)),
        of(*together, *people(20, 4000)),
    )
    narrow, wide = (figure.value_of("1", "release_unspecified") for figure in (apart, one))

    assert narrow.value == wide.value == pytest.approx(1 / 3)
    assert (wide.low or 0) < (narrow.low or 0) < (narrow.high or 0) < (wide.high or 0)
    assert Saying("detentions", {"count": 30, "cases": 21, "ended": 10}) in one.says


def test_share_stands_beside_what_is_known_at_the_very_least() -> None:
    """Of ten, five were never heard of again: half of the others is a quarter of all."""
    figure = of(*people(5, 0), *people(3, 300, "early_release"), *people(2, 4000))

    known = figure.value_of("1", "early_release:at_least")
    assert figure.value_of("1", "early_release").value == pytest.approx(0.6)
    assert (known.value, known.at_least) == (0.3, True)
    assert Saying("heard_once", {"count": 5, "of": 10}) in figure.says


def test_detention_last_heard_of_long_ago_is_not_held_today() -> None:
    figure = of(*people(6, 400))

    assert figure.value_of("1", "no_end_known").value == 1
    assert figure.value_of("2", "no_end_known").value is None
    assert figure.value_of("2", "no_end_known").marks == ("beyond_follow_up",)


def test_few_still_followed_are_marked() -> None:
    figure = of(*people(9, 100, "death"), *people(4, 4000))

    assert figure.value_of("1", "death").marks == ("few_at_risk",)


def test_imprecise_dates_give_bounds_around_the_middle() -> None:
    figure = of(
        *[a_spell("2018", "2019", "early_release", case=f"i{one}") for one in range(5)],
        *people(5, 4000),
    )

    bounds = figure.value_of("1", "early_release:bounds")
    assert bounds.low == 0
    assert bounds.value == bounds.high == pytest.approx(0.5)
    assert Saying("imprecise_dates", {"count": 5, "of": 10}) in figure.says


def test_bounds_are_not_known_where_one_reading_does_not_reach() -> None:
    figure = of(*[a_spell("2018", last="2021-06-30", case=f"i{one}") for one in range(5)])

    assert figure.value_of("3", "no_end_known:bounds").marks == ("beyond_follow_up",)


def test_exact_dates_need_no_bounds() -> None:
    series = {value.series for value in of(*people(5, 400, "death")).values}

    assert not any(one.endswith(":bounds") for one in series)


def test_small_number_behind_whom_private_people_stand_is_hidden_in_every_form() -> None:
    figure = of(
        *people(2, 100, "early_release"), *people(7, 200, "death"), *people(9, 4000), private=True
    )

    for series in ("early_release", "early_release:at_least", "death"):
        hidden = figure.value_of("1", series)
        assert (hidden.value, hidden.of, hidden.marks) == (None, None, ("small_cell",))
    assert figure.value_of("1", "no_end_known").value == pytest.approx(0.5)
    assert figure.value_of("1", "at_risk").value == 9


def test_small_number_of_private_people_still_followed_is_hidden() -> None:
    figure = of(*people(9, 200, "death"), *people(3, 4000), private=True)

    assert "small_cell" in figure.value_of("1", "at_risk").marks
    assert "small_cell" in figure.value_of("1", "no_end_known").marks


def test_people_named_in_public_cases_are_shown_however_few() -> None:
    figure = of(*people(1, 100, "early_release"), *people(1, 4000))

    assert figure.value_of("1", "early_release").value == pytest.approx(0.5)


def test_case_that_is_not_in_the_rows_counts_as_private() -> None:
    figure = time_to_release(Rows(spells=tuple(people(2, 100, "death"))))

    assert "small_cell" in figure.value_of("1", "death").marks


def test_what_the_spells_do_not_say_is_listed_with_its_number() -> None:
    figure = of(
        a_spell("", "2019", "death", case="b"),
        a_spell("2019-01-01", "2020-01-01", "release_unspecified"),
        a_spell("2021-01-01", "", "early_release", case="c"),
    )

    assert figure.missing == (
        Saying("start_unknown", {"count": 1}),
        Saying("end_not_dated", {"count": 1}),
        Saying("end_kind_unknown", {"count": 1}),
        Saying("sentence_end_unknown", {"count": 2}),
    )
    assert {"censored", "end_kinds_unknown", "small_numbers"} <= set(figure.caveats)


def test_many_ends_of_known_kind_need_no_caveat_for_that() -> None:
    figure = of(*people(30, 100, "death"))

    assert not {"end_kinds_unknown", "small_numbers"} & set(figure.caveats)


def test_nobody_held_is_refused() -> None:
    figure = time_to_release(Rows(spells=(a_spell("2020", status="exile"),)))

    assert (figure.name, figure.refused, figure.values) == (NAME, "no_spells", ())


@given(
    st.lists(
        st.builds(
            lambda year, later, kind, case: a_spell(
                str(2000 + year), "" if not kind else str(2000 + year + later), kind,
                case=f"h{case}", last=str(2000 + year + later),
            ),
            st.integers(0, 9), st.integers(0, 12), st.sampled_from(("", *KINDS)),
            st.integers(0, 99),
        ),
        min_size=1, max_size=30,
    )
)  # fmt: skip
def test_shares_sum_to_one_rise_with_time_and_stand_inside_their_bounds(
    spells: list[SpellRow],
) -> None:
    figure = of(*spells)

    for years in map(str, YEARS):
        every = [figure.value_of(years, kind).value for kind in (*KINDS, "no_end_known")]
        if None not in every:
            assert sum(one or 0 for one in every) == pytest.approx(1)
    for kind in KINDS:
        shares = [figure.value_of(str(years), kind).value for years in YEARS]
        known = [one for one in shares if one is not None]
        assert known == sorted(known)


def test_period_runs_from_the_first_detention_to_the_last_report() -> None:
    spells = (held_for(10, case="x", start=date(2011, 5, 1)), a_spell("2013", last="2020"))

    assert of(*spells).period == "2011/2020"
