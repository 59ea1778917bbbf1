"""What a mission reads, and what a supporter is asked."""

from datetime import UTC, datetime
from typing import Any

import pytest

from endreprisals.campaigns import letter_words
from endreprisals.campaigns.letter_words import standing_text
from endreprisals.campaigns.mails import letters as letter_mails
from endreprisals.campaigns.mails.letters import confirm_letter, letter_test
from endreprisals.campaigns.mails.letters import letter as render_letter
from endreprisals.campaigns.models import Action, Letter, SupporterAction
from endreprisals.campaigns.services.scheduling import schedule_due
from endreprisals.supporters.models import Mail
from endreprisals.supporters.rendering import Rendered, Stop
from tests.build import NOON
from tests.build_campaigns import a_key
from tests.campaigns.letter_world import (
    WITHOUT_TESTA,
    a_mission,
    a_queued,
    a_received,
    an_ask,
    mail_of,
)

pytestmark = pytest.mark.django_db
MONDAY = datetime(2026, 11, 23, 7, 0, tzinfo=UTC)


def sent_words(**changes: Any) -> Rendered:
    action = an_ask(moderated=False)
    letter = a_queued(action, a_mission(action), at=MONDAY, **changes)
    schedule_due(MONDAY)
    mail = mail_of(letter)
    return render_letter(mail, mail.not_before)


def counted(action_id: int, country: str, number: int) -> None:
    SupporterAction.objects.bulk_create(
        SupporterAction(
            supporter=a_key(), action_id=action_id, way="mail", state="counted", country=country,
            language="en", received_at=NOON, counted_at=NOON, keep_until=NOON.date(),
        )
        for _ in range(number)
    )  # fmt: skip


def test_the_mail_that_asks_holds_nothing_that_anybody_typed() -> None:
    action = an_ask()
    a_received(action, a_mission(action), subject="Zanzaribaldo", words="Buy Zanzaribaldo now.",
               name="Zanzaribaldo")  # fmt: skip
    mail = Mail.objects.get()
    words = confirm_letter(mail, NOON)

    assert "Zanzaribaldo" not in words.subject + words.text + words.sender_name
    for place in ("/en/letters/confirm/letter~", "/en/letters/edit/letter-edit~", "/en/forget/"):
        assert place in words.text
    assert words.reply_to == ""


def test_no_link_is_mailed_for_a_letter_that_waits_no_more() -> None:
    action = an_ask()
    letter = a_received(action, a_mission(action))
    Letter.objects.filter(pk=letter.pk).delete()
    with pytest.raises(Stop, match="not_waiting"):
        confirm_letter(Mail.objects.get(), NOON)


def test_a_letter_comes_from_a_supporter_and_tells_nothing_of_them() -> None:
    words = sent_words(words="Please speak of her.", subject="On her", country="CHE")

    assert words.sender_name == "A supporter via the campaign"
    assert (words.reply_to, words.unsubscribe) == ("", "")
    assert words.text.startswith("Excellency,\n\nOn her\n\nPlease speak of her.\n\nYours")
    assert "A supporter of this campaign" in words.text
    assert "Switzerland" not in words.text + words.sender_name
    assert "supporter.example" not in words.text
    for part in ("through a campaign", "published as that of: Permanent Mission of Germany, Geneva",
                 "at most 20", "Reply with STOP", "goes to the staff of the campaign"):  # fmt: skip
        assert part in words.text


def test_the_subject_is_ours_and_names_nobody() -> None:
    words = sent_words(subject="Testa Fictiva must go home")

    assert words.subject.startswith("A letter on reprisals: case EGY-")
    assert words.from_local.startswith("case-EGY-")


@pytest.mark.parametrize(("others", "shown"), [(19, False), (20, True)])
def test_a_country_is_told_only_with_consent_and_with_twenty_of_it(
    others: int,
    shown: bool,  # noqa: FBT001
) -> None:
    action = an_ask(moderated=False)
    office = a_mission(action)
    telling = a_queued(action, office, at=MONDAY, country="CHE", show_country=True)
    silent = a_queued(action, office, at=MONDAY, country="CHE")
    counted(action.pk, "CHE", others)
    schedule_due(MONDAY)
    told, untold = (
        render_letter(mail_of(one), mail_of(one).not_before) for one in (telling, silent)
    )

    assert ("Switzerland" in told.text) == shown
    assert (told.sender_name == "A supporter in Switzerland via the campaign") == shown
    assert "Switzerland" not in untold.text + untold.sender_name


def test_a_name_and_an_address_are_told_only_where_the_writer_ticked_it() -> None:
    words = sent_words(name="Testa Fictiva", reply_to="testa@supporter.example")

    assert words.sender_name == "Testa Fictiva via the campaign"
    assert words.reply_to == "testa@supporter.example"
    assert "your answer goes to the person who wrote" in words.text


