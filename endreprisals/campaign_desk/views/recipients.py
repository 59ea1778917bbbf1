"""Recipients of a letter action at the desk: the list, rules with a preview, by hand, decisions."""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import now
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from endreprisals.accounts.access import StaffRequest, recently_confirmed, requires
from endreprisals.accounts.roles import Permission
from endreprisals.campaign_desk.forms.recipients import (
    OfficeOfListForm,
    RemoveForm,
    RiskForm,
    RulesForm,
)
from endreprisals.campaign_desk.queries.recipients import recipient_list
from endreprisals.campaigns.models import Action, Recipient
from endreprisals.campaigns.queries.recipient_rules import Preview, preview
from endreprisals.campaigns.queries.recipients import states_concerned
from endreprisals.campaigns.services import recipients as services


@require_safe
@requires(Permission.CAMPAIGN_READ)
def recipients(request: StaffRequest, code: str, number: int) -> HttpResponse:
    """The list of an action."""
    return _list(request, _action(code, number))


@require_http_methods(["GET", "POST"])
@requires(Permission.CAMPAIGN_PLAN)
def choose(request: StaffRequest, code: str, number: int) -> HttpResponse:
    """GET shows what the rules choose; POST saves what was left ticked."""
    action = _action(code, number)
    asked = request.POST if request.method == "POST" else request.GET
    if not asked:
        return _rules(request, action, RulesForm())
    form = RulesForm(asked)
    if not form.is_valid():
        return _rules(request, action, form, status=422 if request.method == "POST" else 200)
    every = form.cleaned_data["every"]
    if request.method == "GET":
        return _rules(request, action, form, found=preview(action, form.rules(), every=every))
    try:
        services.add_by_rules(
            action.pk, form.rules(), request.POST.getlist("state"), every=every,
            by=request.user.number, at=now(),
        )  # fmt: skip
    except services.RecipientsRefused as refused:
        found = preview(action, form.rules(), every=every)
        return _rules(request, action, form, found=found, refused=str(refused), status=409)
    return redirect("campaign_desk:recipients", code, number)


@require_POST
@requires(Permission.CAMPAIGN_PLAN)
def add(request: StaffRequest, code: str, number: int) -> HttpResponse:
    """Put one office on the list by hand."""
    action = _action(code, number)
    form = OfficeOfListForm(request.POST)
    if not form.is_valid():
        return _list(request, action, form=form, status=422)
    office = form.cleaned_data["office"]
    try:
        services.add_office(action.pk, office, by=request.user.number, at=now())
    except services.RecipientsRefused as refused:
        return _list(request, action, form=form, refused=str(refused), status=409)
    return redirect("campaign_desk:recipients", code, number)


@require_http_methods(["GET", "POST"])
@requires(Permission.CAMPAIGN_PLAN)
def risk(request: StaffRequest, code: str, number: int) -> HttpResponse:
    """Decide to write to an office of the State of a case; another person checks it."""
    action = _action(code, number)
    if request.method == "GET":
        return _risk(request, action, RiskForm())
    form = RiskForm(request.POST)
    if not form.is_valid():
        return _risk(request, action, form, status=422)
    given = form.cleaned_data
    try:
        services.decide_risk(
            action.pk, given["office"], given["decision"], by=request.user.number, at=now()
        )
    except services.RecipientsRefused as refused:
        return _risk(request, action, form, refused=str(refused), status=409)
    return redirect("campaign_desk:recipients", code, number)


@require_http_methods(["GET", "POST"])
@requires(Permission.CAMPAIGN_CHECK)
@recently_confirmed
def check(request: StaffRequest, recipient_id: int) -> HttpResponse:
    """Read the decision; agree to it as the second person."""
    row = _recipient(recipient_id)
    if request.method == "GET":
        return _check(request, row)
    try:
        services.check_risk(recipient_id, by=request.user.number, at=now())
    except services.RecipientsRefused as refused:
        return _check(request, row, refused=str(refused), status=409)
    return redirect("campaign_desk:recipients", row.action.campaign.code, row.action.number)


@require_http_methods(["GET", "POST"])
@requires(Permission.CAMPAIGN_PLAN)
def remove(request: StaffRequest, recipient_id: int) -> HttpResponse:
    """Take a row off the list, with a reason."""
    row = _recipient(recipient_id)
    form = RemoveForm(request.POST or None)
    if request.method == "GET":
        return _remove(request, row, form)
    if not form.is_valid():
        return _remove(request, row, RemoveForm(request.POST), status=422)
    because = form.cleaned_data["because"]
    try:
        services.remove_recipient(recipient_id, because=because, by=request.user.number, at=now())
    except services.RecipientsRefused as refused:
        return _remove(request, row, form, refused=str(refused), status=409)
    return redirect("campaign_desk:recipients", row.action.campaign.code, row.action.number)


def _action(code: str, number: int) -> Action:
    rows = Action.objects.select_related("campaign", "about__case")
    found = rows.filter(campaign__code=code, number=number, kind=Action.Kind.LETTER).first()
    if found is None:
        raise Http404
    return found


def _recipient(recipient_id: int) -> Recipient:
    rows = Recipient.objects.select_related("action__campaign", "office", "state")
    found = rows.filter(pk=recipient_id).first()
    if found is None:
        raise Http404
    return found


def _list(
    request: StaffRequest,
    action: Action,
    *,
    form: OfficeOfListForm | None = None,
    refused: str = "",
    status: int = 200,
) -> HttpResponse:
    context = {
        "action": action, "list": recipient_list(action, at=now()), "refused": refused,
        "form": form or OfficeOfListForm(), "section": "campaigns",
    }  # fmt: skip
    return render(request, "campaign_desk/recipients.html", context, status=status)


def _rules(
    request: StaffRequest,
    action: Action,
    form: RulesForm,
    *,
    found: Preview | None = None,
    refused: str = "",
    status: int = 200,
) -> HttpResponse:
    context = {
        "action": action, "form": form, "found": found, "refused": refused,
        "hidden": RulesForm(form.data, auto_id=False),
        "ticked": set(request.POST.getlist("state")) if request.method == "POST" else None,
        "concerned": sorted(states_concerned(action)), "section": "campaigns",
    }  # fmt: skip
    return render(request, "campaign_desk/recipients_choose.html", context, status=status)


def _risk(
    request: StaffRequest, action: Action, form: RiskForm, *, refused: str = "", status: int = 200
) -> HttpResponse:
    context = {
        "action": action, "form": form, "refused": refused,
        "concerned": sorted(states_concerned(action)), "section": "campaigns",
    }  # fmt: skip
    return render(request, "campaign_desk/recipient_risk.html", context, status=status)


def _check(
    request: StaffRequest, row: Recipient, *, refused: str = "", status: int = 200
) -> HttpResponse:
    context = {
        "row": row, "refused": refused, "own": row.decided_by == request.user.number,
        "section": "campaigns",
    }  # fmt: skip
    return render(request, "campaign_desk/recipient_check.html", context, status=status)


def _remove(
    request: StaffRequest,
    row: Recipient,
    form: RemoveForm,
    *,
    refused: str = "",
    status: int = 200,
) -> HttpResponse:
    context = {"row": row, "form": form, "refused": refused, "section": "campaigns"}
    return render(request, "campaign_desk/recipient_remove.html", context, status=status)
