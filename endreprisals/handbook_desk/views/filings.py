"""Filings at the desk: the list, entering one, one with its steps, the next day, closing."""

from typing import Any

from django import forms
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import urlencode
from django.utils.timezone import now
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from endreprisals.accounts.access import StaffRequest, requires
from endreprisals.accounts.roles import Permission
from endreprisals.handbook_desk.forms.filings import (
    STEP_KINDS,
    CloseForm,
    DueForm,
    FilingForm,
    StepForm,
    TellingForm,
)
from endreprisals.mechanisms.models import Filing
from endreprisals.mechanisms.queries.filings import (
    SHOWS,
    FilingFilter,
    FilingPage,
    filing_list,
    filing_page,
    open_mechanisms,
)
from endreprisals.mechanisms.services import filings as service
from endreprisals.mechanisms.services.consents import (
    ConsentRefused,
    change_telling,
    check_wider,
    drop_wider,
)
from endreprisals.search.queries import search

CASE = "case"  # a kind of what a search finds
SECTION = {"section": "filings"}
FOUND_AT_MOST = 10
LONGEST_WORDS = 80


@require_safe
@requires(Permission.FILINGS_READ)
def filings(request: StaffRequest) -> HttpResponse:
    """What was sent, by what is due next."""
    chosen = _chosen(request)
    number = request.GET.get("page", "")
    page = filing_list(
        chosen, today=now().date(),
        page=int(number) if number.isascii() and number.isdigit() and len(number) < 7 else 1,
    )  # fmt: skip
    query = urlencode({
        "show": chosen.show, "state": chosen.state, "body": chosen.mechanism, "kind": chosen.kind,
    })  # fmt: skip
    context = {"page": page, "shows": SHOWS, "kinds": Filing.Kind.values, "query": f"?{query}"}
    return render(request, "handbook_desk/filings.html", context | SECTION)


@require_http_methods(["GET", "POST"])
@requires(Permission.FILINGS_KEEP)
def enter(request: StaffRequest) -> HttpResponse:
    """Enter a filing; words can be looked for first, and are kept nowhere."""
    if request.method == "GET":
        return _enter(request, {"case_id": _case(request), "sent_on": now().date().isoformat()})
    if request.POST.get("then") == "find":
        return _enter(request, request.POST, found=_found(request.POST.get("find", "")))
    form = FilingForm(request.POST)
    if form.is_valid():
        try:
            kept = service.enter_filing(form.draft(), by=request.user.number, at=now())
        except service.FilingRefused as refused:
            form.add_refused(refused)
        else:
            return redirect("handbook_desk:filing", kept.pk)
    return _enter(request, request.POST, form=form, status=422)


@require_safe
@requires(Permission.FILINGS_READ)
def filing(request: StaffRequest, filing_id: int) -> HttpResponse:
    """One filing, its steps, and what is due next with the reason."""
    return show_filing(request, filing_id)


@require_POST
@requires(Permission.FILINGS_KEEP)
def add_step(request: StaffRequest, filing_id: int) -> HttpResponse:
    """Write down what happened."""
    form = StepForm(request.POST)
    if not form.is_valid():
        return show_filing(request, filing_id, step_form=form, form=form, status=422)
    return _changed(
        request, filing_id, form, "step_form",
        lambda: service.add_step(filing_id, form.draft(), by=request.user.number, at=now()),
    )  # fmt: skip


@require_POST
@requires(Permission.FILINGS_KEEP)
def set_due(request: StaffRequest, filing_id: int) -> HttpResponse:
    """Choose another day for what is next."""
    form = DueForm(request.POST)
    if not form.is_valid():
        return show_filing(request, filing_id, due_form=form, form=form, status=422)
    return _changed(
        request, filing_id, form, "due_form",
        lambda: service.set_due(
            filing_id, on=form.cleaned_data["on"], why=form.cleaned_data["why"],
            by=request.user.number, at=now(),
        ),
    )  # fmt: skip


@require_POST
@requires(Permission.FILINGS_KEEP)
def close(request: StaffRequest, filing_id: int) -> HttpResponse:
    """Expect nothing more."""
    form = CloseForm(request.POST)
    if not form.is_valid():
        return show_filing(request, filing_id, close_form=form, form=form, status=422)
    return _changed(
        request, filing_id, form, "close_form",
        lambda: service.close_filing(
            filing_id, because=form.cleaned_data["because"], by=request.user.number, at=now()
        ),
    )  # fmt: skip


