"""Schemas of answers, made from the dataclasses and tables that the pages and files come from.

So the API cannot drift from them. `tests/api/v1_fields.txt` holds every name that has been
published: taking one away, or renaming it, is a new version of the API.
"""

from dataclasses import fields, is_dataclass
from datetime import date, datetime
from functools import cache
from types import UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from ninja import Schema
from pydantic import Field, create_model

from endreprisals.campaigns.queries.campaigns import CampaignLine, CampaignPage
from endreprisals.campaigns.queries.results import ResultsPage
from endreprisals.domain.partial_dates import PartialDate
from endreprisals.ledger.queries.sessions import SessionLine, SessionPage
from endreprisals.ledger.queries.statements import ToldStatement
from endreprisals.mechanisms.queries.directory import Body, BodyLine
from endreprisals.record.files.rows import CASES
from endreprisals.record.files.tables import Column
from endreprisals.record.queries.cards import Card
from endreprisals.record.queries.case_list import CaseList
from endreprisals.record.queries.case_page import CasePage
from endreprisals.record.queries.document_page import DocumentLine, DocumentPage
from endreprisals.record.queries.state_page import StateLine, StatePage
from endreprisals.record.queries.subject_page import SubjectPage
from endreprisals.search.queries import Result


class PartialDateOut(Schema):
    """A date as exact as its source: EDTF, and the first and last day it can mean."""

    edtf: str
    lower: date | None = Field(description="Null for an open start.")
    upper: date | None = Field(description="Null for an open end.")


KINDS: dict[str, Any] = {
    "text": str,
    "edtf": str,
    "url": str,
    "list": list[str],
    "integer": int,
    "integers": list[int],
    "boolean": bool,
    "day": date,
    "moment": datetime,
}
PLAIN: dict[Any, Any] = {PartialDate: PartialDateOut, Card: str, CaseList: int}


def _field_of(column: Column[Any]) -> tuple[Any, Any]:
    words = [column.description]
    if column.vocabulary:
        words.append(f"Codes of the vocabulary {column.vocabulary}.")
    if column.unit:
        words.append(f"Written as: {column.unit}.")
    return KINDS[column.kind] | None, Field(default=None, description=" ".join(words))


@cache
def schema_of(shape: type) -> type[Schema]:
    """The schema of a frozen dataclass, as `record.files.plain` writes it."""
    hints = get_type_hints(shape)
    described: dict[str, Any] = {
        field.name: (_plain_type(hints[field.name]), ...) for field in fields(shape)
    }
    return create_model(shape.__name__, __base__=Schema, __doc__=shape.__doc__, **described)


def _plain_type(hint: Any) -> Any:
    """The JSON type of a dataclass field."""
    if hint in PLAIN:
        return PLAIN[hint]
    origin, inside = get_origin(hint), get_args(hint)
    if origin in (Union, UnionType):
        return Union[tuple(map(_plain_type, inside))]  # noqa: UP007 -- built at run time
    if origin is Literal:
        return hint
    if origin in (tuple, list):
        return _list_of(inside)
    return schema_of(hint) if isinstance(hint, type) and is_dataclass(hint) else hint


def _list_of(inside: tuple[Any, ...]) -> Any:
    if len(inside) == 1 or (len(inside) == 2 and inside[1] is Ellipsis):
        return list[_plain_type(inside[0])]  # type: ignore[misc] # built at run time
    return tuple[tuple(map(_plain_type, inside))]  # type: ignore[misc] # built at run time


_columns: dict[str, Any] = {column.name: _field_of(column) for column in CASES.columns}
CaseOut: Any = create_model(
    "CaseRow",
    __base__=Schema,
    __doc__="A case in one line: the columns of the codebook. `fields` chooses among them.",
    **_columns,
)
WholeCaseOut: Any = create_model(
    "Case", __base__=schema_of(CasePage), __doc__=CasePage.__doc__, address=(str, ...)
)


