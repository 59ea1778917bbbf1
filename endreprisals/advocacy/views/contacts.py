"""The advocacy log: the list, one contact, what is due, forgetting."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import urlencode
from django.utils.timezone import now
from django.views.decorators.http import require_http_methods, require_safe

from endreprisals.accounts.access import StaffRequest, recently_confirmed, requires
from endreprisals.accounts.roles import Permission
from endreprisals.advocacy.asked import (
    chosen_case,
    chosen_code,
    chosen_page,
    chosen_session,
    seen_revision,
)
from endreprisals.advocacy.calendar import TYPE, calendar
from endreprisals.advocacy.forms.contacts import ContactForm, ask_rows, form_of
from endreprisals.advocacy.models import Ask, Contact
from endreprisals.advocacy.queries.contacts import (
    ContactFilter,
    ContactLine,
    contact_line,
    contact_list,
    due_lines,
)
from endreprisals.advocacy.services import contacts as log
from endreprisals.domain.states import states


@require_safe
@requires(Permission.ADVOCACY_LOG)
def contacts(request: StaffRequest) -> HttpResponse:
    """The log, by State, session and case."""
    chosen = ContactFilter(
        state=chosen_code(request, "state"), session=chosen_session(request),
        case=chosen_case(request),
    )  # fmt: skip
    page = contact_list(chosen, today=now().date(), page=chosen_page(request))
    query = urlencode({"state": chosen.state, "session": chosen.session, "case": chosen.case})
    context = {"page": page, "query": f"?{query}", "section": "advocacy"}
    return render(request, "advocacy/contacts.html", context)


@require_safe
@requires(Permission.ADVOCACY_LOG)
def due(request: StaffRequest) -> HttpResponse:
    """Open promises: overdue and due today, then those to come."""
    today = now().date()
    over, coming = due_lines(today=today)
    context = {"due": over, "coming": coming, "today": today, "section": "advocacy"}
    return render(request, "advocacy/due.html", context)


@require_safe
@requires(Permission.ADVOCACY_LOG)
def due_calendar(request: StaffRequest) -> HttpResponse:
    """The same as a file for a calendar, without a word that somebody typed."""
    at = now()
    over, coming = due_lines(today=at.date())
    answer = HttpResponse(calendar([*over, *coming], at=at), content_type=TYPE)
    answer["Content-Disposition"] = 'attachment; filename="promises.ics"'
    return answer


@require_safe
@requires(Permission.ADVOCACY_LOG)
def contact(request: StaffRequest, contact_id: int) -> HttpResponse:
    """One contact, with what the ledger shows since."""
    context = {"line": _line(contact_id), "section": "advocacy"}
    return render(request, "advocacy/contact.html", context)


@require_http_methods(["GET", "POST"])
@requires(Permission.ADVOCACY_LOG)
def note(request: StaffRequest) -> HttpResponse:
    """Write a contact down."""
    if request.method == "GET":
        shown = {"outcome": Contact.Outcome.OPEN, "held_on": now().date().isoformat()}
        return _form(request, shown)
    form = ContactForm(request.POST)
    if not form.is_valid():
        return _form(request, request.POST, form=form, status=422)
    try:
        kept = log.note_contact(form.noted(), actor=request.user.number, at=now())
    except log.ContactRefused as refused:
        return _form(request, request.POST, form=form, refused=str(refused), status=409)
    return redirect("advocacy:contact", kept.pk)


@require_http_methods(["GET", "POST"])
@requires(Permission.ADVOCACY_LOG)
def change(request: StaffRequest, contact_id: int) -> HttpResponse:
    """Say what became of a promise, or put something right."""
    line = _line(contact_id)
    if request.method == "GET":
        return _form(request, form_of(line), line=line)
    form = ContactForm(request.POST)
    if not form.is_valid():
        return _form(request, request.POST, form=form, line=line, status=422)
    try:
        log.change_contact(
            form.noted(), contact_id=contact_id, revision=seen_revision(request),
            actor=request.user.number, at=now(),
        )  # fmt: skip
    except log.ContactRefused as refused:
        return _form(request, request.POST, form=form, line=line, refused=str(refused), status=409)
    return redirect("advocacy:contact", contact_id)


@require_http_methods(["GET", "POST"])
@requires(Permission.ADVOCACY_LOG)
@recently_confirmed
def forget(request: StaffRequest, contact_id: int) -> HttpResponse:
    """Say what will be deleted, then delete it."""
    line = _line(contact_id)
    if request.method == "GET":
        context = {"line": line, "section": "advocacy"}
        return render(request, "advocacy/forget.html", context)
    log.forget_contact(contact_id=contact_id, actor=request.user.number, at=now())
    return redirect("advocacy:contacts")


def _line(contact_id: int) -> ContactLine:
    try:
        return contact_line(contact_id, today=now().date())
    except Contact.DoesNotExist:
        raise Http404 from None


def _form(
    request: StaffRequest,
    shown: Any,
    *,
    form: ContactForm | None = None,
    status: int = 200,
    **more: Any,
) -> HttpResponse:
    context = {
        "form": form, "shown": shown, "ask_rows": ask_rows(shown), "kinds": Contact.Kind.values,
        "outcomes": Contact.Outcome.values, "ask_kinds": Ask.Kind.values, "states": states(),
        "keep_years": log.KEEP_YEARS, "section": "advocacy", **more,
    }  # fmt: skip
    return render(request, "advocacy/contact_form.html", context, status=status)
