"""Servers on loopback for one measurement: started, waited for, stopped by their own process id."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path

ROOT = Path(__file__).parents[1]
START_SECONDS = 60


def free_port() -> int:
    """A port nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def ours(database: Path, *, workers: int) -> Iterator[tuple[int, int]]:
    """The public door over one database file: its port and the process id of the server."""
    port = free_port()
    var = database.parent / "var"
    environment = {
        **os.environ,
        "DATABASE_URL": f"sqlite:///{database}",
        "DJANGO_SETTINGS_MODULE": "endreprisals.settings.public",
        "ENDREPRISALS_VAR": str(var),
    }
    manage = [sys.executable, "-m", "endreprisals"]
    subprocess.run(
        [*manage, "collectstatic", "--noinput", "-v0"], env=environment, check=True, cwd=ROOT
    )
    command = [
        sys.executable, "-m", "granian", "--interface", "wsgi", "--host", "127.0.0.1",
        "--port", str(port), "--workers", str(workers), "--no-access-log",
        "--log-level", "warning", "endreprisals.wsgi:application",
    ]  # fmt: skip
    with running(command, environment, port, "/en/about/") as pid:
        yield port, pid


@contextmanager
def datasette(database: Path) -> Iterator[tuple[int, int]]:
    """Datasette over one database file, as its documentation starts it."""
    port = free_port()
    command = [
        sys.executable, "-m", "datasette", "serve", "--immutable", str(database),
        "--port", str(port), "--setting", "sql_time_limit_ms", "20000",
        "--setting", "facet_time_limit_ms", "20000",
    ]  # fmt: skip
    with running(command, dict(os.environ), port, "/-/versions.json") as pid:
        yield port, pid


@contextmanager
def running(
    command: list[str], environment: dict[str, str], port: int, probe: str
) -> Iterator[int]:
    """A server that answers at `probe`: its process id."""
    process = subprocess.Popen(
        command, env=environment, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        _wait(port, probe)
        yield process.pid
    finally:
        process.send_signal(signal.SIGTERM)
        try:
            process.wait(timeout=15)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _wait(port: int, probe: str) -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline:
        connection = HTTPConnection("127.0.0.1", port, timeout=5)
        try:
            connection.request("GET", probe)
            with connection.getresponse() as answer:
                answer.read()
            if answer.status < 500:
                return
        except OSError:
            pass
        finally:
            connection.close()
        time.sleep(0.1)
    raise TimeoutError(f"no server on port {port} after {START_SECONDS} s")


def worker_memory(pid: int) -> float:
    """Largest resident size of the server's processes, in MB."""
    sizes = [_resident(child) for child in [pid, *_children(pid)]]
    return max(sizes, default=0.0)


def worker_pids(pid: int) -> list[int]:
    """The processes that a server started to do the work."""
    return [child for child in _children(pid) if _resident(child) > 20]


def _children(pid: int) -> list[int]:
    found = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split()
    return [int(child) for child in found]


def _resident(pid: int) -> float:
    for line in Path(f"/proc/{pid}/status").read_text(encoding="ascii").splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) / 1024
    return 0.0
