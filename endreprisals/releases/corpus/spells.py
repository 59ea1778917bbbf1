"""Synthetic spells: what became of people, with ends as exact and as often unknown as real ones."""

from collections.abc import Mapping
from datetime import date
from random import Random  # noqa: TID251 -- seeded: the same seed must give the same corpus
from typing import Any

from endreprisals.releases.corpus.dates import later, partial

STATUSES = ("detained", "free", "exile", "restricted", "disappeared", "house_arrest", "dead")
STATUS_WEIGHTS = (55, 15, 10, 8, 4, 5, 3)
HELD = ("detained", "house_arrest")
END_KINDS = (
    "early_release", "end_of_sentence", "release_into_restriction", "release_unspecified",
    "death", "unknown",
)  # fmt: skip
END_WEIGHTS = (20, 20, 15, 30, 5, 10)
ENDED_SHARE, HEARD_SHARE = 0.5, 0.6
MOST_DAYS_HELD = 3650


def status_of(chance: Random, day: date) -> Mapping[str, Any]:
    """The columns of a spell that began on a day: what it is, how and when it ended if it did."""
    code = chance.choices(STATUSES, weights=STATUS_WEIGHTS)[0]
    columns: dict[str, Any] = {"code": code}
    if code in HELD and chance.random() < ENDED_SHARE:
        columns |= _ended(chance, day)
    elif chance.random() < HEARD_SHARE:
        heard = later(chance, day, most_days=MOST_DAYS_HELD // 2)
        columns["last_known_edtf"] = heard.isoformat()
    return columns


def _ended(chance: Random, day: date) -> Mapping[str, Any]:
    kind = chance.choices(END_KINDS, weights=END_WEIGHTS)[0]
    when = partial(chance, later(chance, day, most_days=MOST_DAYS_HELD))
    return {
        "end_kind": kind, "to_edtf": when.edtf, "to_lower": when.lower, "to_upper": when.upper,
    }  # fmt: skip
