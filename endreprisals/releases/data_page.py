"""What the data page shows."""

from dataclasses import dataclass

from endreprisals.domain import vocabulary
from endreprisals.domain.vocabulary import Vocabulary
from endreprisals.releases.queries import ReleaseLine, releases
from endreprisals.releases.tables import TABLES

SHOWN_RELEASES = 20


@dataclass(frozen=True, slots=True)
class ColumnLine:
    """One line of the codebook."""

    name: str
    kind: str  # text, list, integer, integers, boolean, day, moment, edtf, url
    vocabulary: str  # key of vocabulary.vocabularies(), or words about two of them; may be blank
    unit: str
    description: str


@dataclass(frozen=True, slots=True)
class TableBox:
    """One table of the codebook."""

    name: str
    title: str
    description: str
    columns: tuple[ColumnLine, ...]


@dataclass(frozen=True, slots=True)
class DataPage:
    """Codebook, vocabularies and releases."""

    latest: ReleaseLine | None
    releases: tuple[ReleaseLine, ...]
    tables: tuple[TableBox, ...]
    vocabularies: tuple[Vocabulary, ...]


def data_page() -> DataPage:
    """Everything on the data page. One query."""
    lines = releases()
    return DataPage(
        latest=lines[0] if lines else None,
        releases=tuple(lines[:SHOWN_RELEASES]),
        tables=tuple(
            TableBox(
                table.name,
                table.title,
                table.description,
                tuple(
                    ColumnLine(c.name, c.kind, c.vocabulary, c.unit, c.description)
                    for c in table.columns
                ),
            )
            for table in TABLES
        ),
        vocabularies=vocabulary.vocabularies(),
    )
