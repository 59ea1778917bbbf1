"""One round of one stream: what is due is claimed, written, handed over, and its end written down.

Only one round of a stream runs at a time: the caller holds its lock. So whatever is `sending` when
a round begins belongs to a worker that died. A mail is claimed, and the claim is on disk, before
its first byte leaves; a crash therefore leaves `unknown`, never a second mail.
"""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from django.db import connection, transaction

from endreprisals.adapters.mail_out import BadMail
from endreprisals.adapters.mail_relays import FOUND, Envelope, Refused, Relay, RelayDown, Unsure
from endreprisals.adapters.sealing import SealBroken
from endreprisals.supporters.envelopes import message_id
from endreprisals.supporters.models import Mail
from endreprisals.supporters.rendering import Later, Stop
from endreprisals.supporters.services import ending, pauses, writing
from endreprisals.supporters.services.allowances import Allowances
from endreprisals.supporters.services.trouble import BLOCKED, Trouble

logger = logging.getLogger(__name__)
Clock = Callable[[], datetime]
MOST: Final = 2_000  # mails of one round
LONGEST: Final = timedelta(seconds=60)


@dataclass(slots=True)
class Round:
    """What one round came to."""

    sent: int = 0
    later: int = 0
    failed: int = 0
    stopped: int = 0
    unknown: int = 0
    relay_down: bool = False


@dataclass(frozen=True, slots=True)
class Outlet:
    """The way out in one round: who takes the mails, how many may leave, what ends it."""

    relay: Relay
    allowances: Allowances
    trouble: Trouble


def deliver(stream: str, *, relay: Relay, clock: Clock, most: int = MOST) -> Round:
    """Hand over what is due, in order, until a limit is reached or the relay is gone."""
    told, begin = Round(), clock()
    outlet = Outlet(relay, Allowances(stream), Trouble(stream))
    _write_through()
    recover(stream, relay, at=begin)
    try:
        for _ in range(most):
            at = clock()
            if at - begin > LONGEST or pauses.is_paused(stream):
                break
            if outlet.allowances.wait_for_stream(at):
                break
            mail = claim(stream, at)
            if mail is None:
                break
            _one(mail, outlet, told, at)
            if told.relay_down:
                break
    finally:
        outlet.allowances.write_back()
        outlet.trouble.write_back()
        relay.close()
    return told


def recover(stream: str, relay: Relay, *, at: datetime) -> None:
    """Mails of a worker that died: found where they were going, queued again, or unknown."""
    for mail in Mail.objects.filter(stream=stream, state=Mail.State.SENDING):
        took = relay.took(stream, mail.message_id)
        if took is None:
            ending.unknown(mail, "worker_died")
        elif took:
            ending.sent(mail, FOUND, at=at)
        else:
            ending.put_back(mail, mail.not_before)


@transaction.atomic
def claim(stream: str, at: datetime) -> Mail | None:
    """The mail that is due for longest, now `sending`; rows that others hold are passed by."""
    due = Mail.objects.filter(stream=stream, state=Mail.State.QUEUED, not_before__lte=at)
    due = due.exclude(mailbox__in=pauses.paused_mailboxes())
    mail = (
        due.select_for_update(skip_locked=True, of=("self",)).order_by("not_before", "pk").first()
    )
    if mail is not None:
        mail.state, mail.claimed_at = Mail.State.SENDING, at
        mail.message_id = message_id(mail.pk, mail.key, stream=stream)
        mail.save(update_fields=["state", "claimed_at", "message_id"])
    return mail


def has_work(stream: str, at: datetime) -> bool:
    """Whether a round would find something: due, or left behind by a worker that died."""
    mails = Mail.objects.filter(stream=stream)
    if mails.filter(state=Mail.State.SENDING).exists():
        return True
    due = mails.filter(state=Mail.State.QUEUED, not_before__lte=at)
    return due.exists() and not pauses.is_paused(stream)


def _one(mail: Mail, outlet: Outlet, told: Round, at: datetime) -> None:
    try:
        to = writing.recipient(mail, at=at)
        outlet.allowances.ask_host(to, at)
        envelope = writing.written(mail, to, at=at)
    except Stop as stop:
        told.stopped += ending.stopped(mail, str(stop), at=at)
        return
    except Later as later:
        told.later += ending.put_back(mail, max(later.until, at + timedelta(seconds=1)))
        return
    except BadMail as bad:  # its own fault alone
        told.failed += ending.refused_for_good(mail, str(bad), "", about_address=False, at=at)
        return
    except SealBroken:  # with a wrong key, every mail
        code = "cannot_be_opened"
        told.failed += ending.refused_for_good(mail, code, "", about_address=False, at=at)
        outlet.trouble.refused(mail, f"mail-{mail.pk}", at)
        return
    except Exception as error:  # of any room; its words may hold a name
        logger.error("mails of kind %s: %s", mail.kind, type(error).__name__)  # noqa: TRY400
        told.later += ending.refused_softly(
            mail, "cannot_be_written", "", about_address=False, at=at
        )
        return
    outlet.allowances.take(to, at)
    _hand_over(mail, envelope, outlet, told, at)


def _hand_over(mail: Mail, envelope: Envelope, outlet: Outlet, told: Round, at: datetime) -> None:
    try:
        answer = outlet.relay.hand_over(envelope)
    except RelayDown:
        told.relay_down = True
        told.later += ending.put_back(mail, mail.not_before)
    except Unsure:
        told.unknown += ending.unknown(mail, "connection_lost")
    except Refused as refused:
        answer, about = refused.answer, refused.about_recipient
        if not refused.for_good:
            told.later += ending.refused_softly(
                mail, "refused_softly", answer, about_address=about, at=at
            )
            return
        code = "refused" if about else BLOCKED
        told.failed += ending.refused_for_good(mail, code, answer, about_address=about, at=at)
        if not about:
            outlet.trouble.refused(mail, envelope.to.rpartition("@")[2], at)
    else:
        told.sent += ending.sent(mail, answer, at=at)
        outlet.trouble.went_well(at)


def _write_through() -> None:
    """Have SQLite put each claim on the disk before anything leaves: a power cut may come."""
    if connection.vendor == "sqlite" and not connection.in_atomic_block:
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA synchronous = FULL")
