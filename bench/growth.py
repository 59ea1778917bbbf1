"""How pages, search and files grow with the number of cases."""

from collections.abc import Iterator, Sequence

from bench.client import time_page
from bench.corpus import corpus
from bench.servers import ours, worker_memory
from bench.table import Row
from bench.web import common_word

# Pages of States and of what they said are held to the bar of the list.
PAGES_OF_STATES = {
    "ledger": "/en/ledger/",
    "ledger, filtered": "/en/ledger/?forum=HRC&how=named",
    "session": "/en/ledger/sessions/HRC51/",
    "matrix": "/en/ledger/matrix/",
    "State page": "/en/states/EGY/",
}
LIMITS = {
    100_000: {
        "list": 100.0,
        "filtered": 100.0,
        "search": 50.0,
        **dict.fromkeys(PAGES_OF_STATES, 100.0),
    }
}


def rows(sizes: Sequence[int]) -> Iterator[Row]:
    """One line per address and size."""
    for size in sizes:
        database = corpus(size)
        word = common_word(database)
        addresses = {
            "list": "/en/cases/",
            "filtered": "/en/cases/?act=threats&reply=unknown&sort=name",
            "period": "/en/cases/?from=2018&to=2020&when=certain",
            "search": f"/api/v1/search?q={word}",
            "list with a word": f"/en/cases/?q={word}",
            **PAGES_OF_STATES,
        }
        with ours(database, workers=1) as (port, pid):
            for name, path in addresses.items():
                timing = time_page(port, path)
                limit = LIMITS.get(size, {}).get(name)
                what, peer = f"{size:>7,} cases: {name}", "limit" if limit else ""
                yield Row(what, timing.p50, "ms", peer, limit, note=f"status {timing.status}")
            before = worker_memory(pid)
            csv = time_page(port, "/en/cases.csv", requests=1)
            size_told = f"{csv.kilobytes:,.0f} kB"
            yield Row(f"{size:>7,} cases: CSV", csv.p50 / 1000, "s", note=size_told)
            yield Row(f"{size:>7,} cases: memory after it", worker_memory(pid), "MB", "limit",
                      200, note=f"before it {before:.0f} MB")  # fmt: skip
