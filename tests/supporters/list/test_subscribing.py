"""Asking, confirming, changing, leaving and bouncing."""

from datetime import timedelta

import pytest

from endreprisals.supporters.identity import opened
from endreprisals.supporters.models import Consent, Mail, Subscriber
from endreprisals.supporters.services import subscribing
from endreprisals.supporters.services.bounces import came_back
from endreprisals.supporters.services.mailings import queue_due
from tests.build import NOON
from tests.supporters.list.world import (
    a_mailing,
    asked,
    confirmed,
    key_of,
    mails,
    on_the_list,
)

pytestmark = pytest.mark.django_db
State = Subscriber.State
DAY = timedelta(days=1)


def test_asking_sends_one_mail_and_puts_nobody_on_the_list() -> None:
    row = asked("Testa.Fictiva@supporter.example", topics=("urgent",), language="fr")

    assert row is not None
    assert (row.state, row.topics, row.language) == (State.WAITING, ["urgent"], "fr")
    assert row.keep_until == (NOON + 7 * DAY).date()
    [mail] = mails("confirm-news")
    assert (mail.stream, mail.supporter, mail.language) == ("confirm", row.pk, "fr")
    assert mail.address is not None
    address = opened(bytes(mail.address), about="mail.address")
    assert address == "Testa.Fictiva@supporter.example", "as it was typed"
    assert not Consent.objects.exists(), "a stranger may have typed it"


def test_the_button_confirms_and_keeps_the_consent_apart_with_its_wording() -> None:
    row = asked()
    assert row is not None

    assert confirmed(row, NOON + DAY)

    row.refresh_from_db()
    assert (row.state, row.confirmed_at, row.keep_until) == (State.ACTIVE, NOON + DAY, None)
    consent = Consent.objects.get()
    assert (consent.supporter, consent.purpose, consent.wording) == (row.pk, "news", "news-2")


def test_a_second_press_changes_nothing() -> None:
    row = asked()
    assert row is not None
    confirmed(row)
    row.topics = ["urgent"]

    assert confirmed(row, NOON + DAY), "said to be on the list, as it is"

    row.refresh_from_db()
    assert (row.confirmed_at, row.topics) == (NOON, ["campaigns"])
    assert Consent.objects.count() == 1


def test_after_a_week_the_button_does_nothing() -> None:
    row = asked()
    assert row is not None

    assert not confirmed(row, NOON + 7 * DAY)
    assert Subscriber.objects.get().state == State.WAITING


def test_a_link_of_before_somebody_left_does_not_bring_them_back() -> None:
    row = asked()
    assert row is not None
    confirmed(row)
    subscribing.leave(row.pk, at=NOON + DAY)

    assert not confirmed(row, NOON + DAY)
    again = asked(at=NOON + 2 * DAY)
    assert again is not None
    assert not confirmed(row, NOON + 2 * DAY), "the old link, while the new one waits"
    assert confirmed(again, NOON + 2 * DAY)


def test_both_links_of_somebody_who_asked_twice_work() -> None:
    first, second = asked(), asked(at=NOON + DAY, topics=("reports",))

    assert first is not None
    assert second is not None
    assert confirmed(first, NOON + DAY)
    assert confirmed(second, NOON + DAY)


def test_leaving_deletes_the_address_at_once_and_takes_back_the_consent() -> None:
    row = asked()
    assert row is not None
    confirmed(row)
    a_mailing()
    queue_due(NOON)

    subscribing.leave(row.pk, at=NOON + DAY)

    row.refresh_from_db()
    assert (row.state, row.address, row.ended_at) == (State.LEFT, None, NOON + DAY)
    assert Consent.objects.get().withdrawn_at == NOON + DAY
    left = {(one.state, one.because, one.address) for one in Mail.objects.all()}
    assert left == {("stopped", "subscriber_left", None)}


def test_leaving_twice_or_without_having_been_there_is_harmless() -> None:
    row = on_the_list()
    subscribing.leave(row.pk, at=NOON)
    subscribing.leave(row.pk, at=NOON + DAY)
    subscribing.leave(key_of("nobody@supporter.example"), at=NOON)

    row.refresh_from_db()
    assert row.ended_at == NOON


