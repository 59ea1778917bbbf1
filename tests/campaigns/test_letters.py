"""A letter in own words from the form to the queue."""

from datetime import timedelta
from typing import Any

import pytest

from endreprisals.audit.models import Event
from endreprisals.campaigns.models import Action, CampaignCase, Digest, Letter
from endreprisals.campaigns.services import letters, letters_seen, without_mail
from endreprisals.campaigns.services.letters import LetterClosed
from endreprisals.campaigns.services.letters_seen import LetterRefused
from endreprisals.states.models import Mailbox
from endreprisals.supporters.models import Consent, Mail
from tests.build import NOON
from tests.build_campaigns import a_mailbox, a_recipient, an_office
from tests.campaigns.letter_world import (
    EVERYTHING,
    a_confirmed,
    a_mission,
    a_received,
    a_writer,
    an_ask,
    given,
    opened,
)

pytestmark = pytest.mark.django_db
State = Letter.State


def test_a_letter_waits_sealed_and_only_the_address_is_written_to() -> None:
    action = an_ask()
    office = a_mission(action)
    letter = a_received(action, office, words="Please speak of Testa Fictiva.")

    assert letter.state == State.WAITING
    assert opened(letter.words, "letter.words") == "Please speak of Testa Fictiva."
    mail = Mail.objects.get()
    assert (mail.kind, mail.stream) == ("confirm-letter", "confirm")
    assert mail.detail == {"letter": letter.pk}
    assert letter.keep_until == (NOON + timedelta(days=7)).date()


def test_the_button_puts_it_before_a_person_and_a_second_press_changes_nothing() -> None:
    action = an_ask()
    letter = a_received(action, a_mission(action))

    assert letters.confirm(letter.pk, supporter=letter.supporter, at=NOON) == "to_see"
    assert letters.confirm(letter.pk, supporter=letter.supporter, at=NOON) == "to_see"
    assert Letter.objects.get().state == State.TO_SEE


def test_without_moderation_it_goes_straight_into_the_queue() -> None:
    action = an_ask(moderated=False)

    assert a_confirmed(action, a_mission(action)).state == State.QUEUED


def test_nobody_confirms_the_letter_of_another_key() -> None:
    action = an_ask()
    letter = a_received(action, a_mission(action))

    assert letters.confirm(letter.pk, supporter=a_writer().supporter, at=NOON) == "gone"
    assert Letter.objects.get().state == State.WAITING


def test_a_later_letter_takes_the_place_of_the_earlier_once_it_is_confirmed() -> None:
    action = an_ask()
    office = a_mission(action)
    first = a_confirmed(action, office, writer="one", words="The first words.")
    second = a_received(action, office, writer="one", words="The second words.")

    assert set(Letter.objects.values_list("pk", flat=True)) == {first.pk, second.pk}
    letters.confirm(second.pk, supporter=second.supporter, at=NOON)
    kept = Letter.objects.get()
    assert kept.pk == second.pk
    assert kept.state == State.TO_SEE


def test_words_that_a_stranger_typed_with_my_address_touch_my_letter_only_if_i_confirm() -> None:
    action = an_ask()
    office = a_mission(action)
    mine = a_confirmed(action, office, writer="me", words="My own words.")
    a_received(action, office, writer="me", words="Words that I never wrote.")

    mine.refresh_from_db()
    assert mine.state == State.TO_SEE
    assert opened(mine.words, "letter.words") == "My own words."


def test_what_has_a_place_in_the_outbox_is_not_replaced() -> None:
    action = an_ask()
    office = a_mission(action)
    first = a_confirmed(action, office, writer="one")
    Letter.objects.filter(pk=first.pk).update(state=State.SCHEDULED)
    second = a_received(action, office, writer="one")

    assert letters.confirm(second.pk, supporter=second.supporter, at=NOON) == "left"
    assert Letter.objects.get().pk == first.pk


def test_by_the_mailed_link_other_words_take_their_place_at_once_and_are_read_again() -> None:
    action = an_ask()
    letter = a_confirmed(action, a_mission(action), writer="one", country="CHE", show_country=True)
    letters_seen.approve(letter.pk, sample="", by="account-1", at=NOON)

    outcome = letters.change(letter.pk, given("Better words."), supporter=letter.supporter, at=NOON)

    letter.refresh_from_db()
    assert (outcome, letter.state, letter.seen_by) == ("to_see", State.TO_SEE, "")
    assert opened(letter.words, "letter.words") == "Better words."
    assert (letter.country, letter.show_country) == ("CHE", True)


