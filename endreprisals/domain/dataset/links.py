"""Checking tables with one another: every reference has its target, and copies agree with it."""

from collections.abc import Iterator, Mapping

from endreprisals.domain.dataset.problems import Problem, shown
from endreprisals.domain.dataset.schema import Column
from endreprisals.domain.dataset.tables import Row, TableRows
from endreprisals.domain.dataset.values import Value

# Values of one column of one table, each with the first row that has it.
Index = Mapping[Value | None, Row]


def link_problems(tables: Mapping[str, TableRows]) -> Iterator[Problem]:
    """Every reference without target, copy that differs and row left out, over all tables.

    A reference into a table that could not be read is left unchecked: that table's own slips
    come first.
    """
    indexes: dict[str, Index] = {}
    for found in tables.values():
        for column in found.table.columns:
            if column.kind in ("ref", "refs"):
                yield from _dangling(found, column, _targets(column, tables, indexes))
        yield from _differing(found, tables, indexes)
    yield from _missing(tables, indexes)


def _targets(
    column: Column, tables: Mapping[str, TableRows], indexes: dict[str, Index]
) -> list[Index]:
    return [_index(place.strip(), tables, indexes) for place in column.argument.split("|")]


def _index(place: str, tables: Mapping[str, TableRows], indexes: dict[str, Index]) -> Index:
    if place not in indexes:
        table, _, column = place.partition(".")
        rows = tables[table].rows if table in tables else ()
        indexes[place] = {row.values[column]: row for row in reversed(rows) if column in row.values}
    return indexes[place]


def _dangling(found: TableRows, column: Column, targets: list[Index]) -> Iterator[Problem]:
    if not all(targets):
        return
    for row in found.rows:
        for part in _parts(row.values.get(column.name)):
            if not any(part in target for target in targets):
                what = f"{shown(part)} does not stand in {column.argument}"
                advice = "correct it, or add the row it means"
                yield Problem(found.table.file, row.line, column.name, what, advice)


def _parts(value: Value | None) -> tuple[str, ...]:
    """The ids that a cell refers to: none where it is blank or could not be read."""
    if isinstance(value, tuple):
        return tuple(str(part) for part in value)
    return (str(value),) if value else ()


def _missing(tables: Mapping[str, TableRows], indexes: dict[str, Index]) -> Iterator[Problem]:
    for found in tables.values():
        for name, place in found.table.covers.items():
            here = _index(f"{found.table.name}.{name}", tables, indexes)
            target, _, column = place.partition(".")
            for value, row in _index(place, tables, indexes).items():
                if value and here and value not in here:
                    what = f"{shown(str(value))} has no row in {found.table.file}"
                    yield Problem(f"{target}.csv", row.line, column, what, "add the row there")


def _differing(
    found: TableRows, tables: Mapping[str, TableRows], indexes: dict[str, Index]
) -> Iterator[Problem]:
    for name, (via, there) in found.table.agrees.items():
        (column,) = (column for column in found.table.columns if column.name == via)
        target = _index(column.argument, tables, indexes)
        for row in found.rows:
            other = target.get(row.values.get(via))
            if other and name in row.values and _differs(row, name, other, there):
                what = f"it is not what {column.argument.partition('.')[0]} gives for this {via}"
                yield Problem(found.table.file, row.line, name, what, "make the two agree")


def _differs(row: Row, name: str, other: Row, there: str) -> bool:
    column = there.partition(".")[2]
    return column in other.values and row.values[name] != other.values[column]
