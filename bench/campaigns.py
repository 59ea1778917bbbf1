"""The intake of actions on two cores: sustained, in a burst, killed in the middle, at five million.

Database, workers of the door and the program that sends the forms share the same two cores. Each
form is validated in full, its proof of work is checked, and the answer comes after a commit that is
on the disk (fsync and synchronous_commit on).
"""

import json
import os
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import psycopg

from bench.cluster import Cluster, cluster
from bench.million import rows as million_rows
from bench.servers import ROOT, free_port, worker_pids
from bench.servers import running as running_server
from bench.table import Row
from endreprisals.web.doors import PUBLIC_THREADS, server

SETTINGS = "endreprisals.settings.public"
WORKERS = 2
PYTITION = 2.87  # signatures a second, two workers, the same PostgreSQL (campaigns.md 3.3)
PREPARE = """
import django; django.setup()
from django.conf import settings
from django.core.management import call_command
from endreprisals.adapters.sealing import make_key_files
make_key_files(settings.SUPPORTER_KEYS_DIR)
call_command("migrate", verbosity=0)
call_command("collectstatic", interactive=False, verbosity=0)
from django.utils.timezone import now
from endreprisals.campaigns.models import Action, Campaign
today = now()
campaign = Campaign.objects.create(code="bench-2026", year=2026, state="open",
    opens_on=today.date(), languages=["en"], entered_by="bench", entered_at=today)
Action.objects.create(campaign=campaign, number=1, kind="letter", state="open",
    entered_by="bench", entered_at=today, checked_by="bench-2", checked_at=today)
"""
KEYS = """
import django, sys; django.setup()
from endreprisals.supporters.identity import supporter_key
for line in sys.stdin:
    print(supporter_key(f"bench-{line.strip()}@supporter.example"))
"""


@dataclass(frozen=True, slots=True)
class Door:
    """The public door over one database, and the folder of its keys and forms."""

    folder: Path
    url: str
    environment: dict[str, str] = field(default_factory=dict)

    @classmethod
    def over(cls, url: str, folder: Path) -> "Door":
        """Made ready: tables, keys, static files, one open action."""
        environment = {
            **os.environ, "DATABASE_URL": url, "ENDREPRISALS_VAR": str(folder),
            "DJANGO_SETTINGS_MODULE": os.environ.get("BENCH_SETTINGS", SETTINGS),
        }  # fmt: skip
        door = cls(folder, url, environment)
        door.python("-c", PREPARE)
        return door

    def python(self, *words: str, given: str | None = None) -> str:
        """Run Python under the settings of this door; what it printed."""
        done = subprocess.run(
            [sys.executable, *words], env=self.environment, cwd=ROOT, check=True, input=given,
            stdout=subprocess.PIPE, text=True,
        )  # fmt: skip
        return done.stdout

    def forms(self, number: int, *, start: int, without: float = 0.0) -> Path:
        """A file of new forms; proofs live ten minutes, so they are made just before."""
        path = self.folder / f"forms-{start}"
        self.python("-m", "bench.acts", str(path), str(number), "--start", str(start),
                    "--without", str(without))  # fmt: skip
        return path

    def keys(self, numbers: list[int]) -> list[str]:
        """The supporter keys of invented people."""
        return self.python("-c", KEYS, given="\n".join(map(str, numbers))).split()

    @contextmanager
    def open(self, workers: int = WORKERS) -> Iterator[tuple[int, int]]:
        """Started as `serve` starts it: port and process id."""
        port = free_port()
        command = server(
            "endreprisals.wsgi:application", port=port, workers=workers, threads=PUBLIC_THREADS
        )
        with running_server(command, self.environment, port, "/en/about/") as pid:
            yield port, pid


@dataclass(frozen=True, slots=True)
class Answers:
    """What came back: a status and a time in ms for each form, in the order of the forms."""

    statuses: list[int]
    times: list[float]
    seconds: float

    def of(self, *statuses: int) -> list[int]:
        """Places of the forms that were answered so."""
        return [place for place, one in enumerate(self.statuses) if one in statuses]

    def at(self, share: float, *statuses: int) -> float:
        """A percentile of the times of these statuses."""
        times = sorted(self.times[place] for place in self.of(*statuses))
        return times[min(len(times) - 1, int(share * len(times)))] if times else 0.0

    @property
    def told(self) -> str:
        """How many of each status."""
        return ", ".join(f"{status}: {n:,}" for status, n in sorted(Counter(self.statuses).items()))


