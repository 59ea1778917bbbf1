"""Nothing of a person stays longer than its date says, and one button takes everything."""

from datetime import timedelta
from typing import Any

import pytest
from django.apps import apps
from django.db.models import Model
from django.test import Client
from django.utils.timezone import now

from endreprisals.audit.models import Event
from endreprisals.campaigns.models import (
    Letter,
    MissionReply,
    OrganisationSignature,
    Postcard,
    Signatory,
    SpentProof,
    SupporterAction,
)
from endreprisals.campaigns.services.counting import LAG, reconcile
from endreprisals.campaigns.services.erasure import erase
from endreprisals.campaigns.services.forgetting import NEVER, forget_due
from endreprisals.supporters.identity import Token, written_token
from endreprisals.supporters.models import Consent, Mail, Subscriber, Written
from tests.build import NOON
from tests.build_campaigns import a_key, an_action, an_office

pytestmark = pytest.mark.django_db
TODAY = NOON.date()
SEALED = b"sealed"


@pytest.fixture(autouse=True)
def a_folder(settings: Any, tmp_path: Any) -> None:
    settings.SIGNING_DOCUMENTS_DIR = tmp_path


def an_act_of(supporter: str, action: Any, **changes: Any) -> SupporterAction:
    values: dict[str, Any] = {
        "supporter": supporter, "action": action, "way": "proof", "state": "counted",
        "language": "en", "received_at": NOON, "counted_at": NOON, "keep_until": TODAY,
        "name": SEALED, "listed": True,
    }  # fmt: skip
    return SupporterAction.objects.create(**values | changes)


def a_letter_of(supporter: str, action: Any, **changes: Any) -> Letter:
    office = changes.pop("office", None) or an_office(code=f"DEU-mission-{Letter.objects.count()}")
    values: dict[str, Any] = {
        "supporter": supporter, "action": action, "office": office, "mailbox": office.mailbox,
        "language": "en", "state": "sent", "received_at": NOON, "keep_until": TODAY,
        "subject": SEALED, "words": SEALED, "name": SEALED, "reply_to": SEALED,
        "words_print": ["a"], "ended_at": NOON,
    }  # fmt: skip
    return Letter.objects.create(**values | changes)


def a_card_of(supporter: str, action: Any, **changes: Any) -> Postcard:
    values: dict[str, Any] = {
        "code": supporter[:20], "supporter": supporter, "action": action, "language": "en",
        "words": SEALED, "state": "approved", "wall": True, "wall_words": "An invented card.",
        "received_at": NOON, "keep_until": TODAY,
    }  # fmt: skip
    return Postcard.objects.create(**values | changes)


def an_organisation_of(supporter: str, action: Any, **changes: Any) -> OrganisationSignature:
    values: dict[str, Any] = {
        "action": action, "name": "Invented Organisation", "domain": "organisation.example",
        "supporter": supporter, "address": SEALED, "signatory": SEALED, "mandate": "board",
        "language": "en", "state": "verified", "received_at": NOON, "verified_how": "document",
        "verified_by": "account-1", "verified_on": TODAY, "keep_until": TODAY,
    }  # fmt: skip
    return OrganisationSignature.objects.create(**values | changes)


def everything_of(supporter: str) -> None:
    """A row of this person in every table that can hold one."""
    action = an_action()
    an_act_of(supporter, action)
    mail = Mail.objects.create(
        key=f"letter:{supporter}", stream="letters", kind="letter", language="en",
        supporter=supporter, queued_at=NOON, not_before=NOON,
    )  # fmt: skip
    a_letter_of(supporter, action, state="scheduled", mail=mail, ended_at=None)
    a_card_of(supporter, action)
    an_organisation_of(supporter, action)
    Signatory.objects.create(
        supporter=supporter, action=action, name="Testa", seen_by="a", shown_at=NOON
    )
    Subscriber.objects.create(
        supporter=supporter, address=SEALED, language="en", state="active", asked_at=NOON,
        confirmed_at=NOON,
    )  # fmt: skip
    Consent.objects.create(supporter=supporter, purpose="sign", wording="1", given_at=NOON)


