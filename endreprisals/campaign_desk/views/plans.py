"""A campaign: begun, changed, opened by a second person, closed, withdrawn."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localdate, now
from django.views.decorators.http import require_http_methods, require_safe

from endreprisals.accounts.access import StaffRequest, recently_confirmed, requires
from endreprisals.accounts.roles import Permission
from endreprisals.campaign_desk.forms.plans import BeginForm, PlanForm, plan_of
from endreprisals.campaign_desk.reasons import words_of
from endreprisals.campaign_desk.seen import seen_revision
from endreprisals.campaigns.models import Campaign
from endreprisals.campaigns.queries.here import GENEVA
from endreprisals.campaigns.queries.plans import plan_page
from endreprisals.campaigns.services import planning
from endreprisals.campaigns.services.held import NotPossible


@require_http_methods(["GET", "POST"])
@requires(Permission.CAMPAIGN_PLAN)
def begin(request: StaffRequest) -> HttpResponse:
    """Type the plan of a new campaign."""
    first = {"year": localdate(timezone=GENEVA).year}
    form = BeginForm(request.POST) if request.method == "POST" else BeginForm(initial=first)
    if request.method == "GET" or not form.is_valid():
        return _form(request, form)
    code = form.cleaned_data["code"]
    try:
        planning.begin_campaign(form.plan(), code=code, by=request.user.number, at=now())
    except NotPossible as refused:
        return _form(request, form, refused=words_of(refused.reasons))
    return redirect("campaign_desk:plan", code)


@require_safe
@requires(Permission.CAMPAIGN_READ)
def plan(request: StaffRequest, code: str) -> HttpResponse:
    """One campaign with its long list, its actions and what stands against opening it."""
    return show_plan(request, code)


@require_http_methods(["GET", "POST"])
@requires(Permission.CAMPAIGN_PLAN)
def change(request: StaffRequest, code: str) -> HttpResponse:
    """Change the plan; in an open campaign only who may check does so."""
    campaign = campaign_or_404(code)
    if campaign.state != Campaign.State.DRAFT and not request.user.may(Permission.CAMPAIGN_CHECK):
        raise Http404
    if request.method == "GET":
        return _form(request, PlanForm(initial=plan_of(campaign)), campaign=campaign)
    form = PlanForm(request.POST)
    if not form.is_valid():
        return _form(request, form, campaign=campaign)
    try:
        planning.change_campaign(
            form.plan(), code=code, revision=seen_revision(request), by=request.user.number,
            at=now(),
        )  # fmt: skip
    except NotPossible as refused:
        words = words_of(refused.reasons)
        return _form(request, form, campaign=campaign, refused=words)
    return redirect("campaign_desk:plan", code)


@require_http_methods(["GET", "POST"])
@requires(Permission.CAMPAIGN_CHECK)
@recently_confirmed
def opening(request: StaffRequest, code: str) -> HttpResponse:
    """Say what will be public, or everything that stands against it; then open it."""
    campaign = campaign_or_404(code)
    if request.method == "GET":
        against = planning.reasons_against(campaign, by=request.user.number, at=now())
        return show_plan(request, code, asks="open", against=words_of(against))
    try:
        planning.open_campaign(
            code=code, revision=seen_revision(request), by=request.user.number, at=now()
        )
    except NotPossible as refused:
        return show_plan(request, code, refused=words_of(refused.reasons), status=409)
    return redirect("campaign_desk:plan", code)


@require_http_methods(["GET", "POST"])
@requires(Permission.CAMPAIGN_CHECK)
@recently_confirmed
def closing(request: StaffRequest, code: str) -> HttpResponse:
    """Say what ends, then end it."""
    return _ending(request, code, "close", planning.close_campaign)


@require_http_methods(["GET", "POST"])
@requires(Permission.CAMPAIGN_CHECK)
@recently_confirmed
def withdrawing(request: StaffRequest, code: str) -> HttpResponse:
    """Say what goes from the public door, then take it away."""
    return _ending(request, code, "withdraw", planning.withdraw_campaign)


def show_plan(request: StaffRequest, code: str, *, status: int = 200, **more: Any) -> HttpResponse:
    """The page of a campaign, after something was asked or refused."""
    try:
        page = plan_page(code, at=now())
    except Campaign.DoesNotExist:
        raise Http404 from None
    context = {"page": page, "campaign": page.campaign, "section": "campaigns", **more}
    return render(request, "campaign_desk/plan.html", context, status=status)


def campaign_or_404(code: str) -> Campaign:
    """The campaign with this code."""
    campaign = Campaign.objects.filter(code=code).first()
    if campaign is None:
        raise Http404
    return campaign


def _ending(request: StaffRequest, code: str, asks: str, service: Any) -> HttpResponse:
    campaign_or_404(code)
    if request.method == "GET":
        return show_plan(request, code, asks=asks)
    try:
        service(code=code, by=request.user.number, at=now())
    except NotPossible as refused:
        return show_plan(request, code, refused=words_of(refused.reasons), status=409)
    return redirect("campaign_desk:plan", code)


def _form(
    request: StaffRequest,
    form: PlanForm,
    *,
    campaign: Campaign | None = None,
    refused: list[str] | None = None,
) -> HttpResponse:
    context = {"form": form, "campaign": campaign, "refused": refused, "section": "campaigns"}
    status = 409 if refused else 422 if form.errors else 200
    return render(request, "campaign_desk/plan_form.html", context, status=status)
