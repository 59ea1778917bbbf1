"""Cards to a family: only while it agrees, never unread, gone when their writer says so."""

import io
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client, override_settings
from PIL import Image

from endreprisals.adapters import drawings
from endreprisals.campaigns.mails.signing import card_token, confirm_postcard
from endreprisals.campaigns.models import Action, Campaign, FamilyConsent, Postcard
from endreprisals.campaigns.services import families, postcards
from endreprisals.campaigns.services.postcards import CardRefused
from endreprisals.record.models import Case
from endreprisals.supporters import identity
from endreprisals.supporters.models import Consent, Mail
from endreprisals.supporters.rendering import Stop
from tests.build import NOON
from tests.build_campaigns import a_key
from tests.campaigns.signing_world import (
    a_card,
    a_card_action,
    a_consent,
    a_picture,
    a_read_card,
)

pytestmark = pytest.mark.django_db
PLACE = "/en/campaigns/test-2026/act/1/"
GOOD = {"words": "We think of you.", "email": "testa@supporter.example", "agreed": "yes"}
WORDS = "We think of you."


@pytest.fixture(autouse=True)
def ready(tmp_path: Path) -> Any:
    with override_settings(VAR_DIR=tmp_path):
        yield


@pytest.fixture
def action() -> Action:
    made = a_card_action()
    Campaign.objects.update(opens_on="2020-01-01", closes_on="2099-12-31")
    return made


def link(card: Postcard, what: str) -> str:
    return f"/en/postcards/{what}/{card_token(card.supporter, card.pk, what)}/"


def send(client: Client, **changes: Any) -> Any:
    return client.post(f"{PLACE}card/", GOOD | changes)


def kept(card: Postcard) -> tuple[Any, ...]:
    card.refresh_from_db()
    return (
        card.words, card.drawing, card.signed, card.wall_words, card.wall_drawing,
        card.wall_signed,
    )  # fmt: skip


def test_a_card_goes_from_the_form_to_a_person_and_holds_nothing_readable(
    action: Action, client: Client
) -> None:
    answer = send(
        client, signed="Testa", wall="yes",
        drawing=SimpleUploadedFile("Testa.png", a_picture()),
    )  # fmt: skip
    assert answer.status_code == 200
    card = Postcard.objects.get()

    assert (card.state, card.wall) == ("waiting", True)
    for sealed in (card.words, card.drawing, card.signed):
        assert sealed
        assert WORDS.encode() not in bytes(sealed)
        assert not bytes(sealed).startswith(drawings.PNG)
    assert card.words is not None
    assert identity.opened(bytes(card.words), about="postcard.words") == WORDS

    assert client.post(link(card, "confirm"), {"confirm": "yes"}).status_code == 200
    card.refresh_from_db()
    assert card.state == "to_see"
    assert set(Consent.objects.values_list("purpose", flat=True)) == {"postcard", "postcard_wall"}


def test_what_a_photograph_tells_beside_its_dots_is_not_kept(
    action: Action, client: Client
) -> None:
    exif = Image.Exif()
    exif[0x010E] = "canary-46.2N"
    send(client, drawing=SimpleUploadedFile("x.jpg", a_picture("JPEG", exif=exif)))
    card = Postcard.objects.get()
    assert card.drawing is not None
    drawn = identity.opened_bytes(bytes(card.drawing), about="postcard.drawing")

    assert b"canary" not in drawn
    assert Image.open(io.BytesIO(drawn)).format == "PNG"


@pytest.mark.parametrize(
    ("content", "status", "words"),
    [
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", 422, "Only pictures"),
        (drawings.PNG + b"broken", 422, "cannot be read"),
        (drawings.PNG + b"\0" * 300_001, 422, "too large"),
        (drawings.PNG + b"\0" * 900_000, 413, "too large"),
    ],
)
def test_a_hostile_picture_keeps_no_card_and_loses_no_word(
    action: Action, client: Client, content: bytes, status: int, words: str
) -> None:
    answer = send(client, drawing=SimpleUploadedFile("x.png", content))

    assert answer.status_code == status
    assert words in answer.content.decode()
    assert status == 413 or WORDS in answer.content.decode()
    assert not Postcard.objects.exists()


