"""How many people and organisations stand in a report at the very least.

The record knows the persons of a case, but a report may tell of some of them only. So only what
is sure is counted: those whom the mention itself tells of, one person where it is about a named
person, and none for groups and situations, which stand for an unknown number.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from endreprisals.domain.analysis.rows import CaseRow, MentionRow, Rows
from endreprisals.domain.analysis.subjects import only_subjects, told_of

PERSON, ORGANISATION = "named_individual", "named_organisation"
Year = Mapping[str, Sequence[MentionRow]]  # the mentions of each case in one report


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of the cases: each by its id, and the subject of those that have but one."""

    cases: Mapping[str, CaseRow]
    only: Mapping[str, str]


def known_cases(rows: Rows) -> Known:
    """What the rows tell of all cases, for counting report by report."""
    return Known({one.case: one for one in rows.cases}, only_subjects(rows))


def people_at_least(year: Year, known: Known) -> int:
    """Persons who surely stand in one report; one person told of in two cases counts once."""
    return _sure(year, known, PERSON)


def organisations_at_least(year: Year, known: Known) -> int:
    """Organisations that surely stand in one report; the same in two cases counts once."""
    return _sure(year, known, ORGANISATION)


def _sure(year: Year, known: Known, kind: str) -> int:
    """The numbers of all cases less every telling that repeats a subject, of whatever kind."""
    numbers: list[int] = []
    tellings: list[frozenset[str]] = []
    for case, mentions in year.items():
        subjects = frozenset(one for each in mentions for one in told_of(each, known.only))
        number = _in_case(known.cases.get(case), mentions, len(subjects), kind)
        if number:
            numbers.append(number)
            tellings.append(subjects)
    repeated = sum(map(len, tellings)) - len(frozenset().union(*tellings))
    return max(sum(numbers) - repeated, max(numbers, default=0))


def _in_case(case: CaseRow | None, mentions: Sequence[MentionRow], told: int, kind: str) -> int:
    """At least so many of one kind: who is told of, less all who could be of another kind."""
    named = 1 if any(mention.record_type == kind for mention in mentions) else 0
    if case is None:
        return named
    own = case.people if kind == PERSON else case.organisations
    others = case.people + case.organisations + case.groups - own
    alone = 1 if own and not others else 0
    return max(min(told - others, own), alone, named)
