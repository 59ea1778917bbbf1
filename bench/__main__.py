"""`make bench`: every measurement in one table, each beside the peer or the limit it is held to.

    python -m bench [--quick] [--sizes 2600,100000] [--only web,search,...]

Writes bench/results.json. The machine is shared, so figures are medians and the last column is a
ratio: below 1 is better than the peer or within the limit.
"""

import argparse
import json
import sys
from collections.abc import Callable, Iterable
from pathlib import Path

from bench import (
    campaigns,
    desk,
    growth,
    handbook,
    names,
    observatory,
    read_report,
    routing,
    searches,
    web,
)
from bench.table import Row, show

SUITES: dict[str, Callable[[list[int]], Iterable[Row]]] = {
    "names": lambda _: names.rows(),
    "search": searches.rows,
    "desk": lambda _: desk.rows(),
    "reports": lambda _: read_report.rows(),
    "web": lambda _: web.rows(),
    "growth": growth.rows,
    "observatory": lambda _: observatory.rows(),
    "campaigns": lambda _: campaigns.rows(),
    "handbook": lambda _: handbook.rows(),
    "routing": lambda _: routing.rows(),
}


def main() -> int:
    """Run the chosen suites; the exit status counts the limits that were missed."""
    options = _options()
    rows: list[Row] = []
    for name in options.only.split(","):
        rows += SUITES[name](options.sizes)
    show(rows)
    results = [row.as_dict() for row in rows]
    Path("bench/results.json").write_text(json.dumps(results, indent=1), encoding="utf-8")
    missed = [row for row in rows if row.ratio is not None and row.ratio > 1]
    print(f"{len(rows)} measured, {len(missed)} over their limit or behind their peer")
    return 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench")
    parser.add_argument("--only", default=",".join(SUITES))
    parser.add_argument(
        "--sizes",
        type=lambda text: [int(size) for size in text.split(",")],
        default=[1_000, 10_000, 100_000],
        help="numbers of cases for the growth table",
    )
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
