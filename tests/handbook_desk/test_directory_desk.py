"""The directory at the desk: two people for every line, contact and day; nothing is overwritten."""

from datetime import date
from typing import Any

import pytest
from django.conf import settings
from django.test import Client, override_settings
from django.utils.timezone import now

from endreprisals.mechanisms.models import BodyContact, Line
from endreprisals.mechanisms.services import keeping
from tests.build import NOON
from tests.build_handbook import CHECKED, ENTERED, a_body_contact, a_line, a_mechanism
from tests.desk import a_person, signed_in

pytestmark = pytest.mark.django_db
TODAY = now().date().isoformat()
LINE = {
    "field": "handles", "language": "en", "key": "", "text": "Invented acts of every kind.",
    "standing": "read", "source": "https://source.example/", "checked_on": TODAY,
    "since": "2018-06",
}  # fmt: skip
CONTACT = {
    "kind": "email", "value": "office@body.example", "label": "", "source": "Invented book",
    "verified_on": TODAY,
}  # fmt: skip
BODY = "/handbook/bodies/invented-body/"


@pytest.fixture(autouse=True)
def at_the_desk() -> Any:
    a_mechanism()
    with override_settings(**settings.DESK_DOOR):
        yield


@pytest.fixture
def keeper() -> Client:
    return signed_in(a_person("case_worker"))


@pytest.fixture
def editor() -> Client:
    return signed_in(a_person("editor"))


def text(answer: Any) -> str:
    return str(answer.content.decode())


def test_a_line_is_written_by_one_person_and_shown_after_another_checked_it(
    keeper: Client, editor: Client
) -> None:
    assert keeper.post(f"{BODY}write/", LINE).status_code == 302
    line = Line.objects.get(field="handles")
    assert not line.is_live
    assert "waits for a second person" in text(keeper.get(BODY))
    page = text(editor.get(f"/handbook/lines/{line.pk}/check/"))
    assert "Nothing: the line is new." in page
    assert editor.post(f"/handbook/lines/{line.pk}/check/", {"seen": "0"}).status_code == 302
    line.refresh_from_db()
    assert line.is_live


def test_a_new_line_takes_the_place_of_the_old_one_which_stays_as_history(
    keeper: Client, editor: Client
) -> None:
    old = a_line(text="What it said before.")
    change = text(keeper.get(f"{BODY}write/{old.pk}/"))
    assert "What it said before." in change
    keeper.post(f"{BODY}write/{old.pk}/", LINE | {"key": "place-0"})
    new = Line.objects.waiting().get()
    old.refresh_from_db()
    assert old.is_live, "until somebody has checked the new one"
    editor.post(f"/handbook/lines/{new.pk}/check/", {"seen": str(old.pk)})
    old.refresh_from_db()
    new.refresh_from_db()
    assert (old.is_live, new.is_live) == (False, True)
    page = text(keeper.get(BODY))
    assert "1 earlier line" in page
    assert "What it said before." in page


def test_nobody_checks_the_own_line(editor: Client) -> None:
    editor.post(f"{BODY}write/", LINE)
    line = Line.objects.waiting().get()
    answer = editor.post(f"/handbook/lines/{line.pk}/check/", {"seen": "0"})
    assert answer.status_code == 409
    assert "another person must check it" in text(answer)


def test_a_line_that_changed_meanwhile_is_looked_at_again(keeper: Client, editor: Client) -> None:
    old = a_line()
    keeper.post(f"{BODY}write/", LINE | {"key": "place-0"})
    line = Line.objects.waiting().get()
    Line.objects.filter(pk=old.pk).update(ended_at=NOON, ended_by="data set")
    a_line(text="Loaded in between.")
    answer = editor.post(f"/handbook/lines/{line.pk}/check/", {"seen": str(old.pk)})
    assert answer.status_code == 409
    assert "changed meanwhile" in text(answer)
    assert "Loaded in between." in text(answer)


@pytest.mark.parametrize(
    ("changes", "status", "words"),
    [
        ({"text": " "}, 422, "Write the line."),
        ({"source": ""}, 409, "Say where you read it"),
        ({"checked_on": ""}, 409, "on which day"),
        ({"checked_on": "2999-01-01"}, 409, "in the future"),
        ({"since": "the other day"}, 409, "Write since when as 2018"),
        ({"field": "opening_hours"}, 422, "Select a valid choice"),
    ],
)
def test_what_is_wrong_with_a_line_is_said_and_nothing_typed_is_lost(
    keeper: Client, changes: dict[str, str], status: int, words: str
) -> None:
    answer = keeper.post(f"{BODY}write/", LINE | changes)
    assert answer.status_code == status
    assert words in text(answer)
    assert (changes.get("source", LINE["source"])) in text(answer)
    assert not Line.objects.waiting().exists()


