"""How well and how fast golden reports are read: scores per field, and time beside the library's.

The scores are of the golden reports, the unseen third apart. Times are of the largest PDF: what
the PDF library alone needs to give the text of its pages, what we need for pages with lines,
sizes and marks, both in a process of their own, and what the rules need on top.
"""

import json
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from bench.table import Row
from endreprisals.adapters.report_files.read import read_pages
from endreprisals.domain.sg_report.read import read
from tests.golden.sg_reports.make_reports import LAYOUTS, make_all
from tests.golden.sg_reports.score import new_tallies, score

FLOORS = {
    "acts": 0.88,
    "cooperation": 0.88,
    "subjects": 0.93,
    "government_reply": 0.93,
    "reply_dates": 0.93,
}
STRUCTURE_FLOOR = 0.97
TIME_RATIO = 1.5  # of the library's own time
MEMORY_MB = 300
ROUNDS = 5
LIBRARY = """
import sys, pypdfium2
document = pypdfium2.PdfDocument(sys.stdin.buffer.read())
print(sum(len(page.get_textpage().get_text_range()) for page in document))
"""


def run() -> list[dict[str, Any]]:
    """One row for each score and time: what, value, limit, ratio, and whether it holds."""
    with tempfile.TemporaryDirectory() as folder:
        pairs = make_all(Path(folder))
        return [*_scores(pairs), *_speed([document for document, _ in pairs])]


def rows() -> Iterator[Row]:
    """The same for the table of every benchmark; scores are better when higher."""
    for told in run():
        yield Row(
            what=f"reading reports: {told['what']}",
            value=told["value"],
            unit="",
            peer="limit",
            peer_value=told["limit"],
            more_is_better=told["what"].endswith("seen)"),
            note=told["detail"],
        )


def _scores(pairs: list[tuple[Path, Path]]) -> list[dict[str, Any]]:
    tallies = {"seen": new_tallies(), "unseen": new_tallies()}
    banks = {layout.name: layout.bank for layout in LAYOUTS}
    for document, truth in pairs:
        found = read(read_pages(document)).as_json()
        score(found, json.loads(truth.read_text("utf-8")), tallies[banks[document.stem]])
    return [
        {
            "what": f"{field} ({bank})",
            "value": round(tally.f1, 3),
            "detail": f"precision {tally.precision:.3f}, recall {tally.recall:.3f}",
            "limit": FLOORS.get(field, STRUCTURE_FLOOR),
            "ok": tally.f1 >= FLOORS.get(field, STRUCTURE_FLOOR),
        }
        for bank, fields in tallies.items()
        for field, tally in fields.items()
    ]


def _speed(documents: list[Path]) -> list[dict[str, Any]]:
    largest = max((d for d in documents if d.suffix == ".pdf"), key=lambda d: d.stat().st_size)
    pages = read_pages(largest)
    library = _median(lambda: _library_alone(largest))
    ours = _median(lambda: read_pages(largest))
    rules = _median(lambda: read(pages))
    memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    return [
        _row(
            f"pages of a PDF, {len(pages)} pages, s",
            ours,
            TIME_RATIO * library,
            f"library alone {library:.3f} s",
        ),
        _row(
            f"pages and rules, {len(pages)} pages, s",
            ours + rules,
            TIME_RATIO * library,
            f"rules {rules:.3f} s, {1000 * rules / len(pages):.0f} ms a page",
        ),
        _row("memory of the reading process, MB", memory, MEMORY_MB, "largest child process"),
    ]


def _row(what: str, value: float, limit: float, detail: str) -> dict[str, Any]:
    return {
        "what": what,
        "value": round(value, 3),
        "detail": detail,
        "limit": round(limit, 3),
        "ok": value <= limit,
    }


def _median(work: Callable[[], object]) -> float:
    times = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return statistics.median(times)


def _library_alone(document: Path) -> None:
    with document.open("rb") as file:
        subprocess.run([sys.executable, "-c", LIBRARY], stdin=file, check=True, capture_output=True)


if __name__ == "__main__":
    for row in run():
        print(
            f"{'ok ' if row['ok'] else 'LOW'} {row['what']:42} {row['value']:>8} "
            f"{row['limit']:>8}  {row['detail']}"
        )
