"""Tables as JSON, row by row."""

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from endreprisals.record.files.cells import json_value
from endreprisals.record.files.tables import Cell, Table

ROWS_AT_ONCE = 100


def json_lines(head: Mapping[str, Any], table: Table[Any], items: Iterable[Any]) -> Iterator[str]:
    """One JSON object: the entries of `head`, then the rows under the name of the table."""
    opening = to_json(head)[:-1]
    yield f"{opening}{', ' if head else ''}{to_json(table.name)}: [\n"
    yield from json_rows(table, items)
    yield "]}\n"


def json_rows(table: Table[Any], items: Iterable[Any]) -> Iterator[str]:
    """The rows of a table as objects, one on a line, with commas between them."""
    waiting: list[str] = []
    before = ""
    for row in table.rows(items):
        waiting.append(before + to_json(row_object(table, row)))
        before = ",\n"
        if len(waiting) == ROWS_AT_ONCE:
            yield "".join(waiting)
            waiting.clear()
    yield "".join(waiting) + "\n"


def row_object(table: Table[Any], row: tuple[Cell, ...]) -> dict[str, object]:
    """A row as an object: heading to value."""
    return dict(zip(table.names, map(json_value, row), strict=True))


def pretty(value: object) -> str:
    """JSON for people to read: indented, every script as it is."""
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def to_json(value: object) -> str:
    """JSON as we write it everywhere: every script as it is, keys in the order given."""
    return json.dumps(value, ensure_ascii=False)
