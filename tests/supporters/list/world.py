"""Invented subscribers and mailings. Nobody here is anybody."""

from datetime import datetime
from typing import Any

from django.utils.translation import override

from endreprisals.domain.campaigning.addresses import read_address
from endreprisals.supporters import links
from endreprisals.supporters.identity import seal, supporter_key
from endreprisals.supporters.models import Mail, Mailing, Subscriber
from endreprisals.supporters.rendering import Rendered, render
from endreprisals.supporters.services import subscribing
from tests.build import NOON

ADDRESS = "testa@supporter.example"
ALL = ["campaigns", "reports", "urgent"]


def key_of(address: str = ADDRESS) -> str:
    return supporter_key(read_address(address).canonical)


def asked(
    address: str = ADDRESS, *, topics: tuple[str, ...] = ("campaigns",), language: str = "en",
    at: datetime = NOON,
) -> Subscriber | None:  # fmt: skip
    """Somebody who typed an address into the form."""
    subscribing.ask(read_address(address), topics=topics, language=language, at=at)
    return Subscriber.objects.filter(pk=key_of(address)).first()


def on_the_list(typed: str = ADDRESS, **changes: Any) -> Subscriber:
    """Somebody who confirmed at noon."""
    values: dict[str, Any] = {
        "supporter": key_of(typed), "address": seal(typed, about="mail.address"),
        "language": "en", "topics": ["campaigns"], "state": Subscriber.State.ACTIVE,
        "asked_at": NOON, "confirmed_at": NOON,
    }  # fmt: skip
    return Subscriber.objects.create(**values | changes)


def confirmed(row: Subscriber, at: datetime = NOON) -> bool:
    """The button, pressed with what was asked for."""
    return subscribing.confirm(
        row.pk, asked=subscribing.asked_number(row), topics=row.topics, language=row.language,
        at=at,
    )  # fmt: skip


def a_mailing(*languages: str, **changes: Any) -> Mailing:
    """A mailing that a second person checked, in English unless said otherwise."""
    values: dict[str, Any] = {
        "topic": "campaigns", "state": Mailing.State.CHECKED, "send_at": NOON,
        "entered_by": "account-1", "entered_at": NOON, "checked_by": "account-2",
        "checked_at": NOON,
    }  # fmt: skip
    mailing = Mailing.objects.create(**values | changes)
    for language in languages or ("en",):
        mailing.texts.create(
            language=language, subject=f"News in {language}", body=f"Words in {language}."
        )
    return mailing


def mails(kind: str = "news") -> list[Mail]:
    return list(Mail.objects.filter(kind=kind))


def rendered(mail: Mail, at: datetime = NOON) -> Rendered:
    return render(mail, at=at)


def confirm_path(row: Subscriber) -> str:
    """The path of the mailed link."""
    with override("en"):
        address = links.confirm_address(row.pk, asked=subscribing.asked_number(row), language="en")
    return _path(address)


def leave_path(supporter: str) -> str:
    return _path(links.leave_address(supporter, language="en"))


def change_path(supporter: str) -> str:
    return _path(links.change_address(supporter, language="en"))


def _path(address: str) -> str:
    return "/" + address.split("/", 3)[3]
