"""A standing letter mailed to an address that somebody at the desk typed, and to nobody else."""

from datetime import datetime

from django.db import transaction

from endreprisals.audit.models import Event
from endreprisals.audit.services import record as audit
from endreprisals.campaigns.letter_words import standing_text
from endreprisals.campaigns.models import Action
from endreprisals.campaigns.services.held import refuse
from endreprisals.domain.campaigning.addresses import BadAddress, read_address
from endreprisals.domain.campaigning.texts import APPROACHES
from endreprisals.states.models import Office
from endreprisals.supporters.identity import seal
from endreprisals.supporters.models import Mail
from endreprisals.supporters.services.outbox import Order, is_of_a_mission, queue


@transaction.atomic
def send_test(
    action: Action, *, office_id: int, approach: str, address: str, by: str, at: datetime
) -> None:
    """Put one test into the outbox. Only checked words are sent, as to a mission.

    The address is sealed, stands in no other place, and is forgotten when the mail has ended.
    Raises `NotPossible`.
    """
    try:
        read = read_address(address)
    except BadAddress:
        raise refuse("bad_address") from None
    if is_of_a_mission(read.canonical):
        raise refuse("address_of_a_mission")
    office = Office.objects.filter(pk=office_id).exclude(checked_by="").first()
    if office is None or approach not in APPROACHES:
        raise refuse("no_office")
    shown = standing_text(action, office, approach)
    if shown is None:
        raise refuse("words_unchecked", approach)
    order = Order(
        key=f"letter-test:{action.pk}:{approach}:{office.pk}:{by}:{at.timestamp():.6f}",
        stream=Mail.Stream.STAFF,
        kind="letter-test",
        language=shown.language,
        address=seal(read.delivery, about="mail.address"),
        detail={"action": action.pk, "office": office.pk, "approach": approach},
    )
    queue([order], at=at)
    audit(Event.Kind.ACTION_CHANGED, actor=by, at=at, target=f"action-{action.pk}", tested=approach)
