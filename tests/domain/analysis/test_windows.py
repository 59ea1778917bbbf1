"""Windows of reports: whole months, short and unknown ones, and counts set to twelve months."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from endreprisals.domain.analysis.rows import Report
from endreprisals.domain.analysis.windows import (
    per_twelve_months,
    window_marks,
    window_months,
)
from tests.domain.analysis.invented import a_report
from tests.domain.analysis.shipped import shipped


def between(first: date | None, last: date | None) -> Report:
    return Report("R", 2020, first, last, None)


@pytest.mark.parametrize(
    ("first", "last", "months"),
    [
        (date(2019, 6, 1), date(2020, 4, 30), 11),
        (date(2020, 5, 1), date(2021, 4, 30), 12),
        (date(2019, 1, 1), date(2019, 1, 31), 1),
        (date(2019, 1, 31), date(2019, 3, 30), 2),
    ],
)
def test_window_counts_both_of_its_days_as_whole_months(
    first: date, last: date, months: int
) -> None:
    assert window_months(between(first, last)) == months


def test_window_counts_days_left_over_as_part_of_a_month() -> None:
    assert window_months(between(date(2019, 1, 1), date(2019, 2, 15))) == pytest.approx(1.493, 1e-3)


@pytest.mark.parametrize(
    "report", [None, between(None, None), between(date(2019, 1, 1), None), a_report(2020, months=0)]
)
def test_window_with_an_unknown_end_is_marked_and_normalises_nothing(report: Report | None) -> None:
    assert window_marks(report) == ("window_not_known",)
    assert per_twelve_months(45, report) is None


def test_report_of_2020_covers_eleven_months_and_those_after_it_twelve() -> None:
    months = {one.year: window_months(one) for one in shipped().reports}

    assert months[2020] == 11
    assert {months[year] for year in (2015, 2017, 2018, 2019, *range(2021, 2026))} == {12}
    assert months[2014] is None


def test_windows_off_twelve_months_are_marked() -> None:
    assert window_marks(a_report(2020, months=11)) == ("short_window",)
    assert window_marks(a_report(2020, months=14)) == ("long_window",)
    assert window_marks(a_report(2020)) == ()


def test_count_of_eleven_months_is_raised_to_twelve() -> None:
    assert per_twelve_months(44, a_report(2020, months=11)) == pytest.approx(48)


def test_window_that_ends_before_it_begins_normalises_nothing() -> None:
    assert per_twelve_months(1, between(date(2020, 5, 1), date(2020, 4, 1))) is None


@given(st.dates(date(2000, 1, 1), date(2030, 1, 1)), st.integers(0, 2000), st.integers(0, 30))
def test_longer_windows_have_no_fewer_months(first: date, days: int, more: int) -> None:
    def months(length: int) -> float:
        found = window_months(between(first, date.fromordinal(first.toordinal() + length)))
        assert found is not None
        return found

    assert 0 < months(days) <= months(days + more) + 0.1
