"""The ledger as one list: every case and country that a statement spoke of, with counts beside."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from endreprisals.ledger.filters import FACETS, LedgerFilter
from endreprisals.record.facets import count, ordinals_of
from endreprisals.record.queries.case_list import Chip, FacetBox, FacetLine
from endreprisals.record.raises import UNNAMED, Raised, Raises, raises

PER_PAGE = 50
SHOWN_VALUES = 10  # of a long facet; chosen ones are always shown
LATEST_FIRST = {"year", "session"}


@dataclass(frozen=True, slots=True)
class Explorer:
    """One page of the ledger with all counts: of what is on record, at least that many."""

    chosen: LedgerFilter
    rows: tuple[Raised, ...]
    total: int
    of_all: int
    states: int  # that spoke, as far as a source names them
    countries: int  # spoken of
    first: int  # number of the first row shown, from 1; 0 when none is
    last: int
    pages: int
    facets: tuple[FacetBox, ...]
    chips: tuple[Chip, ...]
    file_query: str  # for feeds and files: the filter alone


def explorer(chosen: LedgerFilter) -> Explorer:
    """One page of raises, latest first. One query, however many there are."""
    index = raises()
    counted = count(index.values, dict(chosen.chosen), _base(index, chosen))
    total = counted.bits.bit_count()
    pages = max(1, -(-total // PER_PAGE))
    start = (min(chosen.page, pages) - 1) * PER_PAGE
    shown = [index.rows[at] for at in ordinals_of(counted.bits, start=start, count=PER_PAGE)]
    return Explorer(
        chosen=replace(chosen, page=min(chosen.page, pages)),
        rows=tuple(shown),
        total=total,
        of_all=len(index.rows),
        states=len(_values(index, "by", counted.bits) - {UNNAMED}),
        countries=len(_values(index, "state", counted.bits)),
        first=start + 1 if shown else 0,
        last=start + len(shown),
        pages=pages,
        facets=tuple(_box(name, counted.counts.get(name, {}), chosen) for name in FACETS),
        chips=tuple(chips(chosen)),
        file_query=chosen.query(),
    )


def chosen_rows(chosen: LedgerFilter) -> Sequence[Raised]:
    """Every raise that a filter leaves, latest first: for files, feeds and the API. One query."""
    index = raises()
    if chosen.is_empty():
        return index.rows
    bits = count({}, {}, _base(index, chosen)).bits
    for facet, picked in chosen.chosen.items():
        union = 0
        for value in picked:
            union |= index.values.get(facet, {}).get(value, 0)
        bits &= union
    return [index.rows[at] for at in ordinals_of(bits)]


def _base(index: Raises, chosen: LedgerFilter) -> int:
    period = chosen.period()
    return index.bits_of_period(*period) if period else index.everything


def _values(index: Raises, facet: str, bits: int) -> set[str]:
    return {value for value, those in index.values.get(facet, {}).items() if those & bits}


def _box(name: str, counts: Mapping[str, int], chosen: LedgerFilter) -> FacetBox:
    picked = chosen.chosen.get(name, ())
    values = {**dict.fromkeys(picked, 0), **counts}
    lines = [
        FacetLine(value, values[value], value in picked, chosen.toggled(name, value).query())
        for value in _ordered(name, values)
    ]
    top = [at for at, line in enumerate(lines) if at < SHOWN_VALUES or line.chosen]
    return FacetBox(
        name,
        "",
        tuple(lines[at] for at in top),
        tuple(line for at, line in enumerate(lines) if at not in top),
    )


def _ordered(name: str, values: Mapping[str, int]) -> list[str]:
    if name in LATEST_FIRST:
        return sorted(values, key=lambda value: (len(value), value), reverse=True)
    return sorted(values, key=lambda value: (-values[value], value))


def chips(chosen: LedgerFilter) -> Iterator[Chip]:
    """Every chosen value with the address of the list without it."""
    for facet in FACETS:
        for value in chosen.chosen.get(facet, ()):
            yield Chip(facet, value, chosen.toggled(facet, value).query())
    if chosen.period_from:
        yield Chip("from", chosen.period_from, chosen.without("from").query())
    if chosen.period_to:
        yield Chip("to", chosen.period_to, chosen.without("to").query())