DocumentLineOut: Any = schema_of(DocumentLine)
ResultOut: Any = schema_of(Result)
StateLineOut: Any = create_model(
    "StateLine", __base__=schema_of(StateLine), __doc__=StateLine.__doc__, name=(str, ...)
)
MechanismLineOut: Any = schema_of(BodyLine)
MechanismOut: Any = schema_of(Body)
StateOut: Any = create_model(
    "State", __base__=schema_of(StatePage), __doc__=StatePage.__doc__, name=(str, ...)
)


class CasesOut(Schema):
    """A page of cases in the order of their ids."""

    total: int = Field(description="Cases that the filter leaves: at least that many happened.")
    cases: list[CaseOut]
    next_cursor: str | None = Field(description="Ask again with it as `cursor`; null at the end.")


class SubjectLine(Schema):
    """A person, organisation, group or situation with a public case."""

    public_id: str
    kind: str
    label: str
    cases: list[str]


class SubjectsOut(Schema):
    """A page of subjects in the order of their ids."""

    subjects: list[SubjectLine]
    next_cursor: str | None


class StatesOut(Schema):
    """Every State."""

    states: list[StateLineOut]


class MechanismsOut(Schema):
    """Bodies that receive or act on word of reprisals, family by family."""

    mechanisms: list[MechanismLineOut]


class DocumentsOut(Schema):
    """A page of the UN documents that the record rests on, in the order of their symbols."""

    documents: list[DocumentLineOut]
    next_cursor: str | None


class TermOut(Schema):
    """One code with what it means."""

    code: str
    label: str
    definition: str
    source: str
    broader: str | None
    huridocs: str | None
    note: str | None


class VocabularyOut(Schema):
    """One list of codes. A code in `parts` may carry a code of another list after a colon."""

    name: str
    title: str
    definition: str
    parts: dict[str, str]
    terms: list[TermOut]


class VocabularyLine(Schema):
    """A list of codes, by name."""

    name: str
    title: str
    definition: str


class VocabulariesOut(Schema):
    """Every list of codes."""

    vocabularies: list[VocabularyLine]


class ChangeOut(Schema):
    """One public change to the record."""

    number: int
    at: datetime
    kind: str
    public_id: str
    into_public_id: str | None


class ChangesOut(Schema):
    """A page of changes, the latest first."""

    changes: list[ChangeOut]
    next_cursor: str | None


class SearchOut(Schema):
    """What a search found, best first, each with the reason why."""

    query: str = Field(description="The search as it was read.")
    cut: bool = Field(description="Whether part of a long search was not read.")
    total: int
    is_total_exact: bool = Field(description="False: there are more than `total`.")
    results: list[ResultOut]


class ReleaseOut(Schema):
    """A numbered state of the data set and what changed since the one before."""

    number: int
    at: datetime
    checksum: str = Field(description="SHA-256 of the cases in canonical JSON.")
    cases: int
    added: list[str]
    changed: list[str]
    withdrawn: list[str]


class ReleasesOut(Schema):
    """Every release, the latest first."""

    releases: list[ReleaseOut]


StatementOut: Any = schema_of(ToldStatement)
SessionLineOut: Any = schema_of(SessionLine)
SessionOut = schema_of(SessionPage)


class StatementsOut(Schema):
    """A page of statements in the order of their numbers."""

    total: int = Field(description="Statements on record that the filter leaves: at least so many.")
    statements: list[StatementOut]
    next_cursor: str | None = Field(description="Ask again with it as `cursor`; null at the end.")


class SessionsOut(Schema):
    """Every session that the ledger holds."""

    sessions: list[SessionLineOut]


SubjectOut = schema_of(SubjectPage)
DocumentOut = schema_of(DocumentPage)
CampaignLineOut: Any = schema_of(CampaignLine)
CampaignOut: Any = create_model(
    "Campaign",
    __base__=schema_of(CampaignPage),
    __doc__=CampaignPage.__doc__,
    results=(schema_of(ResultsPage), ...),
)


class CampaignsOut(Schema):
    """Every campaign that is shown."""

    campaigns: list[CampaignLineOut]
