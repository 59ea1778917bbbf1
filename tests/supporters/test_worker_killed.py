"""A worker is killed in the middle of a delivery: no mail twice, none lost without a word."""

import os
import signal
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from aiosmtpd.smtp import SMTP, Envelope, Session
from django.conf import settings as ours
from django.db import connection

from endreprisals.supporters.models import Mail
from tests.supporters.mailroom import Handler, a_mail, a_server

MAILS = 12


class Killer(Handler):
    """Kills the worker with the mail in its hands: before or after the mail is kept."""

    def __init__(self, *, at: int, keeps: bool) -> None:
        super().__init__()
        self.at, self.keeps = at, keeps
        self.worker: subprocess.Popen[bytes] | None = None

    async def handle_DATA(  # noqa: N802 -- as aiosmtpd names it
        self, server: SMTP, session: Session, envelope: Envelope
    ) -> str:
        self.at -= 1
        if self.at == 0 and self.worker is not None:
            if self.keeps:
                self.taken.append(envelope)
            self.worker.send_signal(signal.SIGKILL)
            self.worker.wait()
            return "250 2.0.0 OK" if self.keeps else "451 later"
        return await super().handle_DATA(server, session, envelope)


@pytest.fixture
def address_of_database(tmp_path: Path, transactional_db: None) -> Iterator[str]:
    """A database that another process can open, with the rows of this test."""
    if connection.vendor == "postgresql":
        url, _, _ = os.environ["DATABASE_URL"].rpartition("/")
        yield f"{url}/{connection.settings_dict['NAME']}"
        return
    yield f"sqlite:///{tmp_path / 'db.sqlite3'}"


def _begin(command: list[str], database: str, there: Any, folder: Path) -> subprocess.Popen[bytes]:
    return subprocess.Popen(  # noqa: S603 -- our own command
        [sys.executable, "-m", "endreprisals", *command],
        env={
            **os.environ, "DJANGO_SETTINGS_MODULE": "tests.supporters.worker_settings",
            "DATABASE_URL": database, "ENDREPRISALS_VAR": str(folder),
            "SUPPORTER_KEYS_DIR": str(ours.SUPPORTER_KEYS_DIR), "MAIL_BACKEND": "smtp",
            "MAIL_HOST": there.host, "MAIL_PORT": str(there.port), "MAIL_SECURITY": "none",
            "SECRET_KEY": "x" * 50,
        },
    )  # fmt: skip


@pytest.mark.parametrize("keeps", [True, False])
def test_a_worker_killed_in_the_middle_sends_nothing_twice_and_loses_nothing(
    address_of_database: str, tmp_path: Path, *, keeps: bool
) -> None:
    for number in range(MAILS):
        a_mail(f"reader-{number}@supporter.example")
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("VACUUM INTO %s", [str(tmp_path / "db.sqlite3")])
    handler, ended = Killer(at=5, keeps=keeps), None
    with a_server(handler) as there:
        for _ in range(2):
            handler.worker = _begin(["deliver", "confirm"], address_of_database, there, tmp_path)
            ended = handler.worker.wait()
        assert ended == 0

    states = dict(_states(tmp_path))
    received = Counter(one.rcpt_tos[0] for one in handler.taken)
    assert len(states) == MAILS
    assert max(received.values()) == 1, "no mail twice"
    assert Counter(states.values()) == {"sent": MAILS - 1, "unknown": 1}
    assert len(received) == (MAILS if keeps else MAILS - 1), "what is missing is unknown, not sent"


def _states(folder: Path) -> list[tuple[int, str]]:
    if connection.vendor == "postgresql":
        return list(Mail.objects.values_list("pk", "state"))
    import sqlite3

    kept = sqlite3.connect(folder / "db.sqlite3")
    try:
        return list(kept.execute("SELECT id, state FROM supporters_mail"))
    finally:
        kept.close()
