"""Tables of the data set: each column says what it holds, in one place for every kind of file."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Generic, Literal, TypeVar

Item = TypeVar("Item")
Cell = str | int | bool | date | datetime | tuple[str, ...] | tuple[int, ...] | None
Kind = Literal["text", "list", "integer", "integers", "boolean", "day", "moment", "edtf", "url"]

BETWEEN = "; "  # joins the values of a list inside one cell


# No slots: on Python 3.11 a frozen generic dataclass with slots cannot be made from an alias.
@dataclass(frozen=True)
class Column(Generic[Item]):
    """One column: its name, the kind of its values, what they mean, and where to get one.

    `vocabulary` names the list that codes come from. `unit` says what a number or text counts in
    or is written in. A value that no source gives is None, or an empty list.
    """

    name: str
    kind: Kind
    description: str
    of: Callable[[Item], Cell]
    vocabulary: str = ""
    unit: str = ""


@dataclass(frozen=True)
class Table(Generic[Item]):
    """One table of the data set. `key` names the columns that tell its rows apart."""

    name: str
    title: str
    description: str
    key: tuple[str, ...]
    columns: tuple[Column[Item], ...]
    references: Mapping[str, tuple[str, str]]  # column -> the table and column it points at

    @property
    def names(self) -> tuple[str, ...]:
        """The headings, in order."""
        return tuple(column.name for column in self.columns)

    def row(self, item: Item) -> tuple[Cell, ...]:
        """One row, in the order of the columns; what is blank becomes None."""
        return tuple(_blank_is_none(column.of(item)) for column in self.columns)

    def rows(self, items: Iterable[Item]) -> Iterable[tuple[Cell, ...]]:
        """Rows one after another, without holding them."""
        return (self.row(item) for item in items)


def _blank_is_none(cell: Cell) -> Cell:
    return None if cell == "" else cell
