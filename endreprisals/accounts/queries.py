"""Reads of accounts, shaped for their pages."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from allauth.mfa.models import Authenticator

from endreprisals.accounts.models import RoleGrant, User
from endreprisals.accounts.roles import ROLES
from endreprisals.accounts.services import MAIN_FACTORS
from endreprisals.audit.models import Event

EVENTS_SHOWN = 200


@dataclass(frozen=True, slots=True)
class PersonLine:
    """One account in the list."""

    pk: int
    pseudonym: str
    roles: tuple[str, ...]  # names
    is_active: bool
    has_second_factor: bool
    entered_on: date


@dataclass(frozen=True, slots=True)
class EventLine:
    """One thing that was done."""

    kind: str
    target: str
    actor: str
    at: datetime
    detail: dict[str, Any]


def people() -> list[PersonLine]:
    """Every account, those in use first. Three queries."""
    factors = Authenticator.objects.filter(type__in=MAIN_FACTORS)
    protected = set(factors.values_list("user_id", flat=True))
    held: dict[int, list[str]] = {}
    for user, role in RoleGrant.objects.values_list("user_id", "role"):
        held.setdefault(user, []).append(ROLES[role].name if role in ROLES else role)
    rows = User.objects.order_by("-is_active", "pseudonym")
    return [
        PersonLine(
            user.pk, user.pseudonym, tuple(held.get(user.pk, ())), user.is_active,
            user.pk in protected, user.entered_on,
        )
        for user in rows
    ]  # fmt: skip


def latest_events() -> list[EventLine]:
    """What was done last, newest first. One query."""
    rows = Event.objects.order_by("-at", "-id")[:EVENTS_SHOWN]
    return [
        EventLine(row.get_kind_display(), row.target, row.actor, row.at, row.detail) for row in rows
    ]
