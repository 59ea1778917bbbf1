"""Which States are new in a report, which are gone and which stay, where both lists are whole."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import chain, pairwise

from endreprisals.domain.analysis.figure import Figure, Saying, Value
from endreprisals.domain.analysis.lists import StateList, state_lists, whole_lists
from endreprisals.domain.analysis.report_years import reports_by_year, span, symbols, texts
from endreprisals.domain.analysis.rows import Report, Rows
from endreprisals.domain.analysis.windows import window_marks

NAME, REFUSED = "states-cited-change", "no_two_whole_lists"
NEW, GONE, BOTH = "new", "gone", "both"
REPORTS_BETWEEN = "reports_between"
CAVEATS = ("allegations", "silence_is_not_safety", "unequal_windows", "definitions_differ")


def states_cited_change(rows: Rows) -> Figure:
    """How many States are new, gone and in both, from each whole list to the next one.

    Keys are the years of the later list. A pair with other reports between them is marked
    `reports_between`: a State may have come and gone in those. A pair of which either report
    covers another time than twelve months is marked so: a longer time brings more States. Pairs
    of neighbouring reports of which a list is not whole are not compared; `missing` names what
    they lack.
    """
    lists, reports = state_lists(rows), reports_by_year(rows)
    whole = whole_lists(lists)
    years = sorted({*reports, *lists})
    pairs = list(pairwise(whole))
    return Figure(
        name=NAME,
        axis="report_year",
        unit="states",
        period=span(one.year for one in whole),
        values=tuple(value for pair in pairs for value in _values(*pair, years, reports)),
        says=tuple(saying for pair in pairs for saying in _says(*pair)),
        caveats=CAVEATS,
        missing=tuple(_missing(years, lists)),
        sources=symbols(rows, (one.year for one in whole)),
        refused="" if pairs else REFUSED,
    )


def _values(
    before: StateList, after: StateList, years: Sequence[int], reports: Mapping[int, Report]
) -> list[Value]:
    between = any(before.year < year < after.year for year in years)
    windows = (window_marks(reports.get(one.year)) for one in (before, after))
    parts = {
        NEW: after.states - before.states,
        GONE: before.states - after.states,
        BOTH: after.states & before.states,
    }
    own = (REPORTS_BETWEEN,) if between else ()
    marks = tuple(dict.fromkeys(chain(own, *windows)))
    return [
        Value(
            key=str(after.year),
            value=float(len(states)),
            series=series,
            marks=marks,
            sources=(*before.sources, *after.sources),
        )
        for series, states in parts.items()
    ]


def _says(before: StateList, after: StateList) -> list[Saying]:
    """Which States came and went, by code."""
    years = {"earlier": str(before.year), "later": str(after.year)}
    return [
        Saying("states_new", {**years, "states": sorted(after.states - before.states)}),
        Saying("states_gone", {**years, "states": sorted(before.states - after.states)}),
    ]


def _missing(years: Sequence[int], lists: Mapping[int, StateList]) -> Iterable[Saying]:
    whole = {one.year for one in whole_lists(lists)}
    for before, after in pairwise(years):
        lacking = {before, after} - whole
        if lacking:
            pair = {"earlier": str(before), "later": str(after)}
            yield Saying("pair_needs_whole_lists", {**pair, "years": texts(lacking)})
