"""Actions of a campaign: planned, opened by a second person, paused, closed; letters tested."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import now
from django.views.decorators.http import require_http_methods, require_POST

from endreprisals.accounts.access import StaffRequest, requires
from endreprisals.accounts.roles import Permission
from endreprisals.campaign_desk.forms.plans import ActionForm, action_of
from endreprisals.campaign_desk.queries.home import address_in
from endreprisals.campaign_desk.reasons import words_of
from endreprisals.campaign_desk.seen import seen_revision
from endreprisals.campaign_desk.views.plans import campaign_or_404
from endreprisals.campaigns.models import Action, Campaign
from endreprisals.campaigns.services import actions
from endreprisals.campaigns.services.held import NotPossible


@require_http_methods(["GET", "POST"])
@requires(Permission.CAMPAIGN_PLAN)
def add(request: StaffRequest, code: str) -> HttpResponse:
    """Plan another action."""
    campaign = campaign_or_404(code)
    data = request.POST if request.method == "POST" else None
    form = ActionForm(data, campaign=campaign)
    if request.method == "GET" or not form.is_valid():
        return _form(request, campaign, form)
    try:
        action = actions.add_action(
            form.planned(), code=code, revision=seen_revision(request), by=request.user.number,
            at=now(),
        )  # fmt: skip
    except NotPossible as refused:
        return _form(request, campaign, form, refused=words_of(refused.reasons))
    return redirect("campaign_desk:action", code, action.number)


@require_http_methods(["GET", "POST"])
@requires(Permission.CAMPAIGN_PLAN)
def action(request: StaffRequest, code: str, number: int) -> HttpResponse:
    """One action: what stands against opening it, and its plan to be changed."""
    campaign, row = action_or_404(code, number)
    if request.method == "GET":
        form = ActionForm(initial=action_of(row), campaign=campaign)
        return _form(request, campaign, form, row=row)
    form = ActionForm(request.POST, campaign=campaign)
    if not form.is_valid():
        return _form(request, campaign, form, row=row)
    try:
        actions.change_action(
            form.planned(), code=code, number=number, revision=seen_revision(request),
            by=request.user.number, at=now(),
        )  # fmt: skip
    except NotPossible as refused:
        return _form(request, campaign, form, row=row, refused=words_of(refused.reasons))
    return redirect("campaign_desk:action", code, number)


@require_POST
@requires(Permission.CAMPAIGN_CHECK)
def opening(request: StaffRequest, code: str, number: int) -> HttpResponse:
    """Let people act, as the second person."""
    revision = seen_revision(request)
    return _moved(request, code, number, actions.open_action, revision=revision)


@require_POST
@requires(Permission.CAMPAIGN_PLAN)
def pause(request: StaffRequest, code: str, number: int) -> HttpResponse:
    """Stop it for now: nobody waits for a second person."""
    return _moved(request, code, number, actions.pause_action)


@require_POST
@requires(Permission.CAMPAIGN_CHECK)
def close(request: StaffRequest, code: str, number: int) -> HttpResponse:
    """End it for good."""
    return _moved(request, code, number, actions.close_action)


def action_or_404(code: str, number: int) -> tuple[Campaign, Action]:
    """The campaign and its action with this number."""
    campaign = campaign_or_404(code)
    row = campaign.actions.select_related("about__case").filter(number=number).first()
    if row is None:
        raise Http404
    row.campaign = campaign
    return campaign, row


def _moved(
    request: StaffRequest, code: str, number: int, service: Any, **more: Any
) -> HttpResponse:
    campaign, row = action_or_404(code, number)
    try:
        service(code=code, number=number, by=request.user.number, at=now(), **more)
    except NotPossible as refused:
        form = ActionForm(initial=action_of(row), campaign=campaign)
        return _form(request, campaign, form, row=row, refused=words_of(refused.reasons))
    return redirect("campaign_desk:action", code, number)


def _form(
    request: StaffRequest,
    campaign: Campaign,
    form: ActionForm,
    *,
    row: Action | None = None,
    refused: list[str] | None = None,
) -> HttpResponse:
    against: list[str] = []
    can_open = row is not None and row.state in (Action.State.DRAFT, Action.State.PAUSED)
    if row is not None and can_open:
        against = words_of(actions.reasons_against(row, by=request.user.number, at=now()))
    context = {
        "form": form, "campaign": campaign, "row": row, "refused": refused, "against": against,
        "can_open": can_open, "section": "campaigns",
        "recipients": address_in("recipients", campaign.code, row.number) if row else "",
    }  # fmt: skip
    status = 409 if refused else 422 if form.errors else 200
    return render(request, "campaign_desk/action_form.html", context, status=status)
