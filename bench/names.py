"""How well names are found across scripts and spellings, against labelled pairs.

The pairs are `tests/vectors/name_pairs.csv`; `name_pairs.README.md` beside it says why its
held-out part is no blind test. Homophones are left out of precision: nothing in a name can tell
them apart.
"""

import csv
import sys
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from hashlib import sha256
from itertools import permutations
from pathlib import Path
from time import perf_counter

from bench.table import Row, show
from endreprisals.domain.names import (
    MERGE_PROPOSAL,
    SHOWN_AS_VARIANT,
    block_keys,
    similarity,
)

ROOT = Path(__file__).parents[1]
PAIRS = ROOT / "tests" / "vectors" / "name_pairs.csv"
POOL_SIZE = 4000  # generated combinations that share a word with a labelled name


@dataclass(frozen=True, slots=True)
class Pair:
    """Two spellings and whether they are of one name, as labelled by a person."""

    query: str
    name: str
    script: str
    same: bool
    split: str
    note: str


@dataclass(frozen=True, slots=True)
class Figures:
    """Precision and recall of the score at one threshold; recall among all first answers."""

    pairs: int
    true_pairs: int
    precision_shown: float
    recall_shown: float
    precision_merge: float
    recall_merge: float
    shared_key: float
    recall_at_1: float
    recall_at_5: float


def labelled_pairs(split: str) -> list[Pair]:
    """All labelled pairs of `tune` or `held_out`."""
    with PAIRS.open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["split"] == split]
    return [_pair(row) for row in rows]


def _pair(row: dict[str, str]) -> Pair:
    return Pair(
        row["query"],
        row["name"],
        row["script_or_romanisation"],
        row["same"] == "yes",
        row["split"],
        row["note"],
    )


def public_names() -> list[str]:
    """Victims named in the shipped cases, where the data set is present."""
    path = ROOT / "endreprisals" / "data" / "cases.csv"
    if not path.exists():
        return []
    with path.open(encoding="utf-8", newline="") as file:
        return [v.strip() for row in csv.DictReader(file) for v in row["victims"].split(";") if v]


def pool() -> list[str]:
    """Names to be told apart: public ones, labelled ones, and mixtures of the labelled ones.

    Of all first words with the last word of another name, those with the lowest hashes are taken.
    """
    labelled = sorted({p.name for split in ("tune", "held_out") for p in labelled_pairs(split)})
    mixed = {f"{one.split()[0]} {other.split()[-1]}" for one, other in permutations(labelled, 2)}
    drawn = sorted(mixed, key=lambda name: sha256(name.encode()).digest())[:POOL_SIZE]
    return sorted({*public_names(), *labelled, *drawn})


def figures(split: str) -> Figures:
    """Measure one split."""
    pairs = labelled_pairs(split)
    told = [(similarity(p.query, p.name), p) for p in pairs if p.note != "homophone"]
    true = [p for p in pairs if p.same]
    ranks = ranks_of(true)
    return Figures(
        pairs=len(pairs),
        true_pairs=len(true),
        precision_shown=_precision(told, SHOWN_AS_VARIANT),
        recall_shown=_recall(told, SHOWN_AS_VARIANT),
        precision_merge=_precision(told, MERGE_PROPOSAL),
        recall_merge=_recall(told, MERGE_PROPOSAL),
        shared_key=sum(bool(block_keys(p.query) & block_keys(p.name)) for p in true) / len(true),
        recall_at_1=sum(rank <= 1 for rank in ranks) / len(ranks),
        recall_at_5=sum(rank <= 5 for rank in ranks) / len(ranks),
    )


def _precision(told: Iterable[tuple[float, Pair]], threshold: float) -> float:
    shown = [pair.same for score, pair in told if score >= threshold]
    return sum(shown) / len(shown)


def _recall(told: Iterable[tuple[float, Pair]], threshold: float) -> float:
    true = [score >= threshold for score, pair in told if pair.same]
    return sum(true) / len(true)


def ranks_of(pairs: Iterable[Pair]) -> list[int]:
    """The place of each right name among all that share a key; ties count against us."""
    index: dict[str, set[str]] = defaultdict(set)
    for name in pool():
        for key in block_keys(name):
            index[key].add(name)
    return [_rank(pair, index) for pair in pairs]


def _rank(pair: Pair, index: dict[str, set[str]]) -> int:
    found = {name for key in block_keys(pair.query) for name in index.get(key, ())}
    if pair.name not in found:
        return sys.maxsize
    own = similarity(pair.query, pair.name)
    return 1 + sum(similarity(pair.query, n) >= own for n in found - {pair.name})


def seconds_per_name() -> float:
    """Time to make the keys of a name not seen before, tables loaded: the best of three means."""
    pairs = labelled_pairs("tune")
    rounds = [[f"{pair.query} {number}" for pair in pairs] for number in range(4)]
    return min([_mean_seconds(block_keys, ((name,) for name in names)) for names in rounds][1:])


def seconds_per_pair() -> float:
    """Time to compare two names already met: the best of three means."""
    pairs = [(pair.query, pair.name) for pair in labelled_pairs("tune")]
    return min([_mean_seconds(similarity, pairs) for _ in range(4)][1:])


def _mean_seconds(measured: Callable[..., object], arguments: Iterable[tuple[str, ...]]) -> float:
    given = list(arguments)
    started = perf_counter()
    for each in given:
        measured(*each)
    return (perf_counter() - started) / len(given)


def run() -> list[dict[str, object]]:
    """The table as plain rows."""
    return [row.as_dict() for row in rows()]


def rows() -> list[Row]:
    """Rows for `make bench`; floors and limits are those of the product, not what was measured."""
    measured = [row for split in ("tune", "held_out") for row in _split_rows(split)]
    return [
        *measured,
        Row("names: keys of a new name", 1e6 * seconds_per_name(), "µs", "limit", 1000),
        Row("names: compare a pair", 1e6 * seconds_per_pair(), "µs", "limit", 100),
    ]


def _split_rows(split: str) -> list[Row]:
    """Floors: what the text asks of search (recall) and of merge proposals (precision)."""
    floors = {"precision_merge": 0.95, "recall_shown": 0.9, "recall_at_1": 0.9, "recall_at_5": 0.95}
    measured = figures(split)
    return [
        Row(
            what=f"names, {split.replace('_', ' ')}: {field.replace('_', ' ')}",
            value=getattr(measured, field),
            unit="",
            peer="floor" if field in floors else "",
            peer_value=floors.get(field),
            more_is_better=True,
        )
        for field in Figures.__dataclass_fields__
    ]


def main() -> None:
    """Print the table."""
    show(rows())


if __name__ == "__main__":
    main()
