"""What one mailbox is told of all campaigns together."""

from collections.abc import Callable, Iterable
from datetime import UTC, datetime, timedelta

import pytest

from endreprisals.campaigns.mails import digests as digest_mails
from endreprisals.campaigns.mails.digests import digest as render_digest
from endreprisals.campaigns.models import (
    Action,
    Campaign,
    CampaignCase,
    Digest,
    Letter,
    MailboxDay,
    SupporterAction,
)
from endreprisals.campaigns.services import letters_seen
from endreprisals.campaigns.services.digests import make_due
from endreprisals.campaigns.services.letters import empty
from endreprisals.states.models import Mailbox
from endreprisals.supporters.models import Mail
from endreprisals.supporters.rendering import Stop
from tests.build import a_case
from tests.build_campaigns import (
    a_campaign,
    a_campaign_case,
    a_key,
    a_mailbox,
    a_text,
    an_office,
)
from tests.campaigns.letter_world import WITHOUT_TESTA, a_confirmed, a_mission, an_ask, took

pytestmark = pytest.mark.django_db
TUESDAY = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)  # 10 o'clock in Geneva
BEFORE = TUESDAY - timedelta(hours=5)


def counted(
    action: Action, number: int, *, country: str = "", way: str = "mail", at: datetime = BEFORE,
    keys: Iterable[str] | None = None,
) -> None:  # fmt: skip
    names = list(keys) if keys is not None else [a_key() for _ in range(number)]
    SupporterAction.objects.bulk_create(
        SupporterAction(
            supporter=key, action=action, way=way, state="counted", country=country, language="en",
            received_at=at, counted_at=at, keep_until=at.date(),
        )
        for key in names
    )  # fmt: skip


def told_in() -> str:
    row = Digest.objects.latest("pk")
    assert row.mail is not None
    return render_digest(row.mail, TUESDAY).text


def test_numbers_stand_by_way_and_countries_only_of_twenty_confirmed_addresses() -> None:
    action = an_ask()
    a_mission(action)
    counted(action, 30, country="CHE")
    counted(action, 25, country="FRA", way="proof")
    counted(action, 19, country="TUN", way="proof")
    counted(action, 1, country="TUN")
    counted(action, 19, country="MAR")
    counted(action, 7)

    assert make_due(TUESDAY) == 1
    told = Digest.objects.get().told[0]
    assert told["ways"] == {"mail": 57, "proof": 44}
    assert told["countries"] == [["CHE", 30]]
    words = told_in()
    assert not any(name in words for name in ("Tunisia", "Morocco", "France", "other countries"))
    assert "30  Switzerland" in words
    assert "57  sent the letter and confirmed their mail address" in words


def test_a_number_by_country_is_the_same_for_every_mailbox_and_grows_by_twenty() -> None:
    action = an_ask()
    office, other = a_mission(action), a_mission(action, "LIE")
    counted(action, 30, country="CHE")
    writer = a_confirmed(action, office, at=BEFORE)
    Letter.objects.filter(pk=writer.pk).update(state="sent", ended_at=BEFORE)
    counted(action, 0, keys=[writer.supporter], country="CHE")
    tables = []
    for day, more in ((0, 0), (7, 19), (14, 1)):
        at = TUESDAY + timedelta(days=day)
        counted(action, more + 1, country="CHE", at=at - timedelta(hours=5)) if more else None
        assert make_due(at) == 2
        for mail in Mail.objects.filter(kind="digest", state="queued"):
            took(mail, at=at)
        rows = Digest.objects.order_by("-pk")[:2]
        assert {row.mailbox_id for row in rows} == {office.mailbox_id, other.mailbox_id}
        tables.append([row.told[0]["countries"] for row in rows])

    assert tables == [[[["CHE", 31]]] * 2, [[["CHE", 51]]] * 2, [[["CHE", 51]]] * 2]


def test_an_action_at_high_risk_tells_no_country() -> None:
    action = an_ask()
    a_mission(action)
    counted(action, 30, country="CHE")
    make_due(TUESDAY)
    assert "Switzerland" in told_in()
    Action.objects.update(high_risk=True)
    assert "Switzerland" not in told_in()