def test_a_letter_is_taken_back_with_its_words() -> None:
    action = an_ask()
    letter = a_confirmed(action, a_mission(action), writer="one")

    assert letters.remove(letter.pk, supporter=letter.supporter, at=NOON) == "removed"
    letter.refresh_from_db()
    assert letter.state == State.REMOVED
    assert letter.words is letter.subject is letter.name is letter.reply_to is None
    again = a_confirmed(action, letter.office, writer="one")
    assert again.state == State.TO_SEE, "who took one back may write another"


def test_a_name_is_agreed_to_only_by_the_button_and_withdrawn_with_the_letter() -> None:
    action = an_ask()
    letter = letters.receive(
        given(name="Testa Fictiva", reply_to="testa@supporter.example"), a_writer(),
        action=action.pk, office=a_mission(action), at=NOON,
    )  # fmt: skip
    assert letter is not None
    assert not Consent.objects.exists()

    letters.confirm(letter.pk, supporter=letter.supporter, at=NOON, tells=EVERYTHING)
    assert set(Consent.objects.values_list("purpose", flat=True)) == {
        "name_to_mission", "reply_to_me",
    }  # fmt: skip
    letters.remove(letter.pk, supporter=letter.supporter, at=NOON)
    assert not Consent.objects.filter(withdrawn_at=None).exists()


def test_what_a_stranger_asked_to_tell_is_forgotten_unless_i_tick_it_myself() -> None:
    action = an_ask()
    typed: dict[str, Any] = {
        "name": "Testa Fictiva", "reply_to": "me@supporter.example", "country": "CHE",
    }  # fmt: skip
    letter = a_received(action, a_mission(action), writer="me", show_country=True, **typed)
    letters.confirm(letter.pk, supporter=letter.supporter, at=NOON)

    letter.refresh_from_db()
    assert (letter.state, letter.name, letter.reply_to) == (State.TO_SEE, None, None)
    assert not letter.show_country
    assert not Consent.objects.exists()


def test_an_action_that_became_one_of_high_risk_takes_no_tick() -> None:
    action = an_ask()
    letter = a_received(action, a_mission(action), name="Testa Fictiva")
    Action.objects.update(high_risk=True)
    letters.confirm(letter.pk, supporter=letter.supporter, at=NOON, tells=EVERYTHING)

    letter.refresh_from_db()
    assert letter.name is None


def test_a_country_that_a_stranger_typed_is_not_told_by_changing_the_words() -> None:
    action = an_ask()
    letter = a_received(action, a_mission(action), country="CHE", show_country=True)
    letters.change(letter.pk, given("Better words."), supporter=letter.supporter, at=NOON)

    letter.refresh_from_db()
    assert not letter.show_country


@pytest.mark.parametrize("state", ["stopped", "failed"])
def test_what_never_left_is_replaced_or_taken_back_by_its_writer(state: str) -> None:
    action = an_ask(moderated=False)
    office = a_mission(action)
    letter = a_confirmed(action, office, writer="one")
    mail = Mail.objects.create(
        key="letter:1", stream="letters", kind="letter", language="en", mailbox=office.mailbox,
        not_before=NOON, queued_at=NOON, state=state, ended_at=NOON,
    )  # fmt: skip
    Letter.objects.filter(pk=letter.pk).update(state=state, mail=mail, ended_at=NOON)
    change = letters.change(letter.pk, given(), supporter=letter.supporter, at=NOON)
    letter.refresh_from_db()
    assert (change, letter.state, letter.mail) == ("queued", State.QUEUED, None)

    Letter.objects.filter(pk=letter.pk).update(state=state, mail=mail, ended_at=NOON)
    later = a_confirmed(action, office, writer="one")
    assert Letter.objects.get().pk == later.pk
    Letter.objects.update(state=state, mail=mail, ended_at=NOON)
    assert letters.remove(later.pk, supporter=later.supporter, at=NOON) == "removed"


def test_a_letter_that_waits_for_the_digest_is_taken_back_until_that_has_told_of_it() -> None:
    action = an_ask(moderated=False)
    office = a_mission(action)
    assert office.mailbox is not None
    letter, other = (a_confirmed(action, office) for _ in range(2))
    Letter.objects.update(state=State.DIGEST, ended_at=NOON)
    assert letters.remove(letter.pk, supporter=letter.supporter, at=NOON) == "removed"

    Digest.objects.create(
        mailbox=office.mailbox, day=NOON.date(), counted_until=NOON, made_at=NOON
    )  # fmt: skip
    assert letters.remove(other.pk, supporter=other.supporter, at=NOON) == "left"
    Letter.objects.filter(pk=other.pk).update(ended_at=NOON + timedelta(minutes=1))
    assert letters.remove(other.pk, supporter=other.supporter, at=NOON) == "removed"


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"checked_by": "", "checked_at": None}, "mailbox_not_checked"),
        ({"stopped_at": NOON, "stopped_because": "bounced"}, "mailbox_stopped"),
        ({"wish": "stop", "wished_on": NOON.date()}, "mission_said_stop"),
        ({"wish": "digest_only", "wished_on": NOON.date()}, "digest_only"),
    ],
)
def test_a_mailbox_that_takes_none_is_not_offered_any(changes: dict[str, Any], code: str) -> None:
    action = an_ask()
    office = a_mission(action, mailbox=a_mailbox(**changes))

    with pytest.raises(LetterClosed, match=code):
        a_received(action, office)
    assert not Mail.objects.exists()


