"""Running both doors and their helpers as processes that start and stop together."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from types import FrameType

THREADS = 4  # of a worker: while one writes a PDF, the others go on answering
# Of a worker of the public door. A form holds a thread until its commit, so that many share one;
# `shedding.MOST_FORMS` of the threads may hold forms, the others are for readers.
PUBLIC_THREADS = 48
PATIENCE_SECONDS = 10.0
LOOK_EVERY_SECONDS = 0.5
RESTART_SECONDS = 30.0  # at the earliest after the last start: a helper that cannot run is no storm

Job = tuple[Sequence[str], Mapping[str, str]]


class Stopped(Exception):
    """Somebody asked the doors to close."""


def server(application: str, *, port: int, workers: int, threads: int = THREADS) -> list[str]:
    """The command that serves one WSGI application on loopback."""
    return [
        sys.executable, "-m", "granian", "--interface", "wsgi", "--host", "127.0.0.1",
        "--port", str(port), "--workers", str(workers), "--blocking-threads", str(threads),
        "--respawn-failed-workers", "--no-access-log", "--log-level", "warning", application,
    ]  # fmt: skip


def management(*arguments: str) -> list[str]:
    """The command that runs one of our own management commands."""
    return [sys.executable, "-m", "endreprisals", *arguments]


def run_together(doors: Sequence[Job], helpers: Sequence[Job] = ()) -> int:
    """Run every door until one ends or somebody stops us; then stop all.

    A helper that ends closes no door: it is started again.

    Each command comes with what its environment has beyond ours. Returns 0 after Ctrl-C or
    SIGTERM, 1 when a door ended by itself.
    """
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, _stop)
    running: list[subprocess.Popen[bytes]] = []
    try:
        running.extend(_start(job) for job in (*doors, *helpers))
        started = [time.monotonic()] * len(helpers)
        while all(process.poll() is None for process in running[: len(doors)]):
            _wait(running[0])
            for nth, job in enumerate(helpers):
                ended = running[len(doors) + nth].poll() is not None
                if ended and time.monotonic() - started[nth] >= RESTART_SECONDS:
                    sys.stderr.write(f"{_name(job)} ended and is started again.\n")
                    running[len(doors) + nth] = _start(job)
                    started[nth] = time.monotonic()
    except Stopped:
        return 0
    finally:
        _end(running)
    return 1


def _name(job: Job) -> str:
    """The command that a helper runs, as somebody would type it."""
    return " ".join(job[0][3:])


def _start(job: Job) -> subprocess.Popen[bytes]:
    command, more = job
    return subprocess.Popen(list(command), env={**os.environ, **more})  # noqa: S603 -- our own commands


def _stop(number: int, frame: FrameType | None) -> None:
    raise Stopped


def _wait(process: subprocess.Popen[bytes]) -> None:
    try:
        process.wait(timeout=LOOK_EVERY_SECONDS)
    except subprocess.TimeoutExpired:
        return


def _end(running: Sequence[subprocess.Popen[bytes]]) -> None:
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, signal.SIG_IGN)
    for process in running:
        if process.poll() is None:
            process.terminate()
    for process in running:
        try:
            process.wait(timeout=PATIENCE_SECONDS)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
