"""States: what the record holds on each, as State responsible and as one that spoke."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from endreprisals.documents.models import ReportCountry
from endreprisals.record.filters import CaseFilter
from endreprisals.record.index import current
from endreprisals.record.models import RaiseState
from endreprisals.record.queries.case_list import CaseList, case_list
from endreprisals.record.queries.joined import of_kept, told_in_public
from endreprisals.states.models import (
    Cosponsorship,
    CouncilTerm,
    JointStatementSignature,
    State,
    TreatyStatus,
)

CASE = "statement__case"  # the way from a State's part in a statement to the case


@dataclass(frozen=True, slots=True)
class StateLine:
    """A State in the list of States."""

    iso3: str
    region: str
    cases: int
    raised: int  # statements in which it named a case, with others or alone


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


class NoSuchState(Exception):
    """No State of the list has this code."""


def state_lines() -> list[StateLine]:
    """Every State, with counts. Two queries and the index."""
    index = current()
    cases = {value: bits.bit_count() for value, bits in index.values.get("state", {}).items()}
    raised = _raise_counts()
    rows = State.objects.values_list("iso3", "regional_group")
    return [
        StateLine(iso3, region, cases.get(iso3, 0), raised.get(iso3, 0)) for iso3, region in rows
    ]


def _raise_counts() -> Mapping[str, int]:
    counts: dict[str, int] = {}
    public = RaiseState.objects.filter(told_in_public(CASE))
    for iso3 in public.values_list("state_id", flat=True):
        counts[iso3] = counts.get(iso3, 0) + 1
    return counts


def state_page(iso3: str) -> StatePage:
    """One State; raises `NoSuchState`. A fixed number of queries."""
    state = State.objects.filter(iso3=iso3).first()
    if state is None:
        raise NoSuchState(iso3)
    return StatePage(
        iso3=iso3,
        region=state.regional_group,
        un_status=state.un_status,
        cases=case_list(CaseFilter(chosen={"state": (iso3,)})),
        terms=tuple(
            Term(*row)
            for row in CouncilTerm.objects.filter(state=iso3).values_list(
                "from_date", "to_date", "confidence", "source"
            )
        ),
        named_in=_named_in(iso3),
        raised=_raised(iso3),
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
    )


def _named_in(iso3: str) -> tuple[NamedIn, ...]:
    rows = (
        ReportCountry.objects.filter(state=iso3)
        .order_by("-document__year", "list_kind")
        .values_list("document__symbol", "document__year", "list_kind", "source")
    )
    return tuple(NamedIn(*row) for row in rows)


def _raised(iso3: str) -> tuple[RaisedLine, ...]:
    rows = (
        RaiseState.objects.filter(told_in_public(CASE), state=iso3)
        .annotate(shown_id=of_kept(CASE, "public_id"), shown_title=of_kept(CASE, "title"))
        .order_by("-statement__date_lower", "shown_id")
        .values_list(
            "shown_id",
            "shown_title",
            "statement__case__state_id",  # cases of different States are never merged
            "statement__date_edtf",
            "statement__forum",
        )
    )
    return tuple(RaisedLine(*row) for row in rows)
