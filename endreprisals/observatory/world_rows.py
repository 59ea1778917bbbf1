"""Rows of the world that cases stand in: reports, lists of States, totals, the Council."""

from endreprisals.documents.models import PublishedFigure, ReportCountry, UNDocument
from endreprisals.domain.analysis.rows import (
    JointRow,
    ListedState,
    Published,
    Report,
    StateRow,
    TermRow,
)
from endreprisals.observatory.bounds import UNION, exact_day, first_day, last_day
from endreprisals.states.models import CouncilTerm, JointStatement, State

REPORT = "sg_report"


def reports() -> tuple[Report, ...]:
    """The yearly reports, in order of years. One query."""
    rows = UNDocument.objects.filter(kind=REPORT, year__isnull=False).order_by("year", "symbol")
    columns = rows.values_list("symbol", "year", "period_from", "period_to", "presented_on")
    return tuple(
        Report(symbol, year or 0, first_day(begin), last_day(end), exact_day(presented))
        for symbol, year, begin, end, presented in columns
    )


def listed() -> tuple[ListedState, ...]:
    """The States that sources list for each report. One query."""
    rows = ReportCountry.objects.filter(document__kind=REPORT, document__year__isnull=False)
    columns = rows.order_by("document__year", "list_kind", "state_id", "source").values_list(
        "document__symbol", "document__year", "list_kind", "state_id", "source"
    )
    return tuple(
        ListedState(symbol, year or 0, kind, state, source)
        for symbol, year, kind, state, source in columns
    )


def published() -> tuple[Published, ...]:
    """Totals as others published them. One query."""
    rows = PublishedFigure.objects.order_by("year_to", "year_from", "metric", "id")
    columns = ("year_from", "year_to", "metric", "value", "qualifier", "source")
    return tuple(Published(*row) for row in rows.values_list(*columns))


def terms() -> tuple[TermRow, ...]:
    """Terms in the Human Rights Council. One query."""
    rows = CouncilTerm.objects.order_by("state_id", "from_date")
    return tuple(TermRow(*row) for row in rows.values_list("state_id", "from_date", "to_date"))


def states() -> tuple[StateRow, ...]:
    """Every State with its regional group. One query."""
    rows = State.objects.order_by("iso3").values_list("iso3", "regional_group")
    return tuple(StateRow(*row) for row in rows)


def joint() -> tuple[JointRow, ...]:
    """Joint statements on reprisals, and whether the European Union joined too. One query."""
    rows = JointStatement.objects.order_by("year", "forum", "id")
    columns = ("year", "forum", "states_count", "source", "note")
    return tuple(
        JointRow(year, forum, number, source, with_union=UNION in note)
        for year, forum, number, source, note in rows.values_list(*columns)
    )
