"""What a brief may offer: fit cases, in an order that can be told, with what is new in them."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from endreprisals.domain import brief
from endreprisals.domain.brief import Candidate, Place, Reason, Standing
from endreprisals.domain.partial_dates import parse

FIT = Standing(
    state="EGY",
    un_source=True,
    confidence="medium",
)
TODAY = date(2026, 11, 20)


def a_candidate(
    public_id: str = "EGY-2019-001",
    *,
    raised_by: tuple[str, ...] = (),
    unnamed: bool = False,
    years: tuple[int, ...] = (),
    last_news: date | None = TODAY,
    touches: bool = False,
) -> Candidate:
    return Candidate(public_id, frozenset(raised_by), unnamed, years, last_news, touches)


def ids(candidates: list[Candidate]) -> list[str]:
    return [one.public_id for one in candidates]


def ordered(*candidates: Candidate) -> list[str]:
    return ids(brief.in_order(candidates, speaker="DEU", latest_report=2025, on=TODAY))


def test_public_case_of_another_state_in_a_un_source_is_fit() -> None:
    assert brief.reasons_against(FIT, speaker="DEU") == ()


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"state": "DEU"}, Reason.OWN_STATE),
        ({"un_source": False}, Reason.NO_PUBLIC_SOURCE),
        ({"confidence": "low"}, Reason.UNSURE),
    ],
)
def test_each_thing_that_speaks_against_a_case_is_told(
    change: dict[str, object], reason: Reason
) -> None:
    standing = replace(FIT, **change)  # type: ignore[arg-type] # one field at a time

    assert brief.reasons_against(standing, speaker="DEU") == (reason,)


def test_every_reason_is_told_at_once() -> None:
    standing = replace(FIT, state="DEU", un_source=False, confidence="low")

    assert set(brief.reasons_against(standing, speaker="DEU")) == set(Reason)


def test_case_is_stale_when_its_last_news_is_more_than_two_years_old() -> None:
    assert not brief.is_stale(date(2024, 11, 20), on=TODAY)
    assert brief.is_stale(date(2024, 11, 19), on=TODAY)


def test_case_without_dated_news_is_stale() -> None:
    assert brief.is_stale(None, on=TODAY)


def test_last_day_of_february_has_a_limit_too() -> None:
    assert brief.is_stale(date(2026, 2, 28), on=date(2028, 2, 29))
    assert not brief.is_stale(date(2026, 3, 1), on=date(2028, 2, 29))


@pytest.mark.parametrize(
    ("candidate", "place"),
    [
        (a_candidate(raised_by=("DEU", "LIE")), Place.RAISED_BY_IT),
        (a_candidate(raised_by=("LIE",), years=(2025,)), Place.RAISED_BY_OTHERS),
        (a_candidate(unnamed=True, years=(2025,)), Place.RAISED_BY_OTHERS),
        (a_candidate(years=(2019, 2025)), Place.LATEST_REPORT),
        (a_candidate(years=(2019,)), Place.EARLIER_REPORT),
        (a_candidate(), Place.NO_REPORT),
    ],
)
def test_a_case_has_one_place(candidate: Candidate, place: Place) -> None:
    assert brief.place(candidate, speaker="DEU", latest_report=2025) == place


def test_own_cases_come_first_then_those_of_others_then_the_latest_report() -> None:
    assert ordered(
        a_candidate("E"),
        a_candidate("D", years=(2019,)),
        a_candidate("C", years=(2025,)),
        a_candidate("B", raised_by=("LIE",)),
        a_candidate("A", raised_by=("DEU",)),
    ) == ["A", "B", "C", "D", "E"]


def test_recent_news_comes_before_old_and_old_before_none() -> None:
    assert ordered(
        a_candidate("C", last_news=None),
        a_candidate("B", last_news=date(2019, 1, 1)),
        a_candidate("A", last_news=date(2026, 1, 1)),
    ) == ["A", "B", "C"]


def test_case_that_touches_the_own_territory_comes_last_unless_raised_before() -> None:
    assert ordered(
        a_candidate("C", raised_by=("LIE",), touches=True),
        a_candidate("B"),
        a_candidate("A", raised_by=("DEU",), touches=True),
    ) == ["A", "B", "C"]


@pytest.mark.parametrize(
    ("when", "expected"),
    [
        ("2022-09-30", "after"),
        ("2022-10", "after"),
        ("2023/..", "after"),
        ("2022", "maybe_after"),
        ("2022-09", "maybe_after"),
        ("2020/2023", "maybe_after"),
        ("2022-09-29", ""),
        ("2021", ""),
        ("2020-08/..", ""),  # began before, so it is not new
        ("../2023", ""),
        ("", ""),
    ],
)
def test_what_is_new_since_a_statement(when: str, expected: str) -> None:
    fact = parse(when) if when else None

    assert brief.since(fact, parse("2022-09-29")) == expected


def test_statement_of_the_same_imprecise_days_is_not_new() -> None:
    days = parse("2023-09-28/2023-09-29")

    assert brief.since(days, days) == ""


def test_words_allowed_follow_the_pace_of_the_language() -> None:
    assert [brief.words_allowed(90, code) for code in ("en", "fr", "es")] == [195, 165, 187]
    assert brief.words_allowed(60, "en-xa") == 130
    assert brief.words_allowed(90, "bo") is None


def test_words_are_counted_as_they_are_spoken() -> None:
    assert brief.count_words("Raised by Côte d’Ivoire – twice; A/HRC/48/28, 29 September.") == 8
    assert brief.count_words("") == 0


def test_cases_fit_as_long_as_all_before_them_fit() -> None:
    assert brief.fitting([60, 60, 60], allowed=brief.FRAME_WORDS + 125) == 2
    assert brief.fitting([60], allowed=60) == 0
    assert brief.fitting([], allowed=195) == 0


SECONDS = st.integers(min_value=1, max_value=600)
DAYS = st.dates(min_value=date(2000, 1, 1), max_value=date(2090, 1, 1))


@given(st.lists(st.integers(min_value=1, max_value=200)), st.integers(0, 1000))
def test_more_time_never_fits_fewer_cases(counts: list[int], allowed: int) -> None:
    assert brief.fitting(counts, allowed) <= brief.fitting(counts, allowed + 10)


@given(SECONDS, st.sampled_from(sorted(brief.WORDS_A_MINUTE)))
def test_twice_the_time_is_about_twice_the_words(seconds: int, language: str) -> None:
    once, twice = (brief.words_allowed(s, language) for s in (seconds, 2 * seconds))

    assert once is not None
    assert twice is not None
    assert 0 <= twice - 2 * once <= 1


@given(DAYS, DAYS)
def test_news_grows_stale_and_never_fresh_again(news: date, on: date) -> None:
    if brief.is_stale(news, on=on):
        assert brief.is_stale(news, on=on + timedelta(days=1))


@given(DAYS, DAYS)
def test_an_exact_fact_is_new_only_if_it_is_later(fact: date, raised: date) -> None:
    told = brief.since(parse(fact.isoformat()), parse(raised.isoformat()))

    assert told == ("after" if fact > raised else "")


CANDIDATES = st.builds(
    Candidate,
    public_id=st.from_regex(r"EGY-20\d\d-\d{3}", fullmatch=True),
    raised_by=st.frozensets(st.sampled_from(["DEU", "LIE", "NAM"])),
    raised_unnamed=st.booleans(),
    report_years=st.lists(st.sampled_from([2019, 2024, 2025])).map(tuple),
    last_news=st.none() | DAYS,
    touches_speaker=st.booleans(),
)


@given(st.lists(CANDIDATES))
def test_order_drops_nothing_and_never_begins_at_home(candidates: list[Candidate]) -> None:
    found = brief.in_order(candidates, speaker="DEU", latest_report=2025, on=TODAY)

    assert sorted(ids(found)) == sorted(ids(candidates))
    at_home = [one.touches_speaker and "DEU" not in one.raised_by for one in found]
    assert at_home == sorted(at_home)
