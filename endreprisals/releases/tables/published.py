"""The tables of what others said of the reports: States named in each, and totals published."""

from collections.abc import Iterable

from endreprisals.documents.models import PublishedFigure, ReportCountry
from endreprisals.record.files.tables import Column, Table

N, P = Column[ReportCountry], Column[PublishedFigure]


def named_state_rows() -> Iterable[ReportCountry]:
    """Every State that a source says a report names. One query."""
    rows = ReportCountry.objects.select_related("document")
    return rows.order_by("document__symbol", "list_kind", "state_id", "source").iterator()


def published_rows() -> Iterable[PublishedFigure]:
    """Every published total. One query."""
    return PublishedFigure.objects.order_by("pk").iterator()


REPORT_STATES = Table(
    name="report_states",
    title="States named in reports",
    description="One row for each State that a source says is named in a report. Only lists of "
    "the kind all are whole.",
    key=("symbol", "state", "list_kind", "source"),
    references={"symbol": ("documents", "symbol"), "state": ("states", "iso3")},
    columns=(
        N("symbol", "text", "Symbol of the report.", lambda n: n.document.symbol),
        N("year", "integer", "Year of the report.", lambda n: n.document.year, unit="year"),
        N("state", "text", "The State.", lambda n: n.state_id, unit="ISO 3166-1 alpha-3"),
        N("list_kind", "text", "How far the list goes.", lambda n: n.list_kind,
          vocabulary="report_list_kinds"),
        N("name_in_source", "text", "As the source writes it.", lambda n: n.name_in_source),
        N("source", "text", "Where this was read.", lambda n: n.source),
    ),
)  # fmt: skip

PUBLISHED_FIGURES = Table(
    name="published_figures",
    title="Published totals",
    description="One row for each total as somebody published it. Definitions differ: never add "
    "them up.",
    key=("number",),
    references={},
    columns=(
        P("number", "integer", "Number of the row.", lambda p: p.pk),
        P("year_from", "integer", "First year it counts.", lambda p: p.year_from, unit="year"),
        P("year_to", "integer", "Last year it counts.", lambda p: p.year_to, unit="year"),
        P("metric", "text", "What was counted.", lambda p: p.metric, vocabulary="count_metrics"),
        P("value", "text", "The number as published; a share has a point.", lambda p: p.value),
        P("qualifier", "text", "How exact it is said to be.", lambda p: p.qualifier),
        P("source", "text", "Who published it.", lambda p: p.source),
    ),
)  # fmt: skip
