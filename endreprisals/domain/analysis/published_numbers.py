"""Numbers as others published them, each kept with its source, also where they conflict."""

from collections import defaultdict
from collections.abc import Iterable

from endreprisals.domain.analysis.figure import Value
from endreprisals.domain.analysis.rows import Published, Rows

CONFLICTING, AS_WORDED = "conflicting", "as_worded"
SERIES = "published"
_AT_LEAST = ("over", "at least", "more than")


def published(rows: Rows, metric: str) -> list[Published]:
    """Every number of one metric for a single year, by year, in the order of the rows."""
    found = (row for row in rows.published if row.metric == metric)
    return sorted((row for row in found if row.year_from == row.year_to), key=_year)


def published_values(rows: Rows, metric: str) -> list[Value]:
    """The numbers of one metric as values of a figure, keyed by year."""
    found = published(rows, metric)
    disputed = conflicting_years(found)
    return [published_value(row, str(row.year_from), disputed=disputed) for row in found]


def published_value(row: Published, key: str, *, disputed: Iterable[int] = ()) -> Value:
    """One published number, marked where it is only worded ("some 240") or another contradicts."""
    at_least = any(word in row.qualifier for word in _AT_LEAST)
    marks = [CONFLICTING] if row.year_from in disputed else []
    if not is_exact(row):
        marks.append(AS_WORDED)
    return Value(
        key=key,
        value=float(row.value),
        series=SERIES,
        at_least=at_least,
        marks=tuple(marks),
        sources=(row.source,),
    )


def conflicting_years(found: Iterable[Published]) -> set[int]:
    """Years for which sources give different numbers of one metric."""
    numbers: dict[int, set[float]] = defaultdict(set)
    for row in found:
        numbers[row.year_from].add(float(row.value))
    return {year for year, different in numbers.items() if len(different) > 1}


def exact_numbers(rows: Rows, metric: str) -> dict[int, int]:
    """The number of each year for which sources agree on one and give it exactly."""
    found = published(rows, metric)
    worded = {row.year_from for row in found if not is_exact(row)}
    unsure = worded | conflicting_years(found)
    return {row.year_from: round(float(row.value)) for row in found if row.year_from not in unsure}


def is_exact(row: Published) -> bool:
    """Whether a source gives the number itself, and not words such as "close to 50"."""
    return row.qualifier.startswith("exact")


def _year(row: Published) -> int:
    return row.year_from
