"""Forecasts and the closing of sessions."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import now
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from endreprisals.accounts.access import StaffRequest, recently_confirmed, requires
from endreprisals.accounts.roles import Permission
from endreprisals.advocacy.forms.forecasts import CloseForm, ForecastForm, SessionForm
from endreprisals.advocacy.forms.statements import ReasonForm
from endreprisals.advocacy.queries.forecasts import closing_of, forecast_page
from endreprisals.advocacy.services.forecasts import withdraw_forecast
from endreprisals.domain.sessions import read_session
from endreprisals.domain.states import states
from endreprisals.ledger.models import Forecast
from endreprisals.ledger.services import forecasting
from endreprisals.states.models import ClosedSession


@require_safe
@requires(Permission.LEDGER_READ)
def forecasts(request: StaffRequest) -> HttpResponse:
    """Every forecast by session, with its score where the session is closed."""
    return _list(request)


@require_http_methods(["GET", "POST"])
@requires(Permission.FORECAST_MAKE)
def make(request: StaffRequest) -> HttpResponse:
    """Make a forecast."""
    if request.method == "GET":
        return _form(request, {})
    form = ForecastForm(request.POST)
    if not form.is_valid():
        return _form(request, request.POST, form=form, status=422)
    try:
        forecasting.make_forecast(**form.values(), actor=request.user.number, at=now())
    except forecasting.ForecastRefused as refused:
        return _form(request, request.POST, form=form, refused=str(refused), status=409)
    return redirect("advocacy:forecasts")


@require_http_methods(["GET", "POST"])
@requires(Permission.FORECAST_MAKE)
@recently_confirmed
def withdraw(request: StaffRequest, forecast_id: int) -> HttpResponse:
    """Take the own forecast back, saying why."""
    forecast = get_object_or_404(Forecast.objects.select_related("case"), pk=forecast_id)
    form = ReasonForm(request.POST or None)
    context: dict[str, Any] = {"forecast": forecast, "form": form, "section": "ledger"}
    if request.method == "POST" and form.is_valid():
        try:
            withdraw_forecast(
                forecast_id=forecast_id, because=form.cleaned_data["reason"],
                actor=request.user.number, at=now(),
            )  # fmt: skip
        except forecasting.ForecastRefused as refused:
            context["refused"] = str(refused)
            return render(request, "advocacy/forecast_withdraw.html", context, status=409)
        return redirect("advocacy:forecasts")
    status = 422 if form.errors else 200
    return render(request, "advocacy/forecast_withdraw.html", context, status=status)


@require_POST
@requires(Permission.SESSION_CLOSE)
def choose(request: StaffRequest) -> HttpResponse:
    """From the list to the page that closes a session."""
    form = SessionForm(request.POST)
    if not form.is_valid():
        return _list(request, session_form=form, status=422)
    return redirect("advocacy:close-session", form.cleaned_data["session"])


@require_http_methods(["GET", "POST"])
@requires(Permission.SESSION_CLOSE)
@recently_confirmed
def close(request: StaffRequest, session: str) -> HttpResponse:
    """Say what closing a session does to whom, then close it; a closed one is scored again."""
    read = read_session(session)
    if read is None or read.code != session:
        raise Http404
    form = CloseForm(request.POST or None)
    closed = ClosedSession.objects.filter(pk=session).first()
    context: dict[str, Any] = {
        "closing": closing_of(session), "closed": closed, "form": form, "section": "ledger",
    }  # fmt: skip
    if request.method == "POST" and (closed or form.is_valid()):
        try:
            _close(request, session, form, closed)
        except forecasting.SessionRefused as refused:
            context["refused"] = str(refused)
            return render(request, "advocacy/close_session.html", context, status=409)
        return redirect("advocacy:forecasts")
    shows_errors = request.method == "POST"
    return render(
        request, "advocacy/close_session.html", context, status=422 if shows_errors else 200
    )


@require_http_methods(["GET", "POST"])
@requires(Permission.SESSION_CLOSE)
@recently_confirmed
def reopen(request: StaffRequest, session: str) -> HttpResponse:
    """Say what reopening a session undoes, then reopen it, saying why."""
    closed = get_object_or_404(ClosedSession, pk=session)
    form = ReasonForm(request.POST or None)
    scored = Forecast.objects.filter(session=session).count()
    context: dict[str, Any] = {
        "closed": closed, "scored": scored, "form": form, "section": "ledger",
    }  # fmt: skip
    if request.method == "POST" and form.is_valid():
        forecasting.reopen_session(
            session=session, reason=form.cleaned_data["reason"], actor=request.user.number,
            at=now(),
        )  # fmt: skip
        return redirect("advocacy:forecasts")
    status = 422 if form.errors else 200
    return render(request, "advocacy/reopen_session.html", context, status=status)


def _close(
    request: StaffRequest, session: str, form: CloseForm, closed: ClosedSession | None
) -> None:
    actor, at = request.user.number, now()
    if closed:
        forecasting.score_session(session, actor=actor, at=at)
    else:
        forecasting.close_session(
            session=session, source=form.cleaned_data["source"], actor=actor, at=at
        )


def _list(request: StaffRequest, *, status: int = 200, **more: Any) -> HttpResponse:
    context = {"page": forecast_page(), "today": now().date(), "section": "ledger", **more}
    return render(request, "advocacy/forecasts.html", context, status=status)


def _form(
    request: StaffRequest,
    shown: Any,
    *,
    form: ForecastForm | None = None,
    status: int = 200,
    **more: Any,
) -> HttpResponse:
    context = {
        "form": form, "shown": shown, "steps": Forecast.Step.values, "states": states(),
        "section": "ledger", **more,
    }  # fmt: skip
    return render(request, "advocacy/forecast_form.html", context, status=status)
