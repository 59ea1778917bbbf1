"""The yearly submission: what could go into it, by country, and the paper that staff choose."""

from collections.abc import Collection

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import now
from django.views.decorators.http import require_POST, require_safe

from endreprisals.accounts.access import StaffRequest, requires
from endreprisals.accounts.roles import Permission
from endreprisals.domain.deadlines.report import due_year
from endreprisals.handbook_desk.forms.filings import PaperForm
from endreprisals.handbook_desk.services.submission import SubmissionRefused, make_paper
from endreprisals.handbook_desk.views.filings import SECTION
from endreprisals.mechanisms.queries.submission import Submission, submission

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
INTRODUCTION = """This paper tells of intimidation and reprisals against people and organisations that cooperate, or try to cooperate, with the United Nations in the field of human rights. It names the sources that anybody can look up.

Not being told of here does not mean that nothing happened. Many do not report for fear of more."""  # noqa: E501 -- two paragraphs, as they stand


@require_safe
@requires(Permission.FILINGS_READ)
def this_year(request: StaffRequest) -> HttpResponse:
    """On to the report in whose period we are."""
    return redirect("handbook_desk:submission", due_year(now().date()))


@require_safe
@requires(Permission.FILINGS_READ)
def of_year(request: StaffRequest, year: int) -> HttpResponse:
    """What could go into the submission of a year, and what each case lacks."""
    return _show(request, _submission(year), introduction=INTRODUCTION)


@require_POST
@requires(Permission.FILINGS_KEEP)
def paper(request: StaffRequest, year: int) -> HttpResponse:
    """The chosen cases as DOCX. What was typed goes into the file and is kept nowhere."""
    whole = _submission(year)
    form = PaperForm(request.POST)
    introduction = request.POST.get("introduction", "")
    chosen = set(request.POST.getlist("case"))
    if not form.is_valid():
        return _show(
            request, whole, introduction=introduction, chosen=chosen, form=form, status=422
        )
    try:
        written = make_paper(
            whole, chosen=chosen, introduction=introduction, by=request.user.number, at=now()
        )
    except SubmissionRefused as refused:
        return _show(
            request, whole, introduction=introduction, chosen=chosen, refused=str(refused),
            status=422,
        )  # fmt: skip
    answer = HttpResponse(written, content_type=DOCX)
    answer["Content-Disposition"] = f'attachment; filename="paper-{year}.docx"'
    return answer


def _submission(year: int) -> Submission:
    whole = submission(year) if year <= due_year(now().date()) + 1 else None
    if whole is None:
        raise Http404
    return whole


def _show(
    request: StaffRequest,
    whole: Submission,
    *,
    introduction: str,
    chosen: Collection[str] = (),
    refused: str = "",
    form: PaperForm | None = None,
    status: int = 200,
) -> HttpResponse:
    context = {
        "whole": whole, "introduction": introduction, "chosen": chosen, "refused": refused,
        "form": form, "earlier": whole.year - 1, "later": whole.year + 1,
        "is_last": whole.year > due_year(now().date()),
    }  # fmt: skip
    return render(request, "handbook_desk/submission.html", context | SECTION, status=status)