def test_a_sentence_that_names_somebody_who_is_gone_is_left_out(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    action = an_ask()
    office = a_mission(action)
    words = "Testa Fictiva is my neighbour."
    letter = a_confirmed(action, office, words=words, at=BEFORE)
    letters_seen.count_instead(letter.pk, sample=words, by="account-1", at=BEFORE)
    make_due(TUESDAY)
    assert "my neighbour" in told_in()
    monkeypatch.setattr(digest_mails, "raises", lambda: WITHOUT_TESTA)
    assert "my neighbour" not in told_in()


def test_nothing_new_is_told_to_nobody_and_nobody_is_told_twice() -> None:
    action = an_ask()
    a_mission(action)
    assert make_due(TUESDAY) == 0
    counted(action, 3)
    assert make_due(TUESDAY) == 1
    took(Mail.objects.get(kind="digest"), at=TUESDAY)
    assert make_due(TUESDAY + timedelta(hours=1)) == 0
    assert make_due(TUESDAY + timedelta(days=8)) == 0

    counted(action, 4, at=TUESDAY + timedelta(days=2))
    assert make_due(TUESDAY + timedelta(days=3)) == 0, "weekly while few are new"
    assert make_due(TUESDAY + timedelta(days=7)) == 1
    assert Digest.objects.latest("pk").told[0]["ways"] == {"mail": 4}


def test_many_new_ones_are_told_the_next_day() -> None:
    action = an_ask()
    a_mission(action)
    counted(action, 3)
    make_due(TUESDAY)
    took(Mail.objects.get(kind="digest"), at=TUESDAY)
    counted(action, 101, at=TUESDAY + timedelta(hours=2))

    assert make_due(TUESDAY + timedelta(hours=4)) == 0
    assert make_due(TUESDAY + timedelta(days=1)) == 1


def test_what_did_not_leave_is_told_by_the_next_digest() -> None:
    action = an_ask()
    a_mission(action)
    counted(action, 5)
    make_due(TUESDAY)
    Mail.objects.update(state="failed", ended_at=TUESDAY)

    assert make_due(TUESDAY + timedelta(hours=1)) == 0, "at most one a day, whatever became of it"
    assert make_due(TUESDAY + timedelta(days=1)) == 1
    assert Digest.objects.latest("pk").told[0]["ways"] == {"mail": 5}


def test_who_wrote_in_own_words_is_counted_once() -> None:
    action = an_ask(moderated=False)
    office = a_mission(action)
    sent, digest = (a_confirmed(action, office, at=BEFORE) for _ in range(2))
    Letter.objects.filter(pk=sent.pk).update(state="sent", ended_at=BEFORE)
    Letter.objects.filter(pk=digest.pk).update(state="digest", ended_at=BEFORE)
    counted(action, 0, keys=[sent.supporter, digest.supporter, a_key()])

    make_due(TUESDAY)

    assert Digest.objects.get().told[0]["ways"] == {"mail": 1, "own_words": 1}


def test_one_digest_tells_of_every_campaign_of_the_mailbox() -> None:
    mailbox = a_mailbox()
    for code in ("test-2026", "other-2026"):
        campaign = a_campaign(code)
        case = a_campaign_case(campaign, a_case())
        asked = Action.objects.create(
            campaign=campaign, number=9, kind="letter", about=case, state="open",
            entered_by="account-1", entered_at=BEFORE,
        )  # fmt: skip
        a_mission(asked, "DEU" if code == "test-2026" else "LIE", mailbox=mailbox)
        counted(asked, 2)

    assert make_due(TUESDAY) == 1
    assert len(Digest.objects.get().told) == 2
    assert MailboxDay.objects.get().digests == 1


@pytest.mark.parametrize(
    "at",
    [
        datetime(2026, 11, 24, 7, 59, tzinfo=UTC), datetime(2026, 11, 24, 17, 0, tzinfo=UTC),
        datetime(2026, 11, 28, 10, 0, tzinfo=UTC),
    ],
)  # fmt: skip
def test_no_digest_is_made_outside_office_hours(at: datetime) -> None:
    action = an_ask()
    a_mission(action)
    counted(action, 5, at=at - timedelta(days=1))

    assert make_due(at) == 0


def test_no_digest_in_the_two_days_before_a_vote_unless_the_mission_wants_it() -> None:
    action = an_ask()
    office = a_mission(action)
    counted(action, 5)
    Campaign.objects.update(vote_at=TUESDAY + timedelta(hours=30))
    assert make_due(TUESDAY) == 0

    Mailbox.objects.filter(offices=office).update(before_votes=True)
    assert make_due(TUESDAY) == 1


@pytest.mark.parametrize("wish", ["stop", "digest_only"])
def test_a_mission_that_said_stop_gets_none_and_one_that_wants_numbers_gets_them(wish: str) -> None:
    action = an_ask()
    a_mission(action, mailbox=a_mailbox(wish=wish, wished_on=BEFORE.date()))
    counted(action, 5)

    assert make_due(TUESDAY) == (wish == "digest_only")


def test_sentences_that_a_person_chose_are_quoted_three_at_most_and_go_when_their_writer_goes() -> (
    None
):
    action = an_ask()
    office = a_mission(action)
    for number in range(5):
        words = f"Sentence number {number} of mine."
        letter = a_confirmed(action, office, words=words, at=BEFORE)
        letters_seen.count_instead(letter.pk, sample=words, by="account-1", at=BEFORE)
    make_due(TUESDAY)
    assert told_in().count("of mine.”") == 3

    for letter in Letter.objects.all():
        empty(letter, at=TUESDAY)
        letter.save()
    assert "of mine" not in told_in()


def test_sentences_to_one_mission_are_not_told_to_another() -> None:
    action = an_ask()
    office, other = a_mission(action), a_mission(action, "LIE")
    letter = a_confirmed(action, office, words="A sentence of mine.", at=BEFORE)
    letters_seen.count_instead(letter.pk, sample="A sentence of mine.", by="account-1", at=BEFORE)
    counted(action, 2)
    make_due(TUESDAY)

    row = Digest.objects.get(mailbox=other.mailbox)
    assert row.mail is not None
    assert "of mine" not in render_digest(row.mail, TUESDAY).text


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (lambda: Campaign.objects.update(state="closed"), "campaign_closed"),
        (lambda: CampaignCase.objects.update(basis_problem="consent_ended"), "case_withdrawn"),
        (lambda: Mailbox.objects.update(wish="stop", wished_on=BEFORE.date()), "mailbox_stopped"),
        (lambda: Campaign.objects.update(vote_at=TUESDAY + timedelta(hours=5)), "before_vote"),
    ],
)
def test_a_digest_is_looked_at_once_more_as_it_leaves(change: Callable[[], int], code: str) -> None:
    action = an_ask()
    a_mission(action)
    counted(action, 5)
    make_due(TUESDAY)
    change()

    with pytest.raises(Stop, match=code):
        told_in()


