"""A checked mailing goes into the outbox once for each subscriber, whatever happens meanwhile."""

from datetime import timedelta
from typing import Any

import pytest

from endreprisals.audit.models import Event
from endreprisals.supporters.models import Mail, Mailing, Subscriber
from endreprisals.supporters.queries.subscribers import reach
from endreprisals.supporters.services import mailings, outbox
from endreprisals.supporters.services.mailings import queue_due
from tests.build import NOON
from tests.supporters.list.world import a_mailing, mails, on_the_list

pytestmark = pytest.mark.django_db


def some_subscribers(many: int) -> list[str]:
    return [on_the_list(f"testa-{number}@supporter.example").pk for number in range(many)]


def test_it_goes_to_the_topic_in_the_subscribers_language_or_else_in_english() -> None:
    on_the_list("fr@supporter.example", language="fr")
    on_the_list("es@supporter.example", language="es")
    on_the_list("other@supporter.example", topics=["reports"])
    on_the_list("left@supporter.example", state=Subscriber.State.LEFT, address=None, ended_at=NOON)
    mailing = a_mailing("en", "fr")

    assert queue_due(NOON) == 2

    assert sorted(one.language for one in mails()) == ["en", "fr"]
    assert {one.stream for one in mails()} == {"news"}
    mailing.refresh_from_db()
    assert (mailing.state, mailing.queued, mailing.queued_at) == ("queued", 2, NOON)
    event = Event.objects.get()
    assert (event.kind, event.target, event.detail) == (
        "mailing_queued", f"mailing-{mailing.pk}", {"mails": 2},
    )  # fmt: skip


def test_without_english_it_goes_to_those_of_its_languages_alone() -> None:
    on_the_list("fr@supporter.example", language="fr")
    on_the_list("es@supporter.example", language="es")
    a_mailing("fr")

    assert queue_due(NOON) == 1
    assert reach("campaigns", {"fr"}).nobody == 1


def test_the_desk_sees_beforehand_whom_it_reaches() -> None:
    for number, language in enumerate(("fr", "es", "en", "ug")):
        on_the_list(f"testa-{number}@supporter.example", language=language)

    seen = reach("campaigns", {"en", "fr"})

    assert (seen.by_language, seen.instead, seen.nobody) == ((("en", 3), ("fr", 1)), 2, 0)
    assert seen.total == 4
    a_mailing("en", "fr")
    assert queue_due(NOON) == seen.total


@pytest.mark.parametrize("state", ["draft", "stopped", "queued"])
def test_only_a_checked_mailing_goes(state: str) -> None:
    some_subscribers(1)
    a_mailing(state=state)

    assert queue_due(NOON) == 0
    assert not mails()


def test_before_its_time_it_does_not_go() -> None:
    some_subscribers(1)
    a_mailing(send_at=NOON + timedelta(hours=1))

    assert queue_due(NOON + timedelta(minutes=59)) == 0
    assert queue_due(NOON + timedelta(minutes=60)) == 1


def test_ended_in_the_middle_and_begun_again_it_sends_to_nobody_twice(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    keys = some_subscribers(7)
    mailing = a_mailing()
    monkeypatch.setattr(mailings, "BATCH", 2)
    batches: list[int] = []

    def dies(orders: list[outbox.Order], **values: Any) -> None:
        batches.append(len(orders))
        if len(batches) == 3:
            raise SystemExit("killed")
        outbox.queue(orders, **values)

    monkeypatch.setattr(mailings, "queue", dies)
    with pytest.raises(SystemExit):
        queue_due(NOON)
    assert Mail.objects.count() == 4
    Mail.objects.filter(pk__in=[mails()[0].pk]).update(
        state="sent", sent_at=NOON, ended_at=NOON, address=None
    )

    monkeypatch.setattr(mailings, "queue", outbox.queue)
    assert queue_due(NOON) == 7

    assert sorted(one.supporter for one in mails()) == sorted(keys)
    assert Mail.objects.filter(state="sent").count() == 1
    mailing.refresh_from_db()
    assert mailing.queued == 7
    assert queue_due(NOON) == 0


def test_stopped_in_the_middle_it_goes_no_further(monkeypatch: pytest.MonkeyPatch) -> None:
    some_subscribers(5)
    a_mailing()
    monkeypatch.setattr(mailings, "BATCH", 2)

    def stopped_after(orders: list[outbox.Order], **values: Any) -> None:
        outbox.queue(orders, **values)
        Mailing.objects.update(state=Mailing.State.STOPPED)

    monkeypatch.setattr(mailings, "queue", stopped_after)

    assert queue_due(NOON) == 0
    assert Mail.objects.count() == 2
    assert Mailing.objects.get().state == Mailing.State.STOPPED
