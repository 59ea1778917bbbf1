"""Changes of accounts: invite, give and take roles, end sessions, reset a lost second factor."""

import secrets
from collections.abc import Collection
from datetime import date, datetime, timedelta

from allauth.mfa.models import Authenticator
from django.db import transaction
from django.utils.crypto import salted_hmac

from endreprisals.accounts.models import OneTimeCode, RoleGrant, User
from endreprisals.accounts.roles import ROLES, Permission
from endreprisals.audit.models import Event
from endreprisals.audit.services import record as audit

FIRST_PSEUDONYM = "first-keeper"
FIRST_ROLES = (
    "administrator", "case_worker", "editor", "advocate", "auditor", "campaign_editor",
)  # fmt: skip
CODE_LIFE = timedelta(hours=48)
_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"  # none that is mistaken for another
_GROUPS, _GROUP = 4, 5  # 31 letters to the power of 20: 99 bits
MAIN_FACTORS = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)


class CodeRefused(Exception):
    """A one-time code that is unknown, used or too old; which of these is not said."""


class LastAdministrator(Exception):
    """The change would leave nobody who may manage accounts. Nothing was changed."""


@transaction.atomic
def invite(*, pseudonym: str, roles: Collection[str], by: str, at: datetime) -> tuple[User, str]:
    """Make an account and a one-time code for its first password; the code is shown once."""
    user = User(pseudonym=pseudonym, entered_on=at.date())
    user.set_unusable_password()
    user.save()
    _grant(user, roles, by=by, on=at.date())
    audit(Event.Kind.ACCOUNT_INVITED, actor=by, at=at, target=user.number)
    return user, new_code(user, at=at)


@transaction.atomic
def first_login(*, at: datetime) -> tuple[str, str] | None:
    """Pseudonym and one-time code of the first account, while nobody can sign in yet; else None.

    Called at every start. Until somebody has a second factor, each call makes a new code and
    the one before stops working.
    """
    if Authenticator.objects.filter(type__in=MAIN_FACTORS, user__is_active=True).exists():
        return None
    user = User.objects.filter(pseudonym=FIRST_PSEUDONYM).first()
    if user is None:
        user, code = invite(pseudonym=FIRST_PSEUDONYM, roles=FIRST_ROLES, by="start", at=at)
    else:
        code = new_code(user, at=at)
    return user.pseudonym, code


@transaction.atomic
def new_code(user: User, *, at: datetime) -> str:
    """A one-time code for 48 hours; every earlier code of this person stops working."""
    user.codes.filter(used_at=None).update(used_at=at)
    groups = ("".join(secrets.choice(_LETTERS) for _ in range(_GROUP)) for _ in range(_GROUPS))
    code = "-".join(groups)
    OneTimeCode.objects.create(user=user, digest=_digest(code), expires_at=at + CODE_LIFE)
    return code


@transaction.atomic
def choose_password(*, pseudonym: str, code: str, password: str, at: datetime) -> User:
    """Use a one-time code to set a password; ends every session. Raises `CodeRefused`."""
    held = OneTimeCode.objects.select_for_update().filter(
        digest=_digest(code), used_at=None, expires_at__gt=at,
        user__pseudonym=pseudonym, user__is_active=True,
    )  # fmt: skip
    one = held.select_related("user").first()
    if one is None:
        raise CodeRefused
    one.used_at = at
    one.save(update_fields=["used_at"])
    one.user.set_password(password)
    one.user.session_round += 1
    one.user.save(update_fields=["password", "session_round"])
    audit(Event.Kind.PASSWORD_CHOSEN, actor=one.user.number, at=at, target=one.user.number)
    return one.user


@transaction.atomic
def set_roles(*, user_id: int, roles: Collection[str], by: str, at: datetime) -> User:
    """Give somebody exactly these roles; raises `LastAdministrator`."""
    user = User.objects.select_for_update().get(pk=user_id)
    held = set(user.grants.values_list("role", flat=True))
    user.grants.exclude(role__in=roles).delete()
    _grant(user, set(roles) - held, by=by, on=at.date())
    _refuse_without_administrator()
    audit(
        Event.Kind.ROLES_CHANGED, actor=by, at=at, target=user.number, roles=",".join(sorted(roles))
    )
    return user


@transaction.atomic
def deactivate(*, user_id: int, by: str, at: datetime) -> None:
    """Shut an account: its sessions end now, its codes stop; history keeps its number."""
    user = User.objects.select_for_update().get(pk=user_id)
    user.is_active = False
    user.session_round += 1
    user.save(update_fields=["is_active", "session_round"])
    user.codes.filter(used_at=None).update(used_at=at)
    _refuse_without_administrator()
    audit(Event.Kind.ACCOUNT_SHUT, actor=by, at=at, target=user.number)


@transaction.atomic
def reset_sign_in(*, user_id: int, by: str, at: datetime) -> str:
    """For a lost password or second factor: forget both, end every session, give a new code."""
    user = User.objects.select_for_update().get(pk=user_id)
    Authenticator.objects.filter(user=user).delete()
    user.set_unusable_password()
    user.session_round += 1
    user.save(update_fields=["password", "session_round"])
    audit(Event.Kind.SIGN_IN_RESET, actor=by, at=at, target=user.number)
    return new_code(user, at=at)


def has_second_factor(user: User) -> bool:
    """Whether this person has an authenticator app or a passkey; recovery codes alone are none."""
    return bool(Authenticator.objects.filter(user=user, type__in=MAIN_FACTORS).exists())


def _grant(user: User, roles: Collection[str], *, by: str, on: date) -> None:
    RoleGrant.objects.bulk_create(
        RoleGrant(user=user, role=role, granted_by=by, granted_on=on) for role in sorted(roles)
    )


def _refuse_without_administrator() -> None:
    managing = [
        role.code for role in ROLES.values() if Permission.ACCOUNTS_MANAGE in role.permissions
    ]
    if not User.objects.filter(is_active=True, grants__role__in=managing).exists():
        raise LastAdministrator


def _digest(code: str) -> str:
    plain = code.strip().lower().replace(" ", "")
    return salted_hmac("endreprisals.accounts.code", plain, algorithm="sha256").hexdigest()