@pytest.mark.parametrize("seen", ["9" * 5000, "²", "-1", "", "\x00"])
def test_what_is_no_number_of_a_line_was_not_before_anybody(editor: Client, seen: str) -> None:
    line = a_line(**ENTERED)
    answer = editor.post(f"/handbook/lines/{line.pk}/check/", {"seen": seen})
    assert answer.status_code == 409
    assert "changed meanwhile" in text(answer)


def test_a_translation_needs_the_english_line_that_it_translates(keeper: Client) -> None:
    refused = keeper.post(f"{BODY}write/", LINE | {"language": "es"})
    assert refused.status_code == 409
    assert "Choose the English line" in text(refused)
    assert keeper.post(f"{BODY}write/", LINE | {"key": "place-55"}).status_code == 422
    with pytest.raises(keeping.LineRefused, match="no English line"):
        keeping.propose_line(
            "invented-body",
            keeping.LineEntry("handles", "es", "Sola.", "unverified", key="place-55"),
            by="account-1", at=now(),
        )  # fmt: skip
    a_line()
    wrong = keeper.post(f"{BODY}write/", LINE | {"key": "place-0", "field": "needs"})
    assert wrong.status_code == 409, "the place is of another field"
    assert not Line.objects.waiting().exists()


def test_a_translation_is_checked_beside_its_english_and_never_beside_another(
    keeper: Client, editor: Client
) -> None:
    old = a_line(text="The words of before.", source="https://source.example/english")
    keeper.post(f"{BODY}write/{old.pk}/", LINE | {"key": "place-0", "language": "fr"})
    french = Line.objects.waiting().get()
    page = text(editor.get(f"/handbook/lines/{french.pk}/check/"))
    assert "The words of before." in page
    assert 'href="https://source.example/english" rel="noreferrer"' in page

    Line.objects.filter(pk=old.pk).update(ended_at=NOON, ended_by="data set")
    a_line(text="Other words.")
    assert "The English was changed since" in text(
        editor.get(f"/handbook/lines/{french.pk}/check/")
    )
    answer = editor.post(f"/handbook/lines/{french.pk}/check/", {"seen": "0"})
    assert answer.status_code == 409
    assert "translate the new one" in text(answer)


def test_a_translation_of_earlier_words_says_so_on_the_page_of_the_body(keeper: Client) -> None:
    old = a_line()
    a_line(language="fr", text="D’avant.")
    assert "Of earlier English words" not in text(keeper.get(BODY))
    Line.objects.filter(pk=old.pk).update(ended_at=NOON, ended_by="account-1")
    a_line(text="Other words.")
    assert "Of earlier English words" in text(keeper.get(BODY))


def test_an_earlier_line_keeps_its_word_and_who_checked_it(keeper: Client) -> None:
    a_line(
        text="Before.", standing="read", source="https://source.example/then", ended_at=NOON,
        ended_by="account-7", **ENTERED, **CHECKED,
    )  # fmt: skip
    page = text(keeper.get(BODY))
    earlier = page[page.index("1 earlier line") :]
    for said in ("Read", "https://source.example/then", "account-901", "account-902", "account-7"):
        assert said in earlier, said


def test_the_page_of_a_body_leads_to_its_fields_and_says_what_was_done_to_what(
    keeper: Client,
) -> None:
    for number in range(60):
        keeper.post(f"{BODY}contact/", CONTACT | {"value": f"office-{number}@body.example"})
    page = text(keeper.get(BODY))
    assert 'href="#field-cannot_do"' in page
    done = page[page.index('id="done"') :]
    assert done.count("Contact entered: ") == 60
    assert "office-0@body.example" in done
    assert "Body Contact Entered" not in page


def test_a_source_that_only_looks_like_an_address_breaks_no_page(keeper: Client) -> None:
    a_line(source="see https://[ and https://[x]")
    assert keeper.get(BODY).status_code == 200


def test_two_lines_do_not_wait_for_one_place(keeper: Client) -> None:
    a_line()
    keeper.post(f"{BODY}write/", LINE | {"key": "place-0"})
    answer = keeper.post(f"{BODY}write/", LINE | {"key": "place-0"})
    assert answer.status_code == 409
    assert "Another line waits" in text(answer)


