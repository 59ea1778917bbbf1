"""Counts on paper: entered in bulk, checked by another person, taken back."""

from collections.abc import Sequence
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import now
from django.views.decorators.http import require_http_methods, require_POST

from endreprisals.accounts.access import StaffRequest, requires
from endreprisals.accounts.roles import Permission
from endreprisals.campaign_desk.forms.texts import OfflineForm, ReasonForm
from endreprisals.campaign_desk.reasons import words_of
from endreprisals.campaign_desk.seen import chosen_numbers
from endreprisals.campaigns.models import OfflineCount
from endreprisals.campaigns.services import offline as services
from endreprisals.campaigns.services.held import NotPossible, refuse
from endreprisals.domain.campaigning.offline_lines import COLUMNS, LineProblem

SHOWN = 200


@require_http_methods(["GET", "POST"])
@requires(Permission.CAMPAIGN_READ)
def offline(request: StaffRequest) -> HttpResponse:
    """What waits for a second person, the last counts, and the form."""
    if request.method == "POST":
        return enter(request)
    return _list(request, OfflineForm())


@requires(Permission.CAMPAIGN_PLAN)
def enter(request: StaffRequest) -> HttpResponse:
    """Enter every line, or none."""
    form = OfflineForm(request.POST, request.FILES)
    if not form.is_valid():
        return _list(request, form, status=422)
    text = form.text()
    try:
        services.enter_counts(text, by=request.user.number, at=now())
    except services.BadLines as bad:
        again = OfflineForm(initial={"pasted": text})  # of a file too: to be mended here
        return _list(request, again, problems=bad.problems, status=422)
    return redirect("campaign_desk:offline")


@require_POST
@requires(Permission.CAMPAIGN_CHECK)
def check(request: StaffRequest) -> HttpResponse:
    """Agree with the ticked counts as the second person."""
    ids = chosen_numbers(request, "count")
    try:
        services.check_counts(ids=ids, by=request.user.number, at=now())
    except NotPossible as refused:
        words = sorted(set(words_of(refused.reasons)))
        return _list(request, OfflineForm(), refused=words, status=409)
    return redirect("campaign_desk:offline")


@require_POST
@requires(Permission.CAMPAIGN_CHECK)
def take_back(request: StaffRequest, count_id: int) -> HttpResponse:
    """Count it no more, with a reason."""
    form = ReasonForm(request.POST)
    try:
        if not form.is_valid():
            raise refuse("reason_missing")
        services.take_count_back(
            count_id=count_id, reason=form.cleaned_data["reason"], by=request.user.number, at=now()
        )
    except OfflineCount.DoesNotExist:
        raise Http404 from None
    except NotPossible as refused:
        words = words_of(refused.reasons)
        return _list(request, OfflineForm(), refused=words, status=409)
    return redirect("campaign_desk:offline")


def _list(
    request: StaffRequest,
    form: OfflineForm,
    *,
    status: int = 200,
    problems: Sequence[LineProblem] = (),
    **more: Any,
) -> HttpResponse:
    rows = OfflineCount.objects.select_related("action__campaign")
    context = {
        "form": form, "problems": problems, "columns": ",".join(COLUMNS),
        "waiting": rows.filter(checked_at=None, withdrawn_at=None),
        "counted": rows.exclude(checked_at=None, withdrawn_at=None)[:SHOWN], "shown": SHOWN,
        "section": "campaigns", **more,
    }  # fmt: skip
    return render(request, "campaign_desk/offline.html", context, status=status)