@contextmanager
def sending(port: int, forms: Path, *, rate: float, seconds: float) -> Iterator[list[Answers]]:
    """The generator in a process of its own; the list is filled when the block has ended."""
    command = [
        sys.executable, "-m", "bench.burst", str(port), str(forms),
        "--rate", str(rate), "--seconds", str(seconds), "--connections", "300",
    ]  # fmt: skip
    came: list[Answers] = []
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:

        def read() -> None:
            assert process.stdout  # noqa: S101
            came.append(Answers(**json.load(process.stdout)))

        reader = threading.Thread(target=read)
        reader.start()
        try:
            yield came
        finally:
            reader.join()


def send(port: int, forms: Path, *, rate: float, seconds: float) -> Answers:
    """Send them all and wait."""
    with sending(port, forms, rate=rate, seconds=seconds) as came:
        pass
    return came[0]


def rows(seconds: float = 60, million: int = 5) -> Iterator[Row]:
    """The whole table: `seconds` is how long the burst is, `million` how large the last part."""
    with tempfile.TemporaryDirectory(prefix="endreprisals-acts-") as name, cluster() as database:
        own = own_rate(database)
        yield Row("PostgreSQL: one durable INSERT a transaction, 16 clients", own, "/s")
        door = Door.over(database.url, Path(name))
        yield from sustained(door, own)
        yield from burst(door, database, seconds)
        yield from killed(door, database)
        yield from million_rows(door, database, million)
    with tempfile.TemporaryDirectory(prefix="endreprisals-acts-") as name:
        door = Door.over(f"sqlite:///{name}/acts.sqlite3", Path(name))
        yield from on_sqlite(door)


def sustained(door: Door, own: float, *, rate: float = 500, seconds: float = 30) -> Iterator[Row]:
    """At 500 a second, then as many as it takes."""
    total = int(rate * seconds)
    with door.open() as (port, _):
        send(port, door.forms(500, start=9_000_000), rate=100, seconds=5)  # warm
        told = send(port, door.forms(total, start=0), rate=rate, seconds=seconds)
        done = len(told.of(303)) / told.seconds
        yield Row("actions sustained, offered 500/s", done, "/s", "at least", 500 * 0.98,
                  more_is_better=True, note=told.told)  # fmt: skip
        yield Row("  p50 of them", told.at(0.5, 303), "ms")
        yield Row("  p99 of them", told.at(0.99, 303), "ms", "limit", 300)
        more = send(port, door.forms(12_000, start=1_000_000), rate=1_200, seconds=10)
        most = len(more.of(303)) / more.seconds
        yield Row("actions taken, offered 1,200/s", most, "/s", "at least", 500,
                  more_is_better=True, note=more.told)  # fmt: skip
        yield Row(
            "  beside PostgreSQL's own inserts", most / own, "of it", note=f"own {own:,.0f}/s"
        )
        yield Row("  beside Pytition", most, "/s", "Pytition", PYTITION, more_is_better=True)


def burst(door: Door, database: Cluster, seconds: float, *, rate: float = 2_000) -> Iterator[Row]:
    """More than it can take: nothing acknowledged is lost, the rest is told at once."""
    before = count(database)
    forms = door.forms(int(rate * seconds), start=2_000_000)
    with door.open() as (port, _):
        told = send(port, forms, rate=rate, seconds=seconds)
    acknowledged, refused = told.of(303), told.of(503)
    lost = acknowledged_but_lost(door, database, acknowledged, start=2_000_000)
    what = f"burst of {rate:,.0f}/s for {seconds:.0f} s: taken"
    yield Row(what, len(acknowledged) / told.seconds, "/s", note=told.told)
    answers = f"{count(database) - before:,} rows for {len(acknowledged):,} answers"
    yield Row("  acknowledged and lost", lost, "rows", "limit", 0, note=answers)
    yield Row("  told 'not now'", 100 * len(refused) / len(told.statuses), "%")
    yield Row("  neither taken nor told", len(told.statuses) - len(acknowledged) - len(refused),
              "forms", "limit", 0)  # fmt: skip
    yield Row("  p99 of those taken", told.at(0.99, 303), "ms")
    yield Row("  p99 of those told 'not now'", told.at(0.99, 503), "ms")


