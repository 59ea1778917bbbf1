"""Files of the toolbox: made anew in a process with limits, and kept under their SHA-256 alone.

A picture comes out as its dots, a PDF as its pages: what else a file carries (place, camera,
author, scripts, files inside) stays behind, or the file is refused.
"""

import hashlib
import json
import os
import subprocess
import sys
import tempfile
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final

TYPES: Final = {"png": "image/png", "jpeg": "image/jpeg", "pdf": "application/pdf"}
_STARTS: Final = {"png": b"\x89PNG\r\n\x1a\n", "jpeg": b"\xff\xd8\xff", "pdf": b"%PDF-"}
_PACKAGE_ROOT = Path(__file__).resolve().parents[2]
_CHILD = "import sys; from endreprisals.adapters.assets_child import main; main(sys.argv[1:])"


@dataclass(frozen=True, slots=True)
class AssetLimits:
    """Bounds for one file; sizes in bytes, times in seconds, `dots` is width times height."""

    file_bytes: int = 5_000_000
    made_bytes: int = 8_000_000  # of what comes out
    dots: int = 40_000_000
    pages: int = 200
    memory_bytes: int = 1_200_000_000  # address space of the child, interpreter included
    cpu_seconds: int = 20
    wall_seconds: float = 40.0


class BadAsset(ValueError):
    """Nothing was kept; the message is a code: empty, too_large, unknown_kind, active, broken,
    too_slow.
    """


@dataclass(frozen=True, slots=True)
class KeptAsset:
    """A file of the toolbox as it is handed out."""

    sha256: str
    media_type: str
    size: int


def keep_asset(content: bytes, *, folder: Path, limits: AssetLimits | None = None) -> KeptAsset:
    """Make a file anew and keep it; the same file twice is one. Raises `BadAsset`."""
    limits = limits or AssetLimits()
    if not content:
        raise BadAsset("empty")
    if len(content) > limits.file_bytes:
        raise BadAsset("too_large")
    kind = next((kind for kind, start in _STARTS.items() if content.startswith(start)), "")
    if not kind:
        raise BadAsset("unknown_kind")
    made = _ask_child(kind, content, limits)
    if not made.startswith(_STARTS[kind]):
        raise BadAsset(made.decode("ascii", "replace")[:20] or "broken")
    sha256 = hashlib.sha256(made).hexdigest()
    _write(made, asset_path(sha256, folder=folder))
    return KeptAsset(sha256, TYPES[kind], len(made))


def asset_path(sha256: str, *, folder: Path) -> Path:
    """Where the file with this SHA-256 lies."""
    return folder / sha256


def _write(content: bytes, path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o755)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix="incoming-")
    part = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        part.chmod(0o644)  # the public door may run as another user
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


def _ask_child(kind: str, content: bytes, limits: AssetLimits) -> bytes:
    command = [sys.executable, "-s", "-c", _CHILD, kind, json.dumps(asdict(limits))]
    environment = {
        "PYTHONPATH": str(_PACKAGE_ROOT), "PYTHONDONTWRITEBYTECODE": "1", "PYTHONUTF8": "1",
    }  # fmt: skip
    try:
        # Our own interpreter and code; the file is only its input.
        done = subprocess.run(  # noqa: S603
            command, input=content, capture_output=True, timeout=limits.wall_seconds,
            env=environment, check=False,
        )  # fmt: skip
    except subprocess.TimeoutExpired as error:
        raise BadAsset("too_slow") from error
    if done.returncode == -24:  # SIGXCPU: the limit on computing time
        raise BadAsset("too_slow")
    if done.returncode:
        raise BadAsset("broken")
    return done.stdout
