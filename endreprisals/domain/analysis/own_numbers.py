"""What stands beside a published total: our own number, or the reason why there is none."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from endreprisals.domain.analysis.lists import StateList, state_lists
from endreprisals.domain.analysis.mentions import by_year, unnamed_cases
from endreprisals.domain.analysis.people import Known, Year, known_cases
from endreprisals.domain.analysis.rows import Published, Rows

# Why ours differs or cannot be had.
PARTIAL_LIST, PARTIAL_RECORD, LEDGER = "partial_list", "partial_record", "ledger_incomplete"
NO_LIST, NOT_READ, NOT_CODED = "no_list", "report_not_read", "not_coded"
SMALL, WITHHELD = "small_cell", "withheld"
NOT_MATCHED, NO_ANNEX = "not_matched_to_reports", "annex_not_known"
# Where nothing that is missing here explains the difference.
CONFLICT, UNEXPLAINED = "sources_conflict", "reason_not_known"


@dataclass(frozen=True, slots=True)
class Ours:
    """Our number for a published total. `reason`: why it may be lower, or why there is none."""

    number: float | None
    reason: str = UNEXPLAINED
    at_least: bool = False


@dataclass(frozen=True, slots=True)
class Record:
    """What the rows say, arranged once for all published totals."""

    rows: Rows
    lists: Mapping[int, StateList]
    mentions: Mapping[int, Year]
    known: Known
    unnamed: frozenset[str]


Rule = Callable[[Record, Published], Ours]


def arranged(rows: Rows) -> Record:
    """The rows by report year."""
    return Record(rows, state_lists(rows), by_year(rows), known_cases(rows), unnamed_cases(rows))


def some(number: float) -> Ours:
    """At least so many, from the part of the reports that the record holds; none is no number."""
    if not number:
        return Ours(None, PARTIAL_RECORD)
    return Ours(number, PARTIAL_RECORD, at_least=True)


def within(year: int, row: Published) -> bool:
    """Whether a year lies in the period of a published total."""
    return row.year_from <= year <= row.year_to