@require_POST
@requires(Permission.FILINGS_KEEP)
def reopen(request: StaffRequest, filing_id: int) -> HttpResponse:
    """Follow it again."""
    return _changed(
        request, filing_id, CloseForm(), "close_form",
        lambda: service.reopen_filing(filing_id, by=request.user.number, at=now()),
    )  # fmt: skip


@require_POST
@requires(Permission.FILINGS_KEEP)
def telling(request: StaffRequest, filing_id: int) -> HttpResponse:
    """Say anew what the consent covers: less holds at once, more waits for a second person."""
    form = TellingForm(request.POST)
    if not form.is_valid():
        return show_filing(request, filing_id, telling_form=form, form=form, status=422)
    given = form.cleaned_data
    return _consent(
        request, filing_id,
        lambda: change_telling(
            filing_id, telling=given["telling"], note=given["consented"], by=request.user.number,
            at=now(),
        ),
        telling_form=form,
    )  # fmt: skip


@require_POST
@requires(Permission.FILINGS_KEEP)
def check_telling(request: StaffRequest, filing_id: int) -> HttpResponse:
    """Agree, as the second person, that the consent covers more."""
    return _consent(
        request, filing_id, lambda: check_wider(filing_id, by=request.user.number, at=now())
    )


@require_POST
@requires(Permission.FILINGS_KEEP)
def drop_telling(request: StaffRequest, filing_id: int) -> HttpResponse:
    """Leave the consent as it is."""
    return _consent(
        request, filing_id, lambda: drop_wider(filing_id, by=request.user.number, at=now())
    )


def _consent(request: StaffRequest, filing_id: int, change: Any, **more: Any) -> HttpResponse:
    """Do it, or show why not beside what was typed."""
    try:
        change()
    except Filing.DoesNotExist:
        raise Http404 from None
    except ConsentRefused as refused:
        return show_filing(request, filing_id, refused=str(refused), status=409, **more)
    return redirect("handbook_desk:filing", filing_id)


def show_filing(
    request: StaffRequest, filing_id: int, *, status: int = 200, **more: Any
) -> HttpResponse:
    """The page of a filing, with forms as they were typed."""
    context = {
        "page": page_or_404(request, filing_id), "step_kinds": [code for code, _ in STEP_KINDS],
        "tellings": Filing.Telling.values, "today": now().date(), **more,
    }  # fmt: skip
    return render(request, "handbook_desk/filing.html", context | SECTION, status=status)


def page_or_404(request: StaffRequest, filing_id: int) -> FilingPage:
    """One filing for whoever is signed in."""
    try:
        return filing_page(filing_id, by=request.user.number, today=now().date())
    except Filing.DoesNotExist:
        raise Http404 from None


def _changed(
    request: StaffRequest, filing_id: int, form: forms.Form, name: str, change: Any
) -> HttpResponse:
    """Do it, or show why not beside what was typed."""
    try:
        change()
    except Filing.DoesNotExist:
        raise Http404 from None
    except service.FilingRefused as refused:
        if not form.is_bound:
            return show_filing(request, filing_id, refused=str(refused), status=409)
        form.add_refused(refused)  # type: ignore[attr-defined] # a form of ours
        return show_filing(request, filing_id, form=form, status=422, **{name: form})
    return redirect("handbook_desk:filing", filing_id)


def _enter(request: StaffRequest, shown: Any, *, status: int = 200, **more: Any) -> HttpResponse:
    context = {
        "shown": shown, "mechanisms": open_mechanisms(), "kinds": Filing.Kind.values,
        "bases": Filing.Basis.values, "tellings": Filing.Telling.values, **more,
    }  # fmt: skip
    return render(request, "handbook_desk/filing_form.html", context | SECTION, status=status)


def _chosen(request: StaffRequest) -> FilingFilter:
    """What the address asks for; what cannot be read is left out."""
    show, kind = request.GET.get("show", ""), request.GET.get("kind", "")
    state, body = request.GET.get("state", "").upper(), request.GET.get("body", "")
    return FilingFilter(
        show=next((one for one in SHOWS if one == show), "open"),
        state=state if len(state) == 3 and state.isascii() and state.isalpha() else "",
        mechanism=body if len(body) <= 40 and body.isascii() and "\x00" not in body else "",
        kind=kind if kind in Filing.Kind.values else "",
    )


def _case(request: StaffRequest) -> str:
    return request.GET.get("case", "").upper()[:20]


def _found(words: str) -> list[tuple[str, str]]:
    """Numbers and titles of public cases that the words find. They are in no address and no log."""
    if not words.strip():
        return []
    results = search(words[:LONGEST_WORDS], limit=FOUND_AT_MOST * 2).results
    return [(one.public_id, one.title) for one in results if one.kind == CASE][:FOUND_AT_MOST]
