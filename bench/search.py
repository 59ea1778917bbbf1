"""How fast a search is at the size of the database at hand: words, names, symbols."""

from collections.abc import Callable
from statistics import median
from time import perf_counter

from bench.table import Row
from endreprisals.search.models import Entry, EntryName
from endreprisals.search.queries import matching_cases, search

LIMIT_MS = 50.0  # at 100,000 cases, with typical words
ROUNDS = 15
WORDS = {
    "one word": "detention",
    "three words": "threats surveillance travel",
    "a word in Chinese": "中国",
    "a symbol": "a hrc 42 30",
    "a name in another script": "ئىلھام توختى",
    "another spelling and a word": "Tuohuti detention",
    "no hit": "xylophonist",
}


def rows() -> list[Row]:
    """One row for each kind of search, in the database that Django's settings name."""
    cases = Entry.objects.filter(kind=Entry.Kind.CASE).count()
    return [
        Row(
            what=f"{function.__name__}: {label}",
            value=_p50(function, query),
            unit="ms",
            peer="limit",
            peer_value=LIMIT_MS,
            note=f"{cases:,} cases",
        )
        for label, query in {**WORDS, **_recorded_names()}.items()
        for function in (matching_cases, search)
    ]


def run() -> list[dict[str, object]]:
    """The table as plain rows."""
    return [row.as_dict() for row in rows()]


def _recorded_names() -> dict[str, str]:
    """A whole name of the record, and its last word alone."""
    name = EntryName.objects.filter(pk__gt=0, script="Latn").order_by("pk").first()
    if name is None:
        return {}
    return {"a recorded name": name.text, "the last word of a name": name.text.split()[-1]}


def _p50(function: Callable[[str], object], query: str) -> float:
    """Milliseconds, after one warm-up."""
    function(query)
    taken = []
    for _ in range(ROUNDS):
        start = perf_counter()
        function(query)
        taken.append(perf_counter() - start)
    return round(median(taken) * 1000, 2)