def tables_with_a_key() -> list[type[Model]]:
    """All but `Written`, whose counts stand under another key and outlive an erasure by days."""
    return [
        model for model in apps.get_models()
        if any(field.name == "supporter" for field in model._meta.concrete_fields)
        and model is not Written
    ]  # fmt: skip


def rows_of(supporter: str) -> dict[str, int]:
    """How many rows name this key, by table."""
    found = {
        model.__name__: model._default_manager.filter(supporter=supporter).count()
        for model in tables_with_a_key()
    }
    return {name: number for name, number in found.items() if number}


def test_one_button_takes_every_row_of_a_person_and_none_of_another(client: Client) -> None:
    me, other = a_key(), a_key()
    everything_of(me)
    everything_of(other)
    assert len(rows_of(me)) == len(tables_with_a_key())
    before = rows_of(other)
    path = f"/en/forget/{written_token(Token('erase', me, f'{now():%Y%m%d}'))}/"

    assert client.get(path).status_code == 200
    assert rows_of(me) == before
    assert b"Everything is erased" in client.post(path).content
    assert rows_of(me) == {}
    assert rows_of(other) == before
    assert client.post(path).status_code == 200  # again: nothing to do, and nothing told


def test_an_erasure_is_written_down_without_saying_whose() -> None:
    me = a_key()
    everything_of(me)
    erase(me, NOON)

    event = Event.objects.get(kind="supporter_erased")
    assert me not in str((event.target, event.actor, event.detail))
    assert event.detail["actions"] == 1
    assert OrganisationSignature.objects.get().signatory is None


def test_a_counted_act_goes_on_as_a_number_without_key_and_name() -> None:
    me, action = a_key(), an_action("sign")
    an_act_of(me, action)
    Signatory.objects.create(supporter=me, action=action, name="T", seen_by="a", shown_at=NOON)
    forget_due(NOON)

    row = SupporterAction.objects.get()
    assert row.supporter != me
    assert (row.state, row.name, row.listed, row.keep_until) == ("counted", None, False, NEVER)
    assert not Signatory.objects.exists()
    assert reconcile(NOON + LAG) == 1
    assert forget_due(NOON + timedelta(days=1)) == {}


def a_consent_of(supporter: str, about: str, wording: str = "1") -> None:
    Consent.objects.create(
        supporter=supporter, purpose="sign", wording=wording, about=about, given_at=NOON,
        keep_until=TODAY + timedelta(days=900),
    )  # fmt: skip


def test_what_was_agreed_to_goes_with_the_act_the_letter_the_card_and_the_organisation() -> None:
    me, sign, card = a_key(), an_action("sign"), an_action("postcard")
    an_act_of(me, sign)
    letter = a_letter_of(me, an_action(), received_at=NOON - timedelta(days=91))
    a_card_of(me, card)
    a_card_of(a_key("other"), card, state="refused", wall_words="", words=None, wall=False)
    an_organisation_of(me, sign)
    abouts = f"action:{sign.pk}", f"letter:{letter.pk}", f"action:{card.pk}"
    for about in abouts:
        a_consent_of(me, about)
    a_consent_of(a_key("other"), f"action:{card.pk}")
    a_consent_of(me, abouts[0], "organisation-1")
    a_consent_of(a_key("stays"), abouts[0])
    forget_due(NOON)

    assert set(Consent.objects.values_list("supporter", flat=True)) == {a_key("stays")}


def test_the_consent_of_an_organisation_outlives_the_act_of_its_owner() -> None:
    me, action = a_key(), an_action("sign")
    an_act_of(me, action)
    an_organisation_of(me, action, keep_until=TODAY + timedelta(days=1))
    for wording in ("1", "organisation-1"):
        a_consent_of(me, f"action:{action.pk}", wording)
    forget_due(NOON)

    assert Consent.objects.get().wording == "organisation-1"


