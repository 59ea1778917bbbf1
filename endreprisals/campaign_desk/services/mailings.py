"""Writing a mailing, testing it, having a second person check it, stopping it.

What leaves is what was seen: any change of words takes the tests and the check back.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from django.db import transaction

from endreprisals.audit.models import Event
from endreprisals.audit.services import record as audit
from endreprisals.campaign_desk.queries.mailings import passed_tests
from endreprisals.campaign_desk.services.subject_lines import names_somebody
from endreprisals.domain.campaigning.addresses import Address
from endreprisals.supporters.identity import seal
from endreprisals.supporters.models import Mail, Mailing, MailingText
from endreprisals.supporters.services.mailings import mails_of
from endreprisals.supporters.services.outbox import Order, is_of_a_mission, queue

DRAFT, CHECKED = Mailing.State.DRAFT, Mailing.State.CHECKED


class MailingRefused(Exception):
    """The mailing cannot be changed so; the message says why. Nothing was changed."""


@dataclass(frozen=True, slots=True)
class Words:
    """A mailing in one language: plain words."""

    subject: str
    body: str


@dataclass(frozen=True, slots=True)
class Written:
    """A mailing as somebody wrote it. `send_at` None: as soon as it is checked."""

    topic: str
    send_at: datetime | None = None
    texts: Mapping[str, Words] = field(default_factory=dict)  # by language


@transaction.atomic
def write(
    written: Written, *, number: int | None = None, revision: int | None = None, by: str,
    at: datetime,
) -> Mailing:  # fmt: skip
    """A new mailing, or other words for one of which nothing is in the outbox yet.

    `revision` is the one that the person had before them. Who writes last stands as its writer:
    somebody else checks. Raises `MailingRefused` and `Mailing.DoesNotExist`.
    """
    _refuse_words(written)
    if number is None:
        mailing = Mailing(entered_at=at)
    else:
        mailing = Mailing.objects.select_for_update().get(pk=number)
        _refuse_change(mailing, revision)
        mailing.revision += 1
    mailing.topic, mailing.send_at = written.topic, written.send_at
    mailing.state, mailing.entered_by = DRAFT, by
    mailing.tested_at, mailing.checked_by, mailing.checked_at = None, "", None
    mailing.save()
    mailing.texts.all().delete()
    MailingText.objects.bulk_create(
        MailingText(mailing=mailing, language=language, subject=one.subject, body=one.body)
        for language, one in written.texts.items()
    )
    _note(Event.Kind.MAILING_WRITTEN, mailing, by, at, languages=len(written.texts))
    return mailing


@transaction.atomic
def send_test(*, number: int, address: Address, by: str, at: datetime) -> int:
    """Each language of a mailing to one address, which goes with the mail; returns how many.

    Raises `MailingRefused` and `Mailing.DoesNotExist`.
    """
    mailing = Mailing.objects.select_for_update().get(pk=number)
    if mailing.state != DRAFT:
        raise MailingRefused("Only a draft is tested. Nothing was sent.")
    if is_of_a_mission(address.canonical):
        raise MailingRefused("This is the mailbox of a mission: no test goes there.")
    languages = list(mailing.texts.values_list("language", flat=True))
    sealed = seal(address.delivery, about="mail.address")
    detail: dict[str, int | str] = {"mailing": mailing.pk, "revision": mailing.revision}
    moment = int(at.timestamp() * 1_000_000)
    orders = [
        Order(
            key=f"news-test:{number}:{mailing.revision}:{language}:{moment}",
            stream=Mail.Stream.STAFF, kind="news-test", language=language, address=sealed,
            detail=detail,
        )
        for language in languages
    ]  # fmt: skip
    queue(orders, at=at)
    mailing.tested_at = at
    mailing.save(update_fields=["tested_at"])
    _note(Event.Kind.MAILING_TESTED, mailing, by, at, mails=len(orders))
    return len(orders)


@transaction.atomic
def check(*, number: int, revision: int | None, by: str, at: datetime) -> Mailing:
    """A second person agrees: it goes out at its time, or at once when it has none.

    Raises `MailingRefused` and `Mailing.DoesNotExist`.
    """
    mailing = Mailing.objects.select_for_update().get(pk=number)
    untested = _languages(mailing) - passed_tests(mailing)
    reasons = {
        "it has changed since you opened it: look again": mailing.revision != revision,
        "it is no draft": mailing.state != DRAFT,
        "you wrote it, and another person must check it": mailing.entered_by == by,
        f"no test mail of these words has left yet in: {', '.join(sorted(untested))}": untested,
    }
    if found := [reason for reason, applies in reasons.items() if applies]:
        raise MailingRefused(f"Not checked, because {'; '.join(found)}. Nothing was changed.")
    mailing.state, mailing.checked_by, mailing.checked_at = CHECKED, by, at
    mailing.send_at = mailing.send_at or at
    mailing.save()
    _note(Event.Kind.MAILING_CHECKED, mailing, by, at, revision=mailing.revision)
    return mailing


@transaction.atomic
def stop(*, number: int, by: str, at: datetime) -> int:
    """For good: what has not left does not leave; returns how many mails were taken out.

    Anybody who may write may stop. Raises `Mailing.DoesNotExist`.
    """
    mailing = Mailing.objects.select_for_update().get(pk=number)
    mailing.state = Mailing.State.STOPPED
    mailing.save(update_fields=["state"])
    waiting = Mail.objects.filter(key__startswith=mails_of(number), state=Mail.State.QUEUED)
    many = waiting.update(
        state=Mail.State.STOPPED, because="mailing_stopped", address=None, ended_at=at
    )
    _note(Event.Kind.MAILING_WRITTEN, mailing, by, at, state=Mailing.State.STOPPED, mails=many)
    return many


def _refuse_change(mailing: Mailing, revision: int | None) -> None:
    if mailing.revision != revision:
        raise MailingRefused("It has changed since you opened it: look again. Nothing was changed.")
    queued = Mail.objects.filter(key__startswith=mails_of(mailing.pk)).exists()
    if mailing.state not in {DRAFT, CHECKED} or queued:
        raise MailingRefused("It is on its way or was stopped: write a new one.")


def _refuse_words(written: Written) -> None:
    if not written.texts:
        raise MailingRefused("Write it in one language at least. Nothing was changed.")
    if names_somebody([one.subject for one in written.texts.values()]):
        raise MailingRefused(
            "A subject line names somebody of the record: whoever sees the mailbox would read it. "
            "Nothing was changed."
        )


def _languages(mailing: Mailing) -> set[str]:
    return set(mailing.texts.values_list("language", flat=True))


def _note(kind: Event.Kind, mailing: Mailing, by: str, at: datetime, **detail: int | str) -> None:
    audit(kind, actor=by, at=at, target=f"mailing-{mailing.pk}", **detail)
