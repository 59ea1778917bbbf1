"""Mailings at the desk: the list, writing, testing, checking, stopping."""

from collections.abc import Mapping
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import now
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from endreprisals.accounts.access import StaffRequest, recently_confirmed, requires
from endreprisals.accounts.roles import Permission
from endreprisals.campaign_desk.forms.mailings import AddressForm, MailingForm, columns, form_of
from endreprisals.campaign_desk.queries.mailings import MailingPage, mailing_list, mailing_page
from endreprisals.campaign_desk.services import mailings as service
from endreprisals.supporters.list_words import topic_choices
from endreprisals.supporters.models import Mailing


@require_safe
@requires(Permission.CAMPAIGN_READ)
def mailings(request: StaffRequest) -> HttpResponse:
    """Every mailing, latest first."""
    text = request.GET.get("page", "")
    number = int(text) if text.isascii() and text.isdigit() and len(text) < 7 else 1
    context = {"page": mailing_list(number), "section": "campaigns"}
    return render(request, "campaign_desk/mailings.html", context)


@require_safe
@requires(Permission.CAMPAIGN_READ)
def mailing(request: StaffRequest, number: int) -> HttpResponse:
    """One mailing: words, tests, whom it reaches, what became of its mails."""
    return _page(request, _known(number))


@require_http_methods(["GET", "POST"])
@requires(Permission.CAMPAIGN_PLAN)
def write(request: StaffRequest) -> HttpResponse:
    """Write a mailing."""
    if request.method == "GET":
        return _form(request, {})
    form = MailingForm(request.POST)
    if not form.is_valid():
        return _form(request, request.POST, form=form, status=422)
    try:
        kept = service.write(form.written(), by=request.user.number, at=now())
    except service.MailingRefused as refused:
        return _form(request, request.POST, form=form, refused=str(refused), status=409)
    return redirect("campaign_desk:mailing", kept.pk)


@require_http_methods(["GET", "POST"])
@requires(Permission.CAMPAIGN_PLAN)
def edit(request: StaffRequest, number: int) -> HttpResponse:
    """Other words; the tests and the check of before count no more."""
    page = _known(number)
    if request.method == "GET":
        return _form(request, form_of(page.mailing), page=page)
    form = MailingForm(request.POST)
    if not form.is_valid():
        return _form(request, request.POST, form=form, page=page, status=422)
    try:
        service.write(
            form.written(), number=number, revision=_revision(request), by=request.user.number,
            at=now(),
        )  # fmt: skip
    except service.MailingRefused as refused:
        return _form(request, request.POST, form=form, page=page, refused=str(refused), status=409)
    return redirect("campaign_desk:mailing", number)


@require_POST
@requires(Permission.CAMPAIGN_PLAN)
def send_test(request: StaffRequest, number: int) -> HttpResponse:
    """Send each language of it to one address."""
    page = _known(number)
    form = AddressForm(request.POST)
    if not form.is_valid():
        return _page(request, page, test_form=form, status=422)
    try:
        address = form.cleaned_data["address"]
        service.send_test(number=number, address=address, by=request.user.number, at=now())
    except service.MailingRefused as refused:
        return _page(request, page, refused=str(refused), status=409)
    return redirect("campaign_desk:mailing", number)


@require_http_methods(["GET", "POST"])
@requires(Permission.CAMPAIGN_CHECK)
@recently_confirmed
def check(request: StaffRequest, number: int) -> HttpResponse:
    """Say whom it goes to and when, then let it go: by another person than who wrote it."""
    page = _known(number)
    context: dict[str, Any] = {"page": page, "section": "campaigns"}
    if request.method == "GET":
        return render(request, "campaign_desk/mailing_check.html", context)
    try:
        service.check(number=number, revision=_revision(request), by=request.user.number, at=now())
    except service.MailingRefused as refused:
        context["refused"] = str(refused)
        return render(request, "campaign_desk/mailing_check.html", context, status=409)
    return redirect("campaign_desk:mailing", number)


@require_http_methods(["GET", "POST"])
@requires(Permission.CAMPAIGN_PLAN)
def stop(request: StaffRequest, number: int) -> HttpResponse:
    """Say what stopping does, then stop it for good. Quick, for whoever sees a fault."""
    page = _known(number)
    if request.method == "GET":
        context = {"page": page, "section": "campaigns"}
        return render(request, "campaign_desk/mailing_stop.html", context)
    service.stop(number=number, by=request.user.number, at=now())
    return redirect("campaign_desk:mailing", number)


def _known(number: int) -> MailingPage:
    try:
        return mailing_page(number)
    except Mailing.DoesNotExist:
        raise Http404 from None


def _revision(request: StaffRequest) -> int | None:
    """The revision that the person had before them when they pressed the button."""
    text = request.POST.get("revision", "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else None


def _page(
    request: StaffRequest, page: MailingPage, *, status: int = 200, **more: Any
) -> HttpResponse:
    context = {"page": page, "section": "campaigns", **more}
    return render(request, "campaign_desk/mailing.html", context, status=status)


def _form(
    request: StaffRequest, shown: Mapping[str, str], *, status: int = 200, **more: Any
) -> HttpResponse:
    context = {
        "shown": shown, "columns": columns(shown), "topics": topic_choices(),
        "section": "campaigns", **more,
    }  # fmt: skip
    return render(request, "campaign_desk/mailing_form.html", context, status=status)
