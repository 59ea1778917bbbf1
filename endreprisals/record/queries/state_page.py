"""States: what the record holds on each, as State responsible and as one that spoke."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from endreprisals.documents.models import ReportCountry
from endreprisals.record.filters import CaseFilter
from endreprisals.record.index import current
from endreprisals.record.queries.case_list import CaseList, uncounted_list
from endreprisals.record.queries.state_speech import Speaking, speaking
from endreprisals.record.raises import Raises, raises
from endreprisals.states.models import (
    Cosponsorship,
    CouncilTerm,
    JointStatementSignature,
    State,
    TreatyStatus,
)

FIRST_REPORT = 2010  # A/HRC/14/19


@dataclass(frozen=True, slots=True)
class StateLine:
    """A State in the list of States."""

    iso3: str
    region: str
    cases: int
    raised: int  # times that it named a case, alone or with others: each case of each statement


@dataclass(frozen=True, slots=True)
class Term:
    """A term in the Human Rights Council."""

    from_date: date
    to_date: date
    confidence: str
    source: str


@dataclass(frozen=True, slots=True)
class NamedIn:
    """A report that names the State, according to a source."""

    symbol: str
    year: int | None
    list_kind: str
    source: str


@dataclass(frozen=True, slots=True)
class RaisedLine:
    """A case that the State raised."""

    public_id: str
    title: str
    state: str
    date_edtf: str
    forum: str


@dataclass(frozen=True, slots=True)
class TreatyLine:
    """What the State had done about a treaty when the source was read."""

    treaty: str
    status: str
    date_edtf: str
    as_of: str
    note: str


@dataclass(frozen=True, slots=True)
class Replies:
    """Replies of the Government to the United Nations, in the cases that concern the State."""

    yes: int
    no: int
    unknown: int  # no source that is held says either


@dataclass(frozen=True, slots=True)
class YearOf:
    """One year of a State: a seat in the Council, the report of that year, its own statements."""

    year: int
    member: bool  # for a part of the year at least
    cited: str  # yes; no: a whole list of that report leaves it out; unknown
    statements: int


@dataclass(frozen=True, slots=True)
class StatePage:
    """A State as the record sees it."""

    iso3: str
    region: str
    un_status: str
    cases: CaseList
    terms: tuple[Term, ...]
    named_in: tuple[NamedIn, ...]
    raised: tuple[RaisedLine, ...]
    treaties: tuple[TreatyLine, ...]
    cosponsorships: tuple[tuple[str, str], ...]  # resolution as the source says it, note
    signatures: tuple[tuple[int, str], ...]  # year, forum
    cited_years: tuple[int, ...]  # of reports that a source says name it, latest first
    replies: Replies
    years: tuple[YearOf, ...]  # since the first report
    speaking: Speaking  # what it said, what it did not on record, and beside whom


class NoSuchState(Exception):
    """No State of the list has this code."""


def state_lines() -> list[StateLine]:
    """Every State, with the cases that concern it and how often it named one of others.

    Three queries: one for the States, one for each index that asks whether it is still in force.
    """
    index, told = current(), raises()
    cases = {value: bits.bit_count() for value, bits in index.values.get("state", {}).items()}
    raised = {
        state: sum(1 for row in rows if row.case and row.is_named)
        for state, rows in told.of_state.items()
    }
    rows = State.objects.values_list("iso3", "regional_group")
    return [
        StateLine(iso3, region, cases.get(iso3, 0), raised.get(iso3, 0)) for iso3, region in rows
    ]


def state_page(iso3: str) -> StatePage:
    """One State; raises `NoSuchState`. A fixed number of queries."""
    state = State.objects.filter(iso3=iso3).first()
    if state is None:
        raise NoSuchState(iso3)
    index = raises()
    named_in, terms = _named_in(iso3), _terms(iso3)
    return StatePage(
        iso3=iso3,
        region=state.regional_group,
        un_status=state.un_status,
        cases=uncounted_list(CaseFilter(chosen={"state": (iso3,)})),
        terms=terms,
        named_in=named_in,
        raised=_raised(index, iso3),
        treaties=tuple(
            TreatyLine(*row)
            for row in TreatyStatus.objects.filter(state=iso3).values_list(
                "treaty", "status", "date_edtf", "as_of", "note"
            )
        ),
        cosponsorships=tuple(
            Cosponsorship.objects.filter(state=iso3).values_list("resolution", "note")
        ),
        signatures=tuple(
            JointStatementSignature.objects.filter(state=iso3).values_list("year", "forum")
        ),
        cited_years=tuple(sorted({line.year for line in named_in if line.year}, reverse=True)),
        replies=_replies(iso3),
        years=tuple(_years(index, iso3, terms, named_in)),
        speaking=speaking(index, iso3, state.regional_group),
    )


def _terms(iso3: str) -> tuple[Term, ...]:
    rows = CouncilTerm.objects.filter(state=iso3)
    return tuple(
        Term(*row) for row in rows.values_list("from_date", "to_date", "confidence", "source")
    )


def _replies(iso3: str) -> Replies:
    values = current().values
    own, answers = values.get("state", {}).get(iso3, 0), values.get("reply", {})
    return Replies(
        *((own & answers.get(answer, 0)).bit_count() for answer in ("yes", "no", "unknown"))
    )


def _years(
    index: Raises, iso3: str, terms: tuple[Term, ...], named_in: tuple[NamedIn, ...]
) -> Iterator[YearOf]:
    """Every year from the first report to the last day that the record speaks for."""
    whole = _years_with_a_whole_list()
    cited = {line.year for line in named_in}
    for year in range(FIRST_REPORT, index.as_of.year + 1):
        yield YearOf(
            year=year,
            member=any(term.from_date.year <= year <= term.to_date.year for term in terms),
            cited="yes" if year in cited else "no" if year in whole else "unknown",
            statements=sum(1 for said in index.statements_of.get(iso3, ()) if said.year == year),
        )


def _years_with_a_whole_list() -> set[int | None]:
    rows = ReportCountry.objects.filter(list_kind="all")
    return set(rows.values_list("document__year", flat=True).distinct().order_by())


def _named_in(iso3: str) -> tuple[NamedIn, ...]:
    rows = (
        ReportCountry.objects.filter(state=iso3)
        .order_by("-document__year", "list_kind")
        .values_list("document__symbol", "document__year", "list_kind", "source")
    )
    return tuple(NamedIn(*row) for row in rows)


def _raised(index: Raises, iso3: str) -> tuple[RaisedLine, ...]:
    return tuple(
        RaisedLine(
            row.case, row.title, row.state, row.said.date.edtf if row.said.date else "",
            row.said.forum,
        )
        for row in index.of_state.get(iso3, ())
        if row.case
    )  # fmt: skip
