"""Consents of families at the desk: entered, checked by another person, ended at once."""

from collections.abc import Mapping
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import now
from django.views.decorators.http import require_http_methods, require_POST

from endreprisals.accounts.access import StaffRequest, recently_confirmed, requires
from endreprisals.accounts.roles import Permission
from endreprisals.campaign_desk.forms.signing import ConsentForm
from endreprisals.campaign_desk.queries import signing as queries
from endreprisals.campaign_desk.signing_words import refused_words
from endreprisals.campaigns.models import FamilyConsent
from endreprisals.campaigns.services import families as service
from endreprisals.campaigns.services.postcards import CardRefused


@require_http_methods(["GET", "POST"])
@requires(Permission.CAMPAIGN_PLAN)
def consents(request: StaffRequest) -> HttpResponse:
    """Every consent, and the form of a new one."""
    if request.method == "GET":
        return _page(request, {})
    form = ConsentForm(request.POST)
    if not form.is_valid():
        return _page(request, request.POST, form=form, status=422)
    try:
        service.enter_consent(form.entered(), by=request.user.number, at=now())
    except CardRefused as refused:
        return _page(request, request.POST, refused=refused_words(str(refused)), status=409)
    return redirect("campaign_desk:consents")


@require_http_methods(["GET", "POST"])
@requires(Permission.CAMPAIGN_CHECK)
@recently_confirmed
def check(request: StaffRequest, number: int) -> HttpResponse:
    """The second person has seen the agreement: cards may be asked for."""
    row, words, status = _known(number), "", 200
    if request.method == "POST":
        try:
            service.check_consent(number, by=request.user.number, at=now())
        except CardRefused as refused:
            words, status = refused_words(str(refused)), 409
        else:
            return redirect("campaign_desk:postcards")
    context = {"one": row, "refused": words, "section": "campaigns"}
    return render(request, "campaign_desk/consent_check.html", context, status=status)


@require_POST
@requires(Permission.CAMPAIGN_PLAN)
def withdraw(request: StaffRequest, number: int) -> HttpResponse:
    """The family took it back: page, wall and queue close at once. Quick, for whoever hears it."""
    _known(number)
    service.withdraw_consent(number, by=request.user.number, at=now())
    return redirect("campaign_desk:consents")


def _known(number: int) -> FamilyConsent:
    rows = FamilyConsent.objects.select_related("case__case", "case__campaign")
    found = rows.filter(pk=number).first()
    if found is None:
        raise Http404
    return found


def _page(
    request: StaffRequest, shown: Mapping[str, Any], *, status: int = 200, **more: Any
) -> HttpResponse:
    context = {
        "shown": shown, "lines": queries.consents(), "cases": queries.cases_with_cards(),
        "section": "campaigns", **more,
    }  # fmt: skip
    return render(request, "campaign_desk/consents.html", context, status=status)
