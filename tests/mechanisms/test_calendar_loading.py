"""Loading the shipped dates: whole, checked, and without undoing what the desk did."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

import pytest
import yaml

from endreprisals.audit.models import Event
from endreprisals.domain.deadlines.report import last_day, report_of_year
from endreprisals.domain.partial_dates import parse
from endreprisals.domain.sessions import read_session
from endreprisals.mechanisms.models import CalendarEntry
from endreprisals.mechanisms.models.directory import DATA_SET
from endreprisals.mechanisms.queries.calendar import FILE, base_code, number_of
from endreprisals.mechanisms.services.loading_calendar import CalendarRefused, load_calendar
from tests.build import NOON
from tests.mechanisms.calendar_world import a_date, bodies_of_the_file

pytestmark = pytest.mark.django_db
LATER = NOON + timedelta(days=1)
BY = "test"
ROWS: list[dict[str, Any]] = yaml.safe_load(FILE.read_bytes())["entries"]
ROW = {
    "code": "invented", "mechanism": None, "kind": "session", "titles": {"en": "Invented"},
    "date": "2027-03", "confidence": "reported", "source": "https://source.example/",
}  # fmt: skip


def a_file(*rows: Mapping[str, Any]) -> bytes:
    return yaml.safe_dump({"entries": [dict(row) for row in rows]}).encode()


def test_the_shipped_dates_load_and_loading_them_again_changes_nothing() -> None:
    bodies_of_the_file()

    assert load_calendar(FILE.read_bytes(), by=BY, at=NOON) == len(ROWS)
    assert load_calendar(FILE.read_bytes(), by=BY, at=LATER) == 0
    assert CalendarEntry.objects.live().count() == len(ROWS)


def test_every_shipped_date_has_a_source_three_languages_and_a_number_of_its_own() -> None:
    assert all(set(row["titles"]) == {"en", "fr", "es"} for row in ROWS)
    assert all(row["source"] for row in ROWS)
    assert len({number_of(row["code"]) for row in ROWS}) == len(ROWS)


def test_nothing_to_come_is_said_to_be_certain() -> None:
    coming = [row for row in ROWS if parse(row["date"]).upper > date(2026, 11, 20)]

    assert coming
    assert {row["confidence"] for row in coming} == {"expected"}
    assert all(row["basis"] for row in coming)


@pytest.mark.parametrize("code", ["hrc64", "hrc65", "hrc66"])
def test_expected_sessions_of_the_council_are_those_that_the_domain_reckons(code: str) -> None:
    row = next(row for row in ROWS if row["code"] == code)
    when, session = parse(row["date"]), read_session(code)

    assert session is not None
    assert (when.lower, when.upper) == session.first_days


def test_the_expected_last_day_is_the_one_that_the_domain_reckons() -> None:
    dates = {row["code"]: parse(row["date"]) for row in ROWS}
    due, report = last_day(2027), report_of_year(2027)

    assert report is not None
    assert (dates["report-call-2027"].lower, dates["report-call-2027"].upper) == (
        due.earliest, due.latest,
    )  # fmt: skip
    assert dates["report-period-2027"].upper == report.upper


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"mechanism": "nobody"}, "mechanism"),
        ({"kind": "party"}, "kind"),
        ({"titles": {"fr": "Sans anglais"}}, "titles"),
        ({"titles": "Invented"}, "titles"),
        ({"date": "soon"}, "date"),
        ({"date": "2027-03/.."}, "date"),
        ({"date": 2027}, "date"),
        ({"confidence": "sure"}, "confidence"),
        ({"confidence": "expected"}, "basis"),
        ({"source": ""}, "source"),
        ({"code": "two--hyphens"}, "code"),
        ({"note": "what is this"}, "nothing else"),
        ({"checked_on": date(2099, 1, 1)}, "checked_on"),
        ({"checked_on": "lately"}, "checked_on"),
    ],
)
def test_a_row_that_cannot_be_used_is_refused_with_what_is_wrong(
    changes: dict[str, Any], said: str
) -> None:
    with pytest.raises(CalendarRefused) as refused:
        load_calendar(a_file(ROW | changes, ROW | {"code": "good"}), by=BY, at=NOON)

    assert said in refused.value.problems[0]
    assert not CalendarEntry.objects.exists()


@pytest.mark.parametrize("content", [b"entries: [", b"- 1", b"entries: 3", b"\xff\xfe\x00", b""])
def test_a_file_that_is_no_calendar_is_refused(content: bytes) -> None:
    with pytest.raises(CalendarRefused):
        load_calendar(content, by=BY, at=NOON)


def test_two_dates_of_one_code_are_refused() -> None:
    with pytest.raises(CalendarRefused, match="two dates"):
        load_calendar(a_file(ROW, ROW), by=BY, at=NOON)


def test_a_date_that_the_file_changes_is_changed_and_one_that_it_drops_ends() -> None:
    load_calendar(a_file(ROW, ROW | {"code": "other"}), by=BY, at=NOON)
    changed = load_calendar(a_file(ROW | {"date": "2027-04"}), by=BY, at=LATER)
    rows = {one.code: one for one in CalendarEntry.objects.all()}

    assert changed == 2
    assert (rows["invented"].date_edtf, rows["invented"].ended_at) == ("2027-03", LATER)
    assert rows["invented--2"].date_edtf == "2027-04"
    assert rows["other"].ended_at == LATER
    assert (
        load_calendar(a_file(ROW | {"date": "2027-04"}, ROW | {"code": "other"}), by=BY, at=LATER)
        == 1
    )
    assert CalendarEntry.objects.live().count() == 2


def test_what_the_desk_ended_stays_ended() -> None:
    load_calendar(a_file(ROW), by=BY, at=NOON)
    CalendarEntry.objects.update(ended_at=LATER, ended_by="account-1")

    assert load_calendar(a_file(ROW | {"date": "2028"}), by=BY, at=LATER) == 0
    assert not CalendarEntry.objects.live().exists()


def test_what_the_desk_entered_is_no_business_of_the_file() -> None:
    load_calendar(a_file(ROW), by=BY, at=NOON)
    CalendarEntry.objects.update(entered_by="account-1", checked_by="account-2", checked_at=NOON)

    assert load_calendar(a_file(ROW | {"date": "2028"}), by=BY, at=LATER) == 0
    assert CalendarEntry.objects.get().date_edtf == "2027-03"


def test_a_load_that_changes_something_leaves_an_event_and_another_does_not() -> None:
    load_calendar(a_file(ROW), by=BY, at=NOON)
    load_calendar(a_file(ROW), by=BY, at=LATER)
    event = Event.objects.get(kind=Event.Kind.HANDBOOK_LOADED)

    assert (event.actor, event.target) == (BY, "calendar")
    assert event.detail == {"dates": 1, "changed": 1}


def test_what_the_desk_put_in_the_place_of_a_date_stands_when_the_file_moves_it() -> None:
    load_calendar(a_file(ROW), by=BY, at=NOON)
    CalendarEntry.objects.update(ended_at=LATER, ended_by="account-2")
    mine = a_date("2027-05", code="invented--2")

    assert load_calendar(a_file(ROW | {"date": "2028"}), by=BY, at=LATER) == 0
    assert list(CalendarEntry.objects.live()) == [mine]


def test_what_takes_the_place_of_a_date_keeps_its_number() -> None:
    assert base_code("hrc66--2") == "hrc66"
    assert number_of("hrc66--3") == number_of("hrc66")
    assert DATA_SET == "data set"
