"""How many States each report cites: as published, as the lists here have it, and for 12 months."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from endreprisals.domain.analysis.figure import Figure, Saying, Value
from endreprisals.domain.analysis.lists import StateList, state_lists
from endreprisals.domain.analysis.published_numbers import (
    conflicting_years,
    is_exact,
    published,
    published_values,
)
from endreprisals.domain.analysis.report_years import reports_by_year, span, symbols, texts
from endreprisals.domain.analysis.rows import Published, Report, Rows
from endreprisals.domain.analysis.windows import (
    NOT_KNOWN,
    per_twelve_months,
    scaling_mark,
    window_marks,
)  # fmt: skip

NAME, METRIC = "states-cited", "countries"
OURS, PARTIAL, TWELVE = "ours", "listed_partial", "per_12_months"
PARTIAL_MARK, DISAGREE_MARK, SCALED_MARK = "partial_list", "lists_disagree", "scaled"
CASES_MARK = "states_of_cases"
CAVEATS = (
    "allegations",
    "silence_is_not_safety",
    "partial_lists",
    "unequal_windows",
    "definitions_differ",
)


def states_cited(rows: Rows) -> Figure:
    """How many States the report of each year cites.

    `published` has every number a source gives, `ours` the length of a whole list and
    `listed_partial` what is sure where no list is whole or whole lists differ: at least so many.
    `per_12_months` sets the published numbers, or ours where there is none, to twelve months;
    the marks say whether that is too high or too low.
    """
    reports, lists = reports_by_year(rows), state_lists(rows)
    told = published_values(rows, METRIC)
    listed = [listed_value(one) for one in lists.values()]
    base = told + [value for value in listed if _stands_alone(value, told)]
    return Figure(
        name=NAME,
        axis="report_year",
        unit="states",
        period=span(reports),
        values=(*told, *listed, *(_twelve(value, reports) for value in base)),
        says=_says(rows, lists),
        caveats=CAVEATS,
        missing=_missing(reports, lists, told),
        sources=symbols(rows, reports),
    )


def listed_value(one: StateList) -> Value:
    """The States of one list: a count where it is whole, else at least so many."""
    count = float(len(one.states))
    if one.whole:
        return Value(str(one.year), count, OURS, sources=one.sources)
    return Value(
        key=str(one.year),
        value=count,
        series=PARTIAL,
        low=count,
        high=None if one.at_most is None else float(len(one.at_most)),
        method="bounds",
        at_least=True,
        marks=tuple(_marks(one)),
        sources=one.sources,
    )


def _marks(one: StateList) -> Iterator[str]:
    if one.loaded:
        yield PARTIAL_MARK
    if one.disagree:
        yield DISAGREE_MARK
    if one.from_cases:
        yield CASES_MARK


def _stands_alone(value: Value, told: list[Value]) -> bool:
    """Whether a whole list is the only number of its year."""
    return value.series == OURS and all(one.key != value.key for one in told)


def _twelve(value: Value, reports: Mapping[int, Report]) -> Value:
    report = reports.get(int(value.key))
    number = per_twelve_months(value.value or 0, report)
    marks = window_marks(report)
    scaled = (SCALED_MARK, *scaling_mark(report)) if number is not None and marks else ()
    return Value(
        key=value.key,
        value=number,
        series=TWELVE,
        at_least=value.at_least and not scaled,  # a floor made larger is no floor
        marks=(*value.marks, *marks, *scaled),
        sources=value.sources,
    )


def _says(rows: Rows, lists: Mapping[int, StateList]) -> tuple[Saying, ...]:
    found = published(rows, METRIC)
    says = list(_largest(found))
    if found:
        last = found[-1]
        says.append(_number("latest_states_published", last.year_from, float(last.value)))
    disputed = conflicting_years(found)
    if disputed:
        says.append(Saying("published_numbers_conflict", {"years": texts(disputed)}))
    same = {row.year_from for row in found if _same(lists.get(row.year_from), row.value)}
    if same:
        says.append(Saying("whole_list_agrees", {"years": texts(same)}))
    return tuple(says)


def _largest(found: Sequence[Published]) -> Iterator[Saying]:
    """The largest number that a source gives exactly, then any that is only worded and larger."""
    exact = [row for row in found if is_exact(row)]
    most = max((float(row.value) for row in exact), default=0.0)
    if exact:
        years = texts(row.year_from for row in exact if float(row.value) == most)
        yield Saying("most_states_published", {"years": years, "number": most})
    for row in found:
        if not is_exact(row) and float(row.value) > most:
            yield _number("more_states_worded", row.year_from, float(row.value))


def _same(one: StateList | None, number: str) -> bool:
    return one is not None and one.whole and len(one.states) == float(number)


def _number(code: str, year: int, number: float) -> Saying:
    return Saying(code, {"year": str(year), "number": number})


def list_gaps(years: Iterable[int], lists: Mapping[int, StateList]) -> Mapping[str, set[int]]:
    """Years of reports of which no source lists States, and those with a part of a list only."""
    loaded = {year for year, one in lists.items() if one.loaded}
    return {
        "no_list": set(years) - loaded,
        "list_not_whole": {year for year in loaded if not lists[year].whole},
    }


def _missing(
    reports: Mapping[int, Report], lists: Mapping[int, StateList], told: list[Value]
) -> tuple[Saying, ...]:
    """Years without any number published, without any list, and with a part of one only."""
    gaps = {
        "no_number_published": set(reports) - {int(value.key) for value in told},
        **list_gaps(reports, lists),
        "no_window_dates": {
            year for year, one in reports.items() if NOT_KNOWN in window_marks(one)
        },
    }
    return tuple(Saying(code, {"years": texts(years)}) for code, years in gaps.items() if years)
