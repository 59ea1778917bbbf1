"""All numbers of a figure as a table: a row for each key, a column for each series.

With many series it is turned: a group of rows for each key, a row for each series.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from string import ascii_lowercase

from endreprisals.domain.analysis.figure import Figure, Value
from endreprisals.observatory.words import keys, warnings
from endreprisals.observatory.words.amounts import Amount, amount

MOST_COLUMNS = 4


@dataclass(frozen=True, slots=True)
class Note:
    """A mark explained under the table; `number` stands beside each value that has it."""

    number: int
    code: str
    words: str


@dataclass(frozen=True, slots=True)
class Number:
    """One value of a cell: how it reads, a name where a cell has several kinds, notes, sources."""

    amount: Amount
    name: str
    notes: tuple[int, ...]
    sources: tuple[tuple[int, str], ...]  # place in the list, and the letter for it


@dataclass(frozen=True, slots=True)
class Row:
    """All values of one key, by column; a cell can have none, one or several."""

    name: str
    labelled: tuple[tuple[str, tuple[Number, ...]], ...]  # what stands over the cell, the cell


@dataclass(frozen=True, slots=True)
class RowGroup:
    """Rows under one heading; blank where the table has no groups."""

    name: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class FigureTable:
    """The table with what its notes mean and where its published numbers stand."""

    key_title: str
    columns: tuple[str, ...]
    groups: tuple[RowGroup, ...]
    notes: tuple[Note, ...]
    sources: tuple[str, ...]

    @property
    def lettered(self) -> list[tuple[str, int, str]]:
        """Letter, place and text of each source."""
        return [(letter(place), place, one) for place, one in enumerate(self.sources, start=1)]


Cells = dict[str, dict[str, list[Number]]]  # by key and series


def table_of(figure: Figure) -> FigureTable:
    """Lay out every value of a figure. Values of one key and series stand in one cell."""
    marks = _once(mark for value in figure.values for mark in value.marks)
    sources = _once(source for value in figure.values for source in value.sources)
    series = _once(_series(value) for value in figure.values)
    cells: Cells = {}
    for value in figure.values:
        row = cells.setdefault(keys.key_name(figure, value), {})
        shown = _number(figure, value, marks, sources)
        row.setdefault(_series(value), []).append(shown)
    turned = len(series) > MOST_COLUMNS
    names = {one: keys.series_name(figure.name, one) for one in series}
    return FigureTable(
        key_title=keys.axis_title(figure),
        columns=("",) if turned else tuple(names.values()),
        groups=_turned(cells, names) if turned else (_plain(cells, names),),
        notes=tuple(
            Note(place, mark, warnings.mark(mark)) for place, mark in enumerate(marks, start=1)
        ),
        sources=tuple(sources),
    )


def _number(figure: Figure, value: Value, marks: Sequence[str], sources: Sequence[str]) -> Number:
    places = (sources.index(one) + 1 for one in value.sources)
    return Number(
        amount=amount(figure, value),
        name=keys.variant_name(value.series),
        notes=tuple(marks.index(mark) + 1 for mark in value.marks),
        sources=tuple((place, letter(place)) for place in places),
    )


def _plain(cells: Cells, names: Mapping[str, str]) -> RowGroup:
    """A row for each key."""
    rows = (
        Row(key, tuple((name, tuple(found.get(one, ()))) for one, name in names.items()))
        for key, found in cells.items()
    )
    return RowGroup("", tuple(rows))


def _turned(cells: Cells, names: Mapping[str, str]) -> tuple[RowGroup, ...]:
    """A group for each key, with a row for each series that it has."""
    return tuple(
        RowGroup(key, tuple(Row(names[one], (("", tuple(cell)),)) for one, cell in found.items()))
        for key, found in cells.items()
    )


def letter(place: int) -> str:
    """1 -> "a", 26 -> "z", 27 -> "aa"."""
    before, at = divmod(place - 1, len(ascii_lowercase))
    return (letter(before) if before else "") + ascii_lowercase[at]


def _series(value: Value) -> str:
    """Variants of a series stand in its cells."""
    return value.series.partition(":")[0]


def _once(found: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(found))
