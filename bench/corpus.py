"""Synthetic databases, made once per size and kept in `build/` for the next run."""

import hashlib
import subprocess
import sys
from pathlib import Path

FOLDER = Path("build/bench").resolve()
SEED = 11
PACKAGE = Path("endreprisals")


def corpus(cases: int) -> Path:
    """The database file with this many synthetic cases."""
    path = FOLDER / f"corpus-{cases}-{made_by()}.sqlite3"
    if not path.exists():
        FOLDER.mkdir(parents=True, exist_ok=True)
        subprocess.run(
            [sys.executable, "-m", "endreprisals", "make-corpus", "--cases", str(cases),
             "--seed", str(SEED), "--out", str(path)],
            check=True,
        )  # fmt: skip
    return path


def made_by() -> str:
    """What a corpus depends on, in eight letters: tables and maker. Other ones are made anew."""
    made_from = (*PACKAGE.glob("*/migrations/*.py"), *PACKAGE.glob("releases/corpus/*.py"))
    told = hashlib.sha256(b"".join(path.read_bytes() for path in sorted(made_from)))
    return told.hexdigest()[:8]
