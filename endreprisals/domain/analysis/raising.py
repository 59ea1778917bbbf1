"""How many States raise cases in the Council's dialogue, about how many countries, year by year."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace

from endreprisals.domain.analysis.dialogues import (
    countries_at_least,
    dialogue_years,
    raised,
    states_at_least,
)
from endreprisals.domain.analysis.figure import Figure, Saying, Value
from endreprisals.domain.analysis.growth import change_sayings, changes, ratio_value
from endreprisals.domain.analysis.intervals import poisson
from endreprisals.domain.analysis.published_numbers import (
    AS_WORDED,
    exact_numbers,
    published_values,
)
from endreprisals.domain.analysis.report_years import span, symbols, texts
from endreprisals.domain.analysis.rows import Rows

STATES, STATES_METRIC = "states-raising", "states_raising_cases_at_hrc"
COUNTRIES, COUNTRIES_METRIC = "countries-raised", "countries_with_cases_raised"
OURS, REFUSED = "ours", "nothing_raised"
CAVEATS = (
    "ledger_incomplete",
    "definitions_differ",
    "small_numbers",
    "not_causal",
    "silence_is_not_safety",
)
Found = Mapping[int, int]  # States by year


def states_raising(rows: Rows) -> Figure:
    """How many States raised a case in the dialogue of each year, with the change between years.

    `ours` is at least so many; `published` has the numbers as published, with the exact Poisson
    interval. `ratio` compares a published year with the year before: an interval that includes
    1 means that the change cannot be told from chance.
    """
    figure = _figure(STATES, STATES_METRIC, rows, states_at_least(rows))
    silent = set(raised(rows)) - set(states_at_least(rows))
    missing = (Saying("no_speaker_known", {"years": texts(silent)}),) if silent else ()
    return replace(
        figure,
        says=(*figure.says, *_group_statements(rows)),
        missing=(*figure.missing, *missing),
    )


def countries_raised(rows: Rows) -> Figure:
    """About how many countries States raised cases in the dialogue of each year, likewise."""
    return _figure(COUNTRIES, COUNTRIES_METRIC, rows, countries_at_least(rows))


def _figure(name: str, metric: str, rows: Rows, found: Found) -> Figure:
    told = [_with_interval(value) for value in published_values(rows, metric)]
    grown = list(changes(exact_numbers(rows, metric)))
    years = {int(one.key) for one in told} | set(found)
    return Figure(
        name=name,
        axis="year",
        unit="states",
        period=span(years),
        values=(*told, *_ours(found), *map(ratio_value, grown)),
        says=(*(saying for one in grown for saying in change_sayings(one)), *_agree(told, found)),
        caveats=CAVEATS,
        missing=tuple(_missing(rows, years)),
        sources=symbols(rows, years),
        refused="" if years else REFUSED,
    )


def _ours(found: Found) -> Iterator[Value]:
    for year in sorted(found):
        count = float(found[year])
        yield Value(str(year), count, OURS, low=count, method="bounds", at_least=True)


def _with_interval(value: Value) -> Value:
    """The number with the bounds that chance alone would give it; none where it is only worded."""
    if AS_WORDED in value.marks:
        return value
    bounds = poisson(round(value.value or 0))
    return replace(value, low=bounds.low, high=bounds.high, method="poisson")


def _agree(told: Iterable[Value], found: Found) -> Iterator[Saying]:
    """For each year: the ledger has as many as published, or this many of them."""
    for value in told:
        year = int(value.key)
        if year in found and value.value is not None:
            numbers = {"year": value.key, "ours": found[year], "published": value.value}
            same = found[year] == value.value
            yield Saying("ledger_agrees" if same else "ledger_differs", numbers)


def _group_statements(rows: Rows) -> Iterator[Saying]:
    """Years in which groups spoke: their members did not decide each alone, as intervals assume."""
    for year, raises in sorted(raised(rows).items()):
        statements = {one.statement for one in raises} - {""}  # a speaker whom nobody names
        states = {state for one in raises for state in one.states}
        if len(states) > len(statements):
            numbers = {"states": len(states), "statements": len(statements)}
            yield Saying("group_statements", {"year": str(year), **numbers})


def _missing(rows: Rows, years: Collection[int]) -> Iterator[Saying]:
    """Years of dialogues from the first known one on for which the ledger holds no raise."""
    known = {year for year in dialogue_years(rows).values() if years and year >= min(years)}
    silent = known - set(raised(rows))
    if silent:
        yield Saying("no_raise_in_ledger", {"years": texts(silent)})
