"""Synthetic databases, made once per size and kept in `build/` for the next run."""

import subprocess
import sys
from pathlib import Path

FOLDER = Path("build/bench").resolve()
SEED = 11


def corpus(cases: int) -> Path:
    """The database file with this many synthetic cases."""
    path = FOLDER / f"corpus-{cases}.sqlite3"
    if not path.exists():
        FOLDER.mkdir(parents=True, exist_ok=True)
        subprocess.run(
            [sys.executable, "-m", "endreprisals", "make-corpus", "--cases", str(cases),
             "--seed", str(SEED), "--out", str(path)],
            check=True,
        )  # fmt: skip
    return path
