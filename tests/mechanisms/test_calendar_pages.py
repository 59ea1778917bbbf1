"""The calendar on the public door: plain, filtered by plain links, and honest about what it is."""

from datetime import date
from typing import Any

import pytest
from django.test import Client

from endreprisals.domain.deadlines.limits import limits
from endreprisals.mechanisms.queries.calendar import FILE, Chosen, months, number_of
from endreprisals.mechanisms.queries.still_open import ORDER, still_open
from endreprisals.mechanisms.services.loading_calendar import load_calendar
from endreprisals.mechanisms.views import calendar
from tests.build import NOON, a_state
from tests.mechanisms.calendar_world import a_body, a_date, bodies_of_the_file

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 20)
ADDRESS = "/en/handbook/calendar/"


@pytest.fixture(autouse=True)
def on_a_day_of_november(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(calendar, "localdate", lambda: TODAY)


def text_of(client: Client, address: str = ADDRESS) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


def test_a_date_is_shown_in_its_month_with_source_number_and_how_sure_it_is(
    client: Client,
) -> None:
    a_date(
        "2027-03-01/2027-03-05", code="one", mechanism=a_body(name="Invented body"),
        confidence="expected", basis="Always in March.",
    )  # fmt: skip
    page = text_of(client)

    assert "March 2027" in page
    assert "An invented session" in page
    assert "Invented body" in page
    assert "Expected, reckoned from earlier years. Not announced." in page
    assert "Always in March." in page
    assert "source.example" in page
    assert str(number_of("one")) in page


def test_a_session_lasts_and_an_expected_day_lies_somewhere_between(client: Client) -> None:
    a_date("2027-03-01/2027-03-05")
    a_date("2027-06-01/2027-06-05", confidence="expected", basis="Always in June.")
    page = text_of(client)

    assert 'from <time datetime="2027-03-01">1 March 2027</time> to <time' in page
    assert "between <time" in page


def test_what_is_over_stands_behind_a_link_and_says_if_it_was_only_expected(
    client: Client,
) -> None:
    a_date("2025-03-01", titles={"en": "Long over"}, confidence="expected", basis="guess")
    a_date("2027-03-01", titles={"en": "Still to come"})
    now_page, past = text_of(client), text_of(client, f"{ADDRESS}?past=1")

    assert "Long over" not in now_page
    assert "?past=1" in now_page
    assert "Long over" in past
    assert "Still to come" not in past
    assert "we do not know whether it was held" in past


def test_what_is_going_on_today_is_not_over(client: Client) -> None:
    a_date("2026-11-01/2026-11-20", titles={"en": "Ends today"})
    a_date("2026-11", titles={"en": "Some day this month"})

    assert "Ends today" in text_of(client)
    assert "Some day this month" in text_of(client)


def test_it_is_filtered_by_kind_and_body_with_plain_links(client: Client) -> None:
    a_date(titles={"en": "A last day"}, kind="deadline", mechanism=a_body())
    a_date(titles={"en": "A session"}, mechanism=a_body("upr-secretariat"))
    of_kind = text_of(client, f"{ADDRESS}?kind=deadline")
    of_body = text_of(client, f"{ADDRESS}?body=upr-secretariat&kind=")

    assert "A last day" in of_kind
    assert "A session" not in of_kind
    assert "?kind=deadline&amp;past=1" in of_kind
    assert "A session" in of_body
    assert "A last day" not in of_body


def test_an_empty_choice_is_not_taken_for_a_quiet_one(client: Client) -> None:
    page = text_of(client, f"{ADDRESS}?kind=election")

    assert "That does not mean that there is none." in page
    assert "No dates known of" in page
    assert "Subcommittee on Prevention of Torture" in page


@pytest.mark.parametrize(
    "query", ["kind=party", "body=nobody", "past=2", "act=2026-10-04", "kind=session&kind=review"]
)
def test_what_the_page_does_not_offer_is_refused(client: Client, query: str) -> None:
    assert client.get(f"{ADDRESS}?{query}").status_code == 400


def test_nothing_that_waits_or_ended_is_shown(client: Client) -> None:
    a_date(titles={"en": "Waits"}, checked_by="", checked_at=None)
    a_date(titles={"en": "Taken out"}, ended_at=NOON, ended_by="account-3")
    page = text_of(client)

    assert "Waits" not in page
    assert "Taken out" not in page


def test_words_that_are_not_translated_say_so(client: Client) -> None:
    a_date(titles={"en": "Only in English"})
    page = text_of(client, "/fr/handbook/calendar/")

    assert '<span lang="en" dir="ltr">Only in English</span>' in page
    assert "Une session inventée" not in page
    a_date(code="both")
    assert "Une session inventée" in text_of(client, "/fr/handbook/calendar/")


def test_a_review_names_its_state(client: Client) -> None:
    a_date(kind="review", state=a_state("EGY"))

    assert "Egypt" in text_of(client)


def test_every_body_with_a_rule_is_in_the_table_and_unverified_ones_are_marked(
    client: Client,
) -> None:
    page = text_of(client)

    assert set(ORDER) == set(limits())
    assert page.count("Unverified: at second hand or from memory.") == sum(
        one.standing == "unverified" for one in limits().values()
    )
    assert "Only the urgent procedure is over" in page
    assert "Acts from <time" in page
    assert "belong to the yearly report of 2027" in page


def test_the_table_says_what_is_open_for_acts_of_every_age() -> None:
    rows = {row.body: [cell.state for cell in row.cells] for row in still_open(TODAY, "en").rows}

    # The band begins on the last day that can still lie within three months.
    assert rows["wgeid"] == ["open", "open", "closing", "depends", "closed"]
    assert rows["un-sg-report"] == ["open", "open", "open", "depends", "closed"]
    assert rows["un-senior-official"] == ["all_year"] * 5
    assert rows["ecthr"] == ["depends"] * 5


def test_days_are_written_in_the_language_of_the_sentence() -> None:
    def cell(language: str, today: date) -> tuple[str, str]:
        (row,) = (row for row in still_open(today, language).rows if row.body == "un-sg-report")
        return row.cells[3].words.text, row.cells[3].words.language

    assert cell("fr", TODAY) == (
        "Cela dépend du jour : ouvert si les faits datent du 1er mai 2026 ou d’après.", "fr",
    )  # fmt: skip
    assert "1 May 2026" in cell("bo", TODAY)[0]
    assert cell("bo", TODAY)[1] == "en"
    assert "1 de mayo de 2026" in cell("es", TODAY)[0]


def test_between_two_periods_that_no_call_has_named_the_table_still_stands() -> None:
    assert still_open(date(2012, 10, 1), "en").present is None


def test_the_shipped_calendar_is_one_light_page(
    client: Client, django_assert_max_num_queries: Any
) -> None:
    bodies_of_the_file()
    load_calendar(FILE.read_bytes(), by="test", at=NOON)
    with django_assert_max_num_queries(6):
        answer = client.get(ADDRESS)
    past = client.get(f"{ADDRESS}?past=1")

    assert len(answer.content) < 60_000
    assert len(past.content) < 60_000
    assert not answer.cookies
    assert b"<script" not in answer.content


def test_past_dates_come_latest_first() -> None:
    for day in ("2024-01-05", "2025-06-01", "2025-06-20"):
        a_date(day)
    found = months(Chosen(past=True), TODAY, "en")

    assert [one.edtf for month in found for one in month.dates] == [
        "2025-06-20", "2025-06-01", "2024-01-05",
    ]  # fmt: skip
    assert [month.edtf for month in found] == ["2025-06", "2024-01"]
