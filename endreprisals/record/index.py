"""The facet index in memory: read once per build from the database, shared by all requests."""

import sys
from array import array
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache

from endreprisals.record.facets import Bounds, bits_of
from endreprisals.record.filters import CaseFilter
from endreprisals.record.models import FacetValue, IndexColumn, IndexState, Listing

BOUNDS = ("act", "case")  # what a period is compared with: each act, or the whole case


@dataclass(frozen=True, slots=True)
class Index:
    """One build of the index. Ordinals count from 0 in the default order of the list."""

    version: int
    built_at: datetime | None
    size: int
    everything: int
    values: Mapping[str, Mapping[str, int]]
    orders: Mapping[str, "array[int]"]
    ordinal_of_case: "array[int]"  # by primary key of the case; -1 where there is none
    bounds: Mapping[str, Bounds]

    def bits_of_cases(self, case_ids: "array[int] | list[int]") -> int:
        """The bits of cases given by primary key; unknown ones are left out."""
        known = self.ordinal_of_case
        top = len(known)
        ordinals = [known[pk] for pk in case_ids if pk < top]
        return bits_of([o for o in ordinals if o >= 0], self.size)

    def bits_of_period(self, chosen: CaseFilter) -> int:
        """Cases in the chosen period.

        `certain`: an act whose first and last possible day both lie in it. `possible`: an act
        that may lie in it. `overlap`: the case, from its first to its last dated fact, meets it.
        """
        period = chosen.period()
        if period is None:
            return self.everything
        if chosen.when == "certain":
            found = self.bounds["act"].within(*period)
        else:
            kind = "act" if chosen.when == "possible" else "case"
            found = self.bounds[kind].touching(*period)
        return bits_of(found, self.size)


EMPTY = Index(0, None, 0, 0, {}, {}, array("i"), {kind: Bounds.of([]) for kind in BOUNDS})


def current() -> Index:
    """The index in force. One small query; the index itself is read when its version is new."""
    state = IndexState.objects.values_list("version", "token", "built_at", "cases").first()
    return _load(*state) if state else EMPTY


@lru_cache(maxsize=1)
def _load(version: int, token: str, built_at: datetime, size: int) -> Index:
    values: dict[str, dict[str, int]] = {}
    for facet, value, bits in FacetValue.objects.values_list("facet", "value", "bits").iterator():
        values.setdefault(facet, {})[value] = int.from_bytes(bits, "little")
    orders = {order.name: _array("I", order.numbers) for order in IndexColumn.objects.all()}
    return Index(
        version=version,
        built_at=built_at,
        size=size,
        everything=(1 << size) - 1,
        values=values,
        orders={name: order for name, order in orders.items() if not name.startswith("bounds")},
        ordinal_of_case=_ordinals(),
        bounds={kind: _bounds(orders, kind) for kind in BOUNDS},
    )


def _array(typecode: str, raw: bytes | memoryview) -> "array[int]":
    numbers = array(typecode)
    numbers.frombytes(bytes(raw))
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers


def _ordinals() -> "array[int]":
    pairs = Listing.objects.order_by().values_list("pk", "ordinal").iterator(chunk_size=5000)
    known = array("i")
    for pk, ordinal in pairs:
        if pk >= len(known):
            known.extend([-1] * (pk + 1 - len(known)))
        known[pk] = ordinal
    return known


def _bounds(orders: Mapping[str, "array[int]"], kind: str) -> Bounds:
    columns = [
        array("i", orders.get(f"bounds_{kind}_{name}", [])) for name in ("lower", "upper", "case")
    ]
    return Bounds(*columns)


def saved_bounds(kind: str, rows: list[tuple[date, date, int]]) -> list[IndexColumn]:
    """The rows that `_bounds` reads back."""
    sorted_bounds = Bounds.of(rows)
    columns = {
        "lower": sorted_bounds.lowers,
        "upper": sorted_bounds.uppers,
        "case": sorted_bounds.cases,
    }
    return [
        IndexColumn(name=f"bounds_{kind}_{name}", numbers=saved_array(column))
        for name, column in columns.items()
    ]


def saved_array(numbers: "array[int]") -> bytes:
    """Four bytes each, little-endian, whatever machine writes it."""
    unsigned = array("I", numbers)
    if sys.byteorder == "big":
        unsigned.byteswap()
    return unsigned.tobytes()
