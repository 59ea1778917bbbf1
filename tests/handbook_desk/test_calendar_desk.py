"""The calendar at the desk: two people for every date, and nothing is overwritten."""

from typing import Any

import pytest
from django.conf import settings
from django.test import Client, override_settings

from endreprisals.audit.models import Event
from endreprisals.mechanisms.models import CalendarEntry
from endreprisals.mechanisms.models.directory import DATA_SET
from endreprisals.mechanisms.queries.calendar import feed_dates, number_of
from endreprisals.mechanisms.services import keeping_calendar as services
from tests.build import NOON, a_state
from tests.build_handbook import a_mechanism
from tests.desk import a_person, signed_in
from tests.mechanisms.calendar_world import a_body, a_date

pytestmark = pytest.mark.django_db
DATE = {
    "date": "2027-03-01/2027-03-05", "kind": "session", "mechanism": "un-sg-report",
    "title_en": "An invented session", "title_fr": "", "title_es": "", "confidence": "reported",
    "source": "https://source.example/", "basis": "", "url": "", "checked_on": "", "state": "",
}  # fmt: skip


@pytest.fixture(autouse=True)
def at_the_desk() -> Any:
    a_body()
    with override_settings(**settings.DESK_DOOR):
        yield


@pytest.fixture
def keeper() -> Client:
    return signed_in(a_person("case_worker"))


@pytest.fixture
def checker() -> Client:
    return signed_in(a_person("editor"))


def entry(**changes: Any) -> services.DateEntry:
    values = {
        "kind": "session", "titles": {"en": "Invented"}, "date_edtf": "2027-03-08",
        "confidence": "reported", "source": "https://source.example/",
    }  # fmt: skip
    return services.DateEntry(**values | changes)


def test_what_one_person_enters_readers_see_once_another_agreed(
    keeper: Client, checker: Client
) -> None:
    answer = keeper.post("/handbook/calendar/enter/", DATE)
    row = CalendarEntry.objects.get()

    assert (answer.status_code, answer["Location"]) == (302, f"/handbook/calendar/{row.pk}/")
    assert not CalendarEntry.objects.live().exists()
    assert row.titles == {"en": "An invented session"}
    assert checker.post(f"/handbook/calendar/{row.pk}/check/", {"seen": "0"}).status_code == 302
    assert CalendarEntry.objects.live().get() == row
    assert [one.kind for one in Event.objects.order_by("pk")][-2:] == [
        "calendar_entered", "calendar_checked",
    ]  # fmt: skip


def test_nobody_checks_the_own_entry() -> None:
    person = a_person("editor")
    client = signed_in(person)
    client.post("/handbook/calendar/enter/", DATE)
    row = CalendarEntry.objects.get()
    answer = client.post(f"/handbook/calendar/{row.pk}/check/", {"seen": "0"})

    assert answer.status_code == 409
    assert "another person" in answer.content.decode()
    assert not CalendarEntry.objects.live().exists()


def test_a_date_that_moved_stands_until_its_successor_is_checked(
    keeper: Client, checker: Client
) -> None:
    old = a_date("2027-03-01", code="hrc90", mechanism=a_body(), url="https://body.example/")
    shown = keeper.get(f"/handbook/calendar/{old.pk}/change/").content.decode()
    answer = keeper.post(
        f"/handbook/calendar/{old.pk}/change/", DATE | {"date": "2027-03-08", "title_fr": "Séance"}
    )
    new = CalendarEntry.objects.get(code="hrc90--2")

    assert 'value="2027-03-01"' in shown
    assert answer.status_code == 302
    assert list(CalendarEntry.objects.live()) == [old]
    checker.post(f"/handbook/calendar/{new.pk}/check/", {"seen": str(old.pk)})
    old.refresh_from_db()
    assert list(CalendarEntry.objects.live()) == [new]
    assert old.ended_at is not None
    assert number_of(new.code) == number_of(old.code)
    history = keeper.get(f"/handbook/calendar/{new.pk}/").content.decode()
    assert "2027-03-01" in history


def test_a_shipped_date_can_be_replaced_too() -> None:
    old = a_date(code="hrc90", entered_by=DATA_SET, checked_by="", checked_at=None)
    new = services.replace_date(old.pk, entry(), by="account-1", at=NOON)
    services.check_date(new.pk, seen=old.pk, by="account-2", at=NOON)

    assert list(CalendarEntry.objects.live()) == [new]


