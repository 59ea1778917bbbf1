"""The feed tells nobody what it is about, and calendar programs can read it."""

import re
from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from icalendar import Calendar

from endreprisals.mechanisms.queries.calendar import FILE, feed_dates, number_of
from endreprisals.mechanisms.services.calendar_feed import calendar_feed
from endreprisals.mechanisms.services.loading_calendar import load_calendar
from tests.build import NOON
from tests.mechanisms.calendar_world import a_date, bodies_of_the_file

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 20)
TELLING = re.compile(
    rb"repris|represal|united|nations|council|conseil|consejo|human|right|droit|derecho|committee|"
    rb"report|rapport|session|hrc|upr|ohchr|defend|handbook|torture|review|election|http|www",
    re.IGNORECASE,
)


def shipped_feed() -> bytes:
    bodies_of_the_file()
    load_calendar(FILE.read_bytes(), by="test", at=NOON)
    return calendar_feed(feed_dates(TODAY))


def events(content: bytes) -> list[Any]:
    return list(Calendar.from_ical(content).walk("VEVENT"))


def test_no_word_in_it_tells_what_it_is_about(client: Client) -> None:
    content = shipped_feed()
    answer = client.get("/en/handbook/calendar.ics")

    assert not TELLING.search(content)
    assert answer["Content-Disposition"] == 'attachment; filename="notes.ics"'
    assert not TELLING.search(answer.content)
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"


def test_each_event_has_nothing_but_a_number_and_days() -> None:
    for event in events(shipped_feed()):
        assert set(event) == {
            "UID", "DTSTAMP", "SEQUENCE", "DTSTART", "DTEND", "SUMMARY", "STATUS", "TRANSP",
            "CLASS",
        }  # fmt: skip
        assert re.fullmatch(r"\d{6}", str(event["SUMMARY"]))
        assert re.fullmatch(r"[0-9a-f]{24}", str(event["UID"]))


def test_every_line_ends_as_the_standard_says_and_none_is_too_long() -> None:
    content = shipped_feed()
    lines = content.split(b"\r\n")

    assert content.endswith(b"END:VCALENDAR\r\n")
    assert b"\n" not in b"".join(lines)
    assert max(map(len, lines)) <= 75


def test_a_span_of_days_ends_the_day_after_its_last() -> None:
    a_date("2027-02-27/2027-02-28")
    (event,) = events(calendar_feed(feed_dates(TODAY)))

    assert (event["DTSTART"].dt, event["DTEND"].dt) == (date(2027, 2, 27), date(2027, 3, 1))
    assert event["DTSTART"].params["VALUE"] == "DATE"


def test_the_same_dates_give_the_same_bytes() -> None:
    first = shipped_feed()

    assert calendar_feed(feed_dates(TODAY)) == first
    assert calendar_feed(feed_dates(TODAY + timedelta(days=5))) == first


def test_what_is_expected_is_tentative_and_what_is_reported_is_not() -> None:
    a_date(confidence="expected", basis="as last year", code="one")
    a_date(confidence="reported", code="two")
    found = {one.number: one.status for one in feed_dates(TODAY)}

    assert found == {number_of("one"): "tentative", number_of("two"): "confirmed"}


def test_a_date_that_moved_keeps_its_uid_and_counts_up() -> None:
    a_date("2027-03-01", code="moving", ended_at=NOON, ended_by="account-3")
    a_date("2027-03-08", code="moving--2")
    (one,) = feed_dates(TODAY)
    before = a_date("2027-03-01", code="standing")
    again = next(two for two in feed_dates(TODAY) if two.number == number_of(before.code))

    assert (one.sequence, one.status, one.lower) == (2, "confirmed", date(2027, 3, 8))
    assert one.uid != again.uid
    assert again.sequence == 0


def test_a_date_that_was_called_off_is_cancelled_and_not_silently_gone() -> None:
    a_date("2027-03-01", code="off", ended_at=NOON, ended_by="account-3")
    (one,) = feed_dates(TODAY)

    assert (one.status, one.sequence) == ("cancelled", 1)


def test_a_date_moved_and_then_called_off_is_told_once() -> None:
    a_date("2027-03-01", code="off", ended_at=NOON, ended_by="account-3")
    a_date("2027-03-08", code="off--2", ended_at=NOON, ended_by="account-3")
    (one,) = feed_dates(TODAY)

    assert (one.status, one.sequence) == ("cancelled", 3)


def test_what_nobody_checked_is_not_in_it_even_when_it_ended() -> None:
    a_date(checked_by="", checked_at=None)
    a_date(checked_by="", checked_at=None, ended_at=NOON, ended_by="account-1")

    assert feed_dates(TODAY) == ()


def test_what_was_over_before_this_month_is_left_out() -> None:
    a_date("2026-10-31")
    a_date("2026-11-01", code="this-month")

    assert [one.number for one in feed_dates(TODAY)] == [number_of("this-month")]


def test_an_empty_calendar_is_still_one() -> None:
    content = calendar_feed(())

    assert events(content) == []
    assert content.startswith(b"BEGIN:VCALENDAR\r\n")


def test_the_feed_takes_no_choice(client: Client) -> None:
    assert client.get("/en/handbook/calendar.ics?kind=session").status_code == 400
