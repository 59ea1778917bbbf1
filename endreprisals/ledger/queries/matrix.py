"""Which State named which case how often: cases in rows, the States that spoke in columns."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from endreprisals.domain.raising import times_raised
from endreprisals.ledger.filters import LedgerFilter
from endreprisals.ledger.queries.explorer import chips, chosen_rows
from endreprisals.record.queries.case_list import Chip
from endreprisals.record.raises import Raised, raises

PER_PAGE = 50
ALLOWED = ("by", "state", "session", "page")


@dataclass(frozen=True, slots=True)
class Cell:
    """In how many meetings one State named one case, when last, and what else it did with it.

    `times` counts meetings in which it named the case; `also` tells what statements did that
    only welcomed a step in it or thanked somebody: where it never named it, `last_year` is theirs.
    """

    state: str  # that spoke
    times: int
    also: tuple[str, ...]  # vocabulary raise_kinds
    last_year: int | None


@dataclass(frozen=True, slots=True)
class Line:
    """A case with a cell for every column; None where no such statement is on record."""

    case: str
    title: str
    state: str  # concerned
    cells: tuple[Cell | None, ...]

    @property
    def named_by(self) -> tuple[Cell, ...]:
        """Only the cells that hold something."""
        return tuple(cell for cell in self.cells if cell)


@dataclass(frozen=True, slots=True)
class Matrix:
    """One page of the matrix."""

    chosen: LedgerFilter
    columns: tuple[str, ...]  # States that spoke, those that named most cases of the page first
    lines: tuple[Line, ...]
    total: int  # cases
    pages: int
    chips: tuple[Chip, ...]
    file_query: str


def matrix(chosen: LedgerFilter) -> Matrix:
    """The cases that a filter leaves, raised most often first, a page of them. One query."""
    cases = _by_case(chosen)
    pages = max(1, -(-len(cases) // PER_PAGE))
    start = (min(chosen.page, pages) - 1) * PER_PAGE
    shown = cases[start : start + PER_PAGE]
    columns = _columns(shown, chosen)
    return Matrix(
        chosen=replace(chosen, page=min(chosen.page, pages)),
        columns=columns,
        lines=tuple(_line(rows, columns) for rows in shown),
        total=len(cases),
        pages=pages,
        chips=tuple(chips(chosen)),
        file_query=chosen.query(),
    )


def whole_matrix(chosen: LedgerFilter) -> tuple[tuple[str, ...], list[Line]]:
    """Every case that a filter leaves, with the columns of all: for the file."""
    cases = _by_case(chosen)
    columns = tuple(sorted(_columns(cases, chosen)))
    return columns, [_line(rows, columns) for rows in cases]


def _by_case(chosen: LedgerFilter) -> Sequence[Sequence[Raised]]:
    """The rows of each case, raised most often first. The whole ledger has that order ready."""
    if chosen.is_empty():
        index = raises()
        return [index.of_case[case] for case in index.most_raised]
    groups: dict[str, list[Raised]] = defaultdict(list)
    for row in chosen_rows(chosen):
        if row.case:
            groups[row.case].append(row)
    return sorted(groups.values(), key=lambda rows: (-len(rows), rows[0].case))


def _columns(cases: Iterable[Sequence[Raised]], chosen: LedgerFilter) -> tuple[str, ...]:
    """States that named any of the cases; where States are chosen, those alone."""
    named: dict[str, int] = defaultdict(int)
    picked = set(chosen.chosen.get("by", ()))
    for rows in cases:
        for state in {state for row in rows for state, _ in row.said.states}:
            if not picked or state in picked:
                named[state] += 1
    return tuple(sorted(named, key=lambda state: (-named[state], state)))


def _line(rows: Sequence[Raised], columns: Iterable[str]) -> Line:
    by_state: dict[str, list[Raised]] = defaultdict(list)
    for row in rows:
        for state, _ in row.said.states:
            by_state[state].append(row)
    first = rows[0]
    cells = tuple(_cell(state, by_state.get(state, ())) for state in columns)
    return Line(first.case, first.title, first.state, cells)


def _cell(state: str, rows: Sequence[Raised]) -> Cell | None:
    if not rows:
        return None
    named = [row for row in rows if row.is_named]
    years = [row.said.year for row in named or rows if row.said.year]
    times = times_raised(row.said.occasion for row in named)
    also = sorted({row.how for row in rows if not row.is_named})
    return Cell(state, times, tuple(also), max(years, default=None))