def test_codes_that_begin_alike_are_different_dates() -> None:
    nine = a_date(code="hrc9")
    a_date(code="hrc90")
    new = services.replace_date(nine.pk, entry(), by="account-1", at=NOON)
    services.check_date(new.pk, seen=nine.pk, by="account-2", at=NOON)

    assert {one.code for one in CalendarEntry.objects.live()} == {"hrc9--2", "hrc90"}


def test_one_version_waits_at_a_time(keeper: Client) -> None:
    old = a_date()
    keeper.post(f"/handbook/calendar/{old.pk}/change/", DATE)
    answer = keeper.post(f"/handbook/calendar/{old.pk}/change/", DATE)

    assert answer.status_code == 409
    assert CalendarEntry.objects.count() == 2


def test_what_moved_again_meanwhile_is_looked_at_again(keeper: Client, checker: Client) -> None:
    old = a_date(code="hrc90")
    keeper.post(f"/handbook/calendar/{old.pk}/change/", DATE)
    new = CalendarEntry.objects.waiting().get()
    assert (
        f'name="seen" value="{old.pk}"'
        in checker.get(f"/handbook/calendar/{new.pk}/").content.decode()
    )
    CalendarEntry.objects.filter(pk=old.pk).update(ended_at=NOON, ended_by=DATA_SET)
    a_date("2027-04-01", code="hrc90--3")

    for seen in (str(old.pk), "9" * 5000):
        answer = checker.post(f"/handbook/calendar/{new.pk}/check/", {"seen": seen})
        assert answer.status_code == 409
        assert "changed meanwhile" in answer.content.decode()


def test_a_date_that_readers_see_goes_once_a_second_person_agrees(
    keeper: Client, checker: Client
) -> None:
    row = a_date()
    page = f"/handbook/calendar/{row.pk}/"

    assert keeper.post(f"{page}agree/").status_code == 404, "not of this role"
    assert checker.post(f"{page}agree/").status_code == 409, "nobody asked for it"
    assert keeper.post(f"{page}end/", {"because": " "}).status_code == 422
    assert keeper.post(f"{page}end/", {"because": "Its page says so."}).status_code == 302
    assert [one.status for one in feed_dates(row.date_lower)] == ["confirmed"]
    assert CalendarEntry.objects.live().exists(), "readers see it until another agrees"
    assert "Its page says so." in checker.get(page).content.decode()
    assert keeper.post(f"{page}end/", {"because": "Again."}).status_code == 409
    assert checker.post(f"{page}agree/").status_code == 302
    assert not CalendarEntry.objects.live().exists()
    assert [one.status for one in feed_dates(row.date_lower)] == ["cancelled"]
    listed = keeper.get("/handbook/calendar/").content.decode()
    assert page in listed[listed.index('id="ended"') :]
    steps = Event.objects.filter(kind=Event.Kind.CALENDAR_ENDED).order_by("pk")
    assert [one.detail["step"] for one in steps] == ["asked", "ended"]


def test_nobody_agrees_to_the_own_wish(checker: Client) -> None:
    row = a_date()
    checker.post(f"/handbook/calendar/{row.pk}/end/", {"because": "Its page says so."})
    answer = checker.post(f"/handbook/calendar/{row.pk}/agree/")

    assert answer.status_code == 409
    assert "another person must agree" in answer.content.decode()
    assert CalendarEntry.objects.live().exists()


def test_a_date_can_be_left_standing_after_all(keeper: Client, checker: Client) -> None:
    row = a_date()
    keeper.post(f"/handbook/calendar/{row.pk}/end/", {"because": "Its page says so."})
    assert keeper.post(f"/handbook/calendar/{row.pk}/leave/").status_code == 302
    assert keeper.post(f"/handbook/calendar/{row.pk}/leave/").status_code == 409
    assert checker.post(f"/handbook/calendar/{row.pk}/agree/").status_code == 409
    assert CalendarEntry.objects.live().exists()


def test_what_waits_is_taken_back_at_once_and_what_is_live_is_not(keeper: Client) -> None:
    waiting, live = a_date(checked_by="", checked_at=None), a_date()
    page = keeper.get(f"/handbook/calendar/{waiting.pk}/").content.decode()

    assert "called off" not in page
    assert keeper.post(f"/handbook/calendar/{waiting.pk}/end/", {"because": "x"}).status_code == 409
    assert keeper.post(f"/handbook/calendar/{waiting.pk}/take-back/").status_code == 302
    assert keeper.post(f"/handbook/calendar/{waiting.pk}/take-back/").status_code == 409
    assert keeper.post(f"/handbook/calendar/{live.pk}/take-back/").status_code == 409
    assert list(CalendarEntry.objects.live()) == [live]


