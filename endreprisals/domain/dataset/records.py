"""Cutting a CSV file into records, each with the line on which it begins.

Strict on purpose: what another program would guess at (a stray quotation mark, a byte that is no
UTF-8, a NUL) is reported, because a guess here would change a fact unseen.
"""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass

from endreprisals.domain.dataset.problems import WHOLE_FILE, Problem

_MAX_BYTES = 20_000_000
_BYTE_ORDER_MARK = "\ufeff"


@dataclass(frozen=True, slots=True)
class Record:
    """One record as it stands in the file: the line on which it begins, and its cells."""

    line: int
    cells: tuple[str, ...]


def read_text(file: str, content: bytes) -> str | Problem:
    """The text of a file, or what keeps it from being read at all."""
    if len(content) > _MAX_BYTES:
        return _of_file(file, 1, f"it has more than {_MAX_BYTES:,} bytes", "cut it up")
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        return _of_file(
            file, line, f"byte {content[error.start]:#04x} is no UTF-8", "save as UTF-8"
        )
    if text.startswith(_BYTE_ORDER_MARK):
        return _of_file(file, 1, "it begins with a byte order mark", "save as UTF-8 without one")
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        return _of_file(file, line, "there is a NUL character", "take it away")
    if not text.strip():
        return _of_file(file, 1, "it is empty", "put the header and the rows back")
    return text


def read_records(file: str, content: bytes) -> tuple[list[Record], list[Problem]]:
    """The records of a CSV file, header first, and what is wrong with its form.

    After a quotation mark that does not fit, nothing further of the file can be trusted, so
    reading stops there.
    """
    text = read_text(file, content)
    if isinstance(text, Problem):
        return [], [text]
    records: list[Record] = []
    try:
        records.extend(_records(text))
    except csv.Error as error:
        line = records[-1].line + 1 if records else 1
        advice = "mend the quotation marks at or below this line"
        return [], [_of_file(file, line, f"it cannot be cut into cells ({error})", advice)]
    return records, []


def _records(text: str) -> Iterator[Record]:
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    begins = 1
    for cells in reader:
        yield Record(begins, tuple(cells))
        begins = reader.line_num + 1


def _of_file(file: str, line: int, what: str, advice: str) -> Problem:
    return Problem(file, line, WHOLE_FILE, what, advice)
