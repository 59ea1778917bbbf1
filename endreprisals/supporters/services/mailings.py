"""Putting a checked mailing into the outbox, one mail for each subscriber of its topic.

It may be ended anywhere and begun again: the key of a mail is the mailing and the subscriber, and
the outbox takes a key once.
"""

from collections.abc import Collection
from datetime import datetime
from typing import Final

from django.db import transaction

from endreprisals.audit.models import Event
from endreprisals.audit.services import record as audit
from endreprisals.domain.campaigning.texts import ENGLISH
from endreprisals.supporters.models import Mail, Mailing, Subscriber
from endreprisals.supporters.services.outbox import Order, queue

BATCH: Final = 500  # subscribers that are read and queued in one transaction
CHECKED = Mailing.State.CHECKED


def queue_due(at: datetime) -> int:
    """Queue every mailing whose time has come; returns how many mails were put into the outbox."""
    due = Mailing.objects.filter(state=CHECKED, send_at__lte=at).order_by("send_at", "pk")
    return sum(_queue(number, at) for number in list(due.values_list("pk", flat=True)))


def language_for(language: str, written: Collection[str]) -> str | None:
    """The language in which a subscriber gets a mailing: their own, else English, else none."""
    if language in written:
        return language
    return ENGLISH if ENGLISH in written else None


def mails_of(mailing: int) -> str:
    """How the keys of a mailing's mails begin."""
    return f"news:{mailing}:"


def _queue(number: int, at: datetime) -> int:
    last: str | None = ""
    while last is not None:
        last = _queue_batch(number, last, at)
    return _close(number, at)


@transaction.atomic
def _queue_batch(number: int, after: str, at: datetime) -> str | None:
    """The next subscribers; returns the last of them, None at the end or when it was stopped."""
    mailing = Mailing.objects.select_for_update().get(pk=number)
    if mailing.state != CHECKED:
        return None
    written = set(mailing.texts.values_list("language", flat=True))
    active = Subscriber.objects.filter(state=Subscriber.State.ACTIVE, pk__gt=after)
    batch = list(active.order_by("pk")[:BATCH])
    queue(
        [
            _order(mailing, row, language)
            for row in batch
            if mailing.topic in row.topics and (language := language_for(row.language, written))
        ],
        at=at,
    )
    return batch[-1].pk if batch else None


def _order(mailing: Mailing, row: Subscriber, language: str) -> Order:
    return Order(
        key=f"{mails_of(mailing.pk)}{row.pk}", stream=Mail.Stream.NEWS, kind="news",
        language=language, supporter=row.pk, address=bytes(row.address or b""),
        detail={"mailing": mailing.pk},
    )  # fmt: skip


@transaction.atomic
def _close(number: int, at: datetime) -> int:
    mailing = Mailing.objects.select_for_update().get(pk=number)
    if mailing.state != CHECKED:
        return 0
    mailing.queued = Mail.objects.filter(key__startswith=mails_of(number)).count()
    mailing.state, mailing.queued_at = Mailing.State.QUEUED, at
    mailing.save(update_fields=["queued", "state", "queued_at"])
    audit(
        Event.Kind.MAILING_QUEUED, actor="worker", at=at, target=f"mailing-{number}",
        mails=mailing.queued,
    )  # fmt: skip
    return mailing.queued
