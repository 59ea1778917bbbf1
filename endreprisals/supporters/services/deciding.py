"""What a person decides about a mail of which the machine cannot tell what became of it."""

from datetime import datetime
from typing import Final

from django.db import transaction

from endreprisals.audit.models import Event
from endreprisals.audit.services import record as audit
from endreprisals.supporters.models import Mail

SENT, AGAIN, GIVE_UP = "sent", "again", "give_up"
DECISIONS: Final = (SENT, AGAIN, GIVE_UP)


class NothingToDecide(Exception):
    """This mail is not unknown, or not any more, or cannot be sent again."""


@transaction.atomic
def decide(mail_pk: int, decision: str, *, by: str, at: datetime) -> None:
    """`sent`: it is known to have arrived. `again`: it is known not to have. `give_up`: failed.

    Only an unknown mail: nothing that a relay refused is ever called sent.
    """
    unknown = Mail.objects.select_for_update().filter(pk=mail_pk, state=Mail.State.UNKNOWN)
    mail = unknown.first()
    if mail is None or decision not in DECISIONS:
        raise NothingToDecide
    if decision == AGAIN:
        if mail.address is None and mail.mailbox_id is None:
            raise NothingToDecide  # its address was erased meanwhile
        mail.state, mail.because, mail.not_before = Mail.State.QUEUED, "sent_again", at
        mail.claimed_at = None
    else:
        mail.state = Mail.State.SENT if decision == SENT else Mail.State.FAILED
        mail.because = "decided"
        mail.sent_at = mail.claimed_at or at if decision == SENT else None
        mail.ended_at, mail.address = at, None
    mail.save()
    audit(Event.Kind.MAIL_DECIDED, actor=by, at=at, target=f"mail-{mail_pk}", decision=decision)