def test_what_ended_is_neither_ended_again_nor_replaced_nor_checked(keeper: Client) -> None:
    old = a_date(ended_at=NOON, ended_by="account-1")

    assert (
        keeper.post(f"/handbook/calendar/{old.pk}/end/", {"because": "Again."}).status_code == 409
    )
    assert keeper.post(f"/handbook/calendar/{old.pk}/change/", DATE).status_code == 409
    with pytest.raises(services.DateRefused):
        services.check_date(old.pk, seen=0, by="account-9", at=NOON)


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"date": "soon"}, "Write it as"),
        ({"date": "2027-03/.."}, "Write it as"),
        ({"title_en": ""}, "required"),
        ({"kind": "party"}, "valid choice"),
        ({"mechanism": "nobody"}, "no such body"),
        ({"state": "Atlantis"}, "no State"),
        ({"state": "DEU"}, "no State"),
        ({"source": ""}, "Say where"),
        ({"confidence": "expected"}, "reckoned"),
        ({"confidence": "confirmed"}, "own page"),
        ({"confidence": "confirmed", "url": "https://body.example/"}, "own page"),
        ({"url": "javascript:alert(1)"}, "https://"),
        ({"url": "https://["}, "https://"),
        ({"checked_on": "yesterday"}, "Write the day as"),
        (
            {"confidence": "confirmed", "url": "https://body.example/", "checked_on": "nope"},
            "own page",
        ),
    ],
)
def test_what_cannot_be_kept_is_refused_and_nothing_typed_is_lost(
    keeper: Client, changes: dict[str, str], said: str
) -> None:
    sent = DATE | {"title_es": "Una sesión"} | changes
    answer = keeper.post("/handbook/calendar/enter/", sent)
    page = answer.content.decode()

    assert answer.status_code == 422
    assert said in page
    assert "Una sesión" in page
    assert not CalendarEntry.objects.exists()


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"checked_on": "2099-01-01"}, "in the future"),
        ({"date": "2027/9999"}, "The calendar holds dates"),
        ({"date": "0001"}, "The calendar holds dates"),
    ],
)
def test_a_day_to_come_was_not_seen_and_no_feed_can_hold_every_year(
    keeper: Client, changes: dict[str, str], said: str
) -> None:
    answer = keeper.post("/handbook/calendar/enter/", DATE | changes)

    assert answer.status_code == 409
    assert said in answer.content.decode()
    assert "An invented session" in answer.content.decode()
    assert not CalendarEntry.objects.exists()


def test_bodies_are_called_by_their_names(keeper: Client) -> None:
    body = a_mechanism("named-body", name="Invented committee")
    row = a_date(mechanism=body)

    for page in ("", "enter/", f"{row.pk}/"):
        assert "Invented committee" in keeper.get(f"/handbook/calendar/{page}").content.decode()


def test_a_review_of_one_state_that_its_body_confirms_is_kept_whole(keeper: Client) -> None:
    a_state("EGY")
    sent = DATE | {
        "kind": "review", "state": "Egypt", "confidence": "confirmed",
        "url": "https://body.example/page", "checked_on": "2026-11-19",
    }  # fmt: skip
    keeper.post("/handbook/calendar/enter/", sent)
    row = CalendarEntry.objects.get()

    assert (row.state_id, row.kind, row.confidence) == ("EGY", "review", "confirmed")
    assert (row.url, str(row.checked_on)) == ("https://body.example/page", "2026-11-19")
    assert keeper.get(f"/handbook/calendar/{row.pk}/").status_code == 200


def test_the_list_shows_what_waits_and_what_readers_see(
    keeper: Client,
) -> None:
    a_date(code="live")
    a_date(titles={"en": "One that waits"}, checked_by="", checked_at=None)
    a_date(titles={"en": "One that ended"}, ended_at=NOON, ended_by="account-1")
    page = keeper.get("/handbook/calendar/").content.decode()

    assert "One that waits" in page
    live, ended = page.split('id="ended"')
    assert "One that ended" not in live
    assert "One that ended" in ended
    assert str(number_of("live")) in live


def test_an_audit_event_holds_no_word_that_somebody_typed(keeper: Client) -> None:
    keeper.post("/handbook/calendar/enter/", DATE)
    event = Event.objects.get(kind=Event.Kind.CALENDAR_ENTERED)

    assert event.detail == {"kind_of_date": "session"}
    assert "nvented" not in event.target


def test_a_number_that_is_not_there_is_404(keeper: Client) -> None:
    assert keeper.get("/handbook/calendar/999/").status_code == 404
    assert keeper.post("/handbook/calendar/999/end/").status_code == 404
