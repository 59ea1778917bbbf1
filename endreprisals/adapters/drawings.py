"""Pictures that strangers send, drawn anew in another process: a plain PNG and nothing else.

What a file carries beside its dots (place, camera, words, a second file behind the picture) does
not come through, because only the dots are taken. The picture is decoded in a child process with
limits on memory, time and dots; a hostile file costs a message and leaves nothing behind.
"""

import fcntl
import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path

PNG = b"\x89PNG\r\n\x1a\n"
JPEG = b"\xff\xd8\xff"
_PACKAGE_ROOT = Path(__file__).resolve().parents[2]
_CHILD = "import sys; from endreprisals.adapters.drawings_child import main; main(sys.argv[1:])"
_AT_ONCE = 2  # children on one machine: each takes a core for part of a second
_WAIT_SECONDS = 3.0  # for one of their places
_ASK_AGAIN_SECONDS = 0.05


@dataclass(frozen=True, slots=True)
class DrawingLimits:
    """Bounds for one picture; sizes in bytes, times in seconds, sides in dots."""

    file_bytes: int = 300_000
    dots: int = 16_000_000  # width x height, looked at before a dot is decoded
    memory_bytes: int = 700_000_000  # address space of the child, interpreter included
    cpu_seconds: int = 2
    wall_seconds: float = 15.0
    side: int = 800  # of the picture that comes out, the longer one
    colours: int = 128


class BadDrawing(ValueError):
    """No picture came out; the message is a code: too_large, not_a_picture, too_slow, broken."""


class DrawingsBusy(Exception):
    """Other pictures are being drawn; ask again in a few seconds."""


def redraw(content: bytes, *, locks: Path, limits: DrawingLimits | None = None) -> bytes:
    """The picture as a PNG of our own. Raises `BadDrawing` and, after some seconds, `DrawingsBusy`.

    `locks` is a folder that every process of this door can write to.
    """
    limits = limits or DrawingLimits()
    look_at(content, limits)
    with _a_place(locks):
        drawn = _ask_child(content, limits)
    if not drawn.startswith(PNG):
        raise BadDrawing(drawn.decode("ascii", "replace")[:20] or "broken")
    return drawn


def look_at(content: bytes, limits: DrawingLimits | None = None) -> None:
    """What can be seen without decoding a dot. Raises `BadDrawing`."""
    if len(content) > (limits or DrawingLimits()).file_bytes:
        raise BadDrawing("too_large")
    if not content.startswith((PNG, JPEG)):
        raise BadDrawing("not_a_picture")


def _ask_child(content: bytes, limits: DrawingLimits) -> bytes:
    command = [sys.executable, "-s", "-c", _CHILD, json.dumps(asdict(limits))]
    environment = {
        "PYTHONPATH": str(_PACKAGE_ROOT), "PYTHONDONTWRITEBYTECODE": "1", "PYTHONUTF8": "1",
    }  # fmt: skip
    try:
        # Our own interpreter and code; the picture is only its input.
        done = subprocess.run(  # noqa: S603
            command, input=content, capture_output=True, timeout=limits.wall_seconds,
            env=environment, check=False,
        )  # fmt: skip
    except subprocess.TimeoutExpired as error:
        raise BadDrawing("too_slow") from error
    if done.returncode == -24:  # SIGXCPU: the limit on computing time
        raise BadDrawing("too_slow")
    if done.returncode:
        raise BadDrawing("broken")
    return done.stdout


@contextmanager
def _a_place(locks: Path) -> Iterator[None]:
    """Hold one of the few places. The system frees it when a process ends, however so."""
    locks.mkdir(parents=True, exist_ok=True)
    last = time.monotonic() + _WAIT_SECONDS
    while (held := _free_place(locks)) is None:
        if time.monotonic() >= last:
            raise DrawingsBusy
        time.sleep(_ASK_AGAIN_SECONDS)
    try:
        yield
    finally:
        os.close(held)


def _free_place(locks: Path) -> int | None:
    for number in range(_AT_ONCE):
        held = os.open(locks / f"drawing-{number}.lock", os.O_RDONLY | os.O_CREAT, 0o600)
        try:
            fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            os.close(held)
        else:
            return held
    return None
