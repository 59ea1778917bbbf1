"""Making a step part of the public path of its case, and taking it back."""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import now
from django.views.decorators.http import require_http_methods

from endreprisals.accounts.access import StaffRequest, recently_confirmed, requires
from endreprisals.accounts.roles import Permission
from endreprisals.handbook_desk.views.filings import SECTION
from endreprisals.mechanisms.models import Filing, FilingStep
from endreprisals.mechanisms.queries.filings import StepLine, step_page
from endreprisals.mechanisms.services.following import NotPublic, publish_step, unpublish_step
from endreprisals.record.services.told_steps import StepRefused


@require_http_methods(["GET", "POST"])
@requires(Permission.FILINGS_READ, Permission.CASE_PUBLISH)
@recently_confirmed
def publish(request: StaffRequest, step_id: int) -> HttpResponse:
    """Say what everybody will read, then make it so as the second person."""
    filing, line = _step(request, step_id)
    if request.method == "GET":
        return _show(request, filing, line)
    try:
        publish_step(step_id, by=request.user.number, at=now())
    except NotPublic:
        return _show(request, filing, _step(request, step_id)[1], status=409)
    except StepRefused as refused:
        return _show(request, filing, line, refused=str(refused), status=409)
    return redirect("handbook_desk:filing", filing.pk)


@require_http_methods(["GET", "POST"])
@requires(Permission.FILINGS_READ, Permission.CASE_PUBLISH)
@recently_confirmed
def take_back(request: StaffRequest, step_id: int) -> HttpResponse:
    """Say what will go, then take it off the path."""
    filing, line = _step(request, step_id)
    if request.method == "GET":
        return _show(request, filing, line, taking_back=True)
    try:
        unpublish_step(step_id, by=request.user.number, at=now())
    except StepRefused as refused:
        return _show(request, filing, line, refused=str(refused), taking_back=True, status=409)
    return redirect("handbook_desk:filing", filing.pk)


def _step(request: StaffRequest, step_id: int) -> tuple[Filing, StepLine]:
    try:
        return step_page(step_id, by=request.user.number)
    except FilingStep.DoesNotExist:
        raise Http404 from None


def _show(
    request: StaffRequest,
    filing: Filing,
    line: StepLine,
    *,
    refused: str = "",
    taking_back: bool = False,
    status: int = 200,
) -> HttpResponse:
    context = {"filing": filing, "line": line, "refused": refused, "taking_back": taking_back}
    return render(request, "handbook_desk/step.html", context | SECTION, status=status)
