"""What holds of every figure of counts: listed codes, numbers in bounds, and what must be said."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from endreprisals.domain.analysis import codes
from endreprisals.domain.analysis.rows import Rows, TermRow
from tests.domain.analysis.figures import COUNTS, check
from tests.domain.analysis.invented import (
    a_case,
    a_cooperation,
    a_list,
    a_mention,
    a_raise,
    a_reply,
    a_report,
    a_total,
    an_act,
    an_action,
    the_states,
)
from tests.domain.analysis.shipped import shipped

SOME = st.integers(0, 1)
CASES = st.sampled_from("abcdefghij")
YEARS = st.integers(2016, 2023)
STATES = st.sampled_from(["AAA", "BBB", "CCC", "VNM"])
TYPES = st.sampled_from(["named_individual", "named_organisation", "unnamed", "situation", ""])
METRICS = st.sampled_from(
    ["countries", "individuals", "viet_nam_cases", "hrc_members_cited", "cases_since_2010",
     "states_raising_cases_at_hrc", "countries_since_2010", "countries_with_cases_raised"]
)  # fmt: skip


@st.composite
def worlds(draw: st.DrawFn) -> Rows:
    """Records of up to ten cases of which anything may be known."""
    few = st.lists
    return Rows(
        reports=tuple(map(a_report, range(2016, 2024))),
        cases=tuple(
            a_case(case, draw(STATES), people=draw(st.integers(0, 2)), groups=draw(SOME))
            for case in draw(st.sets(CASES))
        ),
        mentions=tuple(
            a_mention(case, year, kind, reply=draw(st.sampled_from(["yes", "no", ""])),
                      subjects=(f"s-{case}",) if draw(st.booleans()) else (),
                      withheld=draw(st.booleans()))
            for case, year, kind in draw(few(st.tuples(CASES, YEARS, TYPES), max_size=25))
        ),
        listed=tuple(
            a_list(year, state, kind=kind)[0]
            for year, state, kind in draw(
                few(st.tuples(YEARS, STATES, st.sampled_from(["all", "annex_I_new"])), max_size=12)
            )
        ),
        published=tuple(
            a_total(metric, year, str(value), draw(st.sampled_from(["exact", '"over"'])))
            for metric, year, value in draw(
                few(st.tuples(METRICS, YEARS, st.integers(0, 47)), max_size=8)
            )
        ),
        acts=tuple(
            an_act(case, *types)
            for case, types in draw(
                few(st.tuples(CASES, st.sets(st.sampled_from(["fine", "threats"]))), max_size=12)
            )
        ),
        cooperation=tuple(a_cooperation(case, "UPR") for case in draw(few(CASES, max_size=6))),
        un_actions=(an_action(1, date(2020, 1, 1)),),
        replies=(a_reply(1, date(2020, draw(st.integers(1, 12)), 1)),),
        raises=tuple(
            a_raise(case, f"HRC{number}", *draw(st.sets(STATES)))
            for case, number in draw(few(st.tuples(CASES, st.integers(45, 52)), max_size=6))
        ),
        terms=tuple(
            TermRow(state, date(2015, 1, 1), date(2023, 12, 31)) for state in draw(st.sets(STATES))
        ),
        states=the_states(WEOG="AAA BBB", GRULAC="CCC", ASIA_PACIFIC="VNM"),
        as_of=date(2023, 10, 1),
    )  # fmt: skip


@pytest.mark.parametrize("name", COUNTS)
def test_shipped_figure_uses_listed_codes_only_and_keeps_its_numbers_in_bounds(name: str) -> None:
    figure = COUNTS[name](shipped())

    assert figure.name == name
    check(figure)


@pytest.mark.parametrize("name", COUNTS)
def test_figure_of_nothing_is_refused_or_empty_and_uses_listed_codes(name: str) -> None:
    figure = COUNTS[name](Rows())

    check(figure)
    assert not [one for one in figure.values if one.value is not None]


@settings(max_examples=40)
@given(worlds())
def test_any_record_gives_figures_with_listed_codes_and_numbers_in_bounds(rows: Rows) -> None:
    for figure in COUNTS.values():
        check(figure(rows))


@pytest.mark.parametrize("name", COUNTS)
def test_figure_over_years_says_that_silence_is_not_safety(name: str) -> None:
    figure = COUNTS[name](shipped())

    if figure.axis in ("year", "report_year", "years"):
        assert "silence_is_not_safety" in figure.caveats


@pytest.mark.parametrize(
    "listed",
    [
        tuple(codes.COUNT_SAYINGS), codes.COUNT_MARKS, codes.REASONS, codes.COUNT_REFUSED,
        codes.CAVEATS,
    ],
)  # fmt: skip
def test_lists_of_codes_are_sorted_and_name_each_once(listed: tuple[str, ...]) -> None:
    assert list(listed) == sorted(set(listed))