def test_the_state_of_the_case_is_written_to_only_after_two_people_decided() -> None:
    action = an_ask()
    assert action.about is not None
    office = an_office(action.about.case.state_id)
    row = a_recipient(action, office)

    with pytest.raises(LetterClosed, match="not_a_recipient"):
        a_received(action, office)
    row.risk_decision, row.decided_by = "The family asked for it.", "account-1"
    row.save()
    with pytest.raises(LetterClosed, match="not_a_recipient"):
        a_received(action, office)
    row.checked_by = "account-2"
    row.save()
    assert a_received(action, office).state == State.WAITING


def test_a_case_that_was_withdrawn_meanwhile_takes_its_waiting_letters_along() -> None:
    action = an_ask()
    letter = a_received(action, a_mission(action))
    CampaignCase.objects.update(basis_problem="consent_ended")

    assert letters.confirm(letter.pk, supporter=letter.supporter, at=NOON) == "closed"
    assert not Letter.objects.exists()


def test_one_address_is_not_written_to_without_end() -> None:
    action = an_ask()
    office = a_mission(action)
    writer = a_writer("bombed")
    kept = [
        letters.receive(given(), writer, action=action.pk, office=office, at=NOON)
        for _ in range(letters.MOST_MAILS + without_mail.MOST + 3)
    ]

    assert Mail.objects.count() == letters.MOST_MAILS
    assert Letter.objects.count() == letters.MOST_MAILS + without_mail.MOST
    assert Letter.objects.latest("pk") == kept[-1], "the latest waits: strangers keep nobody out"


def test_a_person_lets_a_letter_go_with_one_sentence_for_digests() -> None:
    action = an_ask()
    words = "I am a teacher. She is one too, and I ask you to name her. Thank you."
    letter = a_confirmed(action, a_mission(action), words=words)
    letters_seen.approve(
        letter.pk, sample="She is one too, and I ask you to name her.", by="account-1", at=NOON
    )

    letter.refresh_from_db()
    assert letter.state == State.QUEUED
    assert opened(letter.sample, "letter.sample") == "She is one too, and I ask you to name her."
    assert Event.objects.get(kind="letter_seen").detail == {"what": "approved"}


def test_a_sentence_that_nobody_wrote_is_not_quoted() -> None:
    action = an_ask()
    letter = a_confirmed(action, a_mission(action), words="I ask you to speak.")

    with pytest.raises(LetterRefused, match="sample_not_in_letter"):
        letters_seen.approve(letter.pk, sample="I demand it.", by="account-1", at=NOON)
    assert Letter.objects.get().state == State.TO_SEE


def test_no_sentence_is_quoted_from_an_action_at_high_risk() -> None:
    action = an_ask(high_risk=True)
    letter = a_confirmed(action, a_mission(action), words="I ask you to speak.")

    with pytest.raises(LetterRefused, match="no_samples_here"):
        letters_seen.count_instead(letter.pk, sample="I ask you to speak.", by="a", at=NOON)


def test_a_refusal_has_a_reason_of_the_list_and_two_people_do_not_decide_twice() -> None:
    action = an_ask()
    letter = a_confirmed(action, a_mission(action))

    with pytest.raises(LetterRefused, match="no_such_reason"):
        letters_seen.refuse(letter.pk, because="dislike", by="account-1", at=NOON)
    letters_seen.refuse(letter.pk, because="insults", by="account-1", at=NOON)
    with pytest.raises(LetterRefused, match="seen_already"):
        letters_seen.approve(letter.pk, sample="", by="account-2", at=NOON)
    assert Letter.objects.get().state == State.REFUSED


def test_prints_tell_likeness_and_not_words() -> None:
    one = letters.prints("one two three four five six seven eight nine ten")
    other = letters.prints("One, two, three; FOUR five six seven eight nine TEN!")

    assert one == other
    assert not any("three" in part for part in one)


def test_a_mailbox_is_never_less_than_live_by_its_wish_alone() -> None:
    box = a_mailbox(wish=Mailbox.Wish.DIGEST_ONLY, wished_on=NOON.date())
    assert box.is_live
