"""Shares of cases with their bounds, and those too small to show without naming anybody."""

from collections.abc import Collection, Iterable

from endreprisals.domain.analysis.figure import Value
from endreprisals.domain.analysis.intervals import wilson
from endreprisals.domain.analysis.small_cells import hidden, is_small


def share(key: str, count: int, of: int, *, series: str = "") -> Value:
    """`count` of `of` as a share with its Wilson bounds; not known where there is nothing."""
    bounds = wilson(count, of)
    if bounds is None:
        return Value(key, None, series, of, marks=("no_denominator",))
    return Value(key, count / of, series, of, bounds.low, bounds.high, "wilson")


def share_of_cases(
    key: str, cases: Collection[str], of: int, unnamed: Collection[str], *, series: str = ""
) -> Value:
    """The share that some cases are, hidden where they are few and one of them names nobody.

    Made for codes of which a case can have several: such shares add up to nothing from which a
    hidden one could be worked out.
    """
    value = share(key, len(cases), of, series=series)
    return hidden(value) if private_and_few(cases, unnamed) else value


def private_and_few(cases: Collection[str], unnamed: Collection[str]) -> bool:
    """Whether private people could be found behind so small a number of cases."""
    return is_small(len(cases)) and any(case in unnamed for case in cases)


def largest_first(values: Iterable[Value]) -> tuple[Value, ...]:
    """Values by size, then by key. What is hidden comes last, so that its place tells nothing."""
    return tuple(sorted(values, key=lambda one: (-(one.value or 0), one.key)))
