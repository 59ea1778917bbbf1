"""Our own numbers of what the path of a case tells: who was held, which bodies and laws it names.

A fact counts for a report where it surely lies in the months that the report covers. The record
holds a part of what happened in them, so every number here is at least so many.
"""

from collections.abc import Collection, Iterator

from endreprisals.domain.analysis.lists import MENA_KINDS
from endreprisals.domain.analysis.own_cases import of_states
from endreprisals.domain.analysis.own_numbers import (
    NO_LIST,
    SMALL,
    Ours,
    Record,
    Rule,
    some,
)
from endreprisals.domain.analysis.published_numbers import published
from endreprisals.domain.analysis.report_years import reports_by_year
from endreprisals.domain.analysis.rows import Published, SpellRow, UNActionRow
from endreprisals.domain.analysis.shares import private_and_few
from endreprisals.domain.analysis.subjects import told_of

DETAINED, RESTRICTIVE, COUNTRIES = "detained", "restrictive_legislation", "countries"


def detained(record: Record, row: Published) -> Ours:
    """Persons whom the report of the year tells of and who surely were held in its months."""
    year = record.mentions.get(row.year_from, {})
    told = {
        (case, subject)
        for case, found in year.items()
        for mention in found
        for subject in told_of(mention, record.known.only)
    }
    held = [one for one in record.rows.spells if (one.case, one.subject) in told]
    within = [one for one in held if _held_in(record, row.year_from, one)]
    if private_and_few({one.case for one in within}, record.unnamed):
        return Ours(None, SMALL)
    return some(len({one.subject for one in within}))


def _held_in(record: Record, year: int, spell: SpellRow) -> bool:
    """Whether a detention had surely begun and was still heard of in the months of a report."""
    report = reports_by_year(record.rows).get(year)
    if spell.status != DETAINED or spell.start_upper is None or report is None:
        return False
    if report.period_from is None or report.period_to is None:
        return False
    heard = max(day for day in (spell.start_upper, spell.end_lower, spell.last_known) if day)
    return spell.start_upper <= report.period_to and heard >= report.period_from


def states_of_action(action: str) -> Rule:
    """States about whose cases a body of the United Nations acted in the months of the report."""

    def rule(record: Record, row: Published) -> Ours:
        states = {one.case: one.state for one in record.rows.cases}
        found = {one.case for one in _actions(record, row.year_from, action)}
        return some(len({states[case] for case in found & states.keys()}))

    return rule


def cases_of_action(action: str) -> Rule:
    """Cases on which a body of the United Nations acted in the months of the report."""

    def rule(record: Record, row: Published) -> Ours:
        return some(len({one.case for one in _actions(record, row.year_from, action)}))

    return rule


def _actions(record: Record, year: int, action: str) -> Iterator[UNActionRow]:
    report = reports_by_year(record.rows).get(year)
    if report is None or report.period_from is None or report.period_to is None:
        return
    for one in record.rows.un_actions:
        if one.action != action or one.lower is None or one.upper is None:
            continue
        if report.period_from <= one.lower <= one.upper <= report.period_to:
            yield one


def restrictive_laws(record: Record, row: Published) -> Ours:
    """The share of the States cited whose cases in the report tell of a law that restricts."""
    cited = [float(one.value) for one in published(record.rows, COUNTRIES)
             if one.year_from == row.year_from]  # fmt: skip
    if not cited:
        return Ours(None, NO_LIST)
    return some(len(_with_law(record, row.year_from)) / max(cited))


def _with_law(record: Record, year: int) -> Collection[str]:
    cases = record.mentions.get(year, {})
    told = {one.case for one in record.rows.acts if RESTRICTIVE in one.types and one.case in cases}
    return {one.state for one in record.rows.cases if one.case in told}


def mena_cases(record: Record, row: Published) -> Ours:
    """Cases in the report of the year of States of the Middle East and North Africa.

    The Middle East and North Africa are no regional group of the United Nations, so the States
    are those on the lists of that region that a source gives for any report.
    """
    states = frozenset(one.state for one in record.rows.listed if one.kind in MENA_KINDS)
    return of_states(record, row, states) if states else Ours(None, NO_LIST)