def test_many_pictures_at_once_are_told_to_come_back(
    action: Action, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(drawings, "_WAIT_SECONDS", 0)
    monkeypatch.setattr(drawings, "_AT_ONCE", 0)
    for _ in range(postcards.MOST_MAILS + 1):
        answer = send(client, drawing=SimpleUploadedFile("x.png", a_picture()))
        assert (answer.status_code, answer["Retry-After"]) == (503, "5")
        assert WORDS in answer.content.decode()

    monkeypatch.undo()
    assert send(client, drawing=SimpleUploadedFile("x.png", a_picture())).status_code == 200
    assert Postcard.objects.get().drawing, "being sent away cost no turn"


def test_an_address_without_a_mail_left_costs_no_drawing(
    action: Action, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn: list[int] = []

    def redraw(content: bytes, *, locks: Path) -> bytes:
        drawn.append(1)
        return drawings.redraw(content, locks=locks)

    monkeypatch.setattr("endreprisals.campaigns.views.postcards.redraw", redraw)
    answers = {
        send(client, drawing=SimpleUploadedFile("x.png", a_picture())).content for _ in range(6)
    }

    assert len(answers) == 1
    assert len(drawn) == postcards.MOST_MAILS


def test_broken_pictures_cannot_be_sent_without_end(action: Action, client: Client) -> None:
    broken = drawings.PNG + b"broken"
    told = [send(client, drawing=SimpleUploadedFile("x.png", broken)).status_code for _ in range(5)]

    assert told == [422] * postcards.MOST_MAILS + [200] * 2, "without a turn none is decoded"
    assert not Mail.objects.exists()


@pytest.mark.parametrize(
    ("field", "typed"),
    [
        ("words", "x" * 601),
        ("words", "x" * 1_000_000),
        ("words", "turned \u202e round"),
        ("words", "<b>bold</b>"),
        ("words", "see https://phish.example/"),
        ("words", " \n "),
        ("words", "a\x00b"),
        ("signed", "y" * 81),
        ("signed", "Two\nlines"),
        ("email", "nobody"),
        ("agreed", ""),
        ("website", "filled by a program"),
    ],
)
def test_hostile_words_are_refused_with_a_word_on_how_to_mend_them(
    action: Action, client: Client, field: str, typed: str
) -> None:
    answer = send(client, **{field: typed})

    assert answer.status_code == (413 if len(typed) > 500_000 else 422)
    assert 'role="alert"' in answer.content.decode()
    assert not Postcard.objects.exists()
    assert not Mail.objects.exists()


def test_a_card_may_be_a_drawing_alone(action: Action, client: Client) -> None:
    send(client, words="", drawing=SimpleUploadedFile("x.png", a_picture()))

    assert Postcard.objects.get().words is None


@pytest.mark.parametrize(
    "consent",
    [
        None,
        {"checked_by": ""},
        {"withdrawn_at": NOON},
        {"until": "2025-06-01"},
        {"given_on": "2098-01-01"},
    ],
)
def test_without_a_live_consent_there_is_no_page_no_form_and_no_wall(
    action: Action, client: Client, consent: dict[str, Any] | None
) -> None:
    a_read_card(action)
    FamilyConsent.objects.all().delete()
    if consent is not None:
        a_consent(action, **consent)

    page = client.get(PLACE)
    assert page.status_code == 410
    assert 'id="card-form"' not in page.content.decode()
    assert send(client).status_code == 410
    assert client.get(f"{PLACE}wall/").status_code == 404
    assert Postcard.objects.count() == 1


def test_a_program_that_opens_every_link_sends_and_removes_nothing(
    action: Action, client: Client
) -> None:
    card = a_card(action)
    for what in ("confirm", "remove"):
        for method in ("get", "head"):
            assert getattr(client, method)(link(card, what)).status_code == 200
        assert client.post(link(card, what)).status_code == 422

    card.refresh_from_db()
    assert card.state == "waiting"
    assert card.words


def test_the_answer_is_the_same_whether_or_not_there_is_a_card(
    action: Action, client: Client
) -> None:
    first = send(client).content
    card = Postcard.objects.get()
    client.post(link(card, "confirm"), {"confirm": "yes"})

    assert send(client).content == first


def test_a_stranger_who_types_an_address_changes_nothing_of_its_owners_card(
    action: Action, client: Client
) -> None:
    mine = a_card(action, "Mine.", supporter=a_key("owner"))
    theirs = a_card(action, "Not mine.", supporter=a_key("owner"))
    assert client.post(link(mine, "confirm"), {"confirm": "yes"}).status_code == 200

    page = client.post(link(theirs, "confirm"), {"confirm": "yes"})
    assert "There is a card of yours already" in page.content.decode()
    assert Postcard.objects.get().pk == mine.pk


def test_one_address_gets_few_mails_whoever_types_it(action: Action, client: Client) -> None:
    assert len({send(client).content for _ in range(6)}) == 1
    assert Mail.objects.count() == postcards.MOST_MAILS


@pytest.mark.parametrize("what", ["confirm", "remove"])
def test_forged_cut_and_swapped_links_do_nothing(action: Action, client: Client, what: str) -> None:
    card = a_card(action)
    other = {"confirm": "remove", "remove": "confirm"}[what]
    swapped = card_token(card.supporter, card.pk, other)
    stranger = card_token(a_key(), card.pk, what)
    for token, status in (("x", 404), (swapped, 404), (swapped[:-1], 404), (stranger, 410)):
        address = f"/en/postcards/{what}/{token}/"
        assert client.post(address, {what: "yes"}).status_code == status, token
    card.refresh_from_db()
    assert card.state == "waiting"


def test_a_card_taken_back_is_gone_from_wall_and_queue_at_once(
    action: Action, client: Client
) -> None:
    card = a_read_card(action, "On the wall.", drawing=a_picture(), signed="Testa")
    place = f"{PLACE}wall/"
    assert "On the wall." in client.get(place).content.decode()
    assert client.get(f"{place}{card.code}.png").status_code == 200

    page = client.post(link(card, "remove"), {"remove": "yes"})

    assert page.status_code == 200
    assert kept(card) == (None, None, None, "", None, "")
    assert "On the wall." not in client.get(place).content.decode()
    assert client.get(f"{place}{card.code}.png").status_code == 404
    assert not postcards.ready_cards(action.pk).exists()
    assert not Consent.objects.filter(withdrawn_at=None).exists()
    assert client.post(link(card, "remove"), {"remove": "yes"}).status_code == 410
    client.post(link(card, "confirm"), {"confirm": "yes"})
    card.refresh_from_db()
    assert card.state == "removed", "an old link brings nothing back"


def test_a_card_that_reached_the_family_cannot_be_recalled_and_the_page_says_so(
    action: Action, client: Client
) -> None:
    card = a_read_card(action)
    postcards.deliver(
        action.pk, cards=[card.pk], on=NOON.date(), how="by_hand", note="", by="a", at=NOON
    )
    assert "cannot be recalled" in client.get(link(card, "remove")).content.decode()

    page = client.post(link(card, "remove"), {"remove": "yes"}).content.decode()
    assert "cannot be recalled there" in page
    assert kept(card) == (None, None, None, "", None, "")
    assert "1 card on 20 November 2026" in client.get(PLACE).content.decode()


def test_a_refused_card_is_emptied_and_only_reasons_of_the_list_are_kept(action: Action) -> None:
    card = a_card(action, drawing=a_picture(), signed="Testa")
    postcards.confirm(card.pk, supporter=card.supporter, at=NOON)
    with pytest.raises(CardRefused, match="not_a_reason"):
        postcards.refuse(card.pk, because="I dislike Testa", by="account-3", at=NOON)
    postcards.refuse(card.pk, because="insult", by="account-3", at=NOON)

    assert kept(card) == (None, None, None, "", None, "")
    assert (card.state, card.refused_because) == ("refused", "insult")
    assert card.keep_until == (NOON + timedelta(days=28)).date()
    with pytest.raises(CardRefused, match="not_waiting"):
        postcards.approve(card.pk, wall=True, by="account-3", at=NOON)


@pytest.mark.parametrize("without", ["writer", "person", "family"])
def test_the_wall_needs_the_writer_a_person_and_the_family(
    action: Action, client: Client, without: str
) -> None:
    FamilyConsent.objects.update(wall=without != "family")
    card = a_read_card(action, wall=without != "writer", shown=without != "person")

    assert card.state == "approved"
    assert not card.wall_words
    answer = client.get(f"{PLACE}wall/")
    assert answer.status_code == (404 if without == "family" else 200)
    assert WORDS not in answer.content.decode()


def test_when_the_family_takes_it_back_everything_stops_at_once(
    action: Action, client: Client
) -> None:
    hung, waiting = a_read_card(action), a_card(action)
    to_see = a_card(action)
    postcards.confirm(to_see.pk, supporter=to_see.supporter, at=NOON)
    second = a_consent(action, reference="folder 8")

    assert families.withdraw_consent(second.pk, by="account-1", at=NOON) == 1

    assert not FamilyConsent.objects.filter(withdrawn_at=None).exists(), "of the case: all"
    hung.refresh_from_db()
    assert not hung.wall_words
    assert hung.keep_until == (NOON + timedelta(days=28)).date()
    assert client.get(PLACE).status_code == 410
    assert client.get(f"{PLACE}wall/").status_code == 404
    for done in (
        lambda: postcards.approve(to_see.pk, wall=True, by="a", at=NOON),
        lambda: postcards.deliver(
            action.pk, cards=[hung.pk], on=NOON.date(), how="by_post", note="", by="a", at=NOON
        ),
    ):
        with pytest.raises(CardRefused, match="no_consent"):
            done()
    assert postcards.confirm(waiting.pk, supporter=waiting.supporter, at=NOON) == "closed"
    with pytest.raises(Stop):
        confirm_postcard(Mail.objects.get(detail__postcard=to_see.pk), NOON)


def test_a_consent_is_checked_by_another_person_and_ends_on_its_day(action: Action) -> None:
    FamilyConsent.objects.all().delete()
    about = action.about
    assert about is not None
    day = NOON.date()
    given = families.Given(about.pk, "folder 9", day, day + timedelta(days=30), wall=False)
    row = families.enter_consent(given, by="account-1", at=NOON)
    for by, code in (("account-1", "same_person"), ("account-2", ""), ("account-2", "checked")):
        if code:
            with pytest.raises(CardRefused, match=code):
                families.check_consent(row.pk, by=by, at=NOON)
        else:
            families.check_consent(row.pk, by=by, at=NOON)
    backwards = families.Given(about.pk, "x", day, day - timedelta(days=1), wall=False)
    with pytest.raises(CardRefused, match="over"):
        families.enter_consent(backwards, by="account-1", at=NOON)


def test_a_case_that_was_withdrawn_closes_cards_and_wall(action: Action, client: Client) -> None:
    a_read_card(action)
    Case.objects.update(withdrawn_at=NOON, withdrawn_because=Case.WithdrawnBecause.values[0])

    for place in (PLACE, f"{PLACE}wall/"):
        assert client.get(place).status_code == 410
    assert send(client).status_code == 410


def test_a_hand_over_counts_what_was_printed_and_tells_no_place(
    action: Action, client: Client
) -> None:
    printed, later = a_read_card(action), a_read_card(action)
    postcards.deliver(
        action.pk, cards=[printed.pk], on=NOON.date(), how="by_post",
        note="canary: to the aunt in Fictown", by="account-3", at=NOON,
    )  # fmt: skip
    page = client.get(PLACE).content.decode()

    assert "1 card on 20 November 2026" in page
    assert "canary" not in page
    assert [card.pk for card in postcards.ready_cards(action.pk)] == [later.pk]
    with pytest.raises(CardRefused, match="nothing"):
        postcards.deliver(
            action.pk, cards=[printed.pk], on=NOON.date(), how="by_post", note="", by="a", at=NOON
        )
    with pytest.raises(CardRefused, match="not_yet"):
        postcards.deliver(
            action.pk, cards=[later.pk], on=NOON.date() + timedelta(days=1), how="by_post",
            note="", by="a", at=NOON,
        )  # fmt: skip


def test_words_of_a_card_that_was_handed_over_go_after_28_days(action: Action) -> None:
    alone, hung = a_read_card(action, shown=False), a_read_card(action)
    postcards.deliver(
        action.pk, cards=[alone.pk, hung.pk], on=NOON.date(), how="by_hand", note="", by="a",
        at=NOON,
    )  # fmt: skip
    alone.refresh_from_db()
    hung.refresh_from_db()

    assert alone.keep_until == (NOON + timedelta(days=28)).date()
    assert hung.keep_until > alone.keep_until, "the wall stands while the family agrees"


def test_the_mail_holds_both_links_and_nothing_that_somebody_typed(action: Action) -> None:
    card = a_card(action, "canary words", signed="canary name")
    said = confirm_postcard(Mail.objects.get(), NOON)

    assert f"~confirm-{card.pk}~" in said.text
    assert f"~remove-{card.pk}~" in said.text
    assert "/forget/" in said.text
    assert "canary" not in said.text + said.subject


def test_a_card_of_an_action_that_closed_is_dropped_when_it_is_confirmed(
    action: Action, client: Client
) -> None:
    card = a_card(action)
    Action.objects.update(state="closed")

    assert client.post(link(card, "confirm"), {"confirm": "yes"}).status_code == 410
    assert not Postcard.objects.exists()
