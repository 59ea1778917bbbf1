"""Contacts of bodies at the desk: enter, check, note and confirm a day, end."""

from collections.abc import Callable

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import now
from django.views.decorators.http import require_http_methods, require_POST

from endreprisals.accounts.access import StaffRequest, requires
from endreprisals.accounts.roles import Permission
from endreprisals.handbook_desk.forms.directory import ContactForm, EndForm, SeenForm
from endreprisals.handbook_desk.views.directory import SECTION, body_page, found
from endreprisals.mechanisms.models import BodyContact, BodyContactSeen
from endreprisals.mechanisms.services import contacts as services


@require_http_methods(["GET", "POST"])
@requires(Permission.HANDBOOK_KEEP)
def enter_contact(request: StaffRequest, code: str) -> HttpResponse:
    """Write down a way to reach a body."""
    desk = found(code)
    context = {"desk": desk, "form": ContactForm(), "section": SECTION}
    if request.method == "GET":
        return render(request, "handbook_desk/contact_form.html", context)
    context["form"] = form = ContactForm(request.POST)
    if not form.is_valid():
        return render(request, "handbook_desk/contact_form.html", context, status=422)
    try:
        services.enter_contact(code, form.entry(), by=request.user.number, at=now())
    except services.ContactRefused as refused:
        context["refused"] = str(refused)
        return render(request, "handbook_desk/contact_form.html", context, status=409)
    return redirect("handbook_desk:body", code)


@require_POST
@requires(Permission.HANDBOOK_CHECK)
def check_contact(request: StaffRequest, contact_id: int) -> HttpResponse:
    """Agree as the second person."""
    contact = _contact(contact_id)
    try:
        services.check_contact(contact_id, by=request.user.number, at=now())
    except services.ContactRefused as refused:
        return _refused(request, contact, str(refused), 409)
    return redirect("handbook_desk:body", contact.mechanism_id)


@require_POST
@requires(Permission.HANDBOOK_KEEP)
def verify_contact(request: StaffRequest, contact_id: int) -> HttpResponse:
    """Note that it was seen at its source on a day; another person confirms it."""
    contact, form = _contact(contact_id), SeenForm(request.POST)
    if not form.is_valid():
        return _refused(request, contact, str(form.errors["on"][0]), 422)
    try:
        services.note_seen(contact_id, on=form.day(), by=request.user.number, at=now())
    except services.ContactRefused as refused:
        return _refused(request, contact, str(refused), 409)
    return redirect("handbook_desk:body", contact.mechanism_id)


@require_POST
@requires(Permission.HANDBOOK_CHECK)
def confirm_seen(request: StaffRequest, seen_id: int) -> HttpResponse:
    """Confirm a day on which somebody else saw it."""
    return _about_day(request, seen_id, services.confirm_seen)


@require_POST
@requires(Permission.HANDBOOK_KEEP)
def take_seen_back(request: StaffRequest, seen_id: int) -> HttpResponse:
    """Count a day no more that was wrong."""
    return _about_day(request, seen_id, services.take_day_back)


@require_POST
@requires(Permission.HANDBOOK_KEEP)
def end_contact(request: StaffRequest, contact_id: int) -> HttpResponse:
    """Show it to readers no more."""
    contact, form = _contact(contact_id), EndForm(request.POST)
    if not form.is_valid():
        return _refused(request, contact, str(form.errors["because"][0]), 422)
    try:
        services.end_contact(
            contact_id, because=form.cleaned_data["because"], by=request.user.number, at=now()
        )
    except services.ContactRefused as refused:
        return _refused(request, contact, str(refused), 409)
    return redirect("handbook_desk:body", contact.mechanism_id)


def _about_day(
    request: StaffRequest, seen_id: int, act: Callable[..., BodyContact]
) -> HttpResponse:
    seen = get_object_or_404(BodyContactSeen.objects.select_related("contact"), pk=seen_id)
    try:
        act(seen_id, by=request.user.number, at=now())
    except services.ContactRefused as refused:
        return _refused(request, seen.contact, str(refused), 409)
    return redirect("handbook_desk:body", seen.contact.mechanism_id)


def _contact(contact_id: int) -> BodyContact:
    return get_object_or_404(BodyContact, pk=contact_id)


def _refused(request: StaffRequest, contact: BodyContact, words: str, status: int) -> HttpResponse:
    return body_page(request, found(contact.mechanism_id), refused=words, status=status)
