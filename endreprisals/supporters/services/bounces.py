"""A report says that a mail did not arrive: it was not delivered, so it is not sent any more."""

from datetime import datetime
from typing import Final

from django.db import transaction

from endreprisals.supporters.models import Mail
from endreprisals.supporters.services.ending import hard_bounce, soft_bounce

HARD: Final = "bounced_hard"
SOFT: Final = "bounced_softly"


@transaction.atomic
def came_back(mail_pk: int, *, status: str, hard: bool, at: datetime) -> bool:
    """Write the failure down; whether this report told anything new."""
    left = (Mail.State.SENT, Mail.State.UNKNOWN)
    mail = Mail.objects.select_for_update().filter(pk=mail_pk, state__in=left).first()
    if mail is None:
        return False
    if hard:
        hard_bounce(mail, status, at=at)
    else:
        soft_bounce(mail, at=at)
    mail.state, mail.because, mail.answer = Mail.State.FAILED, HARD if hard else SOFT, status
    mail.sent_at, mail.ended_at, mail.address = None, at, None
    mail.save(update_fields=["state", "because", "answer", "sent_at", "ended_at", "address"])
    return True
