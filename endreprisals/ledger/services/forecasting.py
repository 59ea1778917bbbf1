"""Forecasts of what States will do in a session: made before it, scored when its ledger is closed.

What happened is decided from the public ledger alone, so that anybody can check a score: by
statements that were made for the State, with others or by itself.
"""

import re
from datetime import date, datetime
from decimal import Decimal

from django.db import transaction

from endreprisals.audit.models import Event
from endreprisals.audit.services import record as audit
from endreprisals.domain.sessions import read_session
from endreprisals.domain.un_symbols import find_references
from endreprisals.ledger.models import Forecast, ReopenedSession
from endreprisals.ledger.queries.outcomes import outcome
from endreprisals.record.models import Case
from endreprisals.record.queries.names_in_text import names_of_everybody, without_addresses
from endreprisals.states.models import ClosedSession, State, Statement

PLACES = Decimal("0.0001")  # of a Brier score
_ADDRESS = re.compile(r"https?://[^\s/]+\.\S+")


class ForecastRefused(Exception):
    """The forecast cannot be made; the message says why. Nothing was changed."""


class SessionRefused(Exception):
    """The session cannot be closed or scored; the message says why. Nothing was changed."""


@transaction.atomic
def make_forecast(
    *,
    session: str,
    begins_on: date,
    state: str,
    case_id: str,
    step: str,
    probability: Decimal,
    reason: str,
    actor: str,
    at: datetime,
) -> Forecast:
    """Write down how likely a State is to take a step in a session that has not begun.

    `session` is a code as HRC66, `begins_on` its first day, `case_id` a public id for the step
    `names_this_case` and blank for the others, `probability` a share from 0 to 1 with at most two
    places. A forecast is never edited. Raises `ForecastRefused`.
    """
    case = _case(step, case_id)
    # The row of the State is the lock: nobody makes the same forecast twice at one moment.
    if not State.objects.select_for_update().filter(pk=state).exists():
        raise ForecastRefused(f"{state} is no State of the list. Nothing was changed.")
    _refuse_late(session, begins_on, at.date())
    _refuse_unsound(session, begins_on, step, probability)
    if Forecast.objects.filter(
        session=session, state=state, case=case, step=step, forecaster=actor
    ).exists():
        raise ForecastRefused(
            "You made this forecast already. Take it back, with a reason, before you make "
            "another. Nothing was changed."
        )
    forecast = Forecast.objects.create(
        session=session, begins_on=begins_on, state_id=state, case=case, step=step,
        probability=probability, reason=reason, forecaster=actor, entered_at=at,
    )  # fmt: skip
    audit(
        Event.Kind.FORECAST_MADE, actor=actor, at=at, target=f"forecast-{forecast.pk}",
        session=session, state=state, step=step,
    )  # fmt: skip
    return forecast


@transaction.atomic
def close_session(*, session: str, source: str, actor: str, at: datetime) -> int:
    """Vouch that every statement of a session is in the ledger, and score its forecasts.

    `source` says why it is held to be complete, with an address or a document. Returns how many
    forecasts were scored. Raises `SessionRefused` for what is no session, is closed, or may not
    have begun.
    """
    _refuse_closing(session, source, at.date())
    ClosedSession.objects.create(
        session=session, closed_at=at, closed_by=actor, source=source.strip()
    )
    audit(Event.Kind.SESSION_CLOSED, actor=actor, at=at, target=session)
    return score_session(session, actor=actor, at=at)


@transaction.atomic
def score_session(session: str, *, actor: str, at: datetime) -> int:
    """Score every forecast of a closed session by what the ledger shows now; returns how many.

    Done again after a correction of the ledger, it follows the ledger. Raises `SessionRefused`
    for a session that is not closed.
    """
    if not ClosedSession.objects.filter(session=session).exists():
        raise SessionRefused(
            f"{session} is not closed: its forecasts are scored when somebody vouches that its "
            "statements are all in the ledger. Nothing was changed."
        )
    forecasts = list(Forecast.objects.select_for_update().filter(session=session))
    for one in forecasts:
        one.happened, score = outcome(one)
        one.brier, one.scored_at = Decimal(score).quantize(PLACES), at
    Forecast.objects.bulk_update(forecasts, ["happened", "brier", "scored_at"])
    audit(Event.Kind.SESSION_SCORED, actor=actor, at=at, target=session, forecasts=len(forecasts))
    return len(forecasts)


