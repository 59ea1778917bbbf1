"""What became of a forecast, decided from the public ledger alone, so that anybody can check it."""

from collections.abc import Iterable

from endreprisals.domain.forecasts import brier
from endreprisals.domain.raising import PEOPLE
from endreprisals.ledger.models import Forecast
from endreprisals.record.models import Case
from endreprisals.record.raises import Raised, raises


def it_happened(forecast: Forecast) -> bool:
    """Whether the ledger shows that the State did it in that session, alone or with others.

    A case counts as named as on the ladder of stances: welcoming a step in it is not naming it. A
    situation without a person or organisation is a case only where it is the one that was
    forecast. `forecast.case` should come with its `merged_into`.
    """
    index = raises()
    if forecast.step == Forecast.Step.SPEAKS:
        said = index.statements_of.get(forecast.state_id, ())
        return any(one.session == forecast.session for one in said)
    rows = [
        row
        for row in index.of_state.get(forecast.state_id, ())
        if row.said.session == forecast.session and row.case and row.is_named
    ]
    if forecast.step == Forecast.Step.NAMES_A_CASE:
        return any(row.kind == PEOPLE for row in rows)
    return _names(rows, forecast.case)


def outcome(forecast: Forecast) -> tuple[bool, float]:
    """Whether it happened, with the Brier score, by the ledger of this moment.

    For forecasts of closed sessions. The columns of the table say what was so when the session
    was closed or scored again; a load, a merge or a withdrawal may have changed the ledger since.
    """
    happened = it_happened(forecast)
    return happened, brier(float(forecast.probability), happened=happened)


def _names(rows: Iterable[Raised], case: Case | None) -> bool:
    """The case, or the one that it is shown as since the two were joined."""
    shown = case.merged_into or case if case else None
    return any(row.case == shown.public_id for row in rows) if shown else False
