"""One value as the cell of a spreadsheet, and as JSON."""

from datetime import date, datetime

from endreprisals.record.files.tables import BETWEEN, Cell

# A spreadsheet takes a cell that begins so for a formula, and may fetch or run what it says.
# The wide forms do the same in East Asian settings.
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
ESCAPE = "'"


def text_cell(cell: Cell) -> str:
    """A value as text: lists joined by `; `, days as ISO 8601, unknown as nothing.

    A text that a spreadsheet could take for a formula gets an apostrophe before it.
    """
    if cell is None:
        return ""
    if isinstance(cell, str):
        return ESCAPE + cell if cell.startswith(FORMULA_STARTS) else cell
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, tuple):
        return text_cell(BETWEEN.join(map(str, cell)))
    return moment_text(cell) if isinstance(cell, datetime) else str(cell)


def json_value(cell: Cell) -> object:
    """A value as JSON has it: lists stay lists, days are ISO 8601 text, unknown is null."""
    if isinstance(cell, datetime):
        return moment_text(cell)
    if isinstance(cell, date):
        return cell.isoformat()
    return list(cell) if isinstance(cell, tuple) else cell


def moment_text(moment: datetime) -> str:
    """A moment in UTC to the second: `2026-11-20T09:00:00Z`."""
    return f"{moment:%Y-%m-%dT%H:%M:%SZ}"
