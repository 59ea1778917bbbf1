"""The calendar at the desk: enter, put in the place of, check, end, and what there was before."""

from collections.abc import Callable
from functools import partial
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import now
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from endreprisals.accounts.access import StaffRequest, requires
from endreprisals.accounts.roles import Permission
from endreprisals.domain.states import states
from endreprisals.handbook_desk.forms.calendar import DateForm, shown_of
from endreprisals.handbook_desk.forms.directory import EndForm
from endreprisals.handbook_desk.queries.calendar import calendar_desk, history_of
from endreprisals.handbook_desk.views.directory import seen_by
from endreprisals.mechanisms.models import CalendarEntry
from endreprisals.mechanisms.services import keeping_calendar as services


@require_safe
@requires(Permission.HANDBOOK_READ)
def calendar(request: StaffRequest) -> HttpResponse:
    """Every date: those that wait to be checked, and those that readers see."""
    return _page(request, "calendar", {"page": calendar_desk()})


@require_safe
@requires(Permission.HANDBOOK_READ)
def one_date(request: StaffRequest, number: int) -> HttpResponse:
    """One date, whole, with what stood in its place before."""
    return _date(request, get_object_or_404(CalendarEntry, pk=number))


@require_http_methods(["GET", "POST"])
@requires(Permission.HANDBOOK_KEEP)
def enter(request: StaffRequest) -> HttpResponse:
    """Enter a date that the calendar does not have."""
    return _form(
        request, None, lambda entry: services.enter_date(entry, by=request.user.number, at=now())
    )


@require_http_methods(["GET", "POST"])
@requires(Permission.HANDBOOK_KEEP)
def change(request: StaffRequest, number: int) -> HttpResponse:
    """Write down what takes the place of a date."""
    old = get_object_or_404(CalendarEntry, pk=number)
    return _form(
        request, old,
        lambda entry: services.replace_date(number, entry, by=request.user.number, at=now()),
    )  # fmt: skip


@require_POST
@requires(Permission.HANDBOOK_CHECK)
def check(request: StaffRequest, number: int) -> HttpResponse:
    """Agree to what somebody else entered, after reading its source."""
    return _act(request, number, partial(services.check_date, seen=seen_by(request)))


@require_POST
@requires(Permission.HANDBOOK_KEEP)
def take_back(request: StaffRequest, number: int) -> HttpResponse:
    """Take back a date that waits."""
    return _act(request, number, services.take_back)


@require_POST
@requires(Permission.HANDBOOK_KEEP)
def end(request: StaffRequest, number: int) -> HttpResponse:
    """Ask that a date be taken out, and say why."""
    form = EndForm(request.POST)
    if not form.is_valid():
        entry = get_object_or_404(CalendarEntry, pk=number)
        return _date(request, entry, refused=str(form.errors["because"][0]), status=422)
    return _act(request, number, partial(services.ask_to_end, because=form.cleaned_data["because"]))


@require_POST
@requires(Permission.HANDBOOK_CHECK)
def agree(request: StaffRequest, number: int) -> HttpResponse:
    """Take it out, as the second person."""
    return _act(request, number, services.agree_to_end)


@require_POST
@requires(Permission.HANDBOOK_KEEP)
def leave(request: StaffRequest, number: int) -> HttpResponse:
    """Let it stand after all."""
    return _act(request, number, services.leave_it)


def _act(request: StaffRequest, number: int, act: Callable[..., object]) -> HttpResponse:
    entry = get_object_or_404(CalendarEntry, pk=number)
    try:
        act(number, by=request.user.number, at=now())
    except services.DateRefused as refused:
        return _date(request, entry, refused=str(refused), status=409)
    return redirect("handbook_desk:calendar-date", number)


def _form(
    request: StaffRequest,
    old: CalendarEntry | None,
    write: Callable[[services.DateEntry], CalendarEntry],
) -> HttpResponse:
    if request.method == "GET":
        return _filled(request, old, DateForm(initial=shown_of(old) if old else None))
    form = DateForm(request.POST)
    if not form.is_valid():
        return _filled(request, old, form, status=422)
    try:
        row = write(form.entry())
    except services.DateRefused as refused:
        return _filled(request, old, form, refused=str(refused), status=409)
    return redirect("handbook_desk:calendar-date", row.pk)


def _filled(
    request: StaffRequest,
    old: CalendarEntry | None,
    form: DateForm,
    *,
    status: int = 200,
    **more: Any,
) -> HttpResponse:
    context = {"old": old, "form": form, "states": states(), **more}
    return _page(request, "calendar_form", context, status=status)


def _date(
    request: StaffRequest, entry: CalendarEntry, *, status: int = 200, **more: Any
) -> HttpResponse:
    history = history_of(entry)
    live = services.live_in_place_of(entry)
    context = {
        "line": next(one for one in history if one.entry.pk == entry.pk),
        "live": next((one for one in history if live and one.entry.pk == live.pk), None),
        "seen": live.pk if live else 0, "history": history, **more,
    }  # fmt: skip
    return _page(request, "calendar_date", context, status=status)


def _page(
    request: StaffRequest, name: str, context: dict[str, Any], *, status: int = 200
) -> HttpResponse:
    full = {"section": "handbook", **context}
    return render(request, f"handbook_desk/{name}.html", full, status=status)
