"""The latest spell of each person: by what was last heard, and never current once it ended."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from endreprisals.domain.partial_dates import parse
from endreprisals.domain.spells import Spell, known_until, latest


def a_spell(
    code: str = "detained",
    start: str = "",
    *,
    end: str = "",
    how: str = "",
    last: str = "",
    place: int = 1,
    subject: str = "S-EGY-0001",
) -> Spell:
    when = [parse(text) if text else None for text in (start, end, last)]
    return Spell(place, subject, code, when[0], when[1], how, when[2])


def test_spell_without_an_end_is_the_situation_as_last_reported() -> None:
    spell = a_spell(start="2017-09-12", last="2025-06")

    assert (spell.has_ended, spell.situation) == (False, "detained")
    assert spell.last_report == parse("2025-06")
    assert spell.heard_until == date(2025, 6, 30)


def test_spell_that_ended_leaves_the_situation_unknown_and_tells_the_end() -> None:
    spell = a_spell(start="2018", end="2022-03", how="end_of_sentence", last="2021")

    assert (spell.has_ended, spell.situation) == (True, "unknown")
    assert spell.last_report == parse("2022-03")
    assert spell.heard_until == date(2022, 3, 1)


def test_end_that_is_told_but_not_dated_is_an_end() -> None:
    spell = a_spell(start="2018", how="early_release", last="2021")

    assert (spell.situation, spell.last_report) == ("unknown", None)
    assert spell.heard_until == date(2021, 12, 31)


def test_end_of_which_nothing_is_known_is_no_end() -> None:
    assert a_spell("free", "2018", how="unknown").situation == "free"


def test_detention_that_ended_by_death_leaves_nobody_of_unknown_situation() -> None:
    assert a_spell(start="2018", end="2019", how="death").situation == "dead"


def test_death_does_not_end() -> None:
    assert a_spell("dead", "2018", end="2018", how="death").situation == "dead"
    assert not a_spell("dead", "2018", end="2018").has_ended


def test_spell_without_any_date_is_heard_of_before_all_others() -> None:
    assert a_spell().heard_until == date.min
    assert latest([a_spell("free", "2001", place=1), a_spell(place=2)])[0].code == "free"


@pytest.mark.parametrize(
    ("text", "day"), [("2016", date(2016, 12, 31)), ("2016-03/..", date(2016, 3, 1))]
)
def test_date_is_known_until_its_last_day_and_an_open_one_from_its_first(
    text: str, day: date
) -> None:
    assert known_until(parse(text)) == day


def test_open_start_of_a_spell_counts_from_its_beginning() -> None:
    later = a_spell("exile", "2020-05", place=1)

    assert latest([later, a_spell("restricted", "2018-04-15/..", place=2)]) == [later]


def test_later_report_wins_over_a_later_beginning() -> None:
    held = a_spell(start="2017", last="2025-06", place=1)

    assert latest([held, a_spell("free", "2019", place=2)]) == [held]


def test_freedom_of_the_year_in_which_restrictions_ended_comes_after_them() -> None:
    """Passports taken in March 2016 and given back in 2016: free, for each of the four."""
    taken = "2016-03-23/2016-03-28"
    people = [f"S-SDN-000{number}" for number in (1, 2, 3, 4)]
    limited = [a_spell("restricted", taken, end="2016", how="unknown", subject=p) for p in people]
    free = [a_spell("free", "2016", last="2016", subject=person, place=2) for person in people]

    assert [spell.situation for spell in latest([*free, *limited])] == ["free"] * 4
    assert latest([*limited, *free]) == latest([*free, *limited])


def test_what_follows_an_end_of_the_same_day_comes_after_it() -> None:
    ended = a_spell(start="2017", end="2022-03-01", how="end_of_sentence", place=2)
    follows = a_spell("house_arrest", "2022-03-01", place=1)

    assert latest([follows, ended]) == [follows]


def test_of_equal_reports_the_later_beginning_and_then_the_later_row_is_the_latest() -> None:
    early = a_spell(start="2017", last="2020", place=3)
    late = a_spell("exile", "2019", last="2020", place=1)
    twin = a_spell("free", "2019", last="2020", place=2)

    assert latest([early, late]) == [late]
    assert latest([twin, late]) == [twin]


def test_every_subject_has_one_latest_spell() -> None:
    found = latest([a_spell(subject="a"), a_spell(subject="b"), a_spell("free", subject="a")])

    assert [spell.subject for spell in found] == ["a", "b"]


@given(st.permutations([("2017", ""), ("2018", "2020"), ("2019", ""), ("", ""), ("", "2016-02")]))
def test_latest_does_not_depend_on_the_order_of_rows(rows: list[tuple[str, str]]) -> None:
    places = {row: place for place, row in enumerate(sorted(rows))}
    spells = [a_spell(start=start, last=last, place=places[start, last]) for start, last in rows]

    assert [spell.last_report for spell in latest(spells)] == [parse("2020")]
