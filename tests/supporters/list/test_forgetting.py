"""Erasing one person, and what is past its day."""

from datetime import timedelta

import pytest

from endreprisals.audit.models import Event
from endreprisals.supporters.models import Consent, Mail, Subscriber, Written
from endreprisals.supporters.services import subscribing
from endreprisals.supporters.services.mailings import queue_due
from tests.build import NOON
from tests.supporters.list.world import a_mailing, asked, confirmed, key_of, on_the_list

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


def test_one_person_is_erased_and_nobody_else() -> None:
    for address in ("one@supporter.example", "two@supporter.example"):
        row = asked(address)
        assert row is not None
        confirmed(row)
    a_mailing()
    queue_due(NOON)
    one = key_of("one@supporter.example")

    counts = subscribing.erase(one, NOON)

    assert counts == {"subscribers": 1, "consents": 1, "mails": 2}
    for model in (Subscriber, Consent, Mail):
        left = set(model._default_manager.values_list("supporter", flat=True))
        assert left == {key_of("two@supporter.example")}, model


@pytest.mark.parametrize("state", ["sent", "sending"])
def test_a_mail_that_left_stays_as_a_number_that_points_at_nobody(state: str) -> None:
    row = on_the_list()
    a_mailing()
    queue_due(NOON)
    sent = {"sent_at": NOON, "ended_at": NOON, "address": None} if state == "sent" else {}
    Mail.objects.update(state=state, **sent)

    subscribing.erase(row.pk, NOON)

    mail = Mail.objects.get()
    assert (mail.supporter, mail.address, mail.detail) == ("", None, {})
    assert row.pk not in mail.key


def test_erasing_twice_finds_nothing() -> None:
    on_the_list()
    subscribing.erase(key_of(), NOON)

    assert set(subscribing.erase(key_of(), NOON).values()) == {0}


def test_who_never_confirms_is_deleted_after_a_week() -> None:
    asked()

    subscribing.forget_due((NOON + 6 * DAY).date())
    assert Subscriber.objects.count() == 1
    subscribing.forget_due((NOON + 7 * DAY).date())
    assert not Subscriber.objects.exists()
    assert Event.objects.get().detail == {"subscribers": 1, "consents": 0}


def test_who_left_is_deleted_with_their_consent_after_ninety_days() -> None:
    row = asked()
    assert row is not None
    confirmed(row)
    on_the_list("stays@supporter.example")
    subscribing.leave(row.pk, at=NOON)

    subscribing.forget_due((NOON + 89 * DAY).date())
    assert Subscriber.objects.count() == 2
    subscribing.forget_due((NOON + 90 * DAY).date())
    assert Subscriber.objects.get().pk == key_of("stays@supporter.example")
    assert not Consent.objects.exists()


def test_counts_of_mails_are_deleted_once_the_limit_looks_back_no_more() -> None:
    asked()

    subscribing.forget_due((NOON + 6 * DAY).date())
    assert set(Written.objects.values_list("kind", flat=True)) == {"all", "confirm-news"}
    subscribing.forget_due((NOON + 7 * DAY).date())
    assert not Written.objects.exists()


def test_every_consent_goes_on_its_last_day_at_the_latest() -> None:
    day = NOON.date()
    for purpose, last in (("sign", day), ("reply_to_me", day + DAY), ("news", None)):
        Consent.objects.create(
            supporter=key_of(), purpose=purpose, wording="1", given_at=NOON, keep_until=last
        )

    subscribing.forget_due(day)
    assert set(Consent.objects.values_list("purpose", flat=True)) == {"reply_to_me", "news"}
    assert Event.objects.get().detail == {"subscribers": 0, "consents": 1}


def test_with_nothing_due_nothing_is_written_down() -> None:
    on_the_list()

    assert subscribing.forget_due(NOON.date()) == 0
    assert not Event.objects.exists()
