"""Signing in: two factors, sealed secrets, no addresses, and nothing said of who exists."""

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import (
    TOTP,
    format_hotp_value,
    hotp_value,
    yield_hotp_counters_from_time,
)
from cryptography.fernet import InvalidToken
from django.core.cache import cache
from django.test import Client, override_settings

from endreprisals.accounts import services
from endreprisals.accounts.models import User
from endreprisals.accounts.sign_in import MFAAdapter
from tests.build import NOON
from tests.desk import PASSWORD, a_person, signed_in

pytestmark = pytest.mark.django_db
SECRET = "JBSWY3DPEHPK3PXP"  # noqa: S105 -- of nobody


@pytest.fixture(autouse=True)
def empty_buckets() -> None:
    cache.clear()


@pytest.fixture
def person() -> User:
    user = a_person("auditor", factor=False)
    TOTP.activate(user, SECRET)
    return user


def _code() -> str:
    return str(format_hotp_value(hotp_value(SECRET, next(iter(yield_hotp_counters_from_time())))))


def _password(client: Client, user: User, password: str = PASSWORD) -> object:
    return client.post("/login/", {"login": user.pseudonym, "password": password})


def test_a_password_alone_opens_nothing(person: User) -> None:
    client = Client()
    answer = _password(client, person)

    assert answer["Location"] == "/second-factor/authenticate/"  # type: ignore[index]
    assert client.get("/queue/")["Location"].startswith("/login/")


def test_password_and_code_open_the_desk_and_a_code_works_once(person: User) -> None:
    client, thief = Client(), Client()
    _password(client, person)
    _password(thief, person)
    code = _code()
    assert client.post("/second-factor/authenticate/", {"code": code})["Location"] == "/"
    assert client.get("/queue/").status_code == 200

    assert thief.post("/second-factor/authenticate/", {"code": code}).status_code == 200
    assert thief.get("/queue/").status_code == 302


def test_guessing_codes_ends_after_five(person: User) -> None:
    client = Client()
    _password(client, person)
    for _ in range(5):
        client.post("/second-factor/authenticate/", {"code": "000000"})

    answer = client.post("/second-factor/authenticate/", {"code": _code()})
    assert answer.status_code == 200
    assert "Too many" in answer.content.decode()


def test_guessing_passwords_ends_after_five_for_this_account_and_for_nobody_else(
    person: User,
) -> None:
    other = a_person("auditor", factor=False)
    for _ in range(5):
        _password(Client(), person, "wrong")

    refused = Client().post("/login/", {"login": person.pseudonym, "password": PASSWORD})
    assert refused.status_code == 200
    assert "Too many attempts" in refused.content.decode()
    assert _password(Client(), other)["Location"] == "/"  # type: ignore[index]


def test_buckets_hold_no_pseudonym_and_no_address(person: User) -> None:
    from django.db import connection

    Client().post(
        "/login/", {"login": person.pseudonym, "password": "x"}, REMOTE_ADDR="203.0.113.7"
    )
    with connection.cursor() as cursor:
        cursor.execute("SELECT cache_key, value FROM desk_cache")
        held = str(cursor.fetchall())
    assert "rl" in held
    assert person.pseudonym not in held
    assert "203.0.113.7" not in held


def test_the_answer_does_not_say_whether_an_account_exists(person: User) -> None:
    there = Client().post("/login/", {"login": person.pseudonym, "password": "wrong"})
    not_there = Client().post("/login/", {"login": "nobody-at-all", "password": "wrong"})

    def text(answer: object) -> str:
        page = answer.content.decode()  # type: ignore[attr-defined]
        page = page.replace(person.pseudonym, "NAME").replace("nobody-at-all", "NAME")
        return "".join(line for line in page.splitlines() if "csrfmiddlewaretoken" not in line)

    assert text(there) == text(not_there)


def test_secrets_of_second_factors_are_sealed_in_the_database(person: User) -> None:
    held = Authenticator.objects.get(user=person)

    assert SECRET not in str(held.data)
    assert MFAAdapter().decrypt(held.data["secret"]) == SECRET


def test_a_changed_key_still_opens_what_an_older_one_sealed() -> None:
    sealed = MFAAdapter().encrypt(SECRET)

    changed = {"SECRET_KEY": "another", "SECRET_KEY_FALLBACKS": ["only-in-tests"]}
    with override_settings(**changed):
        assert MFAAdapter().decrypt(sealed) == SECRET
    with override_settings(**changed | {"SECRET_KEY_FALLBACKS": []}), pytest.raises(InvalidToken):
        MFAAdapter().decrypt(sealed)


def test_a_reset_ends_the_sessions_that_are_open(person: User) -> None:
    a_person("administrator")
    client = signed_in(person)
    assert client.get("/queue/").status_code == 200

    services.reset_sign_in(user_id=person.pk, by="account-1", at=NOON)
    assert client.get("/queue/")["Location"].startswith("/login/")


def test_the_last_second_factor_stays(person: User) -> None:
    answer = signed_in(person).post("/second-factor/totp/deactivate/")

    assert answer.status_code == 200
    assert services.has_second_factor(person)


def test_recovery_codes_are_shown_once_and_alone_are_no_second_factor(person: User) -> None:
    client = signed_in(person)
    client.post("/second-factor/recovery-codes/generate/")
    first = client.get("/second-factor/recovery-codes/").content.decode()
    second = client.get("/second-factor/recovery-codes/").content.decode()

    assert first.count("<li><code>") == 10
    assert second.count("<li><code>") == 0
    Authenticator.objects.filter(user=person, type="totp").delete()
    assert not services.has_second_factor(person)


def test_signing_out_needs_a_form(person: User) -> None:
    client = signed_in(person)
    client.get("/logout/")
    assert client.get("/queue/").status_code == 200

    client.post("/logout/")
    assert client.get("/queue/").status_code == 302


def test_a_way_back_to_another_site_is_not_taken(person: User) -> None:
    client = Client()
    client.post(
        "/login/?next=https://evil.example/", {"login": person.pseudonym, "password": PASSWORD}
    )
    answer = client.post("/second-factor/authenticate/", {"code": _code()})

    assert answer["Location"] == "/"


def test_guessing_one_time_codes_ends_after_five() -> None:
    _, code = services.invite(pseudonym="blue-heron", roles=[], by="account-1", at=NOON)
    given = {"pseudonym": "blue-heron", "password": PASSWORD, "again": PASSWORD}
    for _ in range(5):
        Client().post("/enter/", given | {"code": "wrong"})

    answer = Client().post("/enter/", given | {"code": code})
    assert "Too many attempts" in answer.content.decode()


def test_an_invented_sign_up_reset_or_mail_page_is_not_there() -> None:
    client = signed_in(a_person("administrator"))
    for address in ("/signup/", "/password/reset/", "/email/", "/login/code/", "/accounts/login/"):
        assert client.get(address).status_code == 404, address
