"""Cards, consents and endorsements at the desk."""

import io
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.test import Client, override_settings
from django.utils.timezone import now

from endreprisals.campaigns.models import (
    Action,
    Delivery,
    Endorsement,
    FamilyConsent,
    Postcard,
)
from endreprisals.campaigns.services import postcards
from tests.build import NOON, a_state
from tests.campaigns.signing_world import a_card, a_card_action, a_picture, a_read_card
from tests.desk import a_person, signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def at_the_desk(tmp_path: Path) -> Iterator[None]:
    with override_settings(**settings.DESK_DOOR, VAR_DIR=tmp_path):
        yield


@pytest.fixture
def moderator() -> Client:
    return signed_in(a_person("moderator"))


@pytest.fixture
def action() -> Action:
    return a_card_action()


def confirmed(action: Action, words: str = "We think of you.", **changes: Any) -> Postcard:
    card = a_card(action, words, **changes)
    postcards.confirm(card.pk, supporter=card.supporter, at=NOON)
    return card


def test_a_moderator_reads_a_card_with_its_drawing_and_passes_it_on(
    action: Action, moderator: Client
) -> None:
    card = confirmed(action, "With love <3", drawing=a_picture(), signed="Testa")
    place = f"/postcards/{action.pk}/cards/"
    page = moderator.get(place).content.decode()
    assert "With love &lt;3" in page
    assert card.supporter not in page
    assert moderator.get(f"/cards/{card.pk}/drawing/").content == a_picture()

    moderator.post(f"/cards/{card.pk}/see/", {"what": "approve_wall"})
    card.refresh_from_db()
    assert (card.state, card.wall_words, card.wall_signed) == ("approved", "With love <3", "Testa")


def test_a_card_is_refused_by_a_reason_of_the_list_alone(action: Action, moderator: Client) -> None:
    card = confirmed(action)
    place = f"/cards/{card.pk}/see/"
    assert moderator.post(place, {"what": "refuse", "because": "x"}).status_code == 409
    assert moderator.post(place, {"what": "refuse", "because": "insult"}).status_code == 302
    card.refresh_from_db()

    assert (card.state, card.words) == ("refused", None)
    assert moderator.post(place, {"what": "approve"}).status_code == 409
    assert moderator.get(f"/cards/{card.pk}/drawing/").status_code == 404


def test_a_card_comes_off_the_wall_again(action: Action, moderator: Client) -> None:
    card = a_read_card(action)
    assert "Take down" in moderator.get(f"/postcards/{action.pk}/cards/").content.decode()
    moderator.post(f"/cards/{card.pk}/see/", {"what": "refuse", "because": "harmful"})
    card.refresh_from_db()

    assert (card.state, card.wall_words) == ("refused", "")


def test_a_batch_is_printed_with_words_of_every_script_and_then_handed_over(
    action: Action, moderator: Client
) -> None:
    pdfium = pytest.importorskip("pypdfium2")
    cards = [
        a_read_card(action, "བཀྲ་ཤིས་བདེ་ལེགས།", drawing=a_picture()),
        a_read_card(action, "We think of you.", signed="Testa"),
        a_read_card(action, "نحن معكم"),
    ]
    place = f"/postcards/{action.pk}/batch/"
    page = moderator.get(place).content.decode()
    numbers = ",".join(str(card.pk) for card in cards)
    assert f'name="cards" value="{numbers}"' in page

    folder = zipfile.ZipFile(io.BytesIO(moderator.get(f"{place}cards.zip").content))
    assert folder.namelist() == ["cards.txt", "drawing-001.png"]
    assert "བཀྲ་ཤིས་བདེ་ལེགས།" in folder.read("cards.txt").decode()
    assert folder.read("drawing-001.png") == a_picture()
    paper = pdfium.PdfDocument(moderator.get(f"{place}cards.pdf").content)
    assert "We think of you." in paper[0].get_textpage().get_text_range()
    assert any(thing.type == pdfium.raw.FPDF_PAGEOBJ_IMAGE for thing in paper[0].get_objects())

    day = now().date().isoformat()
    given = {"cards": numbers, "delivered_on": day, "how": "by_hand", "note": "A quiet day."}
    assert moderator.post(f"/postcards/{action.pk}/deliver/", given).status_code == 302
    assert Delivery.objects.get().cards == 3
    assert moderator.post(f"/postcards/{action.pk}/deliver/", given).status_code == 409
    assert moderator.get(f"{place}cards.pdf").status_code == 409


