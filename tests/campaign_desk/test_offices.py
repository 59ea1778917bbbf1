"""Offices and mailboxes at the desk: nothing typed is lost, and each act says what it needs."""

from typing import Any

import pytest
from django.conf import settings
from django.test import Client, override_settings
from django.utils.timezone import now

from endreprisals.states.models import Mailbox, Office
from endreprisals.states.office_services import office_version
from tests.build import a_state
from tests.build_campaigns import a_mailbox, an_office
from tests.desk import a_person, signed_in

pytestmark = pytest.mark.django_db
TODAY = now().date().isoformat()
OFFICE = {
    "kind": "permanent_mission", "state": "Germany", "city": "Geneva", "host": "CHE",
    "salutation": "excellency", "languages": "fr, en fr", "source": "Blue Book",
    "verified_on": TODAY, "postal_address": "1 Invented Street\n1200 Geneva",
}  # fmt: skip
MAILBOX = {
    "address": "mission@mission.example", "role": "general", "source": "Blue Book",
    "verified_on": TODAY,
}  # fmt: skip


@pytest.fixture(autouse=True)
def at_the_desk() -> Any:
    a_state("DEU")
    a_state("CHE")
    with override_settings(**settings.DESK_DOOR):
        yield


@pytest.fixture
def keeper() -> Client:
    return signed_in(a_person("campaigner"))


@pytest.fixture
def editor() -> Client:
    return signed_in(a_person("campaign_editor"))


def text(answer: Any) -> str:
    return str(answer.content.decode())


def test_an_office_is_entered_by_one_person_and_checked_by_another(
    keeper: Client, editor: Client
) -> None:
    answer = keeper.post("/offices/enter/", OFFICE)
    office = Office.objects.get()
    assert (answer.status_code, office.code) == (302, "DEU-mission-geneva")
    assert office.languages == ["fr", "en"]
    page = text(keeper.get(answer["Location"]))
    assert "Another person must check it" in page
    assert 'id="check"' not in page
    assert 'id="check"' in text(editor.get(answer["Location"]))
    editor.post(f"/offices/{office.pk}/check/", {"seen": office_version(office)})
    office.refresh_from_db()
    assert office.checked_at is not None
    assert "office checked" in text(keeper.get(f"/offices/{office.pk}/"))


def test_the_own_work_is_not_checked_by_the_same_person(editor: Client) -> None:
    editor.post("/offices/enter/", OFFICE)
    office = Office.objects.get()
    answer = editor.post(f"/offices/{office.pk}/check/", {"seen": office_version(office)})
    assert answer.status_code == 409
    assert "another person must check it" in text(answer)


@pytest.mark.parametrize(
    ("changes", "status", "words"),
    [
        ({"state": "Atlantis"}, 422, "This is no State of the list"),
        ({"verified_on": "yesterday"}, 422, "Write the day as 2026-11-20."),
        ({"languages": ""}, 422, "Give at least one language"),
        ({"code": "a b"}, 422, "Letters, digits and hyphens only."),
        ({"name": "Ambassador Fictivus"}, 409, "points at a person"),
        ({"mailbox": "999"}, 409, "there is no such mailbox"),
    ],
)
def test_what_is_wrong_with_an_office_is_said_and_nothing_typed_is_lost(
    keeper: Client, changes: dict[str, str], status: int, words: str
) -> None:
    answer = keeper.post("/offices/enter/", OFFICE | changes)
    assert answer.status_code == status
    assert words in text(answer)
    assert "1 Invented Street" in text(answer)
    assert not Office.objects.exists()


def test_an_office_is_changed_as_it_was_seen(keeper: Client) -> None:
    office = an_office("DEU", mailbox=a_mailbox())
    form = text(keeper.get(f"/offices/{office.pk}/change/"))
    assert office_version(office) in form
    assert 'value="en"' in form
    stale = keeper.post(f"/offices/{office.pk}/change/", OFFICE | {"seen": "earlier"})
    assert stale.status_code == 409
    assert "changed since you opened it" in text(stale)
    wrong = keeper.post(f"/offices/{office.pk}/change/", OFFICE | {"salutation": "comrade"})
    assert wrong.status_code == 422
    seen = {"seen": office_version(office), "ended_on": TODAY}
    assert keeper.post(f"/offices/{office.pk}/change/", OFFICE | seen).status_code == 302
    assert "closed" in text(keeper.get("/offices/"))