def killed(
    door: Door, database: Cluster, *, rate: float = 800, seconds: float = 20
) -> Iterator[Row]:
    """kill -9 of the database at a quarter, of a worker at three quarters of the time."""
    start = 4_000_000
    forms = door.forms(int(rate * seconds), start=start, without=0.1)
    before, mails = count(database), mail_count(database)
    with door.open() as (port, pid), sending(port, forms, rate=rate, seconds=seconds) as came:
        time.sleep(seconds / 4)
        database.kill()
        database.start()
        time.sleep(seconds / 2)
        os.kill(worker_pids(pid)[0], 9)
    told = came[0]
    acknowledged = told.of(303)
    written = count(database) - before
    lost = acknowledged_but_lost(door, database, acknowledged, start=start)
    unheard = len(told.statuses) - len(acknowledged)
    yield Row("database and worker killed: acknowledged and lost", lost, "rows", "limit", 0,
              note=told.told)  # fmt: skip
    yield Row("  rows beyond the answers that arrived", written - len(acknowledged), "rows",
              "limit", unheard,
              note="committed, then the answer was lost; sent again they count once")  # fmt: skip
    queued, distinct = mail_count(database), distinct_mails(database)
    yield Row("  mails queued twice for one act", queued - distinct, "mails", "limit", 0,
              note=f"{queued - mails:,} queued")  # fmt: skip


def on_sqlite(door: Door, *, rate: float = 300, seconds: float = 10) -> Iterator[Row]:
    """The default of one file, with a commit that is on the disk."""
    with door.open() as (port, _):
        told = send(port, door.forms(int(rate * seconds), start=0), rate=rate, seconds=seconds)
    done = len(told.of(303)) / told.seconds
    yield Row("SQLite: actions taken, offered 300/s", done, "/s", "at least", 100,
              more_is_better=True, note=told.told)  # fmt: skip
    yield Row("  p99 of them", told.at(0.99, 303), "ms", "limit", 300)


def own_rate(database: Cluster, *, clients: int = 16, seconds: float = 5) -> float:
    """What the same server does with rows of the same shape, one INSERT a transaction."""
    database.query(
        "CREATE TABLE own (supporter varchar(22), action bigint, way varchar(5), state varchar(7), "
        "country varchar(3), language varchar(10), received_at timestamptz, counted_at timestamptz,"
        "keep_until date, PRIMARY KEY (supporter, action))"
    )
    stop = time.perf_counter() + seconds

    def loop(client: int) -> int:
        done = 0
        with psycopg.connect(database.url, autocommit=True) as connection:
            while time.perf_counter() < stop:
                connection.execute(
                    "INSERT INTO own VALUES (%s, 1, 'proof', 'counted', 'DEU', 'en', now(), now(), "
                    "current_date) ON CONFLICT DO NOTHING", [f"{client}-{done}"]
                )  # fmt: skip
                done += 1
        return done

    with ThreadPoolExecutor(clients) as pool:
        return sum(pool.map(loop, range(clients))) / seconds


def acknowledged_but_lost(door: Door, database: Cluster, places: list[int], *, start: int) -> int:
    """How many of those who were thanked have no row."""
    keys = door.keys([start + place for place in places])
    with psycopg.connect(database.url) as connection:
        found = connection.execute(
            "SELECT count(*) FROM campaigns_supporteraction WHERE supporter = ANY(%s)", [keys]
        ).fetchone()
    return len(keys) - (found[0] if found else 0)


def count(database: Cluster) -> int:
    """Rows of people who acted."""
    return int(str(database.query("SELECT count(*) FROM campaigns_supporteraction")[0][0]))


def mail_count(database: Cluster) -> int:
    """Mails in the outbox."""
    return int(str(database.query("SELECT count(*) FROM supporters_mail")[0][0]))


def distinct_mails(database: Cluster) -> int:
    """Acts that have one."""
    asked = "SELECT count(DISTINCT (supporter, detail->>'action')) FROM supporters_mail"
    return int(str(database.query(asked)[0][0]))
