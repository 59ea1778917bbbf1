"""Pages of one term each: an act type or a body cooperated with, and the cases that show it."""

from dataclasses import dataclass

from endreprisals.domain import vocabulary
from endreprisals.domain.vocabulary import Term
from endreprisals.record.filters import CaseFilter
from endreprisals.record.index import current
from endreprisals.record.queries.case_list import CaseList, uncounted_list

FACET_OF = {"act_types": "act", "engagement_bodies": "body"}


@dataclass(frozen=True, slots=True)
class TermLine:
    """A term with the number of public cases that carry it."""

    code: str
    label: str
    definition: str
    cases: int


@dataclass(frozen=True, slots=True)
class TermPage:
    """A term, its definition and source, and its cases."""

    vocabulary: str
    facet: str
    term: Term
    cases: CaseList


def term_lines(name: str) -> list[TermLine]:
    """Every term of a vocabulary with its count, most frequent first."""
    counted = current().values.get(FACET_OF[name], {})
    codes = {term.code: term for term in vocabulary.terms(name)}
    codes.update({c: vocabulary.term(name, c) for c in counted if c not in codes})
    lines = [
        TermLine(code, term.label, term.definition, counted.get(code, 0).bit_count())
        for code, term in codes.items()
    ]
    return sorted(lines, key=lambda line: (-line.cases, line.code))


def term_page(name: str, code: str) -> TermPage:
    """One term and its cases; raises `vocabulary.UnknownTerm`."""
    facet = FACET_OF[name]
    term = vocabulary.term(name, code)
    return TermPage(name, facet, term, uncounted_list(CaseFilter(chosen={facet: (code,)})))
