"""Detentions cut at the day on which States first raised the case."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from endreprisals.domain.analysis.detentions import detentions
from endreprisals.domain.analysis.exposure import SPOKEN, Episode, episodes, raises
from endreprisals.domain.analysis.rows import Rows
from endreprisals.domain.analysis.survival import STILL, Stay
from tests.domain.analysis.held import DAY_ONE, a_raise, held_for

BEGAN = float(DAY_ONE.toordinal())


def cut(days: int, raised_after: float | None) -> list[Episode]:
    (detention,) = detentions([held_for(days, "early_release")]).kept
    day = None if raised_after is None else BEGAN + raised_after
    return episodes(detention, day, "middle")


def test_time_before_the_statement_counts_as_not_raised() -> None:
    before, after = cut(100, 40)

    assert (before.stay, before.raised) == (Stay(0, 40, STILL), False)
    assert (after.stay, after.raised) == (Stay(40, 100, "early_release"), True)


@pytest.mark.parametrize("day", [None, 100, 5000])
def test_detention_not_raised_before_its_end_is_not_raised(day: float | None) -> None:
    (whole,) = cut(100, day)

    assert (whole.stay, whole.raised) == (Stay(0, 100, "early_release"), False)


@pytest.mark.parametrize("day", [0, -400])
def test_detention_of_a_case_raised_before_it_began_is_raised_from_its_beginning(
    day: float,
) -> None:
    (whole,) = cut(100, day)

    assert (whole.stay, whole.raised) == (Stay(0, 100, "early_release"), True)


def test_first_statement_counts() -> None:
    rows = Rows(raises=(a_raise("a", "2022-09-29"), a_raise("a", "2020-09-30")))

    assert raises(rows).first == {"a": (date(2020, 9, 30), date(2020, 9, 30))}
    assert raises(rows).imprecise == 0


def test_welcoming_a_release_raises_nothing() -> None:
    rows = Rows(raises=(a_raise("a", "2025-09-24", how="welcomed"), a_raise("b", how="thanked")))

    assert raises(rows).cases == frozenset()


def test_statement_of_which_only_the_year_is_known_may_have_come_on_any_day_of_it() -> None:
    found = raises(Rows(raises=(a_raise("a", year=2022),)))

    assert found.imprecise == 1
    days = [date.fromordinal(int(found.on("a", spoken) or 0)) for spoken in SPOKEN]
    assert days == [date(2022, 1, 1), date(2022, 7, 2), date(2022, 12, 31)]


def test_vague_statement_cannot_have_been_the_first_after_an_exact_one() -> None:
    found = raises(Rows(raises=(a_raise("a", year=2022), a_raise("a", "2022-03-01"))))

    assert found.first == {"a": (date(2022, 1, 1), date(2022, 3, 1))}


def test_case_that_was_never_raised_was_raised_on_no_day() -> None:
    assert raises(Rows()).on("a") is None


def test_case_with_a_statement_of_no_known_time_has_no_first_day() -> None:
    rows = Rows(raises=(a_raise("a"), a_raise("a", "2022-09-29"), a_raise("b", "2022")))
    found = raises(rows)

    assert (set(found.first), set(found.undated)) == ({"b"}, {"a"})
    assert found.cases == {"a", "b"}


@given(st.integers(0, 400), st.integers(-50, 450))
def test_cutting_loses_no_time_and_no_release(days: int, raised_after: int) -> None:
    parts = cut(days, float(raised_after))

    assert sum(part.stay.exit - part.stay.entry for part in parts) == max(days, 0.5)
    assert [part.stay.event for part in parts][-1] == "early_release"
    assert all(part.stay.entry < part.stay.exit for part in parts)
