"""Offices at the desk: the list, one office, entering, changing, checking."""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import now
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from endreprisals.accounts.access import StaffRequest, requires
from endreprisals.accounts.roles import Permission
from endreprisals.campaign_desk.asked import chosen_page, chosen_state
from endreprisals.campaign_desk.forms.offices import KINDS, OfficeForm, shown_office
from endreprisals.states import office_services as services
from endreprisals.states.models import Office
from endreprisals.states.office_queries import history, office_line, office_page


@require_safe
@requires(Permission.CAMPAIGN_READ)
def offices(request: StaffRequest) -> HttpResponse:
    """All offices, or those of a State or kind."""
    state, kind = chosen_state(request), request.GET.get("kind", "")
    kind = kind if kind in Office.Kind.values else ""
    today = now().date()
    page = office_page(state=state, kind=kind, today=today, page=chosen_page(request))
    context = {
        "page": page, "state": state, "kind": kind, "kinds": KINDS,
        "query": f"?state={state}&kind={kind}", "section": "campaigns",
    }  # fmt: skip
    return render(request, "campaign_desk/offices.html", context)


@require_safe
@requires(Permission.CAMPAIGN_READ)
def office(request: StaffRequest, office_id: int) -> HttpResponse:
    """One office with what was done to it."""
    return _office(request, _found(office_id))


@require_http_methods(["GET", "POST"])
@requires(Permission.CONTACTS_KEEP)
def enter(request: StaffRequest) -> HttpResponse:
    """Write down an office."""
    if request.method == "GET":
        shown = {"city": "Geneva", "host": "CHE", "salutation": "excellency", "languages": "en"}
        return _form(request, OfficeForm(initial=shown))
    form = OfficeForm(request.POST)
    if not form.is_valid():
        return _form(request, form, status=422)
    try:
        kept = services.enter_office(form.entry(), by=request.user.number, at=now())
    except services.OfficeRefused as refused:
        return _form(request, form, refused=str(refused), status=409)
    return redirect("campaign_desk:office", kept.pk)


@require_http_methods(["GET", "POST"])
@requires(Permission.CONTACTS_KEEP)
def change(request: StaffRequest, office_id: int) -> HttpResponse:
    """Change an office; it is checked anew."""
    found = _found(office_id)
    if request.method == "GET":
        return _form(request, OfficeForm(initial=shown_office(found)), office=found)
    form = OfficeForm(request.POST)
    if not form.is_valid():
        return _form(request, form, office=found, status=422)
    seen = request.POST.get("seen", "")
    try:
        services.change_office(office_id, form.entry(), seen=seen, by=request.user.number, at=now())
    except services.OfficeRefused as refused:
        return _form(request, form, office=found, refused=str(refused), status=409)
    return redirect("campaign_desk:office", office_id)


@require_POST
@requires(Permission.CONTACTS_CHECK)
def check(request: StaffRequest, office_id: int) -> HttpResponse:
    """Agree as the second person."""
    found = _found(office_id)
    seen = request.POST.get("seen", "")
    try:
        services.check_office(office_id, seen=seen, by=request.user.number, at=now())
    except services.OfficeRefused as refused:
        return _office(request, found, refused=str(refused), status=409)
    return redirect("campaign_desk:office", office_id)


def _found(office_id: int) -> Office:
    found = Office.objects.select_related("mailbox", "state").filter(pk=office_id).first()
    if found is None:
        raise Http404
    return found


def _office(
    request: StaffRequest, found: Office, *, refused: str = "", status: int = 200
) -> HttpResponse:
    context = {
        "line": office_line(found, today=now().date()),
        "seen": services.office_version(found),
        "may_check": found.checked_at is None and found.entered_by != request.user.number,
        "events": history(f"office-{found.pk}"),
        "refused": refused,
        "section": "campaigns",
    }
    return render(request, "campaign_desk/office.html", context, status=status)


def _form(
    request: StaffRequest,
    form: OfficeForm,
    *,
    office: Office | None = None,
    refused: str = "",
    status: int = 200,
) -> HttpResponse:
    seen = request.POST.get("seen", "") or (services.office_version(office) if office else "")
    context = {
        "form": form, "office": office, "seen": seen, "refused": refused, "section": "campaigns",
    }  # fmt: skip
    return render(request, "campaign_desk/office_form.html", context, status=status)