def test_offices_are_found_by_state_and_kind(keeper: Client) -> None:
    an_office("DEU", verified_on=None)
    page = text(keeper.get("/offices/?state=deu&kind=permanent_mission"))
    assert "DEU-mission-geneva" in page
    assert "not looked at for 90 days" in page
    assert "No office is entered here" in text(keeper.get("/offices/?state=FRA&kind=x&page=x"))
    assert keeper.get("/offices/999/").status_code == 404


def test_a_mailbox_goes_through_its_life_at_the_desk(keeper: Client, editor: Client) -> None:
    place = keeper.post("/mailboxes/enter/", MAILBOX)["Location"]
    mailbox = Mailbox.objects.get()
    assert keeper.post(f"{place}check/").status_code == 404, "a campaigner checks nothing"
    assert editor.post(f"{place}check/").status_code == 302
    assert "live" in text(keeper.get(place))

    wish = {"wish": "digest_only", "on": TODAY}
    assert keeper.post(f"{place}wish/", wish).status_code == 302
    assert "digests only" in text(keeper.get(place))
    assert keeper.post(f"{place}wish/", {"wish": "x", "on": TODAY}).status_code == 422

    assert keeper.post(f"{place}stop/", {"because": ""}).status_code == 422
    assert keeper.post(f"{place}stop/", {"because": "a new owner"}).status_code == 302
    assert "stopped by us" in text(keeper.get("/mailboxes/?standing=stopped"))
    assert keeper.post(f"{place}lift/").status_code == 404
    assert editor.post(f"{place}lift/").status_code == 302
    refused = editor.post(f"{place}lift/")
    assert (refused.status_code, "It is not stopped" in text(refused)) == (409, True)

    again = keeper.post(f"{place}verify/", {"on": TODAY})
    assert (again.status_code, "on that day or later already" in text(again)) == (409, True)
    wrong = keeper.post(f"{place}verify/", {"on": "x"})
    assert wrong.status_code == 422
    assert 'href="#id_seen_on"' in text(wrong)
    mailbox.refresh_from_db()
    assert mailbox.is_live


def test_what_is_wrong_with_an_address_is_said_and_nothing_typed_is_lost(keeper: Client) -> None:
    answer = keeper.post("/mailboxes/enter/", MAILBOX | {"address": "mission@раураl.example"})
    assert answer.status_code == 409
    assert "letters of two scripts that look alike" in text(answer)
    assert "mission@" in text(answer)
    assert keeper.post("/mailboxes/enter/", MAILBOX | {"source": ""}).status_code == 422


def test_a_line_break_in_an_address_is_not_quietly_taken_out(keeper: Client) -> None:
    given = MAILBOX | {"address": "mission@mission.example\nbcc"}
    assert keeper.post("/mailboxes/enter/", given).status_code == 409
    assert not Mailbox.objects.exists()


def test_another_address_takes_the_place_of_a_mailbox(keeper: Client) -> None:
    old = a_mailbox()
    an_office("DEU", mailbox=old)
    place = f"/mailboxes/{old.pk}/replace/"
    assert "stopped and kept with its history" in text(keeper.get(place))
    assert keeper.post(place, MAILBOX | {"address": ""}).status_code == 422
    assert keeper.post(place, MAILBOX | {"address": old.address}).status_code == 409
    answer = keeper.post(place, MAILBOX)
    assert "DEU-mission-geneva" in text(keeper.get(answer["Location"]))
    old.refresh_from_db()
    assert not old.is_live


def test_who_only_reads_is_shown_no_form() -> None:
    moderator = signed_in(a_person("moderator"))
    mailbox = a_mailbox(consumer=True, verified_on="2026-01-01")
    page = text(moderator.get(f"/mailboxes/{mailbox.pk}/"))
    assert mailbox.address in page
    assert "at a provider of private mail" in page
    assert page.count("<form") == 1, "only the one to sign out"
    assert "Enter a mailbox" not in text(moderator.get("/mailboxes/"))
    assert moderator.get("/mailboxes/999/").status_code == 404
