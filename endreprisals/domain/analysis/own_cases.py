"""Our own numbers of reports, cases, people and organisations, from the mentions read so far."""

from collections.abc import Collection, Iterable

from endreprisals.domain.analysis.own_numbers import (
    NO_ANNEX,
    NOT_READ,
    PARTIAL_RECORD,
    SMALL,
    Ours,
    Record,
    Rule,
    within,
)
from endreprisals.domain.analysis.people import Year, organisations_at_least, people_at_least
from endreprisals.domain.analysis.report_years import reports_by_year
from endreprisals.domain.analysis.rows import Published
from endreprisals.domain.analysis.shares import private_and_few

VIET_NAM = "VNM"


def reports(record: Record, row: Published) -> Ours:
    """Reports of the years."""
    return Ours(len([year for year in reports_by_year(record.rows) if within(year, row)]))


def cases(record: Record, row: Published) -> Ours:
    """Cases that stand in a report of the years, each counted once."""
    years = [found for year, found in record.mentions.items() if within(year, row)]
    return _read(len(_cases_of(years)), read=bool(years))


def people(record: Record, row: Published) -> Ours:
    """Persons who surely stand in the report of the year."""
    year = record.mentions.get(row.year_from, {})
    return _read(people_at_least(year, record.known), read=bool(year))


def organisations(record: Record, row: Published) -> Ours:
    """Organisations that surely stand in the report of the year."""
    year = record.mentions.get(row.year_from, {})
    return _read(organisations_at_least(year, record.known), read=bool(year))


def named(record: Record, row: Published) -> Ours:
    """Cases in the reports of the years that name somebody, each counted once."""
    years = [found for year, found in record.mentions.items() if within(year, row)]
    return _read(len(_cases_of(years) - record.unnamed), read=bool(years))


def unnamed(record: Record, row: Published) -> Ours:
    """Cases in the reports of the years that name nobody; a small number of them is hidden."""
    years = [found for year, found in record.mentions.items() if within(year, row)]
    return _shown(_cases_of(years) & record.unnamed, record, read=bool(years))


def people_in(annex: str) -> Rule:
    """Persons who surely stand in one annex of the report of the year."""

    def rule(record: Record, row: Published) -> Ours:
        year = record.mentions.get(row.year_from, {})
        parts = {case: [one for one in found if one.part == annex] for case, found in year.items()}
        inside = {case: found for case, found in parts.items() if found}
        if not inside:
            return Ours(None, NO_ANNEX if year else NOT_READ)
        return _read(people_at_least(inside, record.known), read=True)

    return rule


def viet_nam(record: Record, row: Published) -> Ours:
    """Cases of Viet Nam in the report of the year; a small number of unnamed people is hidden."""
    return of_states(record, row, frozenset({VIET_NAM}))


def of_states(record: Record, row: Published, states: frozenset[str]) -> Ours:
    """Cases of some States in the report of the year; a small number of unnamed ones is hidden."""
    year = record.mentions.get(row.year_from, {})
    own = {one.case for one in record.rows.cases if one.state in states and one.case in year}
    return _shown(own, record, read=bool(year))


def _cases_of(years: Iterable[Year]) -> frozenset[str]:
    return frozenset().union(*years)


def _shown(own: Collection[str], record: Record, *, read: bool) -> Ours:
    if private_and_few(own, record.unnamed):
        return Ours(None, SMALL)
    return _read(len(own), read=read)


def _read(number: int, *, read: bool) -> Ours:
    """A number from the mentions read so far: at least so many, if any of the report were read."""
    return Ours(number, PARTIAL_RECORD, at_least=True) if read else Ours(None, NOT_READ)
