"""Which yearly report an act belongs to, until when it could be told, and bands of age."""

from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from endreprisals.domain.deadlines.acts import Span, read_day
from endreprisals.domain.deadlines.bands import BANDS, bands, months_earlier
from endreprisals.domain.deadlines.export import export
from endreprisals.domain.deadlines.limits import months_later, time_limit
from endreprisals.domain.deadlines.report import (
    due_year,
    known_calls,
    known_reports,
    last_day,
    report_of_year,
    reports_of,
    yearly_rule,
)
from endreprisals.domain.deadlines.waits import waits

DAYS = st.dates(date(2005, 1, 1), date(2060, 12, 31))


def years(text: str) -> list[int]:
    read = read_day(text)
    assert isinstance(read, Span)
    return [one.year for one in reports_of(read)]


def test_acts_before_2020_belong_to_periods_that_did_not_keep_to_one_month() -> None:
    assert years("2011-06-15") == [2012]
    assert years("2014-05-31") == [2014]
    assert years("2014-06-01") == [2015]
    assert years("2020-04-30") == [2020]
    assert years("2020-05-01") == [2021]


def test_a_year_may_belong_to_two_reports_and_an_unknown_period_to_none() -> None:
    assert years("2026") == [2026, 2027]
    assert years("2012-10") == []
    assert years("2005") == []


def test_the_report_of_a_year_says_how_sure_its_period_is() -> None:
    found = {year: report_of_year(year) for year in (2013, 2019, 2025, 2027)}

    assert found[2013] is None
    assert [found[year].standing for year in (2019, 2025, 2027) if found[year]] == [  # type: ignore[union-attr]
        "inferred", "read", "expected",
    ]  # fmt: skip
    assert report_of_year(2003) is None


def test_a_call_that_nobody_has_seen_is_reckoned_from_those_of_earlier_years() -> None:
    due = last_day(2027)

    assert (due.earliest, due.latest, due.standing) == (
        date(2027, 4, 15), date(2027, 5, 31), "expected",
    )  # fmt: skip
    assert last_day(2020).standing == "read"
    assert (yearly_rule().due_earliest, yearly_rule().due_latest) == ((4, 15), (5, 31))


def test_periods_on_record_follow_on_one_another_and_each_has_a_source() -> None:
    rows = known_reports()

    assert all(one.lower < one.upper for one in rows)
    assert all(a.upper < b.lower for a, b in pairwise(rows))
    assert all(one.source for one in rows)
    assert all(one.source for one in known_calls().values())
    assert all(one.standing in ("read", "inferred") for one in rows)


@given(DAYS)
def test_an_act_is_due_for_the_report_that_covers_it(day: date) -> None:
    for report in reports_of(Span(day, day, "")):
        assert report.lower <= day <= report.upper
        assert due_year(day) == report.year


@given(DAYS, DAYS)
def test_a_later_act_is_never_due_for_an_earlier_report(one: date, other: date) -> None:
    earlier, later = sorted((one, other))

    assert due_year(earlier) <= due_year(later)


@given(DAYS)
def test_the_bands_follow_on_one_another_and_end_today(today: date) -> None:
    spans = list(bands(today).values())

    assert list(bands(today)) == list(BANDS)
    assert spans[0].upper == today
    assert all(a.lower == b.upper + timedelta(days=1) for a, b in pairwise(spans))
    assert all(one.lower <= one.upper for one in spans)


@given(DAYS, st.integers(1, 24))
def test_months_earlier_is_the_first_day_that_is_not_that_long_ago(day: date, months: int) -> None:
    first = months_earlier(day, months)

    assert months_later(first, months) > day
    assert months_later(first - timedelta(days=1), months) <= day


@given(DAYS)
def test_under_three_months_is_in_time_for_the_urgent_procedure(today: date) -> None:
    spans = bands(today)

    assert time_limit("wgeid", spans["quarter"], today).state == "closing"
    older = time_limit("wgeid", spans["year"], today)
    assert older.state == "closed" or older.open_from == spans["year"].upper  # the day of margin


def test_a_number_from_memory_is_marked_and_where_none_is_known_there_is_none() -> None:
    found = {one.code: one for one in (*waits("special-procedures"), *waits("wgad"))}

    assert (found["publication"].days, found["publication"].standing) == (60, "read")
    assert found["publication_urgent"].standing == "unverified"
    assert (found["reply"].days, found["reply"].standing) == (60, "unverified")
    assert waits("wgeid") == ()
    assert all(set(one.text) == {"en", "fr", "es"} and one.source for one in found.values())


def test_a_language_without_words_is_exported_in_english_and_says_where() -> None:
    tibetan, french = export("bo"), export("fr")

    assert "limits.wgeid.basis" in tibetan["untranslated"]
    assert tibetan["none_known"] == export("en")["none_known"]
    assert french["untranslated"] == []
    assert french["limits"]["un-senior-official"]["remains"] == ""
