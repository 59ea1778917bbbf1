"""The labelled pairs: floors stand just below what was measured, for each split by itself.

They guard against getting worse. The held-out split is no blind test: see name_pairs.README.md.
"""

from collections import Counter

import pytest

from bench.names import Figures, figures, labelled_pairs, seconds_per_name, seconds_per_pair

FLOORS = {
    "tune": {
        "precision_shown": 0.90,
        "recall_shown": 0.965,
        "precision_merge": 0.99,
        "recall_merge": 0.85,
        "shared_key": 0.99,
        "recall_at_1": 0.98,
        "recall_at_5": 0.985,
    },
    "held_out": {
        "precision_shown": 0.85,
        "recall_shown": 0.915,
        "precision_merge": 0.97,
        "recall_merge": 0.775,
        "shared_key": 0.975,
        "recall_at_1": 0.93,
        "recall_at_5": 0.975,
    },
}


@pytest.fixture(scope="module", params=list(FLOORS))
def measured(request: pytest.FixtureRequest) -> tuple[str, Figures]:
    return request.param, figures(request.param)


def test_every_figure_of_a_split_holds_its_floor(measured: tuple[str, Figures]) -> None:
    split, found = measured
    below = {name: getattr(found, name) for name, floor in FLOORS[split].items()
             if getattr(found, name) < floor}  # fmt: skip
    assert below == {}


def test_the_labelled_pairs_are_many_and_of_many_scripts() -> None:
    pairs = labelled_pairs("tune") + labelled_pairs("held_out")
    true = Counter(pair.script for pair in pairs if pair.same)
    assert len(pairs) >= 800
    assert true.total() >= 450
    assert len(true) >= 50
    assert len({(pair.query, pair.name) for pair in pairs}) == len(pairs)


def test_no_name_stands_in_both_splits() -> None:
    tuned = {pair.name for pair in labelled_pairs("tune")}
    assert tuned.isdisjoint(pair.name for pair in labelled_pairs("held_out"))


def test_keys_and_comparison_are_quick_enough_for_every_search() -> None:
    """Ten times the limits that `make bench` holds, for a busy machine that counts coverage."""
    assert seconds_per_name() < 0.010
    assert seconds_per_pair() < 0.001
