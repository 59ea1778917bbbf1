"""Signs that a release was foreseen when a case was raised, one by one."""

import pytest

from endreprisals.domain.analysis.anticipation import SOON, Timing, placebo, soon_after, timing
from endreprisals.domain.analysis.cox import Line
from endreprisals.domain.analysis.detentions import detentions
from endreprisals.domain.analysis.exposure import raises
from endreprisals.domain.analysis.rows import RaiseRow, Rows, SpellRow
from endreprisals.domain.analysis.study import Study, study
from tests.domain.analysis.held import REGIONS, a_raise, held_for, named


def of(*spells: SpellRow, raised: tuple[RaiseRow, ...] = ()) -> Study:
    cases = named(*{one.case for one in spells})
    rows = Rows(spells=spells, cases=cases, raises=raised, states=REGIONS)
    return study(rows, detentions(rows.spells), raises(rows))


def a_line(start: float, stop: float, *, early: bool = False, raised: float = 1.0) -> Line:
    return Line(start, stop, early, "", "", {"raised": raised})


def test_scheduled_end_soon_after_the_statement_is_counted() -> None:
    held = held_for(1000, "end_of_sentence", term=1000)

    assert timing(of(held, raised=(a_raise("a", "2017-08-01"),))) == Timing(1, 1, SOON / 1000)
    assert timing(of(held, raised=(a_raise("a", "2016-08-01"),))).soon == 0


@pytest.mark.parametrize("day", ["", "2014-01-01", "2019-01-01"])
def test_statement_outside_the_term_or_on_no_known_day_says_nothing(day: str) -> None:
    held = held_for(1000, "end_of_sentence", term=1000)

    assert timing(of(held, raised=(a_raise("a", day),))).of == 0


def test_detention_without_a_known_sentence_says_nothing_of_timing() -> None:
    assert timing(of(held_for(1000), raised=(a_raise("a", "2016"),))).of == 0
    assert timing(of(held_for(1000, term=1000))).of == 0


@pytest.mark.parametrize(
    ("soon", "of_all", "expected", "crowded"),
    [(40, 100, 6.0, True), (9, 100, 6.0, False), (4, 4, 0.1, False), (0, 0, 0.0, False)],
)
def test_ends_crowd_only_where_chance_would_not_have_it(
    soon: int, of_all: int, expected: float, *, crowded: bool
) -> None:
    assert Timing(soon, of_all, expected).crowded is crowded


def test_releases_in_the_weeks_after_statements_stand_out() -> None:
    soon = [a_line(10 + 50 * one, 60 + 50 * one, early=True) for one in range(30)]
    later = [a_line(10 + 30 * one, 400 + 45 * one, early=True) for one in range(30)]
    never = [a_line(0, 300 + 40 * one, early=True, raised=0.0) for one in range(30)]

    found = soon_after([*soon, *later, *never])

    assert found is not None
    assert found.low > 1


def test_few_releases_soon_after_statements_say_nothing() -> None:
    soon = [a_line(100, 120 + one, early=True) for one in range(4)]
    later = [a_line(100, 900 + one, early=True) for one in range(40)]

    assert soon_after([*soon, *later]) is None


def test_case_raised_before_the_arrest_has_no_weeks_after_the_statement() -> None:
    assert soon_after([a_line(0, 40 + one, early=True) for one in range(40)]) is None


def test_dates_on_which_nothing_happened_show_nothing() -> None:
    never = [held_for(100 + 31 * one % 3000, "early_release", case=f"n{one}") for one in range(300)]
    raised = [held_for(3500, case=f"r{one}") for one in range(60)]
    days = tuple(a_raise(f"r{one}", f"20{15 + one % 6}-0{1 + one % 9}-15") for one in range(60))

    found = placebo(of(*never, *raised, raised=days))

    assert found is not None
    assert found.low < 1 < found.high


def test_placebo_needs_somebody_raised_and_enough_releases() -> None:
    assert placebo(of(held_for(100, "early_release"))) is None
    few = [held_for(100 + one, "early_release", case=f"n{one}") for one in range(9)]
    raised = a_raise("r", "2015-02-01")
    assert placebo(of(*few, held_for(900, case="r"), raised=(raised,))) is None
