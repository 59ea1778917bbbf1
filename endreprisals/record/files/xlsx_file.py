"""Tables as a workbook, row by row: XlsxWriter keeps one row in memory and the rest on disk."""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import IO, Any

import xlsxwriter

from endreprisals.record.files.cells import text_cell
from endreprisals.record.files.tables import Cell, Table

MAX_CHARS = 32_767  # of one cell, in Excel
MAX_ROWS = 1_048_576  # of one sheet, its heading included
CUT = " … [cut: the other formats have the whole]"
EPOCH = datetime(2000, 1, 1, tzinfo=UTC)  # no clock in the file: same data, same bytes
WIDTHS = {"text": 24, "list": 28, "url": 24, "edtf": 16, "day": 12, "moment": 20}


class TooManyRows(Exception):
    """A table is longer than a sheet can be."""

    def __init__(self, name: str) -> None:
        super().__init__(f"{name}: more than {MAX_ROWS - 1} rows: take csv or parquet instead")


def write_xlsx(out: IO[bytes], sheets: Iterable[tuple[Table[Any], Iterable[Any]]]) -> None:
    """Write one sheet for each table. The workbook names no author and runs nothing.

    Raises `TooManyRows` rather than leave rows out.
    """
    book = xlsxwriter.Workbook(
        out,
        {
            "constant_memory": True,
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
        },
    )
    book.set_properties({"created": EPOCH, "author": "", "company": ""})
    bold = book.add_format({"bold": True})
    try:
        for table, items in sheets:
            _write_sheet(book.add_worksheet(table.name), table, items, bold)
    finally:
        book.close()  # also takes away the rows that were put aside on disk


def _write_sheet(sheet: Any, table: Table[Any], items: Iterable[Any], bold: object) -> None:
    sheet.freeze_panes(1, 1)
    for at, column in enumerate(table.columns):
        sheet.set_column(at, at, WIDTHS.get(column.kind, 10))
        sheet.write_string(0, at, column.name, bold)
    for number, row in enumerate(table.rows(items), start=1):
        if number == MAX_ROWS:
            raise TooManyRows(table.name)
        _write_row(sheet, number, row)


def _write_row(sheet: Any, number: int, row: Sequence[Cell]) -> None:
    for at, cell in enumerate(row):
        if isinstance(cell, bool):
            sheet.write_boolean(number, at, cell)
        elif isinstance(cell, int):
            sheet.write_number(number, at, cell)
        elif cell is not None and (text := text_cell(cell)):
            sheet.write_string(number, at, _fitting(text))


def _fitting(text: str) -> str:
    return text if len(text) <= MAX_CHARS else text[: MAX_CHARS - len(CUT)] + CUT