def test_more_acts_than_one_condition_holds_go_at_once() -> None:
    action = an_action()
    for number in range(1_100):
        an_act_of(a_key(f"many-{number}"), action, name=None, listed=False)
    assert forget_due(NOON)["keys"] == 1_100


@pytest.mark.parametrize("state", ["waiting", "removed"])
def test_what_was_never_counted_goes_whole(state: str) -> None:
    an_act_of(a_key(), an_action(), state=state, counted_at=None)
    forget_due(NOON - timedelta(days=1))
    assert SupporterAction.objects.exists()
    forget_due(NOON)
    assert not SupporterAction.objects.exists()


def test_words_of_a_letter_go_first_and_its_key_when_likeness_is_over() -> None:
    me = a_key()
    a_letter_of(me, an_action())
    forget_due(NOON)
    letter = Letter.objects.get()
    assert (letter.subject, letter.words, letter.name, letter.reply_to) == (None,) * 4
    assert (letter.erased_at, letter.supporter, letter.words_print) == (NOON, me, ["a"])

    forget_due(NOON + timedelta(days=91))
    letter.refresh_from_db()
    assert letter.supporter != me
    assert (letter.words_print, letter.keep_until, letter.state) == ([], NEVER, "sent")
    assert forget_due(NOON + timedelta(days=92)) == {}


def test_a_letter_that_lies_too_long_does_not_leave_any_more() -> None:
    mail = Mail.objects.create(
        key="l", stream="letters", kind="letter", language="en", queued_at=NOON, not_before=NOON
    )
    a_letter_of(a_key(), an_action(), state="scheduled", mail=mail, ended_at=None)
    forget_due(NOON)

    letter = Letter.objects.get()
    mail.refresh_from_db()
    assert (letter.state, letter.words, mail.state) == ("stopped", None, "stopped")


def test_letters_that_were_never_confirmed_go_whole() -> None:
    a_letter_of(a_key(), an_action(), state="waiting")
    forget_due(NOON)
    assert not Letter.objects.exists()


def test_a_card_leaves_the_wall_and_goes_on_as_a_number() -> None:
    me, action = a_key(), an_action("postcard")
    a_card_of(me, action)
    a_card_of(a_key(), action, state="waiting", wall_words="")
    forget_due(NOON)

    card = Postcard.objects.get()
    assert card.supporter != me
    assert (card.words, card.wall_words, card.state) == (None, "", "approved")


def test_an_organisation_stays_and_who_signed_for_it_goes() -> None:
    action = an_action("sign")
    an_organisation_of(a_key(), action)
    an_organisation_of(a_key(), action, state="to_verify", domain="other.example")
    forget_due(NOON)

    stays = OrganisationSignature.objects.get()
    assert (stays.supporter, stays.address, stays.signatory) == ("", None, None)
    assert stays.name == "Invented Organisation"


def test_replies_and_spent_proofs_are_emptied_in_their_time() -> None:
    MissionReply.objects.create(
        file_key="a", received_at=NOON, authentic="none", words=SEALED, keep_until=TODAY
    )
    for expires in (NOON - timedelta(seconds=1), NOON + timedelta(seconds=1)):
        SpentProof.objects.create(proof=str(expires.timestamp()), expires_at=expires)
    forget_due(NOON)

    assert MissionReply.objects.get().words is None
    assert SpentProof.objects.count() == 1


def test_what_is_forgotten_is_told_in_numbers_alone() -> None:
    me = a_key()
    an_act_of(me, an_action())
    assert forget_due(NOON)["keys"] == 1
    assert Event.objects.get(kind="supporters_forgotten").detail == {"keys": 1}


def test_every_table_with_a_date_is_looked_after() -> None:
    """A new table with `keep_until` in this room must be added to `forget_due`."""
    dated = {
        model.__name__ for model in apps.get_app_config("campaigns").get_models()
        if any(field.name == "keep_until" for field in model._meta.concrete_fields)
    }  # fmt: skip
    assert dated == {
        "Letter", "MissionReply", "OrganisationSignature", "Postcard", "SupporterAction",
    }  # fmt: skip
