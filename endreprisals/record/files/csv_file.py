"""Tables as CSV (RFC 4180), line by line, so that a file of any length needs little memory."""

import csv
from collections.abc import Iterable, Iterator
from typing import Any

from endreprisals.record.files.cells import text_cell
from endreprisals.record.files.tables import Table

ROWS_AT_ONCE = 100


class _Line:
    """A file that hands back what is written to it."""

    def write(self, text: str) -> str:
        return text


def csv_lines(table: Table[Any], items: Iterable[Any]) -> Iterator[str]:
    """The heading and every row as text, a hundred rows at a time."""
    write = csv.writer(_Line()).writerow
    waiting = [write(table.names)]
    for row in table.rows(items):
        waiting.append(write(list(map(text_cell, row))))
        if len(waiting) == ROWS_AT_ONCE:
            yield "".join(waiting)
            waiting.clear()
    yield "".join(waiting)
