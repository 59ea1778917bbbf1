"""Nothing leaves unless it is asked for; on a real host only what is signed and encrypted does."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings

from endreprisals.adapters.mail_relays import FolderRelay, SmtpRelay
from endreprisals.supporters.relays import relay_of_settings

LOAD = "import endreprisals.settings.{name} as s; print(s.MAIL_BACKEND, s.MAIL_DOMAINS['news'])"


def load(name: str, folder: Path, **more: str) -> subprocess.CompletedProcess[str]:
    """Load settings in a process of their own, with nothing of mail in the environment but this."""
    kept = {key: value for key, value in os.environ.items() if not key.startswith("MAIL_")}
    return subprocess.run(  # noqa: S603 -- our own command
        [sys.executable, "-c", LOAD.format(name=name)],
        env={**kept, "ENDREPRISALS_VAR": str(folder), "DESK_SECRET_KEY": "x" * 50,
             "SITE_ORIGIN": "https://site.example", **more},
        capture_output=True, text=True, check=False,
    )  # fmt: skip


def test_without_a_word_everything_goes_into_a_folder(tmp_path: Path) -> None:
    assert load("desk", tmp_path).stdout.split() == ["folder", "news.example"]
    assert isinstance(relay_of_settings(), FolderRelay)
    assert not settings.MAIL_ASK_DNS


def test_a_real_host_does_not_start_before_it_is_said_whether_mail_leaves(tmp_path: Path) -> None:
    told = load("production_desk", tmp_path, MAIL_BACKEND="folder")

    assert "MAIL_BACKEND is not set" in load("production_desk", tmp_path).stderr
    assert told.stdout.split() == ["folder", "news.example"]


def test_a_relay_is_used_when_it_is_set(settings: object) -> None:
    settings.MAIL_BACKEND = "smtp"  # type: ignore[attr-defined]

    assert isinstance(relay_of_settings(), SmtpRelay)


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({}, "without a DKIM key for confirm, news, letters, digests, staff"),
        ({"keys": "yes"}, "without MAIL_DOMAIN"),
        ({"keys": "yes", "MAIL_DOMAIN": "ours.org", "MAIL_SECURITY": "none",
          "MAIL_HOST": "relay.ours.org"}, "for a relay on this machine alone"),
        ({"keys": "yes", "MAIL_DOMAIN": "ours.org", "MAIL_SECURITY": "maybe"}, "set it to one of"),
        ({"keys": "yes", "MAIL_DOMAIN": "ours.org", "MAIL_PORT": "x"}, "set it to a number"),
    ],
)  # fmt: skip
def test_a_real_host_does_not_start_with_mail_that_is_not_signed_or_encrypted(
    tmp_path: Path, more: dict[str, str], said: str
) -> None:
    keys = tmp_path / "dkim"
    keys.mkdir()
    if more.pop("keys", ""):
        for stream in settings.MAIL_STREAMS:
            (keys / f"{stream}.pem").write_text("a key")
    told = load("production_desk", tmp_path, MAIL_BACKEND="smtp", MAIL_DKIM_DIR=str(keys), **more)

    assert told.returncode != 0
    assert said in told.stderr


def test_keys_are_made_and_the_dns_records_printed(
    settings: object, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    from django.core.management import call_command

    settings.MAIL_DKIM_DIR = tmp_path / "dkim"  # type: ignore[attr-defined]
    settings.MAIL_DOMAINS = {"news": "news.ours.org"}  # type: ignore[attr-defined]
    call_command("mail-keys")
    lines = capsys.readouterr().out.splitlines()
    call_command("mail-keys")

    assert capsys.readouterr().out.splitlines() == lines, "the same key"
    assert lines[0].startswith('er1._domainkey.news.ours.org. TXT "v=DKIM1; k=rsa; p=MII')
    assert lines[2] == '_dmarc.news.ours.org. TXT "v=DMARC1; p=none; adkim=s; aspf=s"'
