"""Erasing one person: everything that stands under a supporter key, in one transaction."""

from datetime import datetime
from typing import Any

from django.db import transaction

from endreprisals.audit.models import Event
from endreprisals.audit.services import record as audit
from endreprisals.campaigns.models import (
    Letter,
    MissionReply,
    OrganisationSignature,
    Postcard,
    Signatory,
    SupporterAction,
)
from endreprisals.campaigns.services.organisations import drop_signatures, forget_signatories
from endreprisals.campaigns.services.replies import KEPT_UNTIED
from endreprisals.supporters.models import Mail
from endreprisals.supporters.services import subscribing


@transaction.atomic
def erase(supporter: str, at: datetime) -> dict[str, int]:
    """Returns how many rows of each kind went; the audit keeps the same numbers and no key.

    An organisation's verified signature stays, because it is the organisation's; who gave it goes,
    with the words on the mandate and the document.
    Numbers told so far stay until they are reckoned anew, at night.
    """
    letters = Letter.objects.filter(supporter=supporter)
    Mail.objects.filter(letter__in=letters, state=Mail.State.QUEUED).update(
        state=Mail.State.STOPPED, because="erased", ended_at=at, address=None
    )
    _replies(supporter, at)
    organisations = OrganisationSignature.objects.filter(supporter=supporter)
    kept = forget_signatories(organisations.filter(state=OrganisationSignature.State.VERIFIED))
    gone: dict[str, Any] = {
        "actions": SupporterAction.objects.filter(supporter=supporter).delete()[0],
        "letters": letters.delete()[0],
        "postcards": Postcard.objects.filter(supporter=supporter).delete()[0],
        "names": Signatory.objects.filter(supporter=supporter).delete()[0],
        "organisations": drop_signatures(organisations) + kept,
        **subscribing.erase(supporter, at),
    }
    audit(Event.Kind.SUPPORTER_ERASED, actor="supporter", at=at, **gone)
    return gone


def _replies(supporter: str, at: datetime) -> None:
    """What a mission answered quotes the letter. A reply that a person has read is emptied; one
    that nobody has read may say STOP, so it is kept for that, and no longer than an untied mail.
    """
    answers = MissionReply.objects.filter(letter__supporter=supporter)
    answers.exclude(classified_by="").update(words=None)
    last = (at + KEPT_UNTIED).date()
    answers.filter(classified_by="", keep_until__gt=last).update(keep_until=last)
