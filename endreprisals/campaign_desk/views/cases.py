"""The long list of a campaign: considering a case, choosing it, leaving it out."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localdate, now
from django.views.decorators.http import require_http_methods, require_POST

from endreprisals.accounts.access import StaffRequest, requires
from endreprisals.accounts.roles import Permission
from endreprisals.campaign_desk.forms.plans import CaseForm, case_of
from endreprisals.campaign_desk.forms.texts import ReasonForm
from endreprisals.campaign_desk.reasons import words_of
from endreprisals.campaign_desk.seen import seen_revision
from endreprisals.campaign_desk.views.plans import campaign_or_404
from endreprisals.campaigns.models import Campaign, CampaignCase
from endreprisals.campaigns.queries.here import GENEVA
from endreprisals.campaigns.queries.plans import case_line
from endreprisals.campaigns.services import cases
from endreprisals.campaigns.services.held import NotPossible, refuse


@require_http_methods(["GET", "POST"])
@requires(Permission.CAMPAIGN_PLAN)
def consider(request: StaffRequest, code: str) -> HttpResponse:
    """Put a case of the record on the long list."""
    campaign = campaign_or_404(code)
    first = {"considered_on": localdate(timezone=GENEVA), "position": campaign.cases.count() + 1}
    form = CaseForm(request.POST) if request.method == "POST" else CaseForm(initial=first)
    if request.method == "GET" or not form.is_valid():
        return _form(request, campaign, form)
    try:
        row = cases.consider_case(
            form.considered(), code=code, case_id=form.cleaned_data["case"],
            revision=seen_revision(request), by=request.user.number, at=now(),
        )  # fmt: skip
    except NotPossible as refused:
        return _form(request, campaign, form, refused=words_of(refused.reasons))
    return redirect("campaign_desk:case", code, row.pk)


@require_http_methods(["GET", "POST"])
@requires(Permission.CAMPAIGN_PLAN)
def case(request: StaffRequest, code: str, row_id: int) -> HttpResponse:
    """One row of the long list: its documents, its basis, what is noted about it."""
    campaign, row = _row(code, row_id)
    if request.method == "GET":
        return _form(request, campaign, CaseForm(initial=case_of(row)), row=row)
    form = CaseForm({**request.POST.dict(), "case": row.case.public_id})
    if not form.is_valid():
        return _form(request, campaign, form, row=row)
    try:
        cases.change_case(
            form.considered(), code=code, row_id=row_id, revision=seen_revision(request),
            by=request.user.number, at=now(),
        )  # fmt: skip
    except NotPossible as refused:
        return _form(request, campaign, form, row=row, refused=words_of(refused.reasons))
    return redirect("campaign_desk:case", code, row_id)


@require_POST
@requires(Permission.CAMPAIGN_PLAN)
def choose(request: StaffRequest, code: str, row_id: int) -> HttpResponse:
    """Choose a case; in an open campaign, where that shows it, only who may check does so."""
    campaign, row = _row(code, row_id)
    if campaign.state == Campaign.State.OPEN and not request.user.may(Permission.CAMPAIGN_CHECK):
        raise Http404
    return _moved(request, campaign, row, cases.choose_case)


@require_POST
@requires(Permission.CAMPAIGN_PLAN)
def leave_out(request: StaffRequest, code: str, row_id: int) -> HttpResponse:
    """Leave a case out, or take it out at once, with a reason."""
    campaign, row = _row(code, row_id)
    form = ReasonForm(request.POST)
    if not form.is_valid():
        words = words_of(refuse("reason_missing").reasons)
        return _form(request, campaign, CaseForm(initial=case_of(row)), row=row, refused=words)
    return _moved(request, campaign, row, cases.leave_case_out, reason=form.cleaned_data["reason"])


def _moved(
    request: StaffRequest, campaign: Campaign, row: CampaignCase, service: Any, **more: Any
) -> HttpResponse:
    try:
        service(
            code=campaign.code, row_id=row.pk, revision=seen_revision(request),
            by=request.user.number, at=now(), **more,
        )  # fmt: skip
    except NotPossible as refused:
        words = words_of(refused.reasons)
        return _form(request, campaign, CaseForm(initial=case_of(row)), row=row, refused=words)
    return redirect("campaign_desk:plan", campaign.code)


def _row(code: str, row_id: int) -> tuple[Campaign, CampaignCase]:
    campaign = campaign_or_404(code)
    row = campaign.cases.select_related("case__state").filter(pk=row_id).first()
    if row is None:
        raise Http404
    return campaign, row


def _form(
    request: StaffRequest,
    campaign: Campaign,
    form: CaseForm,
    *,
    row: CampaignCase | None = None,
    refused: list[str] | None = None,
) -> HttpResponse:
    if row is not None:
        del form.fields["case"]  # it stands in the heading
    context = {
        "form": form, "campaign": campaign, "refused": refused, "section": "campaigns",
        "line": case_line(row, at=now()) if row else None,
    }  # fmt: skip
    status = 409 if refused else 422 if form.errors else 200
    return render(request, "campaign_desk/case_form.html", context, status=status)
