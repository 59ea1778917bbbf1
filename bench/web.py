"""Pages and files at 2,600 cases, beside Datasette with as many rows in the same run."""

import sqlite3
import tempfile
from collections.abc import Iterator
from pathlib import Path

from bench import peer
from bench.client import Timing, pages_per_second, time_page
from bench.corpus import corpus
from bench.servers import datasette, ours, worker_memory
from bench.table import Row

CASES = 2_600


def rows() -> Iterator[Row]:
    """Every promise on speed and size at the size of today."""
    with tempfile.TemporaryDirectory(prefix="endreprisals-bench-") as folder:
        theirs = Path(folder) / "peer.db"
        peer.build(theirs, CASES)
        with datasette(theirs) as (port, pid):
            beside = {
                "list": time_page(port, peer.LIST.format(name="peer")),
                "word": time_page(port, f"{peer.LIST.format(name='peer')}&_search={peer.WORD}"),
                "row": time_page(port, "/peer/cases/7"),
                "csv": time_page(port, "/peer/cases.csv?_stream=on&_size=max", requests=5),
            }
            rate = pages_per_second(port, peer.LIST.format(name="peer"))
            memory = worker_memory(pid)
        database = corpus(CASES)
        with ours(database, workers=2) as (port, pid):
            yield from _pages(port, database, beside)
            yield Row("list, 8 clients", pages_per_second(port, "/en/cases/"), "/s",
                      "at least 60/s", 60, more_is_better=True)  # fmt: skip
            yield Row("list, 8 clients, beside Datasette", pages_per_second(port, "/en/cases/"),
                      "/s", "Datasette", rate, more_is_better=True)  # fmt: skip
            yield Row("memory of a worker", worker_memory(pid), "MB", "limit", 200,
                      note=f"Datasette {memory:.0f} MB")  # fmt: skip


def _pages(port: int, database: Path, beside: dict[str, Timing]) -> Iterator[Row]:
    with sqlite3.connect(database) as connection:
        public_id = connection.execute("SELECT public_id FROM record_case LIMIT 1").fetchone()[0]
    word = common_word(database)
    cases = (
        ("list with all counts", "/en/cases/", "list"),
        ("list with a search word", f"/en/cases/?q={word}", "word"),
    )
    for what, path, name in cases:
        timing = time_page(port, path)
        yield Row(f"{what}, p50", timing.p50, "ms", "Datasette", beside[name].p50)
        yield Row(f"{what}, p95", timing.p95, "ms", "Datasette", beside[name].p95)
        yield Row(f"{what}, size", timing.kilobytes, "kB", "limit", 100)
        yield Row(f"{what}, compressed", timing.compressed, "kB", "limit", 60)
    single = (
        ("case page", f"/en/cases/{public_id}/", 30),
        ("map view", "/en/cases/?view=map", 40),
        ("search page", f"/en/search/?q={word}", 40),
        ("feed of a list", "/en/cases.atom", 30),
        ("API, 25 cases", "/api/v1/cases?limit=25", 30),
    )
    for what, path, limit in single:
        timing = time_page(port, path)
        yield Row(f"{what}, p50", timing.p50, "ms", "limit", limit, note=f"status {timing.status}")
        yield Row(f"{what}, compressed", timing.compressed, "kB", "limit", 60)
    for what, path, limit in (("CSV, all fields", "/en/cases.csv", 800),
                              ("XLSX, all fields", "/en/cases.xlsx", 3000)):  # fmt: skip
        timing = time_page(port, path, requests=5)
        yield Row(what, timing.p50, "ms", "limit", limit, note=f"{timing.kilobytes:,.0f} kB")


def common_word(database: Path) -> str:
    """A longer word of the corpus, taken from the middle of one summary's alphabet."""
    with sqlite3.connect(database) as connection:
        text = connection.execute("SELECT summary FROM record_case LIMIT 1").fetchone()[0]
    words = sorted({word.strip(".,;").lower() for word in text.split() if len(word) > 6})
    return words[len(words) // 2] if words else "synthetic"
