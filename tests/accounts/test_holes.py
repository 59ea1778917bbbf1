"""What must stay shut: the last passkey, the disk, the buckets, and one's own rights."""

import os
import time
from pathlib import Path

import pytest
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client, override_settings

from endreprisals.accounts import services
from endreprisals.accounts.attempts import TooMany, attempt
from endreprisals.accounts.models import User
from endreprisals.adapters.report_store import forget_leftovers
from endreprisals.web.desk_middleware import FORM_MAX_BYTES
from tests.desk import a_person, signed_in

pytestmark = pytest.mark.django_db


def _passkey(user: User) -> str:
    key = Authenticator.objects.create(
        user=user, type=Authenticator.Type.WEBAUTHN, data={"name": "Invented key"}
    )
    return f"/second-factor/webauthn/keys/{key.pk}/remove/"


def test_the_last_passkey_stays_and_the_page_says_why() -> None:
    user = a_person("auditor", factor=False)
    answer = signed_in(user).post(_passkey(user))

    assert answer.status_code == 409
    assert "Add another second factor first" in answer.content.decode()
    assert services.has_second_factor(user)


def test_a_passkey_beside_an_app_can_be_removed() -> None:
    user = a_person("auditor")
    assert signed_in(user).post(_passkey(user)).status_code == 302
    assert not Authenticator.objects.filter(user=user, type="webauthn").exists()


@pytest.mark.parametrize(
    ("path", "length"),
    [("/login/", FORM_MAX_BYTES + 1), ("/reports/", 61_000_001), ("/reports/1/drop/", 2_000_000)],
)
def test_a_body_above_the_limit_is_refused_before_it_is_read(path: str, length: int) -> None:
    answer = Client(enforce_csrf_checks=True).generic("POST", path, CONTENT_LENGTH=str(length))

    assert answer.status_code == 413
    assert "default-src 'none'" in answer["Content-Security-Policy"]


def test_a_form_below_the_limit_is_read() -> None:
    assert Client().post("/login/", {"login": "nobody", "password": "x"}).status_code == 200


@pytest.mark.parametrize("session", ["", "made-up-by-a-stranger"])
def test_no_report_is_uploaded_without_a_session_that_somebody_signed_in_to(session: str) -> None:
    client = Client()
    client.cookies[settings.SESSION_COOKIE_NAME] = session
    answer = client.generic("POST", "/reports/", CONTENT_LENGTH="1")

    assert answer.status_code == 403


def test_whoever_is_signed_in_reaches_the_form_for_uploads() -> None:
    client = signed_in(a_person("case_worker"))
    report = SimpleUploadedFile("report.pdf", b"%PDF" + b"x" * FORM_MAX_BYTES)
    assert client.post("/reports/", {"file": report}).status_code not in (403, 413)


def test_leftovers_of_broken_uploads_go_after_an_hour(tmp_path: Path) -> None:
    old = [tmp_path / name for name in ("tmp1.upload.pdf", "incoming-1", "kept.bin")]
    fresh = tmp_path / "incoming-2"
    for path in (*old, fresh):
        path.touch()
    for path in old:
        os.utime(path, (time.time() - 3700,) * 2)

    forget_leftovers(tmp_path, before=time.time() - 3600)
    assert {path.name for path in tmp_path.iterdir()} == {"incoming-2", "kept.bin"}


def test_a_full_cache_does_not_forget_who_failed_five_times() -> None:
    cache.clear()
    for _ in range(5):
        with pytest.raises(ValueError, match="wrong"), attempt("enter", "blue-heron"):
            raise ValueError("wrong")
    for number in range(310):
        cache.set(f"z{number}", 1)

    with pytest.raises(TooMany), attempt("enter", "blue-heron"):
        pass


def test_an_administrator_gives_themselves_no_roles() -> None:
    user = a_person("administrator")
    answer = signed_in(user).post(
        f"/people/{user.pk}/roles/", {"roles": ["administrator", "editor"]}
    )

    assert answer.status_code == 409
    assert "your own roles" in answer.content.decode()
    assert list(user.grants.values_list("role", flat=True)) == ["administrator"]


def test_an_administrator_does_not_reset_their_own_sign_in() -> None:
    user = a_person("administrator")
    answer = signed_in(user).post(f"/people/{user.pk}/reset/")

    assert answer.status_code == 409
    assert "your own sign-in" in answer.content.decode()
    assert services.has_second_factor(user)


def test_an_administrator_gives_roles_to_somebody_else() -> None:
    other = a_person("auditor")
    client = signed_in(a_person("administrator"))

    client.post(f"/people/{other.pk}/roles/", {"roles": ["editor"]})
    assert list(other.grants.values_list("role", flat=True)) == ["editor"]


def test_preparing_the_desk_clears_both_folders(tmp_path: Path) -> None:
    from django.core.management import call_command

    left = [tmp_path / "uploads/a.upload.pdf", tmp_path / "reports/incoming-1"]
    for path in left:
        path.parent.mkdir(exist_ok=True)
        path.touch()
        os.utime(path, (0, 0))
    with override_settings(
        FILE_UPLOAD_TEMP_DIR=str(left[0].parent), REPORT_FILES_DIR=left[1].parent,
        STATIC_ROOT=tmp_path / "static",
    ):  # fmt: skip
        call_command("prepare-desk", tables_only=True)
    assert not any(path.exists() for path in left)
