"""What can still be done, until when, and what remains."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from endreprisals.domain.deadlines.acts import Span, read_day
from endreprisals.domain.deadlines.limits import (
    CLOSING_DAYS,
    TimeLimit,
    limits,
    months_later,
    sentence,
    time_limit,
    words,
)

TODAY = date(2026, 11, 20)
REPORT, MISSING = "un-sg-report", "wgeid"
DAYS = st.dates(date(2009, 1, 1), date(2040, 12, 31))
DATED = [code for code, one in limits().items() if one.kind in ("months_after_act", "window")]
RANK = {"closed": 0, "depends": 1, "closing": 2, "open": 3}


def when(text: str) -> Span:
    read = read_day(text)
    assert isinstance(read, Span)
    return read


def on(day: date) -> Span:
    return Span(day, day, day.isoformat())


def of(mechanism: str, text: str, today: date = TODAY) -> TimeLimit:
    return time_limit(mechanism, when(text), today)


def test_a_disappearance_of_last_month_is_in_time_for_the_urgent_procedure() -> None:
    found = of(MISSING, "2026-10-04")

    assert (found.state, found.reason, found.last_day) == ("open", "within", date(2027, 1, 3))
    assert found.standing == "read"


def test_one_of_three_months_ago_ends_today_and_the_day_that_we_count_less_turns_nobody_away() -> (
    None
):
    assert of(MISSING, "2026-08-21").state == "closing"
    assert of(MISSING, "2026-08-21").last_day == TODAY
    margin = of(MISSING, "2026-08-20")
    assert (margin.state, margin.reason) == ("depends", "margin")
    assert margin.last_day == TODAY - timedelta(days=1)
    assert "Send it now and ask" in sentence(margin, "en", str)
    assert of(MISSING, "2026-08-19").state == "closed"


def test_a_closed_urgent_procedure_says_what_remains() -> None:
    found = of(MISSING, "2020")

    assert found.state == "closed"
    assert "ordinary procedure" in found.remains["en"]
    assert all(limits()[code].remains for code in DATED)


def test_a_date_of_a_whole_year_depends_on_the_day_and_says_from_which_one() -> None:
    found = of(MISSING, "2026")

    assert (found.state, found.reason, found.last_day) == ("depends", "span", None)
    assert found.open_from == date(2026, 8, 21)
    assert of(MISSING, "2026-08-21").state != "closed"
    assert of(MISSING, "2026-08-20").reason == "margin"
    assert of(MISSING, "2026-08-19").state == "closed"


def test_a_month_that_lies_wholly_inside_needs_no_day() -> None:
    found = of(MISSING, "2026-09")

    assert (found.state, found.last_day) == ("closing", date(2026, 11, 30))


def test_without_a_date_it_says_which_acts_are_in_time() -> None:
    found = time_limit(MISSING, None, TODAY)

    assert (found.state, found.reason, found.open_from) == ("depends", "no_date", date(2026, 8, 21))


@pytest.mark.parametrize("days_left", [CLOSING_DAYS - 1, CLOSING_DAYS])
def test_it_is_closing_with_fewer_than_thirty_days_left(days_left: int) -> None:
    last = of(MISSING, "2026-10-04").last_day
    assert last is not None
    found = of(MISSING, "2026-10-04", last - timedelta(days=days_left))

    assert found.state == ("closing" if days_left < 30 else "open")


@pytest.mark.parametrize(
    ("act", "last"),
    [
        ("2026-11-30", "2027-02-27"),
        ("2023-11-30", "2024-02-28"),
        ("2024-02-29", "2024-05-28"),
        ("2026-03-31", "2026-06-29"),
        ("2026-10-01", "2026-12-31"),
    ],
)
def test_ends_of_months_and_leap_days_are_counted_to_be_safe(act: str, last: str) -> None:
    assert of(MISSING, act, date.fromisoformat(act)).last_day == date.fromisoformat(last)


def test_an_act_of_this_autumn_goes_into_the_report_of_next_year() -> None:
    found = of(REPORT, "2026-10-04")

    assert (found.state, found.report, found.expected) == ("open", 2027, True)
    assert (found.last_day, found.latest_day) == (date(2027, 4, 15), date(2027, 5, 31))


def test_between_the_earliest_and_the_latest_end_of_a_call_nobody_can_know() -> None:
    found = of(REPORT, "2026-10-04", date(2027, 5, 3))

    assert (found.state, found.reason) == ("depends", "expected")


def test_an_act_of_the_last_day_of_a_period_and_of_the_first_of_the_next() -> None:
    assert of(REPORT, "2026-04-30").state == "closed"
    assert of(REPORT, "2026-05-01").state == "open"
    assert of(REPORT, "2026").open_from == date(2026, 5, 1)


def test_a_call_that_named_its_last_day_is_not_called_expected() -> None:
    found = of(REPORT, "2019-07", date(2020, 4, 20))

    assert (found.state, found.last_day, found.expected) == ("closing", date(2020, 5, 1), False)


def test_acts_of_the_last_weeks_could_be_sent_later_in_2018() -> None:
    assert of(REPORT, "2018-05-20", date(2018, 5, 25)).reason == "expected"
    assert of(REPORT, "2018-05-20", date(2018, 6, 1)).state == "closed"


def test_what_is_taken_all_year_is_open_for_acts_of_any_age() -> None:
    assert of("un-senior-official", "1999").state == "all_year"
    assert time_limit("special-procedures", None, TODAY).state == "all_year"


def test_what_runs_from_the_last_decision_at_home_depends_on_it() -> None:
    found = of("ecthr", "2026-10-04")

    assert (found.state, found.reason, found.standing) == (
        "depends",
        "final_decision",
        "unverified",
    )


@pytest.mark.parametrize("mechanism", ["wgad", "embassies", "no-such-body"])
def test_what_no_source_tells_stays_unknown_and_is_not_said_to_be_open(mechanism: str) -> None:
    found = of(mechanism, "2026-10-04")

    assert (found.state, found.reason, found.source) == ("unknown", "no_limit_known", "")
    assert "does not mean" in found.basis["en"]


def test_an_act_of_tomorrow_has_no_limit_yet_and_one_of_this_year_ends_today() -> None:
    assert of(MISSING, "2026-11-21").reason == "future"
    assert of(MISSING, "2026-11").state == "open"
    assert of(MISSING, "2026-11").latest_day == of(MISSING, "2026-11-20").last_day
    assert of("un-senior-official", "2027").reason == "future"


def test_every_rule_has_a_source_and_three_languages() -> None:
    for one in limits().values():
        assert one.source
        assert one.standing
        assert set(one.basis) == {"en", "fr", "es"}
        assert set(one.remains) in (set(), {"en", "fr", "es"})


def test_every_reason_has_words_in_three_languages() -> None:
    assert all(set(text) == {"en", "fr", "es"} for text in words()["reasons"].values())


@pytest.mark.parametrize(
    ("mechanism", "act", "said"),
    [
        (MISSING, "2026-10-04", "Until 2027-01-03."),
        (REPORT, "2026-10-04", "Expected to be open until 2027-04-15 at least"),
        (REPORT, "2025-10", "the last day was 2026-05-31 at the latest"),
        (MISSING, "2026-10", "Until 2026-12-31 or up to 2027-01-30"),
        (REPORT, "2026-06/2026-10", "at least"),
        (MISSING, "2020", "Over since 2021-03-30."),
        (MISSING, "2026", "on 2026-08-21 or later"),
        ("wgad", "2026", "No time limit is known to us."),
    ],
)
def test_it_is_said_in_words(mechanism: str, act: str, said: str) -> None:
    assert said in sentence(of(mechanism, act), "en", str)


def test_a_language_without_words_gets_english() -> None:
    found = of(MISSING, "2026-10-04")

    assert sentence(found, "bo", str) == sentence(found, "en", str)
    assert sentence(found, "fr", str).startswith("Jusqu’au")


@given(st.sampled_from(DATED), DAYS, DAYS, DAYS)
def test_a_later_act_never_stands_worse(
    mechanism: str, one: date, other: date, today: date
) -> None:
    earlier, later = sorted((one, other))
    if later <= today:
        first = time_limit(mechanism, on(earlier), today)
        second = time_limit(mechanism, on(later), today)
        assert RANK[first.state] <= RANK[second.state]


@given(st.sampled_from(DATED), DAYS, DAYS, DAYS)
def test_as_days_go_by_nothing_opens_again(
    mechanism: str, act: date, one: date, other: date
) -> None:
    sooner, later = sorted((one, other))
    if act <= sooner:
        first = time_limit(mechanism, on(act), sooner)
        second = time_limit(mechanism, on(act), later)
        assert RANK[first.state] >= RANK[second.state]
        assert first.last_day == second.last_day


@given(st.sampled_from(DATED), DAYS, st.integers(0, 900), DAYS)
def test_a_span_is_what_all_of_its_days_are_or_it_depends(
    mechanism: str, lower: date, length: int, today: date
) -> None:
    upper = lower + timedelta(days=length)
    found = time_limit(mechanism, Span(lower, upper, ""), today)
    if lower > today:
        assert found.reason == "future"
        return
    ends = {time_limit(mechanism, on(day), today).state for day in (lower, min(upper, today))}
    if found.state in ("open", "closing", "closed"):
        assert RANK[found.state] == min(RANK[state] for state in ends)
        assert ("closed" in ends) == (ends == {"closed"})


def test_what_we_reckon_ourselves_is_not_told_as_read_at_the_source() -> None:
    assert "31 May" not in limits()[REPORT].basis["en"]
    assert "we reckon it from earlier years" in sentence(of(REPORT, "2026-10-04"), "en", str)


@given(st.sampled_from(DATED), DAYS, st.integers(0, 900), DAYS)
def test_the_day_that_a_span_names_parts_what_is_open_from_what_is_not(
    mechanism: str, lower: date, length: int, today: date
) -> None:
    upper = lower + timedelta(days=length)
    found = time_limit(mechanism, Span(lower, upper, ""), today)
    if found.open_from:
        before = found.open_from - timedelta(days=1)
        assert time_limit(mechanism, on(found.open_from), today).state != "closed"
        earlier = time_limit(mechanism, on(before), today)
        assert earlier.state == "closed" or earlier.reason == "margin"
        assert lower <= before < found.open_from <= upper


@given(DAYS, st.integers(-40, 40))
def test_months_later_is_the_same_day_or_the_last_of_its_month(day: date, months: int) -> None:
    later = months_later(day, months)

    assert (later.year * 12 + later.month) - (day.year * 12 + day.month) == months
    assert later.day == day.day or (later + timedelta(days=1)).day == 1
    assert later.day <= day.day
