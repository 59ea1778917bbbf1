"""Forecasts at the desk, by session, and what closing a session would do."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from endreprisals.advocacy.models import WithdrawnForecast
from endreprisals.domain.forecasts import Record, Scored, TooFewForecasts, record
from endreprisals.ledger.models import Forecast, ReopenedSession
from endreprisals.ledger.queries.outcomes import it_happened, outcome
from endreprisals.ledger.services.forecasting import PLACES
from endreprisals.states.models import ClosedSession, Statement, StatementState


@dataclass(frozen=True, slots=True)
class SessionLine:
    """A session with its forecasts."""

    session: str
    begins_on: date
    closed: ClosedSession | None
    forecasts: tuple[Forecast, ...]


@dataclass(frozen=True, slots=True)
class ForecastPage:
    """Every forecast, the latest session first, and what they were worth together."""

    sessions: tuple[SessionLine, ...]
    closed_alone: tuple[ClosedSession, ...]  # closed, with no forecast for them
    reopened: tuple[ReopenedSession, ...]
    withdrawn: tuple[WithdrawnForecast, ...]
    record: Record | None
    too_few: int  # scored forecasts, where they are too few for a mean


@dataclass(frozen=True, slots=True)
class Closing:
    """What closing a session would do, said before it is done."""

    session: str
    statements: int
    states: int
    would_happen: tuple[Forecast, ...]
    would_not: tuple[Forecast, ...]


def forecast_page() -> ForecastPage:
    """Every forecast, those of closed sessions by the ledger of now. A fixed number of queries."""
    every = Forecast.objects.select_related("case__merged_into")
    rows = list(every.order_by("-begins_on", "session", "pk"))
    closed = {one.session: one for one in ClosedSession.objects.all()}
    _judge_anew([row for row in rows if row.session in closed])
    by_session: dict[str, list[Forecast]] = {}
    for row in rows:
        by_session.setdefault(row.session, []).append(row)
    scored = [
        Scored(float(row.probability), row.happened) for row in rows if row.happened is not None
    ]
    worth, too_few = _worth(scored)
    return ForecastPage(
        sessions=tuple(
            SessionLine(session, own[0].begins_on, closed.get(session), tuple(own))
            for session, own in by_session.items()
        ),
        closed_alone=tuple(one for one in closed.values() if one.session not in by_session),
        reopened=tuple(ReopenedSession.objects.all()),
        withdrawn=tuple(WithdrawnForecast.objects.select_related("case")),
        record=worth,
        too_few=too_few,
    )


def closing_of(session: str) -> Closing:
    """What the ledger holds of a session, and how its forecasts would come out."""
    said = Statement.objects.filter(session=session, withdrawn_at=None, identified=True)
    states = StatementState.objects.filter(statement__in=said).values("state").distinct()
    forecasts = list(Forecast.objects.filter(session=session).select_related("case__merged_into"))
    happened = [one for one in forecasts if it_happened(one)]
    return Closing(
        session=session,
        statements=said.count(),
        states=states.count(),
        would_happen=tuple(happened),
        would_not=tuple(one for one in forecasts if one not in happened),
    )


def _judge_anew(rows: Iterable[Forecast]) -> None:
    """Make rows in memory say what the ledger says now. Nothing is saved."""
    for row in rows:
        row.happened, score = outcome(row)
        row.brier = Decimal(score).quantize(PLACES)


def _worth(scored: Iterable[Scored]) -> tuple[Record | None, int]:
    try:
        return record(tuple(scored)), 0
    except TooFewForecasts as few:
        return None, few.count
