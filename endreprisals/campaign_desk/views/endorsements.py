"""Endorsements at the desk: entered with a source, checked by another person, withdrawn by any."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import now
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from endreprisals.accounts.access import StaffRequest, requires
from endreprisals.accounts.roles import Permission
from endreprisals.campaign_desk.forms.signing import EndorsementForm
from endreprisals.campaign_desk.queries import endorsements as queries
from endreprisals.campaign_desk.signing_words import refused_words
from endreprisals.campaigns.models import Endorsement
from endreprisals.campaigns.services import endorsements as service


@require_safe
@requires(Permission.CAMPAIGN_READ)
def endorsements(request: StaffRequest) -> HttpResponse:
    """All of them."""
    context = {"lines": queries.endorsement_list(), "section": "campaigns"}
    return render(request, "campaign_desk/endorsements.html", context)


@require_http_methods(["GET", "POST"])
@requires(Permission.CAMPAIGN_PLAN)
def enter(request: StaffRequest) -> HttpResponse:
    """Write one down."""
    if request.method == "GET":
        return _form(request, {})
    form = EndorsementForm(request.POST)
    if not form.is_valid():
        return _form(request, request.POST, form=form, status=422)
    try:
        service.enter(form.entered(), by=request.user.number, at=now())
    except service.EndorsementRefused as refused:
        return _form(request, request.POST, refused=refused_words(str(refused)), status=409)
    return redirect("campaign_desk:endorsements")


@require_http_methods(["GET", "POST"])
@requires(Permission.CAMPAIGN_CHECK)
def check(request: StaffRequest, number: int) -> HttpResponse:
    """The second person reads the source, then lets it be shown."""
    one, words, status = _known(number), "", 200
    if request.method == "POST":
        try:
            service.check(number, by=request.user.number, at=now())
        except service.EndorsementRefused as refused:
            words, status = refused_words(str(refused)), 409
        else:
            return redirect("campaign_desk:endorsements")
    context = {"one": one, "refused": words, "section": "campaigns"}
    return render(request, "campaign_desk/endorsement_check.html", context, status=status)


@require_POST
@requires(Permission.CAMPAIGN_PLAN)
def withdraw(request: StaffRequest, number: int) -> HttpResponse:
    """Take one out at once."""
    _known(number)
    service.withdraw(number, by=request.user.number, at=now())
    return redirect("campaign_desk:endorsements")


def _known(number: int) -> Endorsement:
    try:
        return queries.endorsement(number)
    except ObjectDoesNotExist:
        raise Http404 from None


def _form(
    request: StaffRequest, shown: Mapping[str, Any], *, status: int = 200, **more: Any
) -> HttpResponse:
    context = {
        "shown": shown, "choices": queries.choices(), "kinds": Endorsement.Kind.values,
        "deeds": Endorsement.What.values, "section": "campaigns", **more,
    }  # fmt: skip
    return render(request, "campaign_desk/endorsement_form.html", context, status=status)
