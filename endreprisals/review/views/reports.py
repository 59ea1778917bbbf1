"""Report files: upload, progress, questions, coverage."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import now
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from endreprisals.accounts.access import StaffRequest, requires
from endreprisals.accounts.roles import Permission
from endreprisals.adapters.report_store import FileTooLarge
from endreprisals.review.forms import AnswerForm, UploadForm
from endreprisals.review.models import ReportFile
from endreprisals.review.queries.reports import progress_of, report_lines, report_page
from endreprisals.review.services import registering
from endreprisals.review.services.looking import see_lines


@require_http_methods(["GET", "POST"])
@requires(Permission.REVIEW_READ)
def reports(request: StaffRequest) -> HttpResponse:
    """Every file, and the form to upload one."""
    if request.method == "POST":
        return upload(request)
    return _list(request, UploadForm())


@requires(Permission.REPORT_UPLOAD)
def upload(request: StaffRequest) -> HttpResponse:
    """Keep a file and put its reading in line."""
    form = UploadForm(request.POST, request.FILES)
    if not form.is_valid():
        return _list(request, form)
    given = form.cleaned_data
    try:
        done = registering.register_report(
            given["report"].chunks(), symbol=given["symbol"], by=request.user.number, at=now()
        )
    except FileTooLarge:
        form.add_error(
            "report", gettext("The file is far larger than any report. Nothing was kept.")
        )
        return _list(request, form)
    address = redirect("review:report", done.file.pk)
    return address if done.is_new else redirect(f"{address.url}?known=1")


@require_safe
@requires(Permission.REVIEW_READ)
def report(request: StaffRequest, file_id: int) -> HttpResponse:
    """One file: how far its reading is, what it asks, or what of it is done."""
    return _report(request, file_id)


@require_safe
@requires(Permission.REVIEW_READ)
def progress(request: StaffRequest, file_id: int) -> HttpResponse:
    """How far the reading is, as a piece of a page; 204 when it has ended."""
    job = _file(file_id).jobs.first()
    if job is None or job.ended_at:
        return HttpResponse(status=204)
    return render(request, "review/_progress.html", {"progress": progress_of(job)})


@require_POST
@requires(Permission.REPORT_UPLOAD)
def answer(request: StaffRequest, file_id: int) -> HttpResponse:
    """Read a doubted file after all, under the symbol that a person gives."""
    form = AnswerForm(request.POST)
    if not form.is_valid():
        return _report(request, file_id, answer_form=form, status=422)
    try:
        registering.answer_doubts(
            file_id=file_id, symbol=form.cleaned_data["symbol"], by=request.user.number, at=now()
        )
    except ReportFile.DoesNotExist:
        raise Http404 from None
    except registering.NothingToAnswer:
        return _report(request, file_id, status=409)
    return redirect("review:report", file_id)


@require_POST
@requires(Permission.REPORT_UPLOAD)
def drop(request: StaffRequest, file_id: int) -> HttpResponse:
    """Forget a doubted file."""
    try:
        registering.drop_report(file_id=file_id, by=request.user.number, at=now())
    except ReportFile.DoesNotExist:
        raise Http404 from None
    except registering.NothingToAnswer:
        return _report(request, file_id, status=409)
    return redirect("review:reports")


@require_POST
@requires(Permission.REPORT_UPLOAD)
def read_again(request: StaffRequest, file_id: int) -> HttpResponse:
    """Read a file anew with the rules of today."""
    try:
        registering.read_again(file_id=file_id, by=request.user.number, at=now())
    except ReportFile.DoesNotExist:
        raise Http404 from None
    return redirect("review:report", file_id)


@require_POST
@requires(Permission.REVIEW_DECIDE)
def seen(request: StaffRequest, file_id: int) -> HttpResponse:
    """Note that a person has looked at unread lines."""
    lines = [int(text) for text in request.POST.getlist("line") if text.isdigit()]
    see_lines(file_id=file_id, lines=lines, by=request.user.number, at=now())
    return redirect("review:report", file_id)


def _file(file_id: int) -> ReportFile:
    file = ReportFile.objects.filter(pk=file_id).first()
    if file is None:
        raise Http404
    return file


def _list(request: StaffRequest, form: UploadForm) -> HttpResponse:
    context = {"form": form, "reports": report_lines(), "section": "reports"}
    return render(request, "review/reports.html", context, status=422 if form.errors else 200)


def _report(request: StaffRequest, file_id: int, *, status: int = 200, **more: Any) -> HttpResponse:
    try:
        page = report_page(file_id)
    except ReportFile.DoesNotExist:
        raise Http404 from None
    context = {"page": page, "known": "known" in request.GET, "section": "reports", **more}
    return render(request, "review/report.html", context, status=status)
