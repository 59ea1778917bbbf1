"""Counts of what was done on paper, read from lines of CSV: all of them, or what is wrong."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

COLUMNS: Final = ("campaign", "action", "kind", "day", "number", "evidence")
KINDS: Final = ("letters", "signatures", "postcards")
MOST_LINES: Final = 1_000
MOST_CHARS: Final = 100_000  # less than the longest field that the csv reader takes
MOST_NUMBER: Final = 1_000_000
EVIDENCE_CHARS: Final = 300


@dataclass(frozen=True, slots=True)
class PaperCount:
    """So many of a kind on one day, and where the sheets are kept."""

    line: int
    campaign: str
    action: int
    kind: str
    day: date
    number: int
    evidence: str


@dataclass(frozen=True, slots=True)
class LineProblem:
    """What is wrong with one column of one line, and what to do. Line 0: the whole."""

    line: int
    column: str
    message: str


def read_counts(text: str) -> tuple[tuple[PaperCount, ...], tuple[LineProblem, ...]]:
    """The counts, or else every problem: one of the two is empty. The first line names columns.

    Columns are parted by commas, semicolons or tabs, as the first line does it.
    """
    lines = text.lstrip("\ufeff").strip("\n").splitlines()
    if not lines:
        return (), (LineProblem(0, "", "nothing was given: paste lines or choose a file"),)
    if len(lines) > MOST_LINES + 1 or len(text) > MOST_CHARS:
        return (), (LineProblem(0, "", f"this is more than {MOST_LINES} lines: enter it in parts"),)
    rows = csv.reader(lines, delimiter=_delimiter(lines[0]), strict=False)
    head = tuple(cell.strip().lower() for cell in next(rows))
    if sorted(head) != sorted(COLUMNS):
        return (), (LineProblem(1, "", f"the first line must name {', '.join(COLUMNS)}"),)
    counts: list[PaperCount] = []
    problems: list[LineProblem] = []
    for cells in rows:
        if any(cell.strip() for cell in cells):
            _read(rows.line_num, head, cells, counts, problems)
    if not counts and not problems:
        problems.append(LineProblem(0, "", "there is no line below the names of the columns"))
    problems += _twice(counts)
    return ((), tuple(problems)) if problems else (tuple(counts), ())


def _read(
    line: int,
    head: tuple[str, ...],
    cells: list[str],
    counts: list[PaperCount],
    problems: list[LineProblem],
) -> None:
    if len(cells) != len(head):
        message = f"{len(cells)} columns where {len(head)} are named: put the text in quotes"
        problems.append(LineProblem(line, "", message))
        return
    row = {name: cell.strip() for name, cell in zip(head, cells, strict=True)}
    found = [LineProblem(line, column, message) for column, message in _problems(row)]
    problems += found
    if not found:
        day, number = date.fromisoformat(row["day"]), int(row["number"])
        what = (row["campaign"], int(row["action"]), row["kind"], day, number, row["evidence"])
        counts.append(PaperCount(line, *what))


def _problems(row: dict[str, str]) -> Iterator[tuple[str, str]]:
    if not row["campaign"]:
        yield "campaign", "give the code of the campaign"
    if not _whole(row["action"], most=9_999):
        yield "action", "give the number of the action, as 3"
    if row["kind"] not in KINDS:
        yield "kind", f"write one of {', '.join(KINDS)}"
    if not _is_day(row["day"]):
        yield "day", "write the day as 2026-11-20"
    if not _whole(row["number"], most=MOST_NUMBER):
        yield "number", f"write a whole number from 1 to {MOST_NUMBER}"
    if not row["evidence"]:
        yield "evidence", "say where the sheets are kept"
    elif len(row["evidence"]) > EVIDENCE_CHARS or not row["evidence"].isprintable():
        yield "evidence", f"write at most {EVIDENCE_CHARS} plain characters"


def _twice(counts: list[PaperCount]) -> list[LineProblem]:
    seen: dict[PaperCount, int] = {}
    found = []
    for one in counts:
        same = PaperCount(0, one.campaign, one.action, one.kind, one.day, one.number, one.evidence)
        if same in seen:
            message = f"the same as line {seen[same]}: take one of them out"
            found.append(LineProblem(one.line, "", message))
        seen.setdefault(same, one.line)
    return found


def _delimiter(first: str) -> str:
    return max(",;\t", key=first.count)


def _whole(text: str, *, most: int) -> bool:
    plain = text.isascii() and text.isdigit() and len(text) <= 9
    return plain and 1 <= int(text) <= most


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False
