"""The table of the ledger: one row for each statement and each case or country it spoke of."""

from datetime import date

from endreprisals.ledger.queries.matrix import Cell, Line
from endreprisals.record.files.tables import Column, Table
from endreprisals.record.raises import Raised

C = Column[Raised]
ISO3 = "ISO 3166-1 alpha-3"
DAY = "calendar day"


def _lower(row: Raised) -> date | None:
    when = row.said.date
    return when.lower if when and not when.open_start else None


def _upper(row: Raised) -> date | None:
    when = row.said.date
    return when.upper if when and not when.open_end else None


LEDGER = Table(
    name="ledger",
    title="Ledger of statements",
    description="One row for each statement of a State at the United Nations and each case or "
    "country that it spoke of in connection with reprisals.",
    key=("statement", "case", "state", "about"),
    references={},
    columns=(
        C("statement", "text", "Number of the statement.", lambda r: r.said.number),
        C("date", "edtf", "When it was made, as exact as the source.",
          lambda r: r.said.date.edtf if r.said.date else "", unit="EDTF"),
        C("date_lower", "day", "First day that the date can mean.", _lower, unit=DAY),
        C("date_upper", "day", "Last day that the date can mean.", _upper, unit=DAY),
        C("forum", "text", "Where, as the source writes it.", lambda r: r.said.forum),
        C("session", "text", "Session, where it could be read.", lambda r: r.said.session),
        C("identified", "boolean", "false: no source names the State that spoke. Leave such rows "
          "out of any count of statements or States.", lambda r: r.said.identified),
        C("speaker", "text", "State that spoke.", lambda r: r.said.speaker, unit=ISO3),
        C("on_behalf_of", "text", "Group for which it spoke.", lambda r: r.said.on_behalf_of,
          vocabulary="state_groups"),
        C("made_for", "list", "States for which it was made; members of a group on that day.",
          lambda r: tuple(state for state, _ in r.said.states), unit=ISO3),
        C("made_for_basis", "list", "How each is known; same order. listed: a source names the "
          "State. member: a source names its group alone.",
          lambda r: tuple(basis for _, basis in r.said.states), unit="listed, member"),
        C("kind", "text", "What was spoken of.", lambda r: r.kind,
          unit="people, situation, country"),
        C("how", "text", "What was done with it.", lambda r: r.how, vocabulary="raise_kinds"),
        C("state", "text", "State concerned.", lambda r: r.state, unit=ISO3),
        C("case", "text", "Id of the case; blank where only a country was named.",
          lambda r: r.case),
        C("title", "text", "Heading of the case.", lambda r: r.title),
        C("about", "text", "What was said of the country, in our own words.", lambda r: r.about),
        C("text_url", "url", "Where the statement's own words can be read.",
          lambda r: r.said.text_url),
        C("source", "text", "Where this was read.", lambda r: r.said.source),
    ),
)  # fmt: skip


def matrix_table(columns: tuple[str, ...]) -> Table[Line]:
    """The matrix as a table: three columns for each State that spoke."""
    fixed: tuple[Column[Line], ...] = (
        Column("case", "text", "Id of the case.", lambda line: line.case),
        Column("title", "text", "Heading of the case.", lambda line: line.title),
        Column("state", "text", "State concerned.", lambda line: line.state, unit=ISO3),
    )
    each = (column for at, state in enumerate(columns) for column in _columns_of(at, state))
    return Table(
        name="matrix",
        title="States and cases",
        description="One row for each case that a statement named.",
        key=("case",),
        columns=(*fixed, *each),
        references={},
    )


def _columns_of(at: int, state: str) -> tuple[Column[Line], ...]:
    def times(line: Line) -> int | None:
        cell = line.cells[at]
        return cell.times if cell else None

    def also(line: Line) -> tuple[str, ...]:
        cell = line.cells[at]
        return cell.also if cell else ()

    def last(line: Line) -> int | None:
        cell: Cell | None = line.cells[at]
        return cell.last_year if cell else None

    return (
        Column(state, "integer", "Meetings in which it named the case.", times),
        Column(f"{state}_also", "list", "What statements of it did that spoke of the case and did "
               "not name it.", also, vocabulary="raise_kinds"),
        Column(f"{state}_last", "integer", "Year of the last of them; without any, of the others.",
               last, unit="year"),
    )  # fmt: skip