@pytest.mark.parametrize("cards", ["", "x", "1;2", "1,", "-1", "9" * 40])
def test_a_list_of_cards_that_is_not_whole_is_refused(
    action: Action, moderator: Client, cards: str
) -> None:
    given = {"cards": cards, "delivered_on": "2026-11-20", "how": "by_hand"}
    assert moderator.post(f"/postcards/{action.pk}/deliver/", given).status_code == 422


def test_without_the_familys_consent_nobody_reads_prints_or_hands_over(
    action: Action, moderator: Client
) -> None:
    confirmed(action, "canary words")
    ready = a_read_card(action, "canary ready")
    FamilyConsent.objects.update(withdrawn_at=NOON)
    for place in (f"/postcards/{action.pk}/cards/", f"/postcards/{action.pk}/batch/"):
        assert "canary" not in moderator.get(place).content.decode()
    for file in ("cards.pdf", "cards.zip"):
        assert moderator.get(f"/postcards/{action.pk}/batch/{file}").status_code == 409
    given = {"cards": str(ready.pk), "delivered_on": "2026-11-20", "how": "by_hand"}
    assert moderator.post(f"/postcards/{action.pk}/deliver/", given).status_code == 409


def test_a_consent_is_entered_by_one_checked_by_another_and_withdrawn_by_any(
    action: Action,
) -> None:
    FamilyConsent.objects.all().delete()
    planner, editor = signed_in(a_person("campaigner")), signed_in(a_person("campaign_editor"))
    given = {
        "case": str(action.about_id), "reference": "folder 9", "given_on": "2025-01-01",
        "until": "2099-01-01", "wall": "yes",
    }  # fmt: skip
    assert planner.post("/family-consents/", given | {"until": "soon"}).status_code == 422
    assert planner.post("/family-consents/", given).status_code == 302
    row = FamilyConsent.objects.get()
    check = f"/family-consents/{row.pk}/check/"
    assert planner.post(check).status_code == 404
    assert editor.post(check).status_code == 302
    planner.post(f"/family-consents/{row.pk}/withdraw/")

    row.refresh_from_db()
    assert row.checked_by
    assert row.withdrawn_at


def test_who_entered_a_consent_cannot_check_it(action: Action) -> None:
    editor = signed_in(a_person("campaign_editor"))
    given = {
        "case": str(action.about_id), "reference": "folder 9", "given_on": "2025-01-01",
        "until": "2099-01-01",
    }  # fmt: skip
    editor.post("/family-consents/", given)
    row = FamilyConsent.objects.get(reference="folder 9")

    assert editor.post(f"/family-consents/{row.pk}/check/").status_code == 409


def test_an_endorsement_goes_from_its_source_to_the_list() -> None:
    a_state("FRA")
    campaign = a_card_action().campaign
    planner, editor = signed_in(a_person("campaigner")), signed_in(a_person("campaign_editor"))
    given = {
        "campaign": str(campaign.pk), "case": "", "kind": "city", "name": "Fictown",
        "state": "France", "what": "honorary_citizenship", "date_edtf": "2022-10",
        "source": "https://source.example/decision",
    }  # fmt: skip
    for field, wrong in (("date_edtf", "autumn"), ("source", "http://x.example"), ("state", "Xx")):
        assert planner.post("/endorsements/enter/", given | {field: wrong}).status_code == 422
    assert planner.post("/endorsements/enter/", given).status_code == 302
    row = Endorsement.objects.get()
    assert (row.state_id, row.checked_by) == ("FRA", "")
    assert editor.post(f"/endorsements/{row.pk}/check/").status_code == 302
    row.refresh_from_db()
    assert row.checked_by
    assert "Fictown" in planner.get("/endorsements/").content.decode()
    planner.post(f"/endorsements/{row.pk}/withdraw/")
    row.refresh_from_db()
    assert row.withdrawn_at