@transaction.atomic
def reopen_session(*, session: str, reason: str, actor: str, at: datetime) -> int:
    """Say that a session was not complete after all; returns how many forecasts lose their score.

    Readers see it as open again. Who vouched for it, and who took that back and why, is kept for
    staff. Raises `SessionRefused`.
    """
    closed = ClosedSession.objects.select_for_update().filter(session=session).first()
    if closed is None or not reason.strip():
        why = "it is not closed" if closed is None else "no reason is given"
        raise SessionRefused(f"{session[:12]} stays as it is: {why}. Nothing was changed.")
    ReopenedSession.objects.create(
        session=session, closed_at=closed.closed_at, closed_by=closed.closed_by,
        source=closed.source, reopened_at=at, reopened_by=actor, reason=reason.strip(),
    )  # fmt: skip
    closed.delete()
    scored = Forecast.objects.filter(session=session)
    many = scored.update(happened=None, brier=None, scored_at=None)
    audit(Event.Kind.SESSION_REOPENED, actor=actor, at=at, target=session, forecasts=many)
    return many


def _case(step: str, case_id: str) -> Case | None:
    if (step == Forecast.Step.NAMES_THIS_CASE) != bool(case_id):
        raise ForecastRefused(
            "Give a case for the step “names this case”, and none for the others. Nothing was "
            "changed."
        )
    if not case_id:
        return None
    case = Case.objects.public().filter(public_id=case_id).first()
    if case is None:
        raise ForecastRefused(f"{case_id[:20]} is no public case. Nothing was changed.")
    return case


def _refuse_late(session: str, begins_on: date, today: date) -> None:
    """A forecast made when something can be known already is none.

    Whoever forecasts says when the session begins, so what counts is the earliest day on which a
    session of that number can begin.
    """
    earliest = earliest_day(session, begins_on)
    reasons = {
        f"{session} begins on {begins_on}: a forecast is made before that day": today >= begins_on,
        f"{session} can have begun on {earliest}": today >= earliest,
        f"{session} is closed": ClosedSession.objects.filter(session=session).exists(),
        f"the ledger holds statements of {session}": Statement.objects.filter(
            session=session, withdrawn_at=None
        ).exists(),
    }
    if found := [reason for reason, applies in reasons.items() if applies]:
        raise ForecastRefused(f"Too late: {'; '.join(found)}. Nothing was changed.")


def earliest_day(session: str, begins_on: date) -> date:
    """The first day on which the session can begin, or the day given where no rule says."""
    days = _first_days(session)
    return min(days[0], begins_on) if days else begins_on


def _first_days(session: str) -> tuple[date, date] | None:
    read = read_session(session)
    return read.first_days if read else None


def _refuse_unsound(session: str, begins_on: date, step: str, probability: Decimal) -> None:
    other = Forecast.objects.filter(session=session).exclude(begins_on=begins_on).first()
    is_session, days = read_session(session) is not None, _first_days(session)
    first, last = days or (begins_on, begins_on)
    reasons = {
        f"“{session}” is no session: write it as HRC66": not is_session,
        f"no rule says when {session} begins: nobody could see that the forecast was made "
        "before": is_session and days is None,
        f"{session} begins from {first} to {last}, says its number": not first <= begins_on <= last,
        f"other forecasts say that {session} begins on {other and other.begins_on}": bool(other),
        f"“{step}” is no step": step not in Forecast.Step.values,
        "a probability is a share from 0 to 1 with two places": not _is_share(probability),
    }
    if found := [reason for reason, applies in reasons.items() if applies]:
        raise ForecastRefused(f"Not kept, because {'; '.join(found)}. Nothing was changed.")


def _is_share(probability: Decimal) -> bool:
    return 0 <= probability <= 1 and probability == probability.quantize(Decimal("0.01"))


def _refuse_closing(session: str, source: str, today: date) -> None:
    begins = Forecast.objects.filter(session=session, begins_on__gt=today)
    reasons = {
        f"“{session}” is no session: write it as HRC66": read_session(session) is None,
        "it is closed already": ClosedSession.objects.filter(session=session).exists(),
        "it has not begun, say the forecasts for it": begins.exists(),
        "it may not have begun, says its number": not _has_begun(session, today),
        "nobody says why it is held to be complete, with a web address or the symbol of a "
        "document": not points_somewhere(source),
        "the source names somebody of this record": bool(
            names_of_everybody().found_in(without_addresses(source))
        ),
    }
    if found := [reason for reason, applies in reasons.items() if applies]:
        raise SessionRefused(
            f"{session[:12]} was not closed, because {' and '.join(found)}. Nothing was changed."
        )


def _has_begun(session: str, today: date) -> bool:
    """Whether it has by its number; where no rule says, whether the ledger holds words of it."""
    if days := _first_days(session):
        return today > days[1]
    return Statement.objects.filter(session=session, withdrawn_at=None).exists()


def points_somewhere(source: str) -> bool:
    """Whether a text holds a web address or the symbol of a document, so that it can be checked."""
    documents = [one for one in find_references(source) if one.kind == "symbol"]
    return bool(_ADDRESS.search(source) or documents)