def test_a_waiting_line_is_taken_back_once(keeper: Client) -> None:
    line = a_line(**ENTERED)
    assert keeper.post(f"/handbook/lines/{line.pk}/take-back/").status_code == 302
    answer = keeper.post(f"/handbook/lines/{line.pk}/take-back/")
    assert answer.status_code == 409
    assert Line.objects.get(pk=line.pk).ended_at is not None


def test_a_line_is_taken_out_by_somebody_who_did_not_write_it(editor: Client) -> None:
    line = a_line(**ENTERED, **CHECKED)
    assert editor.post(f"/handbook/lines/{line.pk}/take-out/").status_code == 302
    assert not Line.objects.live().filter(pk=line.pk).exists()
    assert editor.post(f"/handbook/lines/{line.pk}/take-out/").status_code == 409
    with pytest.raises(keeping.LineRefused, match="another person"):
        keeping.take_out(
            a_line(field="needs", **ENTERED, **CHECKED).pk, by=ENTERED["entered_by"], at=now()
        )


def test_a_contact_is_entered_by_one_person_and_checked_by_another(
    keeper: Client, editor: Client
) -> None:
    assert "Enter a contact" in text(keeper.get(f"{BODY}contact/"))
    assert keeper.post(f"{BODY}contact/", CONTACT).status_code == 302
    contact = BodyContact.objects.get()
    assert not contact.is_live
    assert editor.post(f"/handbook/contacts/{contact.pk}/check/").status_code == 302
    assert BodyContact.objects.live().get() == contact
    assert editor.post(f"/handbook/contacts/{contact.pk}/check/").status_code == 409


def test_the_own_contact_is_not_checked_by_the_same_person(editor: Client) -> None:
    editor.post(f"{BODY}contact/", CONTACT)
    answer = editor.post(f"/handbook/contacts/{BodyContact.objects.get().pk}/check/")
    assert answer.status_code == 409
    assert "another person must check it" in text(answer)


@pytest.mark.parametrize(
    ("changes", "status", "words"),
    [
        ({"value": "office at body.example"}, 409, "This is no mail address"),
        ({"kind": "url", "value": "http://body.example/"}, 409, "no address of a page"),
        ({"kind": "form", "value": "javascript:alert(1)"}, 409, "no address of a page"),
        ({"kind": "url", "value": "https://["}, 409, "no address of a page"),
        ({"kind": "url", "value": "https://body.example/a b"}, 409, "no address of a page"),
        ({"kind": "phone", "value": "117"}, 409, "Write the number with its country"),
        ({"source": " "}, 422, "Say where the contact stands."),
        ({"verified_on": "2999-01-01"}, 409, "in the future"),
        ({"verified_on": ""}, 422, "Say on which day you saw it."),
    ],
)
def test_what_is_wrong_with_a_contact_is_said_and_nothing_typed_is_lost(
    keeper: Client, changes: dict[str, str], status: int, words: str
) -> None:
    answer = keeper.post(f"{BODY}contact/", CONTACT | changes)
    assert answer.status_code == status
    assert words in text(answer)
    assert changes.get("value", CONTACT["value"]) in text(answer)
    assert not BodyContact.objects.exists()


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        ("url", "https://body.example/how"), ("form", "https://body.example/form"),
        ("phone", "+41 22 000 00 00"), ("post", "Invented Street 1"),
    ],
)  # fmt: skip
def test_other_ways_to_reach_a_body_are_kept(keeper: Client, kind: str, value: str) -> None:
    keeper.post(f"{BODY}contact/", CONTACT | {"kind": kind, "value": value})
    assert BodyContact.objects.get().value == value


def test_the_same_contact_is_not_entered_twice(keeper: Client) -> None:
    a_body_contact(value="office@body.example")
    answer = keeper.post(f"{BODY}contact/", CONTACT)
    assert answer.status_code == 409
    assert "is there already" in text(answer)


def seen_on(contact: BodyContact) -> str:
    contact.refresh_from_db()
    return str(contact.verified_on or "")


def test_a_day_counts_once_a_second_person_confirmed_it(keeper: Client, editor: Client) -> None:
    contact = a_body_contact()
    assert "never by us" in text(keeper.get(BODY))
    assert keeper.post(f"/handbook/contacts/{contact.pk}/verify/", {"on": TODAY}).status_code == 302
    day = contact.seen.get()
    assert seen_on(contact) == "", "one person alone makes nothing fresh"
    assert keeper.post(f"/handbook/seen/{day.pk}/confirm/").status_code == 404, "not of this role"
    assert editor.post(f"/handbook/seen/{day.pk}/confirm/").status_code == 302
    assert seen_on(contact) == TODAY
    assert editor.post(f"/handbook/seen/{day.pk}/confirm/").status_code == 409


