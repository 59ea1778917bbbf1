"""One at a time: a lock that ends with the process that holds it, however it ends."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path

from django.db import connection


@contextmanager
def held(name: str, *, folder: Path) -> Iterator[bool]:
    """Whether the lock is ours for as long as this lasts; no waiting.

    On PostgreSQL a lock of the session, which the server takes back when the connection is gone;
    with SQLite, whose processes share one machine, a lock on a file in `folder`.
    """
    if connection.vendor == "postgresql":
        yield from _of_session(name)
    else:
        yield from _of_file(folder / f"{name}.lock")


def _of_session(name: str) -> Iterator[bool]:
    number = int.from_bytes(sha256(name.encode()).digest()[:8], signed=True)
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s)", [number])
        ours = bool(cursor.fetchone()[0])
    try:
        yield ours
    finally:
        if ours and connection.connection is not None and not connection.needs_rollback:
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_unlock(%s)", [number])


def _of_file(path: Path) -> Iterator[bool]:
    path.parent.mkdir(parents=True, exist_ok=True)
    number = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        try:
            fcntl.flock(number, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            yield False
        else:
            yield True
    finally:
        os.close(number)  # and the lock with it
