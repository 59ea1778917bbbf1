"""Where uploaded reports lie on disk: under their SHA-256, readable by the desk alone."""

import hashlib
import os
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path


class FileTooLarge(Exception):
    """More bytes than a report has; nothing was kept."""


@dataclass(frozen=True, slots=True)
class KeptFile:
    """A file in the store: its SHA-256 in hexadecimal and its size in bytes."""

    sha256: str
    size: int


def keep_file(chunks: Iterable[bytes], *, folder: Path, most_bytes: int) -> KeptFile:
    """Write bytes into the store; the same bytes twice are one file. Raises `FileTooLarge`."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    digest, size = hashlib.sha256(), 0
    handle, name = tempfile.mkstemp(dir=folder, prefix="incoming-")
    part = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            for chunk in chunks:
                size += len(chunk)
                if size > most_bytes:
                    raise FileTooLarge
                digest.update(chunk)
                file.write(chunk)
        kept = KeptFile(digest.hexdigest(), size)
        part.replace(stored_path(kept.sha256, folder=folder))
    finally:
        part.unlink(missing_ok=True)
    return kept


def stored_path(sha256: str, *, folder: Path) -> Path:
    """Where the file with this SHA-256 lies; its own name is not kept."""
    return folder / f"{sha256}.bin"


def forget_file(sha256: str, *, folder: Path) -> None:
    """Remove a file from the store, if it is there."""
    stored_path(sha256, folder=folder).unlink(missing_ok=True)


def forget_leftovers(folder: Path, *, before: float) -> None:
    """Remove what broken uploads left; `before` is in seconds of the clock, kept files stay."""
    for pattern in ("*.upload*", "incoming-*"):
        for path in folder.glob(pattern):
            if path.stat().st_mtime < before:
                path.unlink(missing_ok=True)
