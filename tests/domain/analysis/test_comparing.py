"""Two groups of cases side by side: no immortal time, and nothing said of causes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from endreprisals.domain.analysis.comparing import NAME, raised_and_not_raised
from endreprisals.domain.analysis.figure import SMALL, Figure, Saying, Value
from endreprisals.domain.analysis.regions import regional_composition
from endreprisals.domain.analysis.rows import RaiseRow, Rows, SpellRow, StateRow
from tests.domain.analysis.held import (
    DAY_ONE,
    REGIONS,
    a_raise,
    a_spell,
    check,
    held_for,
    named,
    nameless,
)  # fmt: skip
from tests.domain.analysis.invented import a_mention

RAISED, NOT = "raised", "not_raised"
SOME = tuple(f"r{one}" for one in range(6))
OTHERS = tuple(f"n{one}" for one in range(6))


def of(
    *spells: SpellRow, raises: tuple[RaiseRow, ...] = (), private: tuple[str, ...] = ()
) -> Figure:
    everybody = [*SOME, *OTHERS]
    rows = Rows(
        cases=(*named(*(one for one in everybody if one not in private)), *nameless(*private)),
        mentions=tuple(a_mention(one, 2018) for one in everybody),
        raises=raises or tuple(a_raise(one, "2016-01-01") for one in SOME),
        states=REGIONS,
        spells=spells,
    )
    figure = raised_and_not_raised(rows)
    check(figure)
    return figure


def number(figure: Figure, key: str, series: str) -> float | None:
    return figure.value_of(key, series).value


def test_groups_are_counted_and_described() -> None:
    rows = Rows(
        cases=(*named("a", state="BBB"), *named("b"), *named("c", state="CCC"), *named("d")),
        mentions=(a_mention("a", 2018), a_mention("a", 2019), a_mention("b", 2018),
                  a_mention("c", 2020), a_mention("d", 2020, basis="inferred")),
        raises=(a_raise("a", "2019-09-20"),),
        states=REGIONS,
    )  # fmt: skip
    figure = raised_and_not_raised(rows)
    check(figure)

    assert (number(figure, "cases", RAISED), number(figure, "cases", NOT)) == (1, 2)
    assert number(figure, "region:GRULAC", RAISED) == 1
    assert number(figure, "region:not_known", NOT) == 0.5
    assert number(figure, "named", NOT) == 1
    assert (number(figure, "reports:2", RAISED), number(figure, "reports:1", NOT)) == (1, 1)
    assert figure.period == "2018/2020"
    assert Saying("cases_compared", {"raised": 1, "not_raised": 2}) in figure.says
    assert Saying("in_neither_group", {"count": 1, "of": 4}) in figure.says
    assert "raised_outside_reports" not in {one.code for one in figure.says}
    assert {"not_causal", "selected"} <= set(figure.caveats)


def test_case_raised_and_in_no_report_is_still_raised() -> None:
    rows = Rows(cases=named("a", "b"), mentions=(a_mention("b", 2018),), raises=(a_raise("a"),))
    figure = raised_and_not_raised(rows)

    assert number(figure, "reports:0", RAISED) == 1
    assert Saying("raised_outside_reports", {"count": 1, "of": 1}) in figure.says
    assert "in_neither_group" not in {one.code for one in figure.says}
    assert figure.missing == (Saying("raise_not_dated", {"count": 1}),)


def test_time_before_the_statement_is_time_not_raised() -> None:
    """Held for 1,461 days and raised after 365: three years raised, one not."""
    figure = of(*[held_for(1461, "early_release", case=one) for one in SOME])

    assert number(figure, "at_risk:1", NOT) == 0
    assert number(figure, "at_risk:3", RAISED) == 6
    assert number(figure, "early_release:5", RAISED) == pytest.approx(1)
    assert number(figure, "early_release:5", NOT) is None


def test_equal_fates_give_equal_shares_whenever_statements_come() -> None:
    """No immortal time: raised late or never, people here are all let go at the same pace."""
    lengths = range(100, 4000, 13)
    spells = [held_for(days, "early_release", case=f"e{days}") for days in lengths]
    whole = [held_for(days, "early_release", case=f"w{days}") for days in lengths]
    rows = Rows(
        cases=named(*(one.case for one in (*spells, *whole))),
        mentions=tuple(a_mention(one.case, 2018) for one in whole),
        raises=tuple(
            RaiseRow(one.case, "T", "S", 2015, "named", (), day, day)
            for place, one in enumerate(spells)
            for day in [DAY_ONE.replace(year=2015 + place % 9)]
        ),
        states=REGIONS,
        spells=(*spells, *whole),
    )
    figure = raised_and_not_raised(rows)

    for years in ("3", "5"):
        raised = figure.value_of(f"early_release:{years}", RAISED)
        other = number(figure, f"early_release:{years}", NOT)
        assert raised.value == pytest.approx(other, abs=0.08)


def test_statuses_are_those_last_reported() -> None:
    figure = of(
        a_spell("2015", "2018", "early_release", case="r0"),
        a_spell("2018", case="r0", status="exile", last="2020"),
        a_spell("", case="r1", status="disappeared", last="2016"),
        a_spell("2015", case="n0", last="2019"),
    )

    assert number(figure, "status:exile", RAISED) == 0.5
    assert number(figure, "status:disappeared", RAISED) == 0.5
    assert number(figure, "status:detained", NOT) == 1
    assert figure.value_of("status:exile", NOT).of == 1


def test_few_private_people_in_one_status_are_hidden() -> None:
    figure = of(
        a_spell("2015", case="n0", last="2019"),
        *[a_spell("2015", case=one, status="exile") for one in OTHERS[1:]],
        private=("n0",),
    )

    assert "small_cell" in figure.value_of("status:detained", NOT).marks


def test_few_private_people_let_go_are_hidden() -> None:
    figure = of(
        *[held_for(100, "early_release", case=one) for one in OTHERS[:2]],
        *[held_for(4000, case=one) for one in OTHERS[2:]],
        private=OTHERS,
    )  # fmt: skip

    assert "small_cell" in figure.value_of("early_release:1", NOT).marks
    assert "small_cell" in figure.value_of("at_risk:1", NOT).marks


def test_one_person_raised_early_and_let_go_says_nothing_of_the_rest() -> None:
    figure = of(
        held_for(400, "early_release", case="r0"), *[held_for(2000, case=one) for one in SOME[1:]],
        raises=(
            a_raise("r0", "2015-06-01"), *(a_raise(one, "2018-01-01") for one in SOME[1:]),
        ),
    )  # fmt: skip

    assert figure.value_of("early_release:5", RAISED) == Value(
        "early_release:5", None, RAISED, 6, marks=("few_at_first",)
    )


def test_case_raised_on_no_known_day_is_left_out_of_what_followed() -> None:
    figure = of(
        *[held_for(400, case=one) for one in (*SOME, *OTHERS)],
        raises=(a_raise("r0"), *(a_raise(one, "2010") for one in SOME[1:])),
    )

    assert (number(figure, "detentions", RAISED), number(figure, "detentions", NOT)) == (5, 6)


def test_without_a_case_on_either_side_there_is_nothing_to_compare() -> None:
    figure = raised_and_not_raised(Rows(cases=named("a"), mentions=(a_mention("a", 2018),)))

    assert (figure.name, figure.refused, figure.values) == (NAME, "no_cases", ())


def test_regions_that_another_figure_hides_are_hidden_here_too() -> None:
    """Two cases of one region name nobody; so do their shares in both groups, and one beside."""
    regions = (*REGIONS, StateRow("DDD", "AFRICAN"))
    rows = Rows(
        cases=(
            *named(*SOME, *OTHERS), *nameless("p", state="BBB"), *nameless("q", state="BBB"),
            *named(*(f"d{one}" for one in range(9)), state="DDD"),
        ),
        mentions=tuple(
            a_mention(one, 2018) for one in (*OTHERS, "q", *(f"d{n}" for n in range(9)))
        ),
        raises=tuple(a_raise(one, "2016") for one in (*SOME, "p")),
        states=regions,
    )  # fmt: skip
    compared, whole = raised_and_not_raised(rows), regional_composition(rows)
    check(compared)

    for series in (RAISED, NOT):
        assert "small_cell" in compared.value_of("region:GRULAC", series).marks
    shown = {one.key for one in whole.values if one.series == "cases" and one.value is not None}
    assert shown.isdisjoint({"GRULAC"})
    assert "suppression_scope" in compared.caveats


def test_few_cases_that_name_nobody_cannot_be_had_from_those_that_do() -> None:
    figure = of(private=(SOME[0],))

    assert {figure.value_of("named", series).value for series in (RAISED, NOT)} == {None}


def test_how_many_were_let_in_by_being_raised_is_not_said_where_it_is_hidden() -> None:
    rows = Rows(
        cases=(*nameless("p"), *named("a", "b")),
        mentions=(a_mention("a", 2018), a_mention("b", 2018)),
        raises=(a_raise("p", "2016"), a_raise("b", "2016")),
    )
    figure = raised_and_not_raised(rows)

    assert figure.value_of("reports:0", RAISED).value is None
    assert "raised_outside_reports" not in {one.code for one in figure.says}


@given(
    st.lists(
        st.tuples(st.sampled_from("ABC"), st.booleans(), st.booleans(), st.booleans()),
        min_size=2, max_size=30,
    )
)  # fmt: skip
def test_hidden_regions_never_follow_from_those_that_are_shown(
    drawn: list[tuple[str, bool, bool, bool]],
) -> None:
    rows = Rows(
        cases=tuple(
            one for place, (state, known, _, _) in enumerate(drawn)
            for one in (named if known else nameless)(f"c{place}", state=state * 3)
        ),
        mentions=tuple(a_mention(f"c{n}", 2018) for n, one in enumerate(drawn) if one[2]),
        raises=tuple(a_raise(f"c{n}", "2016") for n, one in enumerate(drawn) if one[3]),
        states=REGIONS,
    )  # fmt: skip
    figure = raised_and_not_raised(rows)
    for series in (RAISED, NOT):
        parts = [one for one in figure.values if one.series == series and "region" in one.key]
        group = [
            one for one in drawn if one[3] is (series == RAISED) and (one[2] or series == RAISED)
        ]
        for state, key in (("A", "region:WEOG"), ("B", "region:GRULAC"), ("C", "region:not_known")):
            count = sum(one[0] == state for one in group)
            if any(one[:2] == (state, False) for one in group) and count < SMALL:
                assert {one.value for one in parts if one.key == key} <= {None}
        shown = [round((one.value or 0) * (one.of or 0)) for one in parts if one.value is not None]
        if len(shown) < len(parts):
            left = (number(figure, "cases", series) or 0) - sum(shown)
            assert left == 0 or left >= SMALL or not shown


def test_vague_dates_are_said_to_count_from_their_middle() -> None:
    exact = of(*[held_for(400, case=one) for one in SOME])
    vague = of(
        *[held_for(400, case=one) for one in SOME], a_spell("2018", "2019", "death", case="n0"),
        raises=tuple(a_raise(one, year=2016) for one in SOME),
    )  # fmt: skip

    assert "middle_of_dates" not in {one.code for one in exact.says}
    assert Saying("middle_of_dates", {"detentions": 1, "raised": 6}) in vague.says


def test_shares_are_said_to_read_high_and_early_release_to_be_a_name() -> None:
    said = {one.code for one in of(*[held_for(400, case=one) for one in SOME]).says}

    assert {"reads_high", "early_may_be_due"} <= said


def test_no_time_that_could_be_divided_into_releases_is_shown() -> None:
    figure = of(*[held_for(400, "early_release", case=one) for one in (*SOME, *OTHERS)])

    assert {value.key for value in figure.values}.isdisjoint({"years_followed", "early_releases"})
    assert "years" not in {value.method for value in figure.values}
