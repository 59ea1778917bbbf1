"""Recipients at the desk: whom rules choose is looked at before it is kept."""

from typing import Any

import pytest
from django.conf import settings
from django.test import Client, override_settings

from endreprisals.campaigns.models import Action, Recipient
from endreprisals.states.models import Cosponsorship
from tests.build import a_case, a_state
from tests.build_campaigns import a_campaign_case, a_recipient, an_action, an_office
from tests.desk import a_person, signed_in

pytestmark = pytest.mark.django_db
LIST = "/campaigns/test-2026/act/1/recipients/"
DECISION = "The family asks for it: silence has not protected her."


@pytest.fixture(autouse=True)
def at_the_desk() -> Any:
    with override_settings(**settings.DESK_DOOR):
        yield


@pytest.fixture
def action() -> Action:
    for state in ("DEU", "LIE", "EGY"):
        Cosponsorship.objects.create(
            state=a_state(state), name_in_source=state, resolution="A/HRC/RES/48/17", source="test"
        )
    an_office("DEU")
    case = a_campaign_case(case=a_case(public_id="EGY-2017-001"))
    return an_action(about=case, state="draft", checked_by="", checked_at=None)


@pytest.fixture
def planner() -> Client:
    return signed_in(a_person("campaigner"))


@pytest.fixture
def editor() -> Client:
    return signed_in(a_person("campaign_editor"))


def text(answer: Any) -> str:
    return str(answer.content.decode())


def test_rules_are_looked_at_and_then_kept(action: Action, planner: Client) -> None:
    assert "Rules" in text(planner.get(f"{LIST}choose/"))
    seen = text(planner.get(f"{LIST}choose/?cosponsored=on"))
    assert "2 States" in seen
    assert "co-sponsored: A/HRC/RES/48/17" in seen
    assert "no address known" in seen
    assert 'id="left-out"' in seen
    assert "Egypt" in seen
    assert 'value="EGY"' not in seen
    assert not Recipient.objects.exists()

    given = {"cosponsored": "on", "state": ["DEU", "LIE"]}
    assert planner.post(f"{LIST}choose/", given).status_code == 302
    page = text(planner.get(LIST))
    assert "1 with a mailbox that takes letters, 1 without a known office" in page
    assert "Germany" in page


def test_a_state_that_the_rules_do_not_choose_is_not_smuggled_in(
    action: Action, planner: Client
) -> None:
    answer = planner.post(f"{LIST}choose/", {"cosponsored": "on", "state": ["DEU", "EGY"]})
    assert answer.status_code == 409
    assert "do not choose EGY" in text(answer)
    assert 'id="state-LIE">' in text(answer), "what was not ticked stays so"
    assert not Recipient.objects.exists()


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ("every=on", "Choose at least one rule."),
        ("list=XXX&label=friends", "XXX: no State of the list has this code."),
        ("list=DEU", "Say whose list it is"),
        ("named_never_case=Egypt", "Write the number of a case as EGY-2017-001."),
    ],
)
def test_rules_that_say_nothing_are_sent_back(
    action: Action, planner: Client, asked: str, words: str
) -> None:
    assert words in text(planner.get(f"{LIST}choose/?{asked}"))


def test_every_rule_can_be_chosen(action: Action, planner: Client) -> None:
    every = (
        "cosponsored=on&signed=on&spoke=on&never_spoke=on&group=WEOG&list=LIE&label=friends"
        "&named_never_case=egy-2017-001"
    )
    assert "2 States" in text(planner.get(f"{LIST}choose/?{every}"))
    assert "These rules choose nobody." in text(planner.get(f"{LIST}choose/?{every}&every=on"))
    assert planner.post(f"{LIST}choose/", {"state": "DEU"}).status_code == 422


def test_an_office_is_added_by_its_code(action: Action, planner: Client) -> None:
    assert planner.post(f"{LIST}add/", {"office": "DEU-mission-geneva"}).status_code == 302
    for code, status, words in (
        ("DEU-mission-geneva", 409, "on the list already"),
        ("", 422, "Write the code of the office."),
    ):
        answer = planner.post(f"{LIST}add/", {"office": code})
        assert answer.status_code == status
        assert words in text(answer)


def test_the_state_of_the_case_takes_a_decision_and_a_second_person(
    action: Action, planner: Client, editor: Client
) -> None:
    an_office("EGY")
    refused = planner.post(f"{LIST}add/", {"office": "EGY-mission-geneva"})
    assert "it takes a written decision" in text(refused)
    assert "can protect and it can harm" in text(planner.get(f"{LIST}risk/"))
    given = {"office": "EGY-mission-geneva", "decision": DECISION}
    assert planner.post(f"{LIST}risk/", given | {"decision": ""}).status_code == 422
    assert planner.post(f"{LIST}risk/", given | {"decision": "yes"}).status_code == 409
    assert planner.post(f"{LIST}risk/", given).status_code == 302
    row = Recipient.objects.get()
    assert "the decision waits for a second person" in text(planner.get(LIST))

    place = f"/recipients/{row.pk}/check/"
    assert planner.get(place).status_code == 404
    assert DECISION in text(editor.get(place))
    assert editor.post(place).status_code == 302
    assert "waits for a second person" not in text(planner.get(LIST))
    assert editor.post(place).status_code == 409


def test_the_own_decision_offers_no_button(action: Action, editor: Client) -> None:
    an_office("EGY")
    editor.post(f"{LIST}risk/", {"office": "EGY-mission-geneva", "decision": DECISION})
    place = f"/recipients/{Recipient.objects.get().pk}/check/"
    assert 'id="agree"' not in text(editor.get(place))
    assert editor.post(place).status_code == 409


def test_a_row_is_taken_off_with_a_reason(action: Action, planner: Client) -> None:
    row = a_recipient(action, an_office("LIE"))
    place = f"/recipients/{row.pk}/remove/"
    assert "Take LIE-mission-geneva off the list" in text(planner.get(place))
    assert planner.post(place, {"because": ""}).status_code == 422
    assert planner.post(place, {"because": "It asked us."}).status_code == 302
    assert "It asked us." in text(planner.get(LIST))
    assert planner.post(place, {"because": "again"}).status_code == 409


def test_rows_that_readers_do_not_see_say_why(action: Action, planner: Client) -> None:
    a_recipient(action, an_office("LIE", checked_by="", checked_at=None))
    a_recipient(action, an_office("NOR", ended_on="2026-01-01"))
    a_recipient(action, an_office("EGY"))
    page = text(planner.get(LIST))
    assert "The office waits for a second person" in page
    assert "The office is closed" in page
    assert "State of a case: not written to without a decision" in page
    assert "3 held back" in page


def test_only_letter_actions_have_recipients(planner: Client) -> None:
    an_action("share")
    assert planner.get(LIST).status_code == 404
    assert planner.get("/recipients/999/remove/").status_code == 404


def test_an_addition_to_a_list_in_use_is_checked_by_another_person(
    action: Action, planner: Client, editor: Client
) -> None:
    Action.objects.update(state="open")
    planner.post(f"{LIST}add/", {"office": "DEU-mission-geneva"})
    row = Recipient.objects.get()
    assert "waits for a second person" in text(editor.get(LIST))
    page = text(editor.get(f"/recipients/{row.pk}/check/"))
    assert "Add it to a list in use?" in page
    assert 'id="agree"' in page
    editor.post(f"/recipients/{row.pk}/check/")

    row.refresh_from_db()
    assert row.checked_by
    assert "waits for a second person" not in text(editor.get(LIST))
