"""Our own numbers of States: from the lists of each report, the Council's terms and the ledger."""

from endreprisals.domain.analysis.council import in_report
from endreprisals.domain.analysis.dialogues import countries_at_least, states_at_least
from endreprisals.domain.analysis.lists import StateList
from endreprisals.domain.analysis.own_numbers import (
    LEDGER,
    NO_LIST,
    PARTIAL_LIST,
    PARTIAL_RECORD,
    Ours,
    Record,
    Rule,
    within,
)
from endreprisals.domain.analysis.report_years import reports_by_year
from endreprisals.domain.analysis.rows import Published

LATIN_AMERICA = "GRULAC"


def countries(record: Record, row: Published) -> Ours:
    """States cited in the report of the year."""
    found = record.lists.get(row.year_from)
    return Ours(None, NO_LIST) if found is None else _listed(found, len(found.states))


def _listed(one: StateList, number: int, *, sure: bool = True) -> Ours:
    """Exact where the list is whole, else at least so many and why."""
    if one.whole and sure:
        return Ours(number)
    return Ours(number, PARTIAL_LIST if one.loaded else PARTIAL_RECORD, at_least=True)


def latin_american(record: Record, row: Published) -> Ours:
    """States of the regional group of Latin America and the Caribbean in the report of the year.

    The published word may leave the Caribbean out.
    """
    found = record.lists.get(row.year_from)
    if found is None:
        return Ours(None, NO_LIST)
    group = {one.state for one in record.rows.states if one.region == LATIN_AMERICA}
    return _listed(found, len(found.states & group))


def of_kinds(*whole: str, partial: tuple[str, ...] = ()) -> Rule:
    """The States on lists of some kinds: those that are whole for the purpose, else the others."""

    def rule(record: Record, row: Published) -> Ours:
        of_year = [one for one in record.rows.listed if one.year == row.year_from]
        exact = {one.state for one in of_year if one.kind in whole}
        if exact:
            return Ours(len(exact))
        some = {one.state for one in of_year if one.kind in partial}
        return Ours(len(some), PARTIAL_LIST, at_least=True) if some else Ours(None, NO_LIST)

    return rule


def _before(record: Record, row: Published) -> tuple[list[int], bool]:
    """How many States each earlier report cites, none where nothing is known, and if all is."""
    years = [year for year in reports_by_year(record.rows) if year < row.year_from]
    lists = [record.lists.get(year) for year in years]
    lengths = [len(one.states) if one else 0 for one in lists]
    return lengths, all(one is not None and one.whole for one in lists)


def most_before(record: Record, row: Published) -> Ours:
    """The most States in any earlier report; at least so many unless every list is whole."""
    lengths, whole = _before(record, row)
    return _of_lists(max(lengths, default=0), whole=whole)


def average_before(record: Record, row: Published) -> Ours:
    """States per earlier report on average, likewise, to the nearest whole number."""
    lengths, whole = _before(record, row)
    return _of_lists(round(sum(lengths) / max(len(lengths), 1)), whole=whole)


def _of_lists(number: int, *, whole: bool) -> Ours:
    if not number:
        return Ours(None, NO_LIST)
    return Ours(number) if whole else Ours(number, PARTIAL_LIST, at_least=True)


def council(record: Record, row: Published) -> Ours:
    """Members of the Council, on the day of presentation, that the report of the year cites."""
    report = reports_by_year(record.rows).get(row.year_from)
    if report is None or row.year_from not in record.lists:
        return Ours(None, NO_LIST)
    share = in_report(record.rows, report, record.lists)
    if share.value is None:
        return Ours(None, PARTIAL_RECORD)
    number = round(share.value * (share.of or 0))
    return _listed(record.lists[row.year_from], number, sure=not share.at_least)


def countries_since(record: Record, row: Published) -> Ours:
    """States cited in any report of the years, each counted once."""
    years = [year for year in reports_by_year(record.rows) if within(year, row)]
    lists = [record.lists[year] for year in years if year in record.lists]
    states = frozenset[str]().union(*(one.states for one in lists))
    whole = len(lists) == len(years) and all(one.whole for one in lists)
    return _of_lists(len(states), whole=whole)


def states_raising(record: Record, row: Published) -> Ours:
    """States that the ledger knows to have raised a case in the dialogue of the year."""
    return _ledger(states_at_least(record.rows).get(row.year_from))


def countries_raised(record: Record, row: Published) -> Ours:
    """States about which the ledger knows a case to have been raised in that dialogue."""
    return _ledger(countries_at_least(record.rows).get(row.year_from))


def _ledger(number: int | None) -> Ours:
    return Ours(number, LEDGER, at_least=number is not None)