def test_invented_people_with_a_proof_make_no_country_large_enough() -> None:
    action = an_ask(moderated=False)
    letter = a_queued(action, a_mission(action), at=MONDAY, country="CHE", show_country=True)
    counted(action.pk, "CHE", 20)
    SupporterAction.objects.update(way="proof")
    schedule_due(MONDAY)
    mail = mail_of(letter)

    assert "Switzerland" not in render_letter(mail, mail.not_before).text


def test_an_action_that_became_one_of_high_risk_tells_nothing_that_was_agreed_to() -> None:
    action = an_ask(moderated=False)
    told = {"name": "Testa Fictiva", "reply_to": "testa@supporter.example", "subject": "On her"}
    letter = a_queued(
        action, a_mission(action), at=MONDAY, country="CHE", show_country=True, **told
    )
    counted(action.pk, "CHE", 20)
    schedule_due(MONDAY)
    Action.objects.update(high_risk=True)
    words = render_letter(mail_of(letter), mail_of(letter).not_before)

    assert words.sender_name == "A supporter via the campaign"
    assert words.reply_to == ""
    assert "your answer goes to the person who wrote" not in words.text
    assert not any(part in words.text for part in ("Testa", "Switzerland"))


@pytest.mark.parametrize("name", ["Testa Fictiva of a Very Long Family " * 2 + "Name", "T" * 80])
def test_a_long_name_is_shortened_before_our_address_and_whole_in_the_letter(name: str) -> None:
    words = sent_words(name=name)

    assert len(words.sender_name) <= 80
    assert words.sender_name.endswith(" via the campaign")
    shown = words.sender_name.removesuffix(" via the campaign")
    assert name.startswith(shown)
    assert shown == "T" * 63 or name[len(shown)] == " "
    assert name in words.text


@pytest.mark.parametrize("field", ["subject", "words"])
def test_a_letter_that_names_somebody_who_is_gone_does_not_leave(
    field: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    action = an_ask(moderated=False)
    given = {"subject": "On her", "words": "Please speak."} | {field: "Of Testa Fictiva."}
    letter = a_queued(action, a_mission(action), at=MONDAY, **given)
    schedule_due(MONDAY)
    mail = mail_of(letter)
    assert "Testa Fictiva" in render_letter(mail, mail.not_before).text
    monkeypatch.setattr(letter_mails, "raises", lambda: WITHOUT_TESTA)
    with pytest.raises(Stop, match="names_the_gone"):
        render_letter(mail, mail.not_before)


def test_a_standing_letter_that_names_somebody_who_is_gone_counts_as_none(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    action = an_ask()
    office = a_mission(action)
    assert standing_text(action, office, "ask") is not None
    monkeypatch.setattr(letter_words, "raises", lambda: WITHOUT_TESTA)
    assert standing_text(action, office, "ask") is None


def test_a_letter_in_french_opens_and_closes_in_french() -> None:
    words = sent_words(language="fr", words="Je vous prie de parler.")

    assert words.text.startswith("Excellence,")
    assert "Je vous prie d’agréer" in words.text
    french, english = words.html.index('<div lang="fr"'), words.html.index('<div lang="en"')
    assert french < words.html.index("Je vous prie de parler.") < english
    assert english < words.html.index("Reply with STOP")


def test_a_language_without_checked_words_falls_back_to_english_forms() -> None:
    assert sent_words(language="ug").text.startswith("Excellency,")


def test_a_letter_leaves_by_its_own_mail_and_by_no_other() -> None:
    action = an_ask(moderated=False)
    letter = a_queued(action, a_mission(action), at=MONDAY)
    schedule_due(MONDAY)
    mail = mail_of(letter)
    other = Mail.objects.create(
        key="other", stream="letters", kind="letter", language="en", mailbox=letter.mailbox,
        detail=mail.detail, not_before=mail.not_before, queued_at=MONDAY,
    )  # fmt: skip

    with pytest.raises(Stop):
        render_letter(other, mail.not_before)


def test_a_test_mail_says_that_it_is_one() -> None:
    action = an_ask()
    office = a_mission(action)
    mail = Mail(
        kind="letter-test", language="en", detail={"action": action.pk, "office": office.pk}
    )
    words = letter_test(mail, NOON)

    assert words.subject.startswith("Test: ")
    assert words.text.startswith("A test. Nothing was sent to the mission.")
    assert "We ask your Government" in words.text
    with pytest.raises(Stop):
        letter_test(Mail(kind="letter-test", language="en", detail={}), NOON)
