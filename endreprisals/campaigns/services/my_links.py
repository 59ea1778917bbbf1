"""For who was counted without a mail, or lost it: links to take back, to leave, to be erased."""

from datetime import datetime
from typing import Final

from django.db import transaction

from endreprisals.campaigns.models import (
    Letter,
    OrganisationSignature,
    Postcard,
    Signatory,
    SupporterAction,
)
from endreprisals.domain.campaigning.addresses import Address
from endreprisals.supporters.identity import seal, supporter_key
from endreprisals.supporters.models import Consent, Mail, Subscriber
from endreprisals.supporters.services.outbox import Order, queue
from endreprisals.supporters.services.written import take_turn

KIND: Final = "my-links"
MOST_MAILS, MAIL_DAYS = 2, 7  # mails of this kind that one address may get in so many days
# Every table of rows that stand under a supporter key until they are erased.
KEPT_IN: Final = (
    SupporterAction, Subscriber, Letter, Postcard, Signatory, OrganisationSignature, Consent,
)  # fmt: skip


@transaction.atomic
def ask(address: Address, *, language: str, at: datetime) -> None:
    """Queue the mail if anything stands under the address. It answers nothing, whoever asks.

    A turn is taken either way, and so much the same is done for everybody.
    """
    supporter = supporter_key(address.canonical)
    sealed = seal(address.delivery, about="mail.address")
    turn = take_turn(supporter, KIND, most=MOST_MAILS, days=MAIL_DAYS, at=at)
    if turn is None or not is_kept(supporter):
        return
    order = Order(
        key=f"{KIND}:{supporter}:{at.date():%Y%m%d}:{turn}", stream=Mail.Stream.CONFIRM, kind=KIND,
        language=language, supporter=supporter, address=sealed,
    )  # fmt: skip
    queue([order], at=at)


def is_kept(supporter: str) -> bool:
    """Whether anything stands under a supporter key."""
    return any(table.objects.filter(supporter=supporter).exists() for table in KEPT_IN)
