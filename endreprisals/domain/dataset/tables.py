"""Checking one table by itself: header, cells, keys, and the order of its dates."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from endreprisals.domain.dataset.problems import WHOLE_FILE, BadValue, Problem, shown
from endreprisals.domain.dataset.records import Record, read_records
from endreprisals.domain.dataset.schema import Column, Table
from endreprisals.domain.dataset.values import BLANKS, READERS, Value
from endreprisals.domain.partial_dates import PartialDate


@dataclass(frozen=True, slots=True)
class Row:
    """One record with its values read, by column; None or an empty value where it was blank."""

    line: int
    values: Mapping[str, Value | None]


@dataclass(frozen=True, slots=True)
class TableRows:
    """A table with the rows that could be read, and everything that is wrong with it."""

    table: Table
    rows: tuple[Row, ...]
    problems: tuple[Problem, ...]


def check_table(table: Table, content: bytes) -> TableRows:
    """Read one table, with every slip in it; a wrong header ends the reading."""
    records, problems = read_records(table.file, content)
    if not records:
        return TableRows(table, (), tuple(problems))
    header, *rest = records
    if wrong := list(_header_problems(table, header)):
        return TableRows(table, (), tuple(wrong))
    rows: list[Row] = []
    for record in rest:
        row, bad = _read_row(table, record)
        problems.extend(bad)
        rows.append(row)
    problems.extend(_repeated_keys(table, rows))
    problems.extend(_wrong_order(table, rows))
    return TableRows(table, tuple(rows), tuple(problems))


def _header_problems(table: Table, header: Record) -> Iterator[Problem]:
    wanted = [column.name for column in table.columns]
    for name in wanted:
        if name not in header.cells:
            yield Problem(table.file, 1, name, "the column is missing", "put it into the header")
    for name in header.cells:
        if name not in wanted:
            what = f"the column {shown(name)} is not in the plan of this table"
            yield Problem(table.file, 1, WHOLE_FILE, what, "take it away or add it to the plan")
    if sorted(header.cells) == sorted(wanted) and list(header.cells) != wanted:
        what, advice = "the columns are not in their order", "put them as " + ",".join(wanted)
        yield Problem(table.file, 1, WHOLE_FILE, what, advice)
    elif len(set(header.cells)) < len(header.cells):
        yield Problem(table.file, 1, WHOLE_FILE, "a column stands twice", "take one away")


def _read_row(table: Table, record: Record) -> tuple[Row, list[Problem]]:
    if len(record.cells) != len(table.columns):
        what = f"there are {len(record.cells)} cells for {len(table.columns)} columns"
        advice = "put a comma for each blank, and quotation marks around a cell with commas"
        return Row(record.line, {}), [Problem(table.file, record.line, WHOLE_FILE, what, advice)]
    values: dict[str, Value | None] = {}
    problems: list[Problem] = []
    for column, cell in zip(table.columns, record.cells, strict=True):
        try:
            values[column.name] = _read_cell(column, cell)
        except BadValue as bad:
            where = (table.file, record.line, column.name)
            problems.append(Problem(*where, bad.what, bad.advice))
    return Row(record.line, values), problems


def _read_cell(column: Column, cell: str) -> Value | None:
    if cell:
        return READERS[column.kind](cell, column.argument)
    if not column.may_be_blank:
        raise BadValue("the cell is blank", "fill it in; this column may not be blank")
    return BLANKS.get(column.kind)


def _repeated_keys(table: Table, rows: Sequence[Row]) -> Iterator[Problem]:
    for key in table.keys:
        first_line: dict[tuple[object, ...], int] = {}
        for row in rows:
            value = tuple(row.values.get(column) for column in key)
            if not all(column in row.values for column in key):
                continue
            if value in first_line:
                what = f"{' and '.join(key)} stand in line {first_line[value]} already"
                yield Problem(table.file, row.line, key[-1], what, "keep one of the two rows")
            first_line.setdefault(value, row.line)


def _wrong_order(table: Table, rows: Sequence[Row]) -> Iterator[Problem]:
    for row in rows:
        for first, second in table.order:
            if _is_after(row.values.get(first), row.values.get(second)):
                what = f"{first} is later or larger than {second}"
                yield Problem(table.file, row.line, second, what, "correct one of the two")


def _is_after(first: Value | None, second: Value | None) -> bool:
    if isinstance(first, PartialDate) and isinstance(second, PartialDate):
        return first.lower > second.upper
    return first is not None and second is not None and first > second  # type: ignore[operator]
