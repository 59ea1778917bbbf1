"""Keeping small numbers of private people out of sight, also from those who can subtract.

A cell below `SMALL` behind which private people could be found is not shown. Where the cells of
a table add up to a total that is shown, one hidden cell could be worked out from the others: so
further cells are hidden with it, the smallest first, and the total too where that is not enough.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace

from endreprisals.domain.analysis.figure import SMALL, Value

MARK, SCOPE = "small_cell", "suppression_scope"


@dataclass(frozen=True, slots=True)
class Hiding:
    """The parts of a total that are not shown, and whether the total is not shown either."""

    parts: frozenset[str]
    total: bool


NOTHING = Hiding(frozenset(), total=False)


def is_small(count: int) -> bool:
    """Whether a number of people is above none and too small to show."""
    return 0 < count < SMALL


def to_hide_in_all(
    tables: Iterable[Mapping[str, int]], private: Iterable[Collection[str]]
) -> frozenset[str]:
    """The parts to hide in every one of several tables, of which some add up to another.

    What must be hidden in one table is hidden in all, so that no part can be worked out in one
    from what another shows. `private` has the private parts of each table.
    """
    pairs = zip(tables, private, strict=True)
    return frozenset().union(*(to_hide(table, parts) for table, parts in pairs))


def to_hide(parts: Mapping[str, int], private: Collection[str]) -> frozenset[str]:
    """The parts to hide where the total is hidden with them as `hiding` says, or is not shown.

    Every part where the total alone would give one away.
    """
    found = hiding(parts, private)
    return frozenset(parts) if found.total else found.parts


def hiding(parts: Mapping[str, int], private: Collection[str]) -> Hiding:
    """What to hide of parts that add up to a total.

    `private` are the parts behind which private people could be found. With the total shown,
    the hidden parts are two or more and come to `SMALL` or more together.
    """
    found = {key for key, count in parts.items() if key in private and is_small(count)}
    if not found:
        return NOTHING
    others = (key for key in parts if parts[key] and key not in found)
    for key in sorted(others, key=lambda key: (parts[key], key)):
        if _safe(parts, found):
            break
        found.add(key)
    return Hiding(frozenset(found), total=not _safe(parts, found))


def hidden(value: Value) -> Value:
    """The value without its number, bounds and denominator, and marked so."""
    return replace(
        value,
        value=None,
        of=None,
        low=None,
        high=None,
        method="",
        at_least=False,
        marks=(*value.marks, MARK),
    )


def scope(values: Iterable[Value]) -> tuple[str, ...]:
    """The caveat that says what hiding protects against, where any value is hidden.

    The public list of cases can be counted by anybody; hiding only keeps figures from telling
    more than that list does.
    """
    return (SCOPE,) if any(MARK in value.marks for value in values) else ()


def _safe(parts: Mapping[str, int], found: Collection[str]) -> bool:
    # One small part alone never comes to so many, so these are two at least.
    return sum(parts[key] for key in found) >= SMALL
