"""The figures on 100,000 synthetic cases: made by a worker, and read as pages."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bench.client import time_page
from bench.corpus import corpus
from bench.servers import ours, worker_memory
from bench.table import Row

CASES = 100_000
LIMIT_SECONDS, ROWS_SECONDS, PAGE_MS, PAGE_KB = 60.0, 15.0, 100.0, 60.0
# In a process of its own, as the worker is one: rows, then every figure, then the one figure that
# is refused for want of known ends of sentences, as if they were known.
MEASURE = """
import json, resource, sys
from dataclasses import replace
from datetime import timedelta
from time import perf_counter
import django
django.setup()
from endreprisals.domain.analysis import catalogue
from endreprisals.observatory.rows import read_rows
from endreprisals.observatory.services import make_all

began = perf_counter()
rows = read_rows()
read = perf_counter() - began
made = list(make_all(rows))
failed = [one.name for one in made if one.figure is None]
told = {"rows": read, "figures": {one.name: one.seconds for one in made}, "failed": failed}
known = [
    replace(one, sentence_end=one.start_upper + timedelta(days=1500)) if one.start_upper else one
    for one in rows.spells
]
began = perf_counter()
effect = catalogue.figure("effect-of-raising", replace(rows, spells=tuple(known)))
told["effect"] = perf_counter() - began
told["effect_refused"] = effect.refused
told["memory"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
json.dump(told, sys.stdout)
"""
PAGES = ("", "states-cited/", "acts-by-type/", "published-figures/", "states-cited/method/")


def rows() -> Iterator[Row]:
    """The worker's time and memory, and what a page of the observatory costs."""
    database = corpus(CASES)
    environment = {
        **os.environ,
        "DATABASE_URL": f"sqlite:///{database}",
        "DJANGO_SETTINGS_MODULE": "endreprisals.settings.public",
        "ENDREPRISALS_VAR": str(database.parent / "var"),
    }
    told = _measured(environment)
    seconds = sum(told["figures"].values())
    slowest = max(told["figures"], key=told["figures"].get)
    yield Row("observatory: rows of 100,000 cases", told["rows"], "s", "limit", ROWS_SECONDS)
    yield Row("observatory: all figures", told["rows"] + seconds, "s", "limit", LIMIT_SECONDS,
              note=f"slowest {slowest} {told['figures'][slowest]:.1f} s; "
              f"failed: {', '.join(told['failed']) or 'none'}")  # fmt: skip
    yield Row("observatory: effect, sentence ends known", told["effect"], "s", "limit",
              LIMIT_SECONDS, note=f"refused: {told['effect_refused'] or 'no'}")  # fmt: skip
    yield Row("observatory: memory of the worker", told["memory"], "MB")
    yield from _pages(database, environment)


def _measured(environment: dict[str, str]) -> dict[str, Any]:
    done = subprocess.run(
        [sys.executable, "-c", MEASURE], env=environment, check=True, capture_output=True
    )
    told: dict[str, Any] = json.loads(done.stdout)
    return told


def _pages(database: Path, environment: dict[str, str]) -> Iterator[Row]:
    subprocess.run(
        [sys.executable, "-m", "endreprisals", "observatory", "--refresh", "--quiet"],
        env=environment, check=True,
    )  # fmt: skip
    with ours(database, workers=1) as (port, pid):
        for path in PAGES:
            timing = time_page(port, f"/en/observatory/{path}")
            what = f"observatory: page {path or 'of questions'}"
            note = f"status {timing.status}"
            yield Row(f"{what}, p50", timing.p50, "ms", "limit", PAGE_MS, note=note)
            yield Row(f"{what}, compressed", timing.compressed, "kB", "limit", PAGE_KB)
        yield Row("observatory: memory of a web process", worker_memory(pid), "MB", "limit", 200)
