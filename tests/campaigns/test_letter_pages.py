"""The pages on which one writes to a State, as somebody without a script sees them."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any
from unittest import mock

import pypdfium2
import pytest
from django.test import Client

from endreprisals.campaigns.models import Action, Campaign, CampaignCase, Letter, Recipient
from endreprisals.campaigns.queries.recipients import listed
from endreprisals.domain.states import states
from endreprisals.states.models import Mailbox
from endreprisals.supporters.identity import Token, supporter_key, written_token
from endreprisals.supporters.models import Mail
from tests.build import NOON, a_case, a_raise, a_state
from tests.build_campaigns import (
    a_campaign,
    a_campaign_case,
    a_mailbox,
    a_recipient,
    a_text,
    an_office,
)
from tests.campaigns.letter_world import a_confirmed, a_mission, a_received, an_ask, opened
from tests.contracts.answers import body_of

pytestmark = pytest.mark.django_db
TYPED = {
    "subject": "On Testa Fictiva", "words": "I am a teacher. Please name her in the debate.",
    "email": "supporter@supporter.example", "agreed": "yes",
}  # fmt: skip


@pytest.fixture(autouse=True)
def at_noon() -> Iterator[None]:
    """The views read the clock; here it stands at noon of the tests."""
    with (
        mock.patch("endreprisals.campaigns.views.letters.now", return_value=NOON),
        mock.patch("django.utils.timezone.now", return_value=NOON),
    ):
        yield


def place(action: Action, office: str = "DEU-mission-geneva", more: str = "") -> str:
    return f"/en/campaigns/{action.campaign.code}/act/{action.number}/offices/{office}/{more}"


def page_of(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, answer.status_code
    return body_of(answer)


def test_the_action_shows_whom_it_asks_and_whom_it_thanks(client: Client, made_ready: Any) -> None:
    case = a_case()
    a_raise(case, "2026-11-10", states=("LIE",))
    action = an_ask(about=a_campaign_case(a_campaign(), case))
    for iso3 in ("DEU", "LIE"):
        a_mission(action, iso3)
    Recipient.objects.create(
        action=action, state=a_state("NOR"), how="hand", added_by="account-1", added_at=NOON
    )
    made_ready()
    page = page_of(client, f"/en/campaigns/test-2026/act/{action.number}/")

    asked, thanked = page.index("Not spoken yet: ask"), page.index("Spoke: thank")
    assert asked < page.index("Permanent Mission of Germany") < thanked
    assert thanked < page.index("Permanent Mission of Liechtenstein")
    assert "no address known" in page
    assert "Norway" in page
    assert "A mission is an arm of a State" in page
    assert f'action="/en/campaigns/test-2026/act/{action.number}/count/"' in page


def test_the_mission_of_the_state_of_the_case_is_on_no_page(client: Client) -> None:
    action = an_ask()
    office = an_office("EGY")
    row = a_recipient(action, office)
    assert listed(action.pk, at=NOON) == ()
    page = page_of(client, f"/en/campaigns/test-2026/act/{action.number}/")
    assert "Permanent Mission of Egypt" not in page
    assert client.get(place(action, office.code)).status_code == 404

    row.risk_decision, row.decided_by, row.checked_by = "Asked for.", "account-1", "account-2"
    row.save()
    assert client.get(place(action, office.code)).status_code == 200


def test_one_office_offers_every_way_of_sending(client: Client) -> None:
    action = an_ask()
    office = a_mission(action)
    page = page_of(client, place(action))

    address = office.mailbox.address  # type: ignore[union-attr]
    href = re.search(r'id="mailto" href="(mailto:[^"]+)"', page)
    assert href is not None
    assert href[1].startswith(f"mailto:{address}?subject=Please%20name")
    assert len(href[1]) <= 1_900
    for part in ("mail.google.com", "outlook.live.com", "lead to another company", "Excellency,",
                 "We ask your Government", "letter.pdf", "1 Invented Street", "I sent it by mail",
                 'name="way" value="print"', 'id="words-form"', 'id="copy-body"'):  # fmt: skip
        assert part in page, part
    assert len(page.encode()) < 60_000


def test_a_text_in_the_language_of_the_office_stands_first_with_english_below(
    client: Client,
) -> None:
    action = an_ask()
    a_text(
        action, "ask", "Nous vous prions de la nommer.", language="fr", heading="Veuillez parler"
    )
    a_mission(action, languages=["fr"])
    page = page_of(client, place(action))

    assert page.index("Excellence,") < page.index("The same in English")
    assert 'lang="fr"' in page


def test_a_text_that_nobody_checked_is_never_offered(client: Client) -> None:
    action = an_ask()
    a_text(action, "ask", "Texte que personne n’a lu.", language="fr", state="unreviewed",
           checked_by="", checked_at=None)  # fmt: skip
    a_mission(action, languages=["fr"])
    page = page_of(client, place(action))

    assert "personne" not in page
    assert "No text in it has been checked" in page


@pytest.mark.parametrize(
    ("changes", "there", "gone"),
    [
        ({"wish": "stop", "wished_on": date(2026, 11, 1)}, "asked us to send no more", "mailto:"),
        ({"wish": "digest_only", "wished_on": date(2026, 11, 1)}, "numbers alone", "mailto:"),
        ({"checked_by": "", "checked_at": None}, "No mail address", "mailto:"),
    ],
)
def test_a_mailbox_that_takes_no_mail_is_not_shown_and_the_post_remains(
    client: Client, changes: dict[str, Any], there: str, gone: str
) -> None:
    action = an_ask()
    office = a_mission(action, mailbox=a_mailbox(**changes))
    page = page_of(client, place(action))

    assert there in page
    assert gone not in page
    assert office.mailbox.address not in page  # type: ignore[union-attr]
    assert "letter.pdf" in page
    assert 'id="words-form"' not in page


def test_the_letter_is_printed_on_one_page_with_the_address_of_the_office(client: Client) -> None:
    action = an_ask()
    a_mission(action)
    answer = client.get(place(action, more="letter.pdf"))
    written = answer.content

    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"] == 'attachment; filename="letter-DEU-mission-geneva.pdf"'
    document = pypdfium2.PdfDocument(written)
    try:
        assert len(document) == 1
        words = document[0].get_textpage().get_text_bounded()
    finally:
        document.close()
    for part in ("1 Invented Street", "Excellency,", "We ask your Government"):
        assert part in words


def test_own_words_are_taken_without_a_script_and_confirmed_by_mail(client: Client) -> None:
    action = an_ask()
    a_mission(action)
    answer = client.post(place(action, more="own-words/"), TYPED)

    assert answer.status_code == 200
    assert answer["Cache-Control"] == "no-store"
    assert not answer.cookies
    letter = Letter.objects.get()
    assert letter.supporter == supporter_key("supporter@supporter.example")
    assert opened(letter.words, "letter.words") == TYPED["words"]
    assert letter.name is letter.reply_to is None

    token = written_token(Token("letter", letter.supporter, f"letter-{letter.pk}"))
    link = f"/en/letters/confirm/{token}/"
    for _ in range(3):
        assert "I wrote it" in page_of(client, link)
    letter.refresh_from_db()
    assert letter.state == Letter.State.WAITING, "a scanner that opens every link confirms nothing"
    done = client.post(link)
    assert "a person at our desk reads it next" in done.content.decode()
    letter.refresh_from_db()
    assert letter.state == Letter.State.TO_SEE


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"subject": "On her\r\nBcc: everybody@supporter.example"}, "line break where one line"),
        ({"subject": ""}, "Write something here."),
        ({"words": "Look at https://source.example/page"}, "Take links"),
        ({"words": "Please <b>speak</b>."}, "Take the markup out"),
        ({"words": "Please \u202ekaeps\u202c."}, "turns the direction"),
        ({"words": "long " * 600}, "at most 2500 characters"),
        ({"words": "x" * 1_000_000}, "at most 2500 characters"),
        ({"tell_name": "yes", "name": "N" * 1_000_000}, "at most 80 characters"),
        ({"tell_name": "yes", "name": ""}, "Write something here."),
        ({"email": "one@supporter.example, two@supporter.example"}, "one e-mail address alone"),
        ({"email": "me@supporter.example\nBcc: you@supporter.example"}, "e-mail address"),
        ({"agreed": ""}, "Tick the box"),
        ({"website": "https://robot.example"}, "Leave this field blank"),
    ],
)
def test_bad_input_is_named_in_words_and_nothing_is_kept(
    client: Client, changes: dict[str, str], told: str
) -> None:
    action = an_ask()
    a_mission(action)
    answer = client.post(place(action, more="own-words/"), TYPED | changes)

    assert answer.status_code == 422
    assert told in answer.content.decode()
    assert not Letter.objects.exists()
    assert not Mail.objects.exists()


def test_a_name_without_its_tick_is_thrown_away(client: Client) -> None:
    action = an_ask()
    a_mission(action)
    client.post(place(action, more="own-words/"), TYPED | {"name": "Testa Fictiva"})
    assert Letter.objects.get().name is None


def test_what_is_ticked_is_told_and_nothing_else(client: Client) -> None:
    action = an_ask()
    a_mission(action)
    ticked = {"tell_name": "yes", "name": "Testa Fictiva", "tell_reply": "yes"}
    client.post(place(action, more="own-words/"), TYPED | ticked)
    letter = Letter.objects.get()

    assert opened(letter.name, "letter.name") == "Testa Fictiva"
    assert opened(letter.reply_to, "letter.reply_to") == "supporter@supporter.example"
    assert not letter.show_country


def test_the_page_behind_the_link_asks_anew_what_the_state_is_told(client: Client) -> None:
    action = an_ask()
    a_mission(action)
    ticked = {"tell_name": "yes", "name": "Testa Fictiva", "tell_reply": "yes"}
    client.post(place(action, more="own-words/"), TYPED | ticked)
    letter = Letter.objects.get()
    token = written_token(Token("letter", letter.supporter, f"letter-{letter.pk}"))
    link = f"/en/letters/confirm/{token}/"
    page = page_of(client, link)

    assert "It tells your name" in page
    assert "It tells your mail address" in page
    assert "It tells your country" not in page
    assert " checked" not in page
    client.post(link, {"tell_address": "yes"})
    letter.refresh_from_db()
    assert letter.name is None
    assert opened(letter.reply_to, "letter.reply_to") == "supporter@supporter.example"


def test_an_action_at_high_risk_asks_for_nothing_that_could_be_told(client: Client) -> None:
    action = an_ask(high_risk=True)
    a_mission(action)
    assert 'name="tell_name"' not in page_of(client, place(action))
    ticked = {"tell_name": "yes", "name": "Testa Fictiva", "tell_reply": "yes"}
    client.post(place(action, more="own-words/"), TYPED | ticked)
    letter = Letter.objects.get()
    assert letter.name is letter.reply_to is None


def test_by_the_mailed_link_a_letter_is_changed_and_taken_back(client: Client) -> None:
    action = an_ask()
    letter = a_confirmed(action, a_mission(action))
    token = written_token(Token("letter-edit", letter.supporter, f"letter-{letter.pk}"))
    link = f"/en/letters/edit/{token}/"

    assert "We cannot show the earlier words" in page_of(client, link)
    assert client.post(link, {"subject": "", "words": ""}).status_code == 422
    client.post(link, {"subject": "Anew", "words": "Other words."})
    letter.refresh_from_db()
    assert opened(letter.words, "letter.words") == "Other words."
    client.post(link, {"remove": "yes"})
    letter.refresh_from_db()
    assert (letter.state, letter.words) == (Letter.State.REMOVED, None)


@pytest.mark.parametrize("way", ["confirm", "edit"])
def test_a_link_that_was_cut_or_made_up_does_nothing(client: Client, way: str) -> None:
    action = an_ask()
    letter = a_received(action, a_mission(action))
    purpose = {"confirm": "letter", "edit": "letter-edit"}[way]
    good = written_token(Token(purpose, letter.supporter, f"letter-{letter.pk}"))
    other = written_token(Token("erase", letter.supporter, f"letter-{letter.pk}"))
    for text in (good[:-3], other, "letter~nobody~letter-1~made-up"):
        assert client.post(f"/en/letters/{way}/{text}/").status_code == 404
    over = written_token(Token(purpose, letter.supporter, "letter-999999"))
    assert client.get(f"/en/letters/{way}/{over}/").status_code == 410


@pytest.mark.parametrize(
    ("end_it", "status"),
    [
        (lambda: CampaignCase.objects.update(basis_problem="consent_ended"), 410),
        (lambda: Campaign.objects.update(state="withdrawn"), 410),
        (lambda: Campaign.objects.update(state="draft"), 404),
    ],
)
def test_a_case_that_was_withdrawn_takes_every_address_along(
    client: Client, end_it: Any, status: int
) -> None:
    action = an_ask()
    a_mission(action)
    end_it()
    for more in ("", "letter.pdf", "own-words/"):
        assert client.get(place(action, more=more)).status_code == status
    assert client.post(place(action, more="own-words/"), TYPED).status_code == status


def test_a_closed_campaign_shows_the_letter_and_takes_none(client: Client) -> None:
    action = an_ask()
    a_mission(action)
    Campaign.objects.update(state="closed")
    page = page_of(client, place(action))

    assert "This action is over" in page
    assert "mailto:" not in page
    assert client.post(place(action, more="own-words/"), TYPED).status_code == 409
    assert client.get(place(action, more="letter.pdf")).status_code == 404


def test_an_unknown_office_or_a_wrong_kind_of_action_is_not_there(client: Client) -> None:
    action = an_ask()
    a_mission(action)
    assert client.get(place(action, "XYZ-mission-geneva")).status_code == 404
    Action.objects.update(kind="share")
    assert client.get(place(action)).status_code == 404


def test_while_the_site_can_only_be_read_the_typed_words_stay_on_the_page(
    client: Client, settings: Any
) -> None:
    settings.READ_ONLY = True
    action = an_ask()
    a_mission(action)
    answer = client.post(place(action, more="own-words/"), TYPED)

    assert answer.status_code == 503
    assert answer["Retry-After"]
    assert not Letter.objects.exists()


def test_eighty_offices_fit_under_sixty_kilobytes_in_few_queries(
    client: Client, django_assert_max_num_queries: Any
) -> None:
    action = an_ask()
    for one in [state.iso3 for state in states()][:81]:
        if one != "EGY":
            a_mission(action, one)
    address = f"/en/campaigns/test-2026/act/{action.number}/"
    client.get(address)
    with django_assert_max_num_queries(14):
        page = page_of(client, address)
    assert page.count("/offices/") == 80
    assert len(page.encode()) < 60_000


def test_no_address_of_a_mailbox_stands_in_an_address_of_a_page(client: Client) -> None:
    action = an_ask()
    office = a_mission(action)
    page = page_of(client, place(action))
    links = re.findall(r'(?:href|action)="(/[^"]*)"', page)
    assert links
    assert not [one for one in links if "@" in one or office.mailbox.address in one]  # type: ignore[union-attr]


def test_the_stop_of_a_mission_is_seen_between_the_page_and_the_form(client: Client) -> None:
    action = an_ask()
    a_mission(action)
    Mailbox.objects.update(wish="stop", wished_on=(NOON - timedelta(days=1)).date())
    assert client.post(place(action, more="own-words/"), TYPED).status_code == 409
