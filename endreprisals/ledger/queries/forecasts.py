"""How good the desk's forecasts were. What is forecast of a session to come stays with staff.

A forecast that was public before a session could be read as a promise or as pressure, and it
could change what it foretells. So open ones are counted here and nothing more.
"""

from dataclasses import dataclass
from datetime import date, datetime

from endreprisals.domain import forecasts as rules
from endreprisals.domain.forecasts import Record, Scored, TooFewForecasts
from endreprisals.ledger.models import Forecast
from endreprisals.ledger.queries.outcomes import outcome
from endreprisals.record.queries.joined import of_kept, told_in_public
from endreprisals.states.models import ClosedSession


@dataclass(frozen=True, slots=True)
class ScoredForecast:
    """A forecast of a session whose ledger is closed."""

    session: str
    state: str
    step: str  # Forecast.Step
    case: str  # public id and title of the case; blank for other steps
    title: str
    probability: float
    happened: bool
    brier: float
    entered_on: date
    scored_on: date


@dataclass(frozen=True, slots=True)
class ForecastRecord:
    """Scored forecasts, the latest session first, with their mean where there are enough."""

    scored: tuple[ScoredForecast, ...]
    waiting: int  # of sessions that are not closed
    summary: Record | None  # None: too few to mean anything
    fewest: int


def forecast_record() -> ForecastRecord:
    """Every forecast of a closed session by the ledger as it is now, and how many wait.

    Five queries. What a load, a merge or a withdrawal changed in the ledger shows here at once.
    """
    closed = dict(ClosedSession.objects.values_list("session", "closed_at"))
    every = Forecast.objects.select_related("case__merged_into")
    rows = every.filter(session__in=closed).order_by("-begins_on", "state_id", "step", "id")
    on_cases = rows.filter(told_in_public("case")).annotate(
        shown=of_kept("case", "public_id"), heading=of_kept("case", "title")
    )
    told = {row.pk: (row.shown, row.heading) for row in on_cases}
    # A forecast on a case that is not shown any more is not shown either.
    shown = [row for row in rows if row.case_id is None or row.pk in told]
    scored = tuple(
        _scored(row, told.get(row.pk, ("", "")), row.scored_at or closed[row.session])
        for row in shown
    )
    return ForecastRecord(
        scored=scored,
        waiting=Forecast.objects.exclude(session__in=closed).count(),
        summary=_summary(scored),
        fewest=rules.FEWEST,
    )


def _scored(row: Forecast, case: tuple[str, str], scored_at: datetime) -> ScoredForecast:
    happened, score = outcome(row)
    return ScoredForecast(
        session=row.session,
        state=row.state_id,
        step=row.step,
        case=case[0],
        title=case[1],
        probability=float(row.probability),
        happened=happened,
        brier=score,
        entered_on=row.entered_at.date(),
        scored_on=scored_at.date(),
    )


def _summary(scored: tuple[ScoredForecast, ...]) -> Record | None:
    try:
        return rules.record([Scored(one.probability, one.happened) for one in scored])
    except TooFewForecasts:
        return None
