"""What becomes of a mail that was claimed: one function for each end.

Each changes the row only while it is still ours; a row that somebody decided on meanwhile, or that
was erased, stays as it is.
"""

from datetime import datetime, timedelta
from typing import Any, Final

from django.conf import settings
from django.db import transaction

from endreprisals.audit.models import Event
from endreprisals.audit.services import record as audit
from endreprisals.domain.campaigning.rates import backoff_seconds
from endreprisals.states.models import Mailbox
from endreprisals.supporters.models import Mail
from endreprisals.supporters.services.pauses import WORKER
from endreprisals.supporters.services.subscribing import bounced

SOFT_IN_A_ROW: Final = 3


def sent(mail: Mail, answer: str, *, at: datetime) -> bool:
    """The relay took it."""
    return _end(mail, Mail.State.SENT, at=at, sent_at=at, answer=answer)


def stopped(mail: Mail, code: str, *, at: datetime) -> bool:
    """It must not leave any more."""
    return _end(mail, Mail.State.STOPPED, at=at, because=code[:40])


def put_back(mail: Mail, until: datetime) -> bool:
    """Not now, and through no fault of the mail."""
    return _change(mail, state=Mail.State.QUEUED, claimed_at=None, not_before=until)


def unknown(mail: Mail, code: str) -> bool:
    """Nobody knows whether the relay took it: a person decides. The address is kept for that."""
    return _change(mail, state=Mail.State.UNKNOWN, because=code)


@transaction.atomic
def refused_softly(
    mail: Mail, code: str, answer: str, *, about_address: bool, at: datetime
) -> bool:
    """Try again later, and after the last attempt give up. Our own fault is nobody's bounce."""
    attempts = mail.attempts + 1
    if attempts < settings.MAIL_ATTEMPTS:
        later = at + timedelta(seconds=backoff_seconds(attempts))
        return _change(
            mail, state=Mail.State.QUEUED, claimed_at=None, not_before=later, attempts=attempts,
            because=code, answer=answer,
        )  # fmt: skip
    ended = _end(mail, Mail.State.FAILED, at=at, because=code, answer=answer, attempts=attempts)
    if ended and about_address:
        soft_bounce(mail, at=at)
    return ended


@transaction.atomic
def refused_for_good(
    mail: Mail, code: str, answer: str, *, about_address: bool, at: datetime
) -> bool:
    """Failed. Where the address itself is at fault, nothing goes there any more."""
    attempts = mail.attempts + 1
    ended = _end(mail, Mail.State.FAILED, at=at, because=code, answer=answer, attempts=attempts)
    if ended and about_address:
        hard_bounce(mail, answer, at=at)
    return ended


def hard_bounce(mail: Mail, answer: str, *, at: datetime) -> None:
    """Stop the mailbox, for a person to look at; take a subscriber off the list."""
    if mail.mailbox_id is None:
        if mail.supporter:
            bounced(mail.supporter, hard=True, at=at, mail=mail.pk)
        return
    Mailbox.objects.filter(pk=mail.mailbox_id).update(hard_bounced_at=at)
    stop_mailbox(mail.mailbox_id, f"refused for good: {answer}", at=at)


def soft_bounce(mail: Mail, *, at: datetime) -> None:
    """Counted; three in a row stop the mailbox or end the subscription."""
    if mail.mailbox_id is None:
        if mail.supporter:
            bounced(mail.supporter, hard=False, at=at, mail=mail.pk)
        return
    mailbox = Mailbox.objects.select_for_update().get(pk=mail.mailbox_id)
    mailbox.soft_bounces += 1
    mailbox.save(update_fields=["soft_bounces"])
    if mailbox.soft_bounces >= SOFT_IN_A_ROW:
        stop_mailbox(mailbox.pk, "refused softly three times in a row", at=at)


def stop_mailbox(mailbox_id: int, because: str, *, at: datetime) -> bool:
    """Nothing more goes there until a person has looked; whether it was not stopped before."""
    live = Mailbox.objects.filter(pk=mailbox_id, stopped_at=None)
    if not live.update(stopped_at=at, stopped_by=WORKER, stopped_because=because):
        return False
    audit(Event.Kind.MAILBOX_STOPPED, actor=WORKER, at=at, target=f"mailbox-{mailbox_id}")
    return True


def _end(mail: Mail, state: Mail.State, *, at: datetime, **values: Any) -> bool:
    return _change(mail, state=state, ended_at=at, address=None, **values)


def _change(mail: Mail, **values: Any) -> bool:
    mine = Mail.objects.filter(pk=mail.pk, state=Mail.State.SENDING, claimed_at=mail.claimed_at)
    return bool(mine.update(**values))
