"""The list of cases: a page of cards, the counts beside it, and the ways on."""

from array import array
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import islice

from endreprisals.record.facets import count, ordinals_of
from endreprisals.record.filters import FACETS, SORTS, CaseFilter
from endreprisals.record.index import Index, current
from endreprisals.record.queries.cards import Card, cards
from endreprisals.search.queries import matching_cases

PER_PAGE = 50
SHOWN_VALUES = 10  # of a long facet; chosen ones are always shown
FIXED_ORDER = {"year", "named", "reply", "raised"}  # facets whose values have their own order


@dataclass(frozen=True, slots=True)
class FacetLine:
    """One value of a facet: how many cases it would leave, and where its link leads."""

    value: str
    count: int
    chosen: bool
    query: str


@dataclass(frozen=True, slots=True)
class FacetBox:
    """A facet with its values, most frequent first (years: latest first)."""

    name: str  # key of filters.FACETS
    vocabulary: str  # where labels come from; blank for state, year and the yes-or-no facets
    lines: tuple[FacetLine, ...]
    more: tuple[FacetLine, ...]  # the rest, behind a disclosure


@dataclass(frozen=True, slots=True)
class Chip:
    """One chosen value and the address of the list without it."""

    parameter: str  # a facet, or q, from, to
    value: str
    query: str


@dataclass(frozen=True, slots=True)
class CaseList:
    """Everything the list page, its table and its map show."""

    chosen: CaseFilter
    total: int
    of_all: int
    cards: tuple[Card, ...]
    first: int  # number of the first card shown, from 1; 0 when none is
    last: int
    pages: int
    facets: tuple[FacetBox, ...]
    chips: tuple[Chip, ...]
    sorts: tuple[tuple[str, str], ...]  # name, query
    state_counts: Mapping[str, int]
    year_span: tuple[int, int]  # first and last report year in the record
    file_query: str  # for feeds and files: the filter alone
    search_cut: bool  # part of a long search was not read
    version: int


def case_list(chosen: CaseFilter) -> CaseList:
    """One page of public cases with all counts. Three queries, however many cases."""
    index = current()
    base, cut = _base(index, chosen)
    counted = count(index.values, dict(chosen.chosen), base)
    whole = _listed(index, chosen, counted.bits, cut=cut)
    return replace(
        whole,
        facets=tuple(_box(name, counted.counts.get(name, {}), whole.chosen) for name in FACETS),
        state_counts=_narrowed(index, "state", counted.bits),
    )


def uncounted_list(chosen: CaseFilter) -> CaseList:
    """The same for a page that offers no filters: without facets and counts by State.

    To count every value of every facet costs more than all the rest of a State's page.
    """
    index = current()
    base, cut = _base(index, chosen)
    return _listed(index, chosen, _chosen_bits(index, chosen, base), cut=cut)


def _listed(index: Index, chosen: CaseFilter, bits: int, *, cut: bool) -> CaseList:
    total = bits.bit_count()
    pages = max(1, -(-total // PER_PAGE))
    chosen = replace(chosen, page=min(chosen.page, pages))
    start = (chosen.page - 1) * PER_PAGE
    shown = cards(list(_page(index, chosen.sort, bits, start)))
    return CaseList(
        chosen=chosen,
        total=total,
        of_all=index.size,
        cards=tuple(shown),
        first=start + 1 if shown else 0,
        last=start + len(shown),
        pages=pages,
        facets=(),
        chips=tuple(_chips(chosen)),
        sorts=tuple((sort, replace(chosen, sort=sort, page=1).query()) for sort in SORTS),
        state_counts={},
        year_span=_years(index),
        file_query=chosen.query(shown=False),
        search_cut=cut,
        version=index.version,
    )


def chosen_ordinals(chosen: CaseFilter) -> Iterator[int]:
    """Places of every case a filter leaves, in its order: for files and feeds."""
    index = current()
    base, _cut = _base(index, chosen)
    return _in_order(index, chosen.sort, _chosen_bits(index, chosen, base), 0)


def _chosen_bits(index: Index, chosen: CaseFilter, base: int) -> int:
    """The cases that the chosen values leave of `base`."""
    bits = base
    for facet, values in chosen.chosen.items():
        union = 0
        for value in values:
            union |= index.values.get(facet, {}).get(value, 0)
        bits &= union
    return bits


def _base(index: Index, chosen: CaseFilter) -> tuple[int, bool]:
    base = index.bits_of_period(chosen) if chosen.period() else index.everything
    if not chosen.q:
        return base, False
    found = matching_cases(chosen.q)
    return base & index.bits_of_cases(found.case_ids), found.cut


def _page(index: Index, sort: str, bits: int, start: int) -> Iterator[int]:
    return islice(_in_order(index, sort, bits, start), PER_PAGE)


def _in_order(index: Index, sort: str, bits: int, start: int) -> Iterator[int]:
    order = index.orders.get(sort)
    if order is None:
        return ordinals_of(bits, start=start)
    return islice(_picked(order, bits, index.size), start, None)


def _picked(order: "array[int]", bits: int, size: int) -> Iterator[int]:
    data = bits.to_bytes(size // 8 + 1, "little")
    return (ordinal for ordinal in order if data[ordinal >> 3] >> (ordinal & 7) & 1)


def _narrowed(index: Index, facet: str, bits: int) -> dict[str, int]:
    values = index.values.get(facet, {})
    return {value: n for value, those in values.items() if (n := (those & bits).bit_count())}


def _box(name: str, counts: Mapping[str, int], chosen: CaseFilter) -> FacetBox:
    picked = chosen.chosen.get(name, ())
    values = {**dict.fromkeys(picked, 0), **counts}
    if name == "year":
        ordered = sorted(values, reverse=True)
    elif name in FIXED_ORDER:
        ordered = sorted(values, key=_fixed_place)
    else:
        ordered = sorted(values, key=lambda value: (-values[value], value))
    lines = [
        FacetLine(value, values[value], value in picked, chosen.toggled(name, value).query())
        for value in ordered
    ]
    top = [at for at, line in enumerate(lines) if at < SHOWN_VALUES or line.chosen]
    return FacetBox(
        name,
        FACETS[name],
        tuple(lines[at] for at in top),
        tuple(line for at, line in enumerate(lines) if at not in top),
    )


def _fixed_place(value: str) -> int:
    return ("named", "unnamed", "yes", "no", "never", "unknown").index(value)


def _chips(chosen: CaseFilter) -> Iterator[Chip]:
    if chosen.q:
        yield Chip("q", chosen.q, chosen.without("q").query())
    for facet in FACETS:
        for value in chosen.chosen.get(facet, ()):
            yield Chip(facet, value, chosen.toggled(facet, value).query())
    if chosen.period_from:
        yield Chip("from", chosen.period_from, chosen.without("from").query())
    if chosen.period_to:
        yield Chip("to", chosen.period_to, chosen.without("to").query())


def _years(index: Index) -> tuple[int, int]:
    years = [int(year) for year in index.values.get("year", {})]
    return (min(years), max(years)) if years else (0, 0)
