"""Where States stand: the list, one State, the judgement."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.timezone import now
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_safe

from endreprisals.accounts.access import StaffRequest, recently_confirmed, requires
from endreprisals.accounts.roles import Permission
from endreprisals.advocacy.asked import chosen_case
from endreprisals.advocacy.forms.forecasts import StanceForm, confidence_choices, level_choices
from endreprisals.advocacy.forms.statements import ReasonForm
from endreprisals.advocacy.queries.stances import (
    NoSuchStance,
    StancePage,
    stance_lines,
    stance_page,
)
from endreprisals.ledger.models import Stance
from endreprisals.ledger.services.stances import StanceRefused, judge_stance, withdraw_stance


@require_safe
@requires(Permission.LEDGER_READ)
def stances(request: StaffRequest) -> HttpResponse:
    """States, and States on cases, with the ledger's level and ours."""
    context = {"lines": stance_lines(), "section": "ledger"}
    return render(request, "advocacy/stances.html", context)


@require_safe
@requires(Permission.LEDGER_READ)
def stance(request: StaffRequest, iso3: str) -> HttpResponse:
    """One State, in general or with `?case=` on one case."""
    return _show(request, _page(iso3, chosen_case(request)), {})


@require_http_methods(["GET", "POST"])
@requires(Permission.STANCE_JUDGE)
@recently_confirmed
def judge(request: StaffRequest, iso3: str) -> HttpResponse:
    """Keep a judgement, which is public at once; the one before stays to be seen."""
    if request.method == "GET":
        return _show(request, _page(iso3, chosen_case(request)), {}, judging=True)
    form = StanceForm(request.POST)
    valid = form.is_valid()
    try:
        page = stance_page(iso3, form.cleaned_data.get("case_id", ""))
    except NoSuchStance:
        page, valid = _page(iso3, ""), False
        form.add_error("case_id", gettext("This is no public case: write its number or nothing."))
    if not valid:
        return _show(request, page, request.POST, form=form, judging=True, status=422)
    try:
        judge_stance(state=iso3, **form.cleaned_data, actor=request.user.number, at=now())
    except StanceRefused as no:
        more: dict[str, Any] = {"form": form, "refused": str(no), "judging": True}
        return _show(request, page, request.POST, status=409, **more)
    return _back(iso3, page.case)


@require_http_methods(["GET", "POST"])
@requires(Permission.STANCE_JUDGE)
@recently_confirmed
def withdraw(request: StaffRequest, stance_id: int) -> HttpResponse:
    """Take a judgement off every public page, saying why."""
    rows = Stance.objects.select_related("case__merged_into")
    stance = get_object_or_404(rows, pk=stance_id)
    form = ReasonForm(request.POST or None)
    context: dict[str, Any] = {"stance": stance, "form": form, "section": "ledger"}
    if request.method == "POST" and form.is_valid():
        try:
            withdraw_stance(
                stance_id=stance_id, reason=form.cleaned_data["reason"],
                actor=request.user.number, at=now(),
            )  # fmt: skip
        except StanceRefused as refused:
            context["refused"] = str(refused)
            return render(request, "advocacy/stance_withdraw.html", context, status=409)
        return _back(stance.state_id, "")
    status = 422 if form.errors else 200
    return render(request, "advocacy/stance_withdraw.html", context, status=status)


def _back(iso3: str, case: str) -> HttpResponse:
    query = f"?case={case}" if case else ""
    return redirect(f"{reverse('advocacy:stance', args=[iso3])}{query}")


def _page(iso3: str, case: str) -> StancePage:
    try:
        return stance_page(iso3, case)
    except NoSuchStance:
        raise Http404 from None


def _show(
    request: StaffRequest, page: StancePage, shown: Any, *, status: int = 200, **more: Any
) -> HttpResponse:
    start = {
        "as_of": now().date().isoformat(), "level": page.stand.level, "confidence": "medium",
        "case_id": page.case,
    }  # fmt: skip
    context = {
        "page": page, "shown": shown or start, "levels": level_choices(),
        "confidences": confidence_choices(), "section": "ledger", **more,
    }  # fmt: skip
    return render(request, "advocacy/stance.html", context, status=status)