@pytest.mark.parametrize("state", [State.LEFT, State.BOUNCED])
def test_who_left_or_bounced_can_come_back(state: Subscriber.State) -> None:
    on_the_list(
        state=state, address=None, ended_at=NOON, soft_bounces=3, soft_bounced_at=NOON,
        keep_until=(NOON + 30 * DAY).date(),
    )  # fmt: skip

    row = asked(at=NOON + DAY)

    assert row is not None
    assert (row.state, row.ended_at, row.soft_bounces) == (State.WAITING, None, 0)
    assert confirmed(row, NOON + DAY)
    assert Subscriber.objects.get().state == State.ACTIVE


def test_somebody_on_the_list_who_asks_again_is_told_by_mail_and_stays_as_they_are() -> None:
    on_the_list(topics=["reports"])

    row = asked(topics=("urgent",), language="fr")

    assert row is not None
    assert (row.state, row.topics, row.language) == (State.ACTIVE, ["reports"], "en")
    [mail] = mails("confirm-news")
    assert mail.detail == {"about": "told"}


def test_topics_and_language_are_changed_by_who_is_on_the_list_alone() -> None:
    on_the_list()

    assert subscribing.change(key_of(), topics=["reports"], language="es")
    assert not subscribing.change(
        key_of("nobody@supporter.example"), topics=["reports"], language="es"
    )
    row = Subscriber.objects.get()
    assert (row.topics, row.language) == (["reports"], "es")


def test_a_hard_bounce_ends_it_and_deletes_the_address() -> None:
    row = on_the_list()

    subscribing.bounced(row.pk, hard=True, at=NOON)

    row.refresh_from_db()
    assert (row.state, row.address) == (State.BOUNCED, None)


def a_sent_news(row: Subscriber, day: int) -> Mail:
    at = NOON + day * DAY
    return Mail.objects.create(
        key=f"news:{day}:{row.pk}", stream="news", kind="news", supporter=row.pk, language="en",
        state="sent", sent_at=at, ended_at=at, queued_at=at, not_before=at,
    )  # fmt: skip


def comes_back_softly(mail: Mail, day: int) -> bool:
    return came_back(mail.pk, status="4.2.2", hard=False, at=NOON + day * DAY)


def test_three_soft_bounces_in_a_row_end_it() -> None:
    row = on_the_list()
    states = []
    for day in (1, 2, 3):
        comes_back_softly(a_sent_news(row, day), day)
        row.refresh_from_db()
        states.append((row.soft_bounces, row.state))

    assert states == [(1, State.ACTIVE), (2, State.ACTIVE), (3, State.BOUNCED)]
    assert row.address is None


def test_three_that_left_together_and_come_back_later_end_it_too() -> None:
    row = on_the_list()
    for mail in [a_sent_news(row, day) for day in (1, 2, 3)]:
        comes_back_softly(mail, 4)

    row.refresh_from_db()
    assert row.state == State.BOUNCED


def test_a_mail_that_arrived_in_between_breaks_the_row() -> None:
    row = on_the_list()
    for day in (1, 2, 3, 4):
        mail = a_sent_news(row, day)
        if day != 3:
            comes_back_softly(mail, day)

    row.refresh_from_db()
    assert (row.soft_bounces, row.state) == (1, State.ACTIVE)


def test_one_that_the_relay_refused_counts_and_one_that_arrived_before_it_breaks_the_row() -> None:
    row = on_the_list()
    counts = []
    for day, arrives_first in ((1, False), (2, False), (3, True)):
        if arrives_first:
            a_sent_news(row, day)
        failed = a_sent_news(row, day + 10)
        Mail.objects.filter(pk=failed.pk).update(state="failed", sent_at=None)
        subscribing.bounced(row.pk, hard=False, at=NOON + day * DAY, mail=failed.pk)
        row.refresh_from_db()
        counts.append(row.soft_bounces)

    assert counts == [1, 2, 1]


def test_two_reports_about_one_mail_count_once() -> None:
    row = on_the_list()
    mail = a_sent_news(row, 1)

    assert [comes_back_softly(mail, 1) for _ in range(4)] == [True, False, False, False]
    row.refresh_from_db()
    assert (row.soft_bounces, row.state) == (1, State.ACTIVE)


def test_a_bounce_of_somebody_who_is_not_on_the_list_changes_nothing() -> None:
    row = asked()
    assert row is not None
    subscribing.bounced(row.pk, hard=True, at=NOON)
    subscribing.bounced(key_of("nobody@supporter.example"), hard=True, at=NOON)

    row.refresh_from_db()
    assert row.state == State.WAITING
