"""Changes of documents and sources: each table is made to hold what the fact tables say.

Rows come as the tables have them, one text for each column; the checker has read them before.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from endreprisals.adapters.rows import hold_rows
from endreprisals.documents.models import PublishedFigure, ReportCountry, Source, UNDocument

Rows = Sequence[Mapping[str, str]]


@dataclass(frozen=True, slots=True)
class SourceDraft:
    """A source as a reader should see it. `key` is its address, its symbol, or its title."""

    key: str
    kind: str  # Source.Kind
    title: str
    url: str = ""
    symbol: str = ""  # of a UN document


def hold_reports(rows: Rows) -> int:
    """Keep the Secretary-General's reports true to sg_reports.csv; none is ever removed.

    Returns how many rows were added or changed.
    """
    texts = (
        "symbol", "hrc_session", "period_from", "period_to", "published", "presented_on", "note",
        "source",
    )  # fmt: skip
    reports = [
        {
            "kind": "sg_report",
            "year": int(row["year"]),
            "ordinal": int(row["ordinal"]) if row["ordinal"] else None,
            **{name: row[name] for name in texts},
        }
        for row in rows
    ]
    return hold_rows(UNDocument, reports, key=["symbol"], keep_others=True)


def hold_report_countries(rows: Rows) -> int:
    """Keep the lists of States named in reports true to sg_report_countries.csv."""
    documents = document_ids()
    return hold_rows(
        ReportCountry,
        [
            {
                "document_id": documents[row["symbol"]],
                "state_id": row["iso3"],
                "list_kind": row["list_kind"],
                "name_in_source": row["name_in_source"],
                "source": row["source"],
            }
            for row in rows
        ],
    )


def hold_figures(rows: Rows) -> int:
    """Keep the published totals true to annual_counts.csv."""
    return hold_rows(
        PublishedFigure,
        [
            {
                "year_from": int(row["year_from"]),
                "year_to": int(row["year_to"]),
                **{name: row[name] for name in ("metric", "value", "qualifier", "source")},
            }
            for row in rows
        ],
    )


def hold_sources(drafts: Iterable[SourceDraft], checked: Mapping[str, date]) -> int:
    """Keep the sources that facts point at true to the tables; returns how many rows changed.

    `checked` gives the day on which a source was last read, by key. Sources are added and
    changed here; `forget_uncited_sources` removes those that nothing points at any more.
    """
    wanted = list(drafts)
    documents = _with_documents(draft.symbol for draft in wanted if draft.symbol)
    rows = [
        {
            "key": draft.key,
            "kind": draft.kind,
            "title": draft.title,
            "url": draft.url,
            "document_id": documents[draft.symbol] if draft.symbol else None,
            "checked_on": checked.get(draft.key),
        }
        for draft in wanted
    ]
    return hold_rows(Source, rows, key=["key"], keep_others=True)


def source_ids() -> Mapping[str, int]:
    """The number of every source, by key."""
    return dict(Source.objects.values_list("key", "pk"))


def document_ids() -> Mapping[str, int]:
    """The number of every UN document, by symbol."""
    return dict(UNDocument.objects.values_list("symbol", "pk"))


def forget_uncited_sources() -> int:
    """Remove sources that neither a citation nor a name points at; returns how many."""
    return Source.objects.filter(citations=None, names=None).delete()[0]


def _with_documents(symbols: Iterable[str]) -> Mapping[str, int]:
    """The documents with these symbols; one that the record did not know is added bare."""
    known = document_ids()
    UNDocument.objects.bulk_create(
        UNDocument(symbol=symbol, kind=_kind(symbol))
        for symbol in sorted(set(symbols) - set(known))
    )
    return document_ids()


def _kind(symbol: str) -> str:
    return "opinion" if symbol.startswith("A/HRC/WGAD/") else "other"
