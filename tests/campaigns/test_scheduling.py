"""From the queue into the outbox within the budget of a mailbox, and what becomes of it there."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.db import IntegrityError, transaction

from endreprisals.campaigns.mails.letters import letter as render_letter
from endreprisals.campaigns.models import Campaign, CampaignCase, Letter, MailboxDay, Recipient
from endreprisals.campaigns.services import letters
from endreprisals.campaigns.services.scheduling import schedule_due
from endreprisals.states.models import Mailbox, Office
from endreprisals.supporters.models import Mail
from endreprisals.supporters.rendering import Stop
from endreprisals.supporters.services.bounces import came_back
from tests.build import NOON
from tests.build_campaigns import a_mailbox, an_action
from tests.campaigns.letter_world import (
    ASK,
    a_mission,
    a_queued,
    an_ask,
    mail_of,
    own_words,
    took,
)

pytestmark = pytest.mark.django_db
GENEVA = ZoneInfo("Europe/Zurich")
MONDAY = datetime(2026, 11, 23, 7, 0, tzinfo=UTC)  # 8 o'clock in Geneva
State = Letter.State


def days_of(office_mailbox: Mailbox | None) -> dict[str, int]:
    rows = MailboxDay.objects.filter(mailbox=office_mailbox).order_by("day")
    return {row.day.isoformat(): row.letters for row in rows}


def test_letters_get_places_in_office_hours_and_no_more_than_the_budget_of_a_day() -> None:
    action = an_ask(moderated=False)
    office = a_mission(action)
    for _ in range(45):
        a_queued(action, office, at=MONDAY)

    done = schedule_due(MONDAY)

    assert (done.scheduled, done.to_digest) == (45, 0)
    places = [mail.not_before.astimezone(GENEVA) for mail in Mail.objects.filter(kind="letter")]
    assert all(9 <= at.hour < 18 and at.weekday() < 5 for at in places)
    assert days_of(office.mailbox) == {"2026-11-23": 20, "2026-11-24": 20, "2026-11-25": 5}
    assert len(set(places)) == 45


def test_the_database_itself_refuses_a_21st() -> None:
    mailbox = a_mailbox()
    day = MailboxDay.objects.create(mailbox=mailbox, day=NOON.date(), letters=20)
    with pytest.raises(IntegrityError), transaction.atomic():
        MailboxDay.objects.filter(pk=day.pk).update(letters=21)


def test_two_offices_with_one_mailbox_share_one_budget_over_all_campaigns() -> None:
    mailbox = a_mailbox()
    action = an_ask(moderated=False)
    first = a_mission(action, "DEU", mailbox=mailbox)
    second = a_mission(action, "LIE", mailbox=mailbox)
    for office in (first, second):
        for _ in range(15):
            a_queued(action, office, at=MONDAY)
    schedule_due(MONDAY)

    assert days_of(mailbox) == {"2026-11-23": 20, "2026-11-24": 10}


def test_looking_again_schedules_nothing_twice() -> None:
    action = an_ask(moderated=False)
    office = a_mission(action)
    a_queued(action, office, at=MONDAY)

    assert schedule_due(MONDAY).scheduled == 1
    assert schedule_due(MONDAY + timedelta(minutes=1)).scheduled == 0
    assert Mail.objects.filter(kind="letter").count() == 1


def test_who_would_wait_too_long_is_counted_in_the_digest() -> None:
    action = an_ask(moderated=False)
    office = a_mission(action)
    for _ in range(125):
        a_queued(action, office, at=MONDAY)
    done = schedule_due(MONDAY)

    assert (done.scheduled, done.to_digest) == (120, 5)
    assert set(Letter.objects.filter(state=State.DIGEST).values_list("because", flat=True)) == {
        "too_many"
    }


def test_the_same_words_from_many_people_go_once_and_the_rest_is_counted() -> None:
    action = an_ask(moderated=False)
    office = a_mission(action)
    pasted = own_words(1)
    for _ in range(5):
        a_queued(action, office, words=pasted, at=MONDAY)
    a_queued(action, office, words=f"Dear all. {pasted} And I add one line.", at=MONDAY)

    done = schedule_due(MONDAY)

    assert (done.scheduled, done.to_digest) == (1, 5)
    assert set(Letter.objects.filter(state=State.DIGEST).values_list("because", flat=True)) == {
        "too_alike"
    }


def test_our_own_text_pasted_is_no_letter_in_own_words() -> None:
    action = an_ask(moderated=False)
    a_queued(action, a_mission(action), words=ASK, at=MONDAY)

    assert schedule_due(MONDAY).to_digest == 1


def test_what_the_mailbox_got_in_ninety_days_counts_and_what_is_older_does_not() -> None:
    action = an_ask(moderated=False)
    office = a_mission(action)
    words = own_words(3)
    old = a_queued(action, office, words=words, at=MONDAY)
    schedule_due(MONDAY)
    took(mail_of(old))
    schedule_due(MONDAY + timedelta(days=1))
    a_queued(action, office, words=words, at=MONDAY + timedelta(days=1))
    assert schedule_due(MONDAY + timedelta(days=1)).to_digest == 1

    Letter.objects.filter(pk=old.pk).update(ended_at=MONDAY - timedelta(days=91))
    a_queued(action, office, words=words, at=MONDAY + timedelta(days=1))
    assert schedule_due(MONDAY + timedelta(days=1)).scheduled == 1


def test_a_mission_that_wants_numbers_alone_gets_no_letter_that_was_waiting() -> None:
    action = an_ask(moderated=False)
    office = a_mission(action)
    a_queued(action, office, at=MONDAY)
    Mailbox.objects.update(wish="digest_only", wished_on=NOON.date())

    assert schedule_due(MONDAY).to_digest == 1
    assert not Mail.objects.filter(kind="letter").exists()


@pytest.mark.parametrize(
    ("end_it", "code"),
    [
        (lambda: Mailbox.objects.update(wish="stop", wished_on=NOON.date()), "mission_said_stop"),
        (lambda: CampaignCase.objects.update(basis_problem="consent_ended"), "case_withdrawn"),
        (
            lambda: CampaignCase.objects.update(choice="withdrawn", reason="Asked."),
            "case_withdrawn",
        ),
        (lambda: Campaign.objects.update(state="closed"), "campaign_closed"),
        (lambda: Recipient.objects.update(removed_at=NOON), "not_a_recipient"),
    ],
)
def test_what_ends_in_mid_campaign_stops_the_queue_and_what_is_in_the_outbox(
    end_it: Callable[[], int], code: str
) -> None:
    action = an_ask(moderated=False)
    office = a_mission(action)
    placed = a_queued(action, office, at=MONDAY)
    schedule_due(MONDAY)
    waiting = a_queued(action, office, at=MONDAY)
    end_it()
    mail = mail_of(placed)

    assert schedule_due(MONDAY).stopped == 1
    waiting.refresh_from_db()
    assert (waiting.state, waiting.because) == (State.STOPPED, code)
    with pytest.raises(Stop, match=code):
        render_letter(mail, mail.not_before)


@pytest.mark.parametrize(
    ("hold", "lift", "code"),
    [
        (
            lambda: Mailbox.objects.update(stopped_at=NOON, stopped_because="bounced"),
            lambda: Mailbox.objects.update(stopped_at=None, stopped_because=""),
            "mailbox_stopped",
        ),
        (
            lambda: Mailbox.objects.update(checked_at=None, checked_by=""),
            lambda: Mailbox.objects.update(checked_at=NOON, checked_by="account-2"),
            "mailbox_not_checked",
        ),
        (
            lambda: Office.objects.update(checked_at=None, checked_by=""),
            lambda: Office.objects.update(checked_at=NOON, checked_by="account-2"),
            "office_changed",
        ),
        (
            lambda: Mailbox.objects.update(wish="stop", wished_on=MONDAY.date()),
            lambda: Mailbox.objects.update(wish="none", wished_on=None),
            "mission_said_stop",
        ),
    ],
)
def test_what_a_person_may_mend_holds_the_queue_and_loses_no_letter(
    hold: Callable[[], int], lift: Callable[[], int], code: str
) -> None:
    action = an_ask(moderated=False)
    office = a_mission(action)
    placed = a_queued(action, office, at=MONDAY)
    schedule_due(MONDAY)
    waiting = a_queued(action, office, at=MONDAY)
    mail = mail_of(placed)
    hold()
    with pytest.raises(Stop, match=code):
        render_letter(mail, mail.not_before)
    Mail.objects.filter(pk=mail.pk).update(state="stopped", because=code, ended_at=MONDAY)

    done = schedule_due(MONDAY)
    assert (done.settled, done.stopped, done.scheduled, done.to_digest) == (1, 0, 0, 0)
    lift()
    assert schedule_due(MONDAY).scheduled == 2
    assert mail_of(waiting).state == "queued"


def test_letters_follow_their_office_to_another_mailbox_once_that_is_checked() -> None:
    action = an_ask(moderated=False)
    office = a_mission(action)
    letter = a_queued(action, office, at=MONDAY)
    new = a_mailbox(checked_by="", checked_at=None)
    Office.objects.update(mailbox=new)
    assert schedule_due(MONDAY).scheduled == 0
    Mailbox.objects.filter(pk=new.pk).update(checked_by="account-2", checked_at=NOON)

    assert schedule_due(MONDAY).scheduled == 1
    assert mail_of(letter).mailbox_id == new.pk


def test_a_pause_holds_and_ends_nothing() -> None:
    action = an_ask(moderated=False)
    office = a_mission(action)
    placed = a_queued(action, office, at=MONDAY)
    schedule_due(MONDAY)
    a_queued(action, office, at=MONDAY)
    action.state = "paused"
    action.save()

    done = schedule_due(MONDAY)
    assert (done.scheduled, done.stopped, done.to_digest) == (0, 0, 0)
    with pytest.raises(Stop, match="paused"):
        render_letter(mail_of(placed), mail_of(placed).not_before)


def test_a_letter_that_missed_its_day_goes_back_for_another_place() -> None:
    action = an_ask(moderated=False)
    office = a_mission(action)
    letter = a_queued(action, office, at=MONDAY)
    schedule_due(MONDAY)
    mail = mail_of(letter)
    late = mail.not_before + timedelta(days=1)
    with pytest.raises(Stop, match="not_now"):
        render_letter(mail, late)
    with pytest.raises(Stop, match="not_now"):
        render_letter(mail, mail.not_before.replace(hour=19))
    Mail.objects.filter(pk=mail.pk).update(state="stopped", because="not_now", ended_at=late)

    done = schedule_due(late)

    assert (done.settled, done.scheduled) == (1, 1)
    assert mail_of(letter).pk != mail.pk
    assert mail_of(letter).not_before > late


@pytest.mark.parametrize(
    ("mail_state", "because", "state"),
    [
        ("sent", "", State.SENT), ("failed", "refused", State.FAILED),
        ("stopped", "case_withdrawn", State.STOPPED), ("stopped", "digest_only", State.DIGEST),
        ("unknown", "worker_died", State.SCHEDULED), ("sending", "", State.SCHEDULED),
    ],
)  # fmt: skip
def test_a_letter_is_called_sent_only_when_the_relay_took_its_mail(
    mail_state: str, because: str, state: str
) -> None:
    action = an_ask(moderated=False)
    letter = a_queued(action, a_mission(action), at=MONDAY)
    schedule_due(MONDAY)
    mail = mail_of(letter)
    ended = None if mail_state in ("unknown", "sending") else mail.not_before
    sent = mail.not_before if mail_state == "sent" else None
    Mail.objects.filter(pk=mail.pk).update(
        state=mail_state, because=because, ended_at=ended, sent_at=sent
    )
    schedule_due(MONDAY)

    letter.refresh_from_db()
    assert letter.state == state


def test_a_letter_that_came_back_days_later_is_not_called_sent_any_more() -> None:
    action = an_ask(moderated=False)
    letter = a_queued(action, a_mission(action), at=MONDAY)
    schedule_due(MONDAY)
    took(mail_of(letter))
    schedule_due(MONDAY + timedelta(days=1))
    letter.refresh_from_db()
    assert letter.state == State.SENT

    came_back(mail_of(letter).pk, status="5.1.1", hard=True, at=MONDAY + timedelta(days=3))
    schedule_due(MONDAY + timedelta(days=3))
    letter.refresh_from_db()
    assert (letter.state, letter.because) == (State.FAILED, "bounced_hard")


def test_nothing_leaves_in_the_two_days_before_a_vote_unless_the_mission_wants_it() -> None:
    vote = datetime(2026, 11, 25, 9, tzinfo=UTC)
    action = an_ask(moderated=False)
    office = a_mission(action)
    wants = a_mission(action, "LIE", mailbox=a_mailbox(before_votes=True))
    held, wanted = (a_queued(action, one, at=MONDAY) for one in (office, wants))
    Campaign.objects.update(vote_at=vote)

    schedule_due(MONDAY + timedelta(hours=3))

    assert mail_of(held).not_before > vote
    assert mail_of(wanted).not_before < vote - timedelta(hours=24)


def test_a_vote_that_is_set_later_holds_what_has_a_place() -> None:
    action = an_ask(moderated=False)
    letter = a_queued(action, a_mission(action), at=MONDAY)
    schedule_due(MONDAY)
    mail = mail_of(letter)
    Campaign.objects.update(vote_at=mail.not_before + timedelta(hours=24))

    with pytest.raises(Stop, match="before_vote"):
        render_letter(mail, mail.not_before)


def test_office_hours_are_those_of_geneva_in_summer_and_in_winter() -> None:
    action = an_ask(moderated=False)
    Campaign.objects.update(opens_on="2026-10-01")
    office = a_mission(action)
    friday, monday = datetime(2026, 10, 23, 6, tzinfo=UTC), datetime(2026, 10, 26, 6, tzinfo=UTC)
    for at in (friday, monday):
        for _ in range(20):
            a_queued(action, office, at=at)
        schedule_due(at)

    hours = {mail.not_before.astimezone(GENEVA).hour for mail in Mail.objects.filter(kind="letter")}
    assert min(hours) == 9
    assert max(hours) == 17
    first = Mail.objects.filter(kind="letter", not_before__date="2026-10-23").earliest("not_before")
    assert first.not_before.hour == 7, "9 o'clock of summer"


def test_a_letter_that_was_taken_back_leaves_the_outbox_empty_handed() -> None:
    action = an_ask(moderated=False)
    letter = a_queued(action, a_mission(action), at=MONDAY)
    schedule_due(MONDAY)
    mail = mail_of(letter)

    assert letters.remove(letter.pk, supporter=letter.supporter, at=MONDAY) == "removed"
    with pytest.raises(Stop, match="text_erased"):
        render_letter(mail, mail.not_before)


def test_what_the_worker_has_taken_is_not_taken_back_any_more() -> None:
    action = an_ask(moderated=False)
    letter = a_queued(action, a_mission(action), at=MONDAY)
    schedule_due(MONDAY)
    Mail.objects.filter(pk=mail_of(letter).pk).update(state="sending")

    assert letters.remove(letter.pk, supporter=letter.supporter, at=MONDAY) == "left"


def test_votes_of_one_campaign_hold_back_no_letter_of_another() -> None:
    action = an_ask(moderated=False)
    mailbox = a_mailbox()
    office = a_mission(action, mailbox=mailbox)
    other_campaign = Campaign.objects.create(
        code="other-2026", year=2026, state="open", opens_on=NOON.date(), vote_at=MONDAY,
        closes_on="2026-12-31", entered_by="account-1", entered_at=NOON,
    )  # fmt: skip
    other = an_action(campaign=other_campaign, moderated=False)
    held = a_mission(other, "LIE", mailbox=mailbox)
    free, quiet = a_queued(action, office, at=MONDAY), a_queued(other, held, at=MONDAY)
    Campaign.objects.filter(pk=other_campaign.pk).update(vote_at=MONDAY + timedelta(days=1))

    schedule_due(MONDAY)

    assert mail_of(free).not_before.date() == MONDAY.date()
    assert mail_of(quiet).not_before > MONDAY + timedelta(days=1)
