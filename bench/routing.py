"""How long the router thinks about one set of answers, here and in the engine of a browser."""

import statistics
import time
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from bench.table import Row
from endreprisals.domain.deadlines.export import export as deadlines
from endreprisals.domain.routing.export import export as routing
from tests.mechanisms.route_world import answer_sets, route_of
from tests.node import ROOT, run_js

TWIN: Path = ROOT / "tests" / "mechanisms" / "route_twin.mjs"
MOST = 5.0  # milliseconds, as promised
CASES = 2_000


def rows() -> Iterator[Row]:
    """The median over generated answer sets, in Python and in Node."""
    cases = list(islice(answer_sets(seed=1), CASES))
    yield Row("route, Python", statistics.median(map(_taken, cases)), "ms", "limit", MOST)
    payload = {"data": {"routing": routing("en"), "deadlines": deadlines("en")}, "cases": cases}
    taken = run_js(TWIN, payload, function="median")
    yield Row("route, in the browser's engine", taken, "ms", "limit", MOST)


def _taken(case: dict[str, Any]) -> float:
    begun = time.perf_counter()
    route_of(case, "en")
    return (time.perf_counter() - begun) * 1000
