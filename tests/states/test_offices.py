"""Offices are entered by one person and checked by another; no person is named in them."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from endreprisals.audit.models import Event
from endreprisals.states import office_services as services
from endreprisals.states.models import Office
from endreprisals.states.office_queries import history, office_is_live, office_line, office_page
from endreprisals.states.office_services import OfficeEntry, OfficeRefused, office_version
from tests.build import NOON, a_state
from tests.build_campaigns import a_mailbox, an_office

pytestmark = pytest.mark.django_db
TODAY = NOON.date()
MISSION = OfficeEntry(
    kind="permanent_mission", state="DEU", salutation="excellency",
    source="Blue Book, 1 November 2026", verified_on=TODAY, languages=("en", "fr"), host="CHE",
    city="Geneva", postal_address="1 Invented Street\n1200 Geneva",
)  # fmt: skip


@pytest.fixture(autouse=True)
def some_states() -> None:
    a_state("DEU")
    a_state("CHE")


def entered(entry: OfficeEntry = MISSION, by: str = "account-1") -> Office:
    return services.enter_office(entry, by=by, at=NOON)


def checked(office: Office, by: str = "account-2") -> Office:
    return services.check_office(office.pk, seen=office_version(office), by=by, at=NOON)


def test_an_office_is_kept_with_a_code_of_its_own_and_waits_for_a_second_person() -> None:
    office = entered()
    assert office.code == "DEU-mission-geneva"
    assert office_line(office, today=TODAY).standing == "to_check"
    assert not office_is_live(office)


def test_the_second_person_is_another_and_agrees_once_to_what_they_saw() -> None:
    office = entered()
    with pytest.raises(OfficeRefused, match="another person"):
        checked(office, by="account-1")
    with pytest.raises(OfficeRefused, match="look again"):
        services.check_office(office.pk, seen="earlier", by="account-2", at=NOON)
    assert checked(office).checked_by == "account-2"
    with pytest.raises(OfficeRefused, match="already"):
        checked(office, by="account-3")


def test_a_change_is_checked_anew_and_its_code_stays() -> None:
    office = checked(entered())
    later = NOON + timedelta(days=1)
    moved = replace(MISSION, city="New York", code="ignored")
    with pytest.raises(OfficeRefused, match="changed since"):
        services.change_office(office.pk, moved, seen="earlier", by="account-2", at=later)
    office = services.change_office(
        office.pk, moved, seen=office_version(office), by="account-2", at=later
    )
    assert (office.code, office.city, office.checked_at) == ("DEU-mission-geneva", "New York", None)
    with pytest.raises(OfficeRefused, match="another person"):
        checked(office, by="account-2")
    assert checked(office, by="account-1").checked_at == NOON


def test_an_office_is_entered_once() -> None:
    entered()
    with pytest.raises(OfficeRefused, match="DEU-mission-geneva is there already"):
        entered()


@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        ({"name": "Ambassador Fictivus"}, "“Ambassador Fictivus” points at a person"),
        ({"postal_address": "Mr Fictivus\n1200 Geneva"}, "“Mr” points at a person"),
        ({"state": ""}, "give the State"),
        ({"kind": "office_holder", "state": "", "code": ""}, "give a code"),
        ({"state": "XXX"}, "a State is not on the list"),
        ({"host": "XXX"}, "a State is not on the list"),
        ({"city": " "}, "give the city"),
        ({"salutation": "comrade"}, "choose a salutation"),
        ({"languages": ()}, "at least one working language"),
        ({"languages": ("en", "tlh")}, "not one of those we know"),
        ({"source": " "}, "say where it stands"),
        ({"verified_on": TODAY + timedelta(days=1)}, "in the future"),
        ({"mailbox": 999}, "no such mailbox"),
        ({"name": "Mission\u202e"}, "hidden letter"),
        ({"postal_address": "see www.mission.example"}, "no link"),
    ],
)
def test_what_cannot_be_kept_is_refused_with_what_to_do(
    changes: dict[str, object], problem: str
) -> None:
    with pytest.raises(OfficeRefused, match=problem):
        entered(replace(MISSION, **changes))  # type: ignore[arg-type]
    assert not Office.objects.exists()
    assert not Event.objects.exists()


def test_an_office_of_no_state_has_a_code_that_somebody_gave() -> None:
    entry = replace(
        MISSION, kind="office_holder", state="", host="", city="", code="EU-high-representative",
        salutation="high_representative", name="High Representative of the Union",
    )  # fmt: skip
    office = entered(entry)
    assert (office.code, office.state_id) == ("EU-high-representative", None)


def test_a_ministry_needs_no_city() -> None:
    assert entered(replace(MISSION, kind="foreign_ministry", city="")).code == "DEU-ministry"


def test_offices_are_listed_by_state_and_kind_with_how_each_stands() -> None:
    mailbox = a_mailbox()
    an_office("DEU", mailbox=mailbox)
    an_office("LIE", mailbox=None, verified_on=date(2026, 1, 1))
    no_mailbox = an_office("NOR")
    no_mailbox.mailbox = None
    no_mailbox.save()
    an_office("FRA", ended_on=TODAY, verified_on=None)

    page = office_page(today=TODAY)
    standings = {line.office.code[:3]: line.standing for line in page.lines}  # type: ignore[union-attr]
    assert standings == {"DEU": "live", "FRA": "ended", "LIE": "live", "NOR": "no_mailbox"}
    stale = [line.office.code[:3] for line in page.lines if line.stale]  # type: ignore[union-attr]
    assert stale == ["LIE"], "old is shown as old and never hidden"
    assert office_page(state="DEU", kind="permanent_mission", today=TODAY).total == 1
    assert office_page(kind="embassy", today=TODAY, page=9).page == 1


def test_what_was_done_stands_in_the_audit_without_a_name_or_address() -> None:
    office = checked(entered())
    assert [event.kind for event in history(f"office-{office.pk}")] == [
        "office_checked", "office_entered",
    ]  # fmt: skip
    told = " ".join(str(vars(event)) for event in Event.objects.all())
    assert "Invented Street" not in told
