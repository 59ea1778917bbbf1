"""Checking the fact tables as a whole, all slips at once, before anything is loaded.

All or nothing: rows are handed out only when no file has a slip.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

from endreprisals.domain.dataset.documents import DocumentRead, check_code_lists, check_document
from endreprisals.domain.dataset.links import link_problems
from endreprisals.domain.dataset.problems import WHOLE_FILE, Problem, first_and_rest
from endreprisals.domain.dataset.schema import Schema, shipped_schema
from endreprisals.domain.dataset.tables import Row, TableRows, check_table


@dataclass(frozen=True, slots=True)
class Checked:
    """The outcome of a check.

    `tables` holds the rows of every CSV file by its name without ending, `documents` the content
    of every YAML file by its file name; both are empty when there is any problem. `problems` are
    the first 200 in order of file and line; `more` counts the rest.
    """

    tables: Mapping[str, tuple[Row, ...]]
    documents: Mapping[str, Mapping[str, Any]]
    problems: tuple[Problem, ...]
    more: int


def check_tables(files: Mapping[str, bytes], *, schema: Schema | None = None) -> Checked:
    """Check the data set given as file names and contents; nothing in them raises.

    Finds missing and unknown files, wrong headers, ragged rows, bytes that are no UTF-8, values
    of the wrong kind, ids that stand twice, references without target, copies that differ, and
    numbers of rows outside what is expected. `schema` is the plan of the shipped data set unless
    another is given.
    """
    plan = schema or shipped_schema()
    tables = _tables(files, plan)
    documents = _documents(files, plan)
    problems, more = first_and_rest(_problems(files, plan, tables, documents))
    if problems:
        return Checked({}, {}, problems, more)
    rows = {name: found.rows for name, found in tables.items()}
    return Checked(rows, {file: found.content for file, found in documents.items()}, (), 0)


def _tables(files: Mapping[str, bytes], plan: Schema) -> dict[str, TableRows]:
    present = [table for file, table in plan.tables.items() if file in files]
    return {table.name: check_table(table, files[table.file]) for table in present}


def _documents(files: Mapping[str, bytes], plan: Schema) -> dict[str, DocumentRead]:
    entries = {
        file: check_document(file, files[file], lists)
        for file, lists in plan.documents.items()
        if file in files
    }
    lists = {file: check_code_lists(file, files[file]) for file in plan.code_lists if file in files}
    return {**entries, **lists}


def _problems(
    files: Mapping[str, bytes],
    plan: Schema,
    tables: Mapping[str, TableRows],
    documents: Mapping[str, DocumentRead],
) -> Iterator[Problem]:
    yield from _absent_and_unknown(files, plan)
    for table in tables.values():
        yield from table.problems
    for document in documents.values():
        yield from document.problems
    yield from link_problems(tables)
    rows = {found.table.file: len(found.rows) for found in tables.values() if _was_read(found)}
    entries = {file: found.entries for file, found in documents.items() if _was_read(found)}
    yield from _unexpected_numbers(rows | entries, plan)


def _was_read(found: TableRows | DocumentRead) -> bool:
    """Whether a file could be read at all; if not, counting its rows would only add noise."""
    has_content = found.rows if isinstance(found, TableRows) else found.content
    return bool(has_content) or not found.problems


def _absent_and_unknown(files: Mapping[str, bytes], plan: Schema) -> Iterator[Problem]:
    for file in plan.files:
        if file not in files:
            yield Problem(file, 1, WHOLE_FILE, "the file is missing", "put it into the folder")
    for file in files:
        if file not in plan.files:
            near = get_close_matches(file, plan.files, n=1)
            advice = f"did you mean {near[0]}" if near else "take it away or add it to the plan"
            yield Problem(file, 1, WHOLE_FILE, "the file is not in the plan", advice)


def _unexpected_numbers(counts: Mapping[str, int], plan: Schema) -> Iterator[Problem]:
    for file, expected in plan.expected.items():
        found = counts.get(file, expected.least)
        if not expected.least <= found <= expected.most:
            exact = expected.least == expected.most
            wanted = expected.least if exact else f"{expected.least} to {expected.most}"
            what = f"there are {found} rows where {wanted} are expected"
            advice = "put back what is missing, or change the number in expectations.toml"
            yield Problem(file, 1, WHOLE_FILE, what, advice)
