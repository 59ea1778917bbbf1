"""Forums as sources write them, and which year a session belongs to."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from endreprisals.domain.sessions import (
    Forum,
    Session,
    dialogue_session,
    next_dialogue,
    read_forum,
    read_session,
)


@pytest.mark.parametrize(
    ("text", "forum"),
    [
        ("HRC51", Forum(Session("HRC", 51))),
        ("HRC55 item 5", Forum(Session("HRC", 55), "", "5")),
        ("UNGA76 Third Committee", Forum(Session("UNGA", 76), "third")),
        ("UNGA78 Third Committee item 71", Forum(Session("UNGA", 78), "third", "71")),
        ("UPR36", Forum(Session("UPR", 36))),
        (" hrc51 ", Forum(Session("HRC", 51))),
    ],
)
def test_a_forum_is_read_as_sources_write_it(text: str, forum: Forum) -> None:
    assert read_forum(text) == forum


@pytest.mark.parametrize("text", ["", "HRC", "HRC0", "the Council", "HRC51 and HRC54", "HRC51x"])
def test_what_is_no_forum_gives_none(text: str) -> None:
    assert read_forum(text) is None


def test_a_session_is_read_without_item_or_committee_only() -> None:
    assert read_session("HRC51") == Session("HRC", 51)
    assert read_session("HRC55 item 5") is None
    assert read_session("elsewhere") is None


@pytest.mark.parametrize(
    ("session", "year"),
    [
        (Session("HRC", 1), 2006),
        (Session("HRC", 14), 2010),
        (Session("HRC", 45), 2020),
        (Session("HRC", 51), 2022),
        (Session("HRC", 60), 2025),
        (Session("UNGA", 76), 2021),
        (Session("UNGA", 80), 2025),
        (Session("UPR", 36), None),
    ],
)
def test_the_year_of_a_regular_session_follows_from_its_number(
    session: Session, year: int | None
) -> None:
    assert session.year == year


def test_the_report_is_discussed_in_september() -> None:
    assert [dialogue_session(year).code for year in (2020, 2022, 2025)] == [
        "HRC45", "HRC51", "HRC60",
    ]  # fmt: skip


def test_the_next_dialogue_is_this_years_until_the_session_is_over() -> None:
    assert next_dialogue(date(2026, 10, 15)).code == "HRC63"
    assert next_dialogue(date(2026, 10, 16)).code == "HRC66"


@given(st.integers(2006, 2100))
def test_the_dialogue_of_a_year_is_a_session_of_that_year(year: int) -> None:
    assert dialogue_session(year).year == year


@given(st.sampled_from(["HRC", "UNGA", "UPR"]), st.integers(1, 999))
def test_a_session_code_reads_back(body: str, number: int) -> None:
    assert read_session(Session(body, number).code) == Session(body, number)


@pytest.mark.parametrize(
    ("session", "days"),
    [
        (Session("HRC", 64), (date(2027, 2, 15), date(2027, 3, 31))),
        (Session("HRC", 65), (date(2027, 5, 20), date(2027, 7, 10))),
        (Session("HRC", 66), (date(2027, 9, 5), date(2027, 9, 30))),
        (Session("UNGA", 82), (date(2027, 9, 5), date(2027, 10, 15))),
        (Session("HRC", 4), None),
        (Session("UPR", 58), None),
    ],
)
def test_the_number_of_a_session_says_in_which_weeks_it_begins(
    session: Session, days: tuple[date, date] | None
) -> None:
    assert session.first_days == days


@pytest.mark.parametrize(
    ("number", "began"),
    [
        (7, date(2008, 3, 3)), (8, date(2008, 6, 2)), (9, date(2008, 9, 8)),
        (23, date(2013, 5, 27)), (43, date(2020, 2, 24)), (44, date(2020, 6, 30)),
        (45, date(2020, 9, 14)), (46, date(2021, 2, 22)), (60, date(2025, 9, 8)),
    ],
)  # fmt: skip
def test_sessions_that_were_held_began_in_those_weeks(number: int, began: date) -> None:
    days = Session("HRC", number).first_days

    assert days is not None
    assert days[0] <= began <= days[1]


@given(st.sampled_from(["HRC", "UNGA"]), st.integers(63, 200))
def test_a_session_begins_in_its_year(body: str, number: int) -> None:
    session = Session(body, number)

    assert session.first_days is not None
    assert {day.year for day in session.first_days} == {session.year}


def test_other_digits_are_no_session() -> None:
    assert read_session("HRC\u0664\u0668") is None
