"""Spells read as detentions: how long at least and at most, and when a release was foreseen."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from endreprisals.domain.analysis.detentions import READINGS, Detention, detentions, way_out
from endreprisals.domain.analysis.rows import SpellRow
from endreprisals.domain.analysis.survival import STILL
from tests.domain.analysis.held import a_spell, held_for


def the_only(spell: SpellRow) -> Detention:
    (found,) = detentions([spell]).kept
    return found


def days(spell: SpellRow) -> tuple[float, ...]:
    return tuple(the_only(spell).days(reading) for reading in READINGS)


def test_detention_dated_to_the_day_has_one_length() -> None:
    found = the_only(a_spell("2020-01-01", "2020-01-31", "early_release"))

    assert (found.kind, found.exact) == ("early_release", True)
    assert days(a_spell("2020-01-01", "2020-01-31", "early_release")) == (30, 30, 30)


def test_detention_dated_to_the_year_can_be_short_or_long() -> None:
    """From some day of 2020 to some day of 2021: at least a day, at most two years."""
    assert days(a_spell("2020", "2021", "death")) == (1, 365.5, 730)
    assert detentions([a_spell("2020", "2021", "death")]).imprecise == 1


def test_detention_of_one_day_still_counts() -> None:
    assert days(a_spell("2021-04-07", "2021-04-07", "release_unspecified")) == (0.5, 0.5, 0.5)


def test_detention_that_began_and_ended_in_one_year_is_never_negative() -> None:
    assert days(a_spell("2021", "2021", "release_unspecified")) == (0.5, 0.5, 364)


def test_blank_end_counts_until_last_heard_of_and_not_a_day_longer() -> None:
    found = the_only(a_spell("2017-09-12", last="2025-06-30"))

    assert found.kind == STILL
    assert found.days("longest") == 2848


def test_blank_end_of_somebody_never_heard_of_again_counts_for_nothing() -> None:
    told = detentions([a_spell("2017"), a_spell("2017-07", last="2017-07-31")])

    assert [one.days("longest") for one in told.kept] == [0.5, 0.5]
    assert told.heard_once == 2


def test_report_from_within_the_year_of_arrest_adds_no_time() -> None:
    assert days(a_spell("2017", last="2017-05-01")) == (0.5, 0.5, 0.5)


def test_end_that_nobody_dates_is_no_end_but_is_counted() -> None:
    told = detentions([a_spell("2018-01-01", "", "early_release", last="2019-01-01")])

    assert [(one.kind, one.days("middle")) for one in told.kept] == [(STILL, 365)]
    assert told.end_not_dated == 1
    assert detentions([a_spell("2018-01-01", "", "unknown")]).end_not_dated == 0


def test_end_known_only_from_some_day_on_shows_the_person_held_until_then() -> None:
    assert the_only(a_spell("2018-01-01", "2018-01-11/..", "death")).days("middle") == 10


def test_end_known_only_until_some_day_may_be_any_day_before() -> None:
    assert days(a_spell("2018-01-01", "../2018-01-11", "death")) == (0.5, 5, 10)


def test_end_without_a_kind_is_of_unknown_kind() -> None:
    assert the_only(a_spell("2018", "2019")).kind == "unknown"


def test_spells_that_cannot_be_timed_are_counted_by_reason() -> None:
    told = detentions(
        [
            a_spell("", "2019", "death"),
            a_spell("../2018", "2019", "death"),
            a_spell("2020", "2019", "death"),
            a_spell("2020", status="disappeared"),
            a_spell("2020", status="exile"),
        ]
    )

    assert told.kept == ()
    assert told.left_out == {"start_unknown": 2, "dates_contradict": 1, "disappeared": 1}


def test_house_arrest_is_detention() -> None:
    assert len(detentions([a_spell("2019-03-15", status="house_arrest")]).kept) == 1


@pytest.mark.parametrize(
    ("held", "told", "kind"),
    [
        (1000, "early_release", "end_of_sentence"),
        (970, "early_release", "end_of_sentence"),
        (969, "early_release", "early_release"),
        (1200, "early_release", "end_of_sentence"),
        (1000, "release_unspecified", "end_of_sentence"),
        (500, "release_unspecified", "release_unspecified"),
        (1000, "release_into_restriction", "release_into_restriction"),
        (1000, "death", "death"),
    ],
)
def test_release_near_the_scheduled_day_is_never_early(held: int, told: str, kind: str) -> None:
    """A sentence of a thousand days: from thirty days before its end on a release is foreseen."""
    assert way_out(held_for(held, told, term=1000)) == kind


def test_release_that_may_have_been_on_time_is_not_called_early() -> None:
    """Yu Wensheng's four years ended on 1 March 2022; "released in 2022" must not be early."""
    vague = a_spell("2018-01-19", "2022", "early_release", term="2022-03-01")

    assert way_out(vague) == "end_of_sentence"


def test_early_release_without_a_known_sentence_stays_what_the_source_calls_it() -> None:
    assert way_out(held_for(1000, "early_release")) == "early_release"
    assert way_out(a_spell("2018", "", "early_release", term="2020")) == "early_release"


@given(
    st.integers(2000, 2030),
    st.integers(0, 5),
    st.sampled_from(("", "-03", "-03-09")),
    st.sampled_from(("", "death")),
)
def test_middle_lies_between_shortest_and_longest(
    year: int, later: int, part: str, kind: str
) -> None:
    when = f"{year + later}{part}"
    spell = a_spell(str(year), when, kind) if kind else a_spell(str(year), last=when)

    shortest, middle, longest = days(spell)

    assert 0.5 <= shortest <= middle <= longest