def test_nobody_confirms_the_own_day(editor: Client) -> None:
    contact = a_body_contact()
    editor.post(f"/handbook/contacts/{contact.pk}/verify/", {"on": TODAY})
    answer = editor.post(f"/handbook/seen/{contact.seen.get().pk}/confirm/")
    assert answer.status_code == 409
    assert "another person must look at the source" in text(answer)
    assert seen_on(contact) == ""


def test_a_wrong_day_is_taken_back_and_the_day_before_counts_again(
    keeper: Client, editor: Client
) -> None:
    contact = a_body_contact()
    for on in ("2020-01-01", TODAY):
        keeper.post(f"/handbook/contacts/{contact.pk}/verify/", {"on": on})
        editor.post(f"/handbook/seen/{contact.seen.get(confirmed_at=None).pk}/confirm/")
    assert seen_on(contact) == TODAY
    latest = contact.seen.order_by("-on").first()
    assert latest is not None
    assert keeper.post(f"/handbook/seen/{latest.pk}/take-back/").status_code == 302
    assert seen_on(contact) == "2020-01-01"
    assert keeper.post(f"/handbook/seen/{latest.pk}/take-back/").status_code == 409
    assert contact.seen.count() == 2, "nothing is overwritten"
    page = text(keeper.get(BODY))
    assert "stale since" in page
    assert "taken back by" in page


def test_a_day_is_noted_once_later_than_the_last_and_not_in_the_future(keeper: Client) -> None:
    contact = a_body_contact(verified_on=date(2020, 1, 1))
    address = f"/handbook/contacts/{contact.pk}/verify/"
    assert keeper.post(address, {"on": "2020-01-01"}).status_code == 409
    assert keeper.post(address, {"on": "2999-01-01"}).status_code == 409
    assert keeper.post(address, {"on": "soon"}).status_code == 422
    assert keeper.post(address, {"on": TODAY}).status_code == 302
    assert keeper.post(address, {"on": TODAY}).status_code == 409, "another day waits"


def test_who_checks_a_contact_confirms_its_day(keeper: Client, editor: Client) -> None:
    keeper.post(f"{BODY}contact/", CONTACT)
    contact = BodyContact.objects.get()
    day = contact.seen.get()
    assert seen_on(contact) == ""
    assert keeper.post(f"/handbook/seen/{day.pk}/take-back/").status_code == 409
    assert keeper.post(f"/handbook/contacts/{contact.pk}/verify/", {"on": TODAY}).status_code == 409
    editor.post(f"/handbook/contacts/{contact.pk}/check/")
    assert seen_on(contact) == TODAY


def test_no_button_says_seen_of_a_contact_of_the_data_set_and_leaves_it_unseen(
    editor: Client,
) -> None:
    contact = a_body_contact()
    assert "I saw it at its source and agree" not in text(editor.get(BODY))
    answer = editor.post(f"/handbook/contacts/{contact.pk}/check/")
    assert answer.status_code == 409
    assert "note the day" in text(answer)


def test_a_contact_that_the_data_set_brought_meanwhile_is_not_there_twice(
    keeper: Client, editor: Client
) -> None:
    keeper.post(f"{BODY}contact/", CONTACT)
    contact = BodyContact.objects.get()
    a_body_contact(value=CONTACT["value"])
    answer = editor.post(f"/handbook/contacts/{contact.pk}/check/")
    assert answer.status_code == 409
    assert "the same contact meanwhile" in text(answer)


def test_a_wrong_contact_ends_at_once_with_its_reason(keeper: Client) -> None:
    contact = a_body_contact()
    address = f"/handbook/contacts/{contact.pk}/end/"
    assert keeper.post(address, {"because": ""}).status_code == 422
    assert keeper.post(address, {"because": "The page gives another one."}).status_code == 302
    assert not BodyContact.objects.live().exists()
    assert "The page gives another one." in text(keeper.get(BODY))
    assert keeper.post(address, {"because": "again"}).status_code == 409


def test_the_list_says_what_is_to_do(keeper: Client) -> None:
    a_line(**ENTERED)
    a_body_contact()
    page = text(keeper.get("/handbook/"))
    assert "<b>1</b> waiting for a second person" in page
    assert "<b>1</b> contacts not seen in the last 90 days" in page
    assert keeper.get("/handbook/bodies/nobody/").status_code == 404
    assert keeper.get(f"{BODY}write/999/").status_code == 404
    assert keeper.post("/handbook/lines/999/take-back/").status_code == 404
    assert keeper.post("/handbook/contacts/999/end/").status_code == 404
    assert keeper.post("/handbook/seen/999/take-back/").status_code == 404
