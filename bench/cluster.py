"""A PostgreSQL of our own for one measurement: durable, as in production, and killed on purpose."""

import os
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

import psycopg

USER = "postgres"
# fsync, full_page_writes and synchronous_commit stay on, which is what we promise. The rest is what
# one sets on a small machine.
OPTIONS = (
    "-c listen_addresses= -c fsync=on -c synchronous_commit=on -c full_page_writes=on "
    "-c shared_buffers=256MB -c max_wal_size=2GB -c max_connections=200"
)


@dataclass(frozen=True, slots=True)
class Cluster:
    """A running server: where it is, and how it is killed and started again."""

    folder: Path
    data: Path

    @property
    def url(self) -> str:
        """For DATABASE_URL."""
        return f"postgresql://{USER}@{quote(str(self.folder), safe='')}/{USER}"

    def start(self) -> None:
        """Start it, and wait until it answers; after a kill this is the recovery."""
        _server("pg_ctl", "-D", str(self.data), "-w", "-t", "120", "-l", str(self.folder / "log"),
                "-o", f"{OPTIONS} -k {self.folder}", "start")  # fmt: skip

    def kill(self) -> None:
        """SIGKILL to the server and each of its children: nothing is said, nothing is tidied."""
        first = int((self.data / "postmaster.pid").read_text(encoding="ascii").splitlines()[0])
        children = Path(f"/proc/{first}/task/{first}/children").read_text(encoding="ascii")
        for pid in (first, *map(int, children.split())):
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        while Path(f"/proc/{first}").exists():
            time.sleep(0.01)

    def query(self, statement: str) -> list[tuple[object, ...]]:
        """Ask over a connection of its own."""
        with psycopg.connect(self.url, autocommit=True) as connection:
            found = connection.execute(statement.encode())
            return found.fetchall() if found.description else []


@contextmanager
def cluster() -> Iterator[Cluster]:
    """One that is removed at the end."""
    with tempfile.TemporaryDirectory(prefix="endreprisals-pg-") as name:
        folder = Path(name)
        if os.geteuid() == 0:
            shutil.chown(folder, USER)
        data = folder / "data"
        _server("initdb", "-D", str(data), "--locale=C.UTF-8", "-E", "UTF8", "-A", "trust",
                "-U", USER)  # fmt: skip
        made = Cluster(folder, data)
        made.start()
        try:
            yield made
        finally:
            with suppress(RuntimeError):
                _server("pg_ctl", "-D", str(data), "-m", "immediate", "stop")


def _server(program: str, *arguments: str) -> None:
    found = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{program}"))
    path = str(found[-1]) if found else shutil.which(program)
    if not path:
        raise RuntimeError(f"{program} is not installed")
    as_user = ["setpriv", f"--reuid={USER}", f"--regid={USER}", "--clear-groups"]
    prefix = as_user if os.geteuid() == 0 else []
    # Not through pipes: the server keeps what it inherits open.
    done = subprocess.run(
        [*prefix, path, *arguments], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        check=False, cwd="/",
    )  # fmt: skip
    if done.returncode:
        raise RuntimeError(f"{program} failed")
