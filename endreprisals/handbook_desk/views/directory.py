"""The directory at the desk: what is to do, one body, writing and checking lines."""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import now
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from endreprisals.accounts.access import StaffRequest, requires
from endreprisals.accounts.roles import Permission
from endreprisals.handbook_desk.forms.directory import ContactForm, LineForm, shown_line
from endreprisals.mechanisms.models import Line
from endreprisals.mechanisms.queries.keeping import BodyDesk, body_desk, body_rows, english_places
from endreprisals.mechanisms.services import keeping as services

SECTION = "handbook"
LONGEST_NUMBER = 18  # digits; what is longer is no number of a row


@require_safe
@requires(Permission.HANDBOOK_READ)
def directory(request: StaffRequest) -> HttpResponse:
    """Every body with what is unknown, old or waiting."""
    rows = body_rows(today=now().date())
    context = {
        "rows": rows,
        "waiting": sum(row.waiting for row in rows),
        "stale": sum(row.stale for row in rows),
        "section": SECTION,
    }
    return render(request, "handbook_desk/directory.html", context)


@require_safe
@requires(Permission.HANDBOOK_READ)
def body(request: StaffRequest, code: str) -> HttpResponse:
    """One body: its lines, its contacts, what was before."""
    return body_page(request, found(code))


@require_http_methods(["GET", "POST"])
@requires(Permission.HANDBOOK_KEEP)
def write_line(request: StaffRequest, code: str, line_id: int | None = None) -> HttpResponse:
    """Write a line, new or in place of one that is there."""
    desk = found(code)
    old = Line.objects.filter(pk=line_id, mechanism=code).first() if line_id else None
    if line_id and old is None:
        raise Http404
    places = english_places(code)
    if request.method == "GET":
        shown = shown_line(old) if old else None
        return _form(request, desk, LineForm(initial=shown, places=places), old)
    form = LineForm(request.POST, places=places)
    if not form.is_valid():
        return _form(request, desk, form, old, status=422)
    try:
        services.propose_line(code, form.entry(), by=request.user.number, at=now())
    except services.LineRefused as refused:
        return _form(request, desk, form, old, refused=str(refused), status=409)
    return redirect("handbook_desk:body", code)


@require_http_methods(["GET", "POST"])
@requires(Permission.HANDBOOK_CHECK)
def check_line(request: StaffRequest, line_id: int) -> HttpResponse:
    """Look at a line beside the one it replaces, and agree as the second person."""
    line = _line(line_id)
    if request.method == "GET":
        return _check(request, line)
    try:
        services.check_line(line_id, seen=seen_by(request), by=request.user.number, at=now())
    except services.LineRefused as refused:
        return _check(request, line, refused=str(refused), status=409)
    return redirect("handbook_desk:body", line.mechanism_id)


@require_POST
@requires(Permission.HANDBOOK_KEEP)
def take_back_line(request: StaffRequest, line_id: int) -> HttpResponse:
    """End a line that waits."""
    line = _line(line_id)
    try:
        services.take_back(line_id, by=request.user.number, at=now())
    except services.LineRefused as refused:
        return body_page(request, found(line.mechanism_id), refused=str(refused), status=409)
    return redirect("handbook_desk:body", line.mechanism_id)


@require_POST
@requires(Permission.HANDBOOK_CHECK)
def take_out_line(request: StaffRequest, line_id: int) -> HttpResponse:
    """Show a line to readers no more."""
    line = _line(line_id)
    try:
        services.take_out(line_id, by=request.user.number, at=now())
    except services.LineRefused as refused:
        return body_page(request, found(line.mechanism_id), refused=str(refused), status=409)
    return redirect("handbook_desk:body", line.mechanism_id)


def seen_by(request: StaffRequest) -> int:
    """The row that the person had before them: 0 for none, -1 for what is no number of a row."""
    seen = request.POST.get("seen", "")
    return int(seen) if seen.isdecimal() and len(seen) <= LONGEST_NUMBER else -1


def found(code: str) -> BodyDesk:
    """The body of this code, or a page that is not there."""
    desk = body_desk(code, today=now().date())
    if desk is None:
        raise Http404
    return desk


def body_page(
    request: StaffRequest, desk: BodyDesk, *, refused: str = "", status: int = 200
) -> HttpResponse:
    """The page of one body, with what was refused."""
    context = {
        "desk": desk, "refused": refused, "section": SECTION, "own": request.user.number,
        "contact_form": ContactForm(),
    }  # fmt: skip
    return render(request, "handbook_desk/body.html", context, status=status)


def _line(line_id: int) -> Line:
    line = Line.objects.filter(pk=line_id).first()
    if line is None:
        raise Http404
    return line


def _form(
    request: StaffRequest,
    desk: BodyDesk,
    form: LineForm,
    old: Line | None,
    *,
    refused: str = "",
    status: int = 200,
) -> HttpResponse:
    context = {"desk": desk, "form": form, "old": old, "refused": refused, "section": SECTION}
    return render(request, "handbook_desk/line_form.html", context, status=status)


def _check(
    request: StaffRequest, line: Line, *, refused: str = "", status: int = 200
) -> HttpResponse:
    live = services.live_in_place_of(line)
    context = {
        "line": line, "live": live, "seen": live.pk if live else 0, "refused": refused,
        "english": line.translates,
        "desk": found(line.mechanism_id), "section": SECTION,
        "may_agree": line.checked_at is None and line.ended_at is None
        and line.entered_by != request.user.number,
    }  # fmt: skip
    return render(request, "handbook_desk/line_check.html", context, status=status)
