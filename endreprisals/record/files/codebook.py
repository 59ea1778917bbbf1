"""The codebook: what every column of a table means, as a table of its own and as JSON."""

from collections.abc import Iterable
from typing import Any

from endreprisals.domain import vocabulary
from endreprisals.domain.vocabulary import Term
from endreprisals.record.files.tables import Column, Table

NOTES = (
    "Every act is an allegation as a source reports it; the record takes no view of its own.",
    "Counts are of what this record holds: at least that many. Absence from it proves nothing.",
    "Dates are EDTF (ISO 8601-2): 2014, 2014-09, 2014-09-22, 2014-09/.. (from then on), 2017~.",
    "Columns that end in _lower and _upper give the first and last day that a date can mean.",
    "A blank means that no source we hold says. It is not a no.",
    "CSV files are UTF-8 without a byte order mark, with commas, double quotes and CRLF.",
    "In CSV and XLSX the values of a list are joined by a semicolon and a space.",
    "CSV and XLSX put an apostrophe before a text that begins with = + - @, a tab or a line break.",
    "So no spreadsheet takes it for a formula. JSON and Parquet have the text as it is.",
)

CODEBOOK: Table[tuple[str, Column[Any]]] = Table(
    name="codebook",
    title="Codebook",
    description="What every column of every table means.",
    key=("table", "column"),
    columns=(
        Column("table", "text", "The table that the column is in.", lambda line: line[0]),
        Column("column", "text", "Its heading.", lambda line: line[1].name),
        Column("type", "text", "The kind of its values.", lambda line: line[1].kind),
        Column("vocabulary", "text", "The list that its codes come from.",
               lambda line: line[1].vocabulary),
        Column("unit", "text", "What it counts in or is written in.", lambda line: line[1].unit),
        Column("description", "text", "What it holds.", lambda line: line[1].description),
    ),
    references={},
)  # fmt: skip


def codebook_lines(tables: Iterable[Table[Any]]) -> list[tuple[str, Column[Any]]]:
    """Every column of these tables, with the name of its table."""
    return [(table.name, column) for table in tables for column in table.columns]


def codebook_json(tables: Iterable[Table[Any]]) -> dict[str, Any]:
    """The codebook as one JSON object: notes for every user, then tables and their columns."""
    return {
        "notes": list(NOTES),
        "tables": [
            {
                "name": table.name,
                "title": table.title,
                "description": table.description,
                "key": list(table.key),
                "columns": [
                    {
                        "name": column.name,
                        "type": column.kind,
                        "vocabulary": column.vocabulary or None,
                        "unit": column.unit or None,
                        "description": column.description,
                    }
                    for column in table.columns
                ],
            }
            for table in tables
        ],
    }


def vocabularies_json() -> dict[str, Any]:
    """Every list of codes, each code with its label, meaning and source."""
    return {
        one.name: {
            "title": one.title,
            "definition": one.definition,
            "parts": dict(one.parts),
            "terms": [term_json(term) for term in one.terms],
        }
        for one in vocabulary.vocabularies()
    }


def term_json(term: Term) -> dict[str, str | None]:
    """One code, with what it means and whose word that is."""
    return {
        "code": term.code,
        "label": term.label,
        "definition": term.definition,
        "source": term.source,
        "broader": term.broader or None,
        "huridocs": term.huridocs or None,
        "note": term.note or None,
    }
