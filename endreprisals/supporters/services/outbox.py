"""Putting mails into the outbox, in the transaction that makes them necessary."""

from dataclasses import dataclass, field
from datetime import datetime

from endreprisals.domain.campaigning.addresses import BadAddress, read_address
from endreprisals.states.models import Mailbox
from endreprisals.supporters.models import Mail


@dataclass(frozen=True, slots=True)
class Order:
    """A mail to be sent once. A second order with the same key is the same mail."""

    key: str  # confirm-action:SUPPORTER:12:1
    stream: Mail.Stream
    kind: str  # a name in settings.MAIL_KINDS
    language: str
    supporter: str = ""
    address: bytes | None = None  # sealed about "mail.address"
    mailbox: int | None = None
    detail: dict[str, int | str] = field(default_factory=dict)
    not_before: datetime | None = None


def queue(orders: list[Order], *, at: datetime) -> None:
    """Put mails into the outbox; those that are there already stay as they are."""
    Mail.objects.bulk_create(
        [
            Mail(
                key=order.key, stream=order.stream, kind=order.kind, language=order.language,
                supporter=order.supporter, address=order.address, mailbox_id=order.mailbox,
                detail=order.detail, queued_at=at, not_before=order.not_before or at,
            )
            for order in orders
        ],
        ignore_conflicts=True,
    )  # fmt: skip


def is_of_a_mission(address: str) -> bool:
    """Whether a mailbox that we know has this address, whatever it wishes or is stopped for.

    Nothing goes there because somebody typed it: what a mission gets has its own way and limits.
    """
    try:
        canonical = read_address(address).canonical
    except BadAddress:
        return False
    return Mailbox.objects.filter(address=canonical).exists()
