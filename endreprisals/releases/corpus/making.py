"""A whole synthetic database in one file, ready to be read."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.db import connection, connections
from django.test.utils import override_settings

from endreprisals.record.services.index import rebuild_index
from endreprisals.releases.corpus.bulk import Bulk
from endreprisals.releases.corpus.cases import PUBLISHED_AT, Maker

CASES_AT_ONCE = 1000
NO_FSYNC = "PRAGMA journal_mode=WAL; PRAGMA synchronous=OFF; PRAGMA cache_size=-100000;"


class CorpusRefused(Exception):
    """The file must not be replaced; the message says why."""


def make_corpus(*, cases: int, seed: int, out: Path) -> None:
    """Make a database of synthetic cases in `out`, with its index.

    Replaces an older corpus. Raises `CorpusRefused` for a file with a real case in it, and for
    a file that is no database of this record.
    """
    refuse_real_records(out)
    making = out.with_name(f"{out.name}.making")
    _clear(making)
    # The queue of jobs that PostgreSQL keeps has no place in a file of SQLite.
    without_jobs = {**settings.MIGRATION_MODULES, "procrastinate": None}
    with writing_to(making), override_settings(MIGRATION_MODULES=without_jobs):
        call_command("migrate", verbosity=0)
        fill(cases=cases, seed=seed)
        rebuild_index(at=PUBLISHED_AT)
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    _clear(out)
    making.replace(out)


def _clear(path: Path) -> None:
    for ending in ("", "-wal", "-shm"):
        path.with_name(path.name + ending).unlink(missing_ok=True)


def refuse_real_records(path: Path) -> None:
    """Raise `CorpusRefused` unless the file is missing or holds synthetic cases only."""
    if not path.exists():
        return
    try:
        with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as database:
            real = database.execute("SELECT count(*) FROM record_case WHERE NOT synthetic")
            count = real.fetchone()[0]
    except sqlite3.DatabaseError as error:
        raise CorpusRefused(f"{path}: no database of this record: name another file") from error
    if count:
        raise CorpusRefused(f"{path}: holds {count} real cases: name another file")


def fill(*, cases: int, seed: int) -> None:
    """Write this many synthetic cases into the empty record that is open now."""
    bulk = Bulk()
    maker = Maker(seed, bulk)
    maker.groundwork()
    for number in range(cases):
        maker.case()
        if number % CASES_AT_ONCE == 0:
            bulk.write()
    bulk.write()


@contextmanager
def writing_to(path: Path) -> Iterator[None]:
    """Let everything below work on this SQLite file instead of the usual database."""
    usual, usual_settings = connections["default"], connections.databases["default"]
    settings = connections.configure_settings(
        {
            "default": {
                "ENGINE": "django.db.backends.sqlite3",
                "NAME": str(path),
                "OPTIONS": {"init_command": NO_FSYNC, "transaction_mode": "IMMEDIATE"},
            }
        }
    )
    connections.databases["default"] = settings["default"]
    del connections["default"]  # the next use opens the file
    try:
        yield
    finally:
        connections["default"].close()
        connections.databases["default"] = usual_settings
        connections["default"] = usual
