"""Taking a forecast back while nothing can be known yet."""

from datetime import datetime

from django.db import transaction

from endreprisals.advocacy.models import WithdrawnForecast
from endreprisals.audit.models import Event
from endreprisals.audit.services import record as audit
from endreprisals.ledger.models import Forecast
from endreprisals.ledger.services.forecasting import ForecastRefused, earliest_day

KEPT = (
    "session", "begins_on", "state_id", "case_id", "step", "probability", "entered_at",
    "forecaster",
)  # fmt: skip


@transaction.atomic
def withdraw_forecast(
    *, forecast_id: int, because: str, actor: str, at: datetime
) -> WithdrawnForecast:
    """Take the own forecast back before its session can begin; what it said is kept for staff.

    Raises `ForecastRefused` and `Forecast.DoesNotExist`.
    """
    forecast = Forecast.objects.select_for_update().get(pk=forecast_id)
    reasons = {
        "somebody else made it": forecast.forecaster != actor,
        f"{forecast.session} has begun or can have": at.date()
        >= earliest_day(forecast.session, forecast.begins_on),
        "it is scored": forecast.happened is not None,
        "no reason is given": not because.strip(),
    }
    if found := [reason for reason, applies in reasons.items() if applies]:
        raise ForecastRefused(
            f"The forecast stands, because {' and '.join(found)}. Nothing was changed."
        )
    kept = WithdrawnForecast.objects.create(
        **{name: getattr(forecast, name) for name in KEPT},
        because=because.strip(), withdrawn_by=actor, withdrawn_at=at,
    )  # fmt: skip
    audit(
        Event.Kind.FORECAST_WITHDRAWN, actor=actor, at=at, target=f"forecast-{forecast.pk}",
        session=forecast.session,
    )  # fmt: skip
    forecast.delete()
    return kept
