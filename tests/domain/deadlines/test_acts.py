"""The day of an act as people write it."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from endreprisals.domain.deadlines.acts import FIRST_YEAR, LAST_YEAR, Problem, Span, read_day
from endreprisals.domain.deadlines.limits import words
from tests.domain.deadlines.days import BAD, GOOD, MESSES

DAYS = st.dates(date(FIRST_YEAR, 1, 1), date(LAST_YEAR, 12, 31))


@pytest.mark.parametrize(("text", "lower", "upper"), GOOD)
def test_what_people_write_is_read(text: str, lower: str, upper: str) -> None:
    read = read_day(text)

    assert isinstance(read, Span)
    assert (read.lower.isoformat(), read.upper.isoformat()) == (lower, upper)


@pytest.mark.parametrize(("text", "code"), BAD)
def test_what_cannot_be_read_is_refused_with_a_reason_that_has_words(text: str, code: str) -> None:
    assert read_day(text) == Problem(code)  # type: ignore[arg-type]
    assert set(words()["problems"][code]) == {"en", "fr", "es"}


def test_a_doubtful_date_says_so_and_is_no_wider_for_it() -> None:
    about, exact = read_day("2026-10~"), read_day("2026-10")

    assert isinstance(about, Span)
    assert isinstance(exact, Span)
    assert about.about
    assert not exact.about
    assert (about.lower, about.upper) == (exact.lower, exact.upper)


def test_what_was_read_is_kept_in_plain_digits() -> None:
    read = read_day("٢٠٢٦‐١٠ / 2026–11–04")

    assert isinstance(read, Span)
    assert read.text == "2026-10/2026-11-04"


@given(DAYS)
def test_every_day_of_the_calendar_reads_as_itself(day: date) -> None:
    assert read_day(day.isoformat()) == Span(day, day, day.isoformat())


@given(DAYS)
def test_a_month_and_a_year_hold_each_of_their_days(day: date) -> None:
    month, year = read_day(f"{day:%Y-%m}"), read_day(f"{day.year:04}")

    assert isinstance(month, Span)
    assert isinstance(year, Span)
    assert year.lower <= month.lower <= day <= month.upper <= year.upper
    assert (month.upper + timedelta(days=1)).day == 1


@given(DAYS, DAYS)
def test_an_interval_is_read_one_way_round_only(one: date, other: date) -> None:
    first, last = sorted((one, other))

    assert read_day(f"{first}/{last}") == Span(first, last, f"{first}/{last}")
    if first < last:
        assert read_day(f"{last}/{first}") == Problem("backwards")


@given(MESSES)
def test_nothing_that_anybody_types_breaks_it(text: str) -> None:
    read = read_day(text)

    if isinstance(read, Span):
        assert read.lower <= read.upper
        assert read_day(read.text) == read