def test_a_digest_of_yesterday_does_not_leave_today() -> None:
    action = an_ask()
    a_mission(action)
    counted(action, 5)
    make_due(TUESDAY)
    mail = Mail.objects.get(kind="digest")

    with pytest.raises(Stop, match="not_now"):
        render_digest(mail, TUESDAY + timedelta(days=1))
    with pytest.raises(Stop, match="not_now"):
        render_digest(mail, TUESDAY + timedelta(hours=9))


def test_a_digest_says_who_we_are_and_how_to_stop() -> None:
    action = an_ask()
    a_mission(action)
    counted(action, 1)
    make_due(TUESDAY)
    row = Digest.objects.get()
    assert row.mail is not None
    words = render_digest(row.mail, TUESDAY)

    assert words.subject == "1 person wrote to you on reprisals"
    for part in ("Permanent Mission of Germany", "DIGEST ONLY", "says nothing of what follows"):
        assert part in words.text
    assert words.reply_to == ""


def test_a_digest_leaves_no_action_whose_list_holds_the_mission_no_more() -> None:
    """The list is read again as it leaves: its State may have become that of a case."""
    action = an_ask()
    office = a_mission(action)
    a_text(action.campaign, "title", "", heading="An invented campaign")
    counted(action, 3)
    assert make_due(TUESDAY) == 1
    assert told_in().startswith("An invented campaign\n"), "as pages of the campaign call it"
    an_office("EGY", office.mailbox)
    with pytest.raises(Stop, match="not_a_recipient"):
        told_in()
    assert make_due(TUESDAY) == 0
