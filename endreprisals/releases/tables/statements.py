"""The tables of what States said: statements, the States they were made for, countries named."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from endreprisals.record.files.tables import Column, Table
from endreprisals.record.raises import Raised, Said, raises

ISO3 = "ISO 3166-1 alpha-3"
DAY = "calendar day"
S = Column[Said]
M = Column["MadeFor"]
R = Column[Raised]


@dataclass(frozen=True, slots=True)
class MadeFor:
    """A State for which a statement was made, and how that is known."""

    statement: str
    state: str
    basis: str


def statement_rows() -> Iterable[Said]:
    """Every public statement, in the order of numbers."""
    return sorted(raises().statements, key=lambda said: said.number)


def made_for_rows() -> Iterator[MadeFor]:
    """The States of every public statement."""
    for said in statement_rows():
        yield from (MadeFor(said.number, state, basis) for state, basis in said.states)


def named_rows() -> Iterable[Raised]:
    """Cases and countries that statements named."""
    rows = raises().rows
    return sorted(rows, key=lambda row: (row.said.number, row.case, row.state, row.about))


def _lower(said: Said) -> date | None:
    return said.date.lower if said.date and not said.date.open_start else None


def _upper(said: Said) -> date | None:
    return said.date.upper if said.date and not said.date.open_end else None


STATEMENTS = Table(
    name="statements",
    title="Statements of States",
    description="One row for each statement about reprisals, or that named a case of this record, "
    "at the United Nations. At least these were made.",
    key=("number",),
    references={},
    columns=(
        S("number", "text", "Number of the statement.", lambda s: s.number),
        S("date", "edtf", "When, as exact as the source.",
          lambda s: s.date.edtf if s.date else "", unit="EDTF"),
        S("date_lower", "day", "First day it can mean.", _lower, unit=DAY),
        S("date_upper", "day", "Last day it can mean.", _upper, unit=DAY),
        S("forum", "text", "Where, as the source writes it.", lambda s: s.forum),
        S("session", "text", "Session, where it could be read.", lambda s: s.session),
        S("committee", "text", "Committee; blank: plenary, or not said.", lambda s: s.committee),
        S("item", "text", "Item of the agenda.", lambda s: s.item),
        S("identified", "boolean", "false: no source names the State that spoke. Count such rows "
          "neither as statements nor as States.", lambda s: s.identified),
        S("speaker", "text", "State that spoke.", lambda s: s.speaker, unit=ISO3),
        S("on_behalf_of", "text", "Group for which it spoke.", lambda s: s.on_behalf_of,
          vocabulary="state_groups"),
        S("text_url", "url", "Where its own words can be read.", lambda s: s.text_url),
        S("note", "text", "What users should know.", lambda s: s.note),
        S("source", "text", "Where this was read.", lambda s: s.source),
    ),
)  # fmt: skip

STATEMENT_STATES = Table(
    name="statement_states",
    title="States of a statement",
    description="One row for each State for which a statement was made; members of a group are "
    "those of the day.",
    key=("statement", "state"),
    references={"statement": ("statements", "number"), "state": ("states", "iso3")},
    columns=(
        M("statement", "text", "Number of the statement.", lambda m: m.statement),
        M("state", "text", "The State.", lambda m: m.state, unit=ISO3),
        M("basis", "text", "listed: a source names the State. member: a source names its group "
          "alone.", lambda m: m.basis, unit="listed, member"),
    ),
)  # fmt: skip

NAMED = Table(
    name="statement_named",
    title="What a statement named",
    description="One row for each case, or country without a case, that a statement spoke of.",
    key=("statement", "case", "state", "about"),
    references={"statement": ("statements", "number"), "state": ("states", "iso3")},
    columns=(
        R("statement", "text", "Number of the statement.", lambda r: r.said.number),
        R("case", "text", "Id of the case; blank where only a country was named.",
          lambda r: r.case),
        R("state", "text", "State concerned.", lambda r: r.state, unit=ISO3),
        R("kind", "text", "What was spoken of.", lambda r: r.kind,
          unit="people, situation, country"),
        R("how", "text", "What was done with it.", lambda r: r.how, vocabulary="raise_kinds"),
        R("about", "text", "What was said of the country, in our own words.", lambda r: r.about),
    ),
)  # fmt: skip
