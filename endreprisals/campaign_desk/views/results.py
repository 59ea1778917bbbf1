"""Results of a campaign: entered with a source, checked by another person, taken back."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import now
from django.views.decorators.http import require_http_methods, require_POST

from endreprisals.accounts.access import StaffRequest, requires
from endreprisals.accounts.roles import Permission
from endreprisals.campaign_desk.forms.texts import ResultForm
from endreprisals.campaign_desk.reasons import words_of
from endreprisals.campaign_desk.views.plans import campaign_or_404
from endreprisals.campaigns.models import Campaign
from endreprisals.campaigns.services import outcomes
from endreprisals.campaigns.services.held import NotPossible


@require_http_methods(["GET", "POST"])
@requires(Permission.CAMPAIGN_READ)
def results(request: StaffRequest, code: str) -> HttpResponse:
    """What was entered, and the form for more."""
    if request.method == "POST":
        return enter(request, code)
    campaign = campaign_or_404(code)
    return _list(request, campaign, ResultForm(campaign=campaign))


@requires(Permission.CAMPAIGN_PLAN)
def enter(request: StaffRequest, code: str) -> HttpResponse:
    """Keep a result until another person has read its source."""
    campaign = campaign_or_404(code)
    form = ResultForm(request.POST, campaign=campaign)
    if not form.is_valid():
        return _list(request, campaign, form)
    try:
        outcomes.enter_result(form.told(), code=code, by=request.user.number, at=now())
    except NotPossible as refused:
        return _list(request, campaign, form, refused=words_of(refused.reasons))
    return redirect("campaign_desk:results", code)


@require_POST
@requires(Permission.CAMPAIGN_CHECK)
def check(request: StaffRequest, code: str, result_id: int) -> HttpResponse:
    """Agree as the second person: it is public then."""
    return _moved(request, code, result_id, outcomes.check_result)


@require_POST
@requires(Permission.CAMPAIGN_CHECK)
def withdraw(request: StaffRequest, code: str, result_id: int) -> HttpResponse:
    """Take it back."""
    return _moved(request, code, result_id, outcomes.withdraw_result)


def _moved(request: StaffRequest, code: str, result_id: int, service: Any) -> HttpResponse:
    campaign = campaign_or_404(code)
    if not campaign.results.filter(pk=result_id).exists():
        raise Http404
    try:
        service(result_id=result_id, by=request.user.number, at=now())
    except NotPossible as refused:
        form = ResultForm(campaign=campaign)
        return _list(request, campaign, form, refused=words_of(refused.reasons))
    return redirect("campaign_desk:results", code)


def _list(
    request: StaffRequest,
    campaign: Campaign,
    form: ResultForm,
    *,
    refused: list[str] | None = None,
) -> HttpResponse:
    context = {
        "campaign": campaign, "results": campaign.results.select_related("case__case"),
        "form": form, "refused": refused, "section": "campaigns",
    }  # fmt: skip
    status = 409 if refused else 422 if form.errors else 200
    return render(request, "campaign_desk/results.html", context, status=status)
