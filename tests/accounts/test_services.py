"""Accounts: invited, never signed up; codes that work once; nobody locked out of managing them."""

from datetime import timedelta

import pytest
from allauth.mfa.models import Authenticator
from django.db import DatabaseError, transaction

from endreprisals.accounts import services
from endreprisals.accounts.models import OneTimeCode, User
from endreprisals.accounts.roles import ROLES, Permission, permissions_of
from endreprisals.audit.models import Event
from tests.build import NOON
from tests.desk import PASSWORD, a_person

pytestmark = pytest.mark.django_db
BY = "account-1"


def _choose(pseudonym: str, code: str, *, hours: int = 0) -> User:
    at = NOON + timedelta(hours=hours)
    return services.choose_password(pseudonym=pseudonym, code=code, password=PASSWORD, at=at)


def test_an_invited_person_chooses_a_password_once() -> None:
    user, code = services.invite(pseudonym="blue-heron", roles=["editor"], by=BY, at=NOON)
    assert not user.has_usable_password()

    assert _choose("blue-heron", code.upper()).check_password(PASSWORD)
    with pytest.raises(services.CodeRefused):
        _choose("blue-heron", code)


@pytest.mark.parametrize(("pseudonym", "hours"), [("other-heron", 0), ("blue-heron", 49)])
def test_a_code_of_somebody_else_or_of_two_days_ago_is_refused(pseudonym: str, hours: int) -> None:
    _, code = services.invite(pseudonym="blue-heron", roles=[], by=BY, at=NOON)

    with pytest.raises(services.CodeRefused):
        _choose(pseudonym, code, hours=hours)


def test_only_a_keyed_hash_of_a_code_is_kept() -> None:
    _, code = services.invite(pseudonym="blue-heron", roles=[], by=BY, at=NOON)

    kept = OneTimeCode.objects.get().digest
    assert len(kept) == 64
    assert code.replace("-", "") not in kept
    assert len(set(code.replace("-", ""))) > 5
    assert code not in str(list(Event.objects.values()))


def test_the_first_login_is_renewed_until_somebody_has_a_second_factor() -> None:
    first = services.first_login(at=NOON)
    second = services.first_login(at=NOON)

    assert first is not None
    assert second is not None
    assert first[0] == second[0] == "first-keeper"
    with pytest.raises(services.CodeRefused):
        _choose(*first)
    user = _choose(*second)
    Authenticator.objects.create(user=user, type="totp", data={})
    assert services.first_login(at=NOON) is None


def test_a_reset_forgets_both_factors_and_ends_every_session() -> None:
    a_person("administrator")
    user = a_person("editor")
    before = user.get_session_auth_hash()

    code = services.reset_sign_in(user_id=user.pk, by=BY, at=NOON)

    user = User.objects.get(pk=user.pk)
    assert user.get_session_auth_hash() != before
    assert not user.has_usable_password()
    assert not services.has_second_factor(user)
    assert _choose(user.pseudonym, code).pk == user.pk


def test_a_shut_account_opens_nothing() -> None:
    a_person("administrator")
    user = a_person("editor")
    services.deactivate(user_id=user.pk, by=BY, at=NOON)

    user = User.objects.get(pk=user.pk)
    assert not user.may(Permission.REVIEW_READ)


def test_the_last_administrator_stays() -> None:
    only = a_person("administrator", "editor")

    with pytest.raises(services.LastAdministrator):
        services.set_roles(user_id=only.pk, roles=["editor"], by=BY, at=NOON)
    with pytest.raises(services.LastAdministrator):
        services.deactivate(user_id=only.pk, by=BY, at=NOON)
    only = User.objects.get(pk=only.pk)
    assert only.may(Permission.ACCOUNTS_MANAGE)


def test_roles_are_exactly_those_given() -> None:
    a_person("administrator")
    user = a_person("editor", "auditor")
    services.set_roles(user_id=user.pk, roles=["auditor", "case_worker"], by=BY, at=NOON)

    assert set(user.grants.values_list("role", flat=True)) == {"auditor", "case_worker"}


def test_administrators_see_no_case_and_editors_no_accounts() -> None:
    assert Permission.REVIEW_READ not in ROLES["administrator"].permissions
    assert Permission.ACCOUNTS_MANAGE not in ROLES["editor"].permissions
    assert permissions_of(["a role of before"]) == frozenset()


def test_every_role_is_described_and_every_permission_held_by_one() -> None:
    assert all(len(role.description.split()) > 8 for role in ROLES.values())
    assert frozenset(Permission) == permissions_of(ROLES)


@pytest.mark.parametrize("pseudonym", ["Zoë", "ab", "a b", "-ab", "аnna", "x" * 41, "anna\n"])
def test_the_database_refuses_a_pseudonym_that_may_look_like_another(pseudonym: str) -> None:
    with pytest.raises(DatabaseError), transaction.atomic():
        User.objects.create(pseudonym=pseudonym, entered_on=NOON.date())
