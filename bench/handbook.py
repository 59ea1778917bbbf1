"""The handbook's pages: what their scripts weigh as they travel, and how long one waits."""

import gzip
import json
from collections.abc import Iterator
from pathlib import Path

from bench.table import Row
from endreprisals.domain import filings
from tests.node import ROOT, run_js

SCRIPTS = ROOT / "endreprisals" / "mechanisms" / "static" / "mechanisms"
KILOBYTES_IN_ALL = 150.0  # of the composer's and the router's scripts together
A_NOTICED_WAIT = 100.0  # milliseconds: below it, a click seems to be answered at once
A_LONG_WAIT = 10_000.0  # milliseconds after which attention is lost, though the page stays alive
ACCOUNT = ROOT / "tests" / "golden" / "filings" / "detention_named.json"


def rows() -> Iterator[Row]:
    """Sizes of the scripts, then the times in Node, whose engine is that of Chromium."""
    yield from _sizes()
    yield from _waits()


def _sizes() -> Iterator[Row]:
    sizes = {path.stem: _travels(path) for path in sorted(SCRIPTS.glob("*.js"))}
    for page, size in sizes.items():
        yield Row(f"script of the {page}, gzip", size, "kB")
    yield Row("all scripts, gzip", sum(sizes.values()), "kB", "limit", KILOBYTES_IN_ALL)


def _travels(path: Path) -> float:
    return len(gzip.compress(path.read_bytes(), 9)) / 1000


def _waits() -> Iterator[Row]:
    golden = json.loads(ACCOUNT.read_text(encoding="utf-8"))
    asked = {
        "data": filings.export(golden["language"]),
        "mechanism": golden["mechanism"],
        "account": golden["account"],
        "times": 50,
    }
    taken = run_js(ROOT / "bench" / "handbook.mjs", asked)
    yield Row("an account as a Word file", taken["files"], "ms", "limit", A_NOTICED_WAIT)
    yield Row("an account sealed, 2^17", taken["sealed"], "ms", "limit", A_LONG_WAIT)
