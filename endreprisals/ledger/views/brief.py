"""The brief of a State: a page, a PDF and a DOCX of the same words."""

from collections.abc import Callable
from functools import wraps
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles import finders
from django.core.cache import caches
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils import timezone
from django.views.decorators.http import require_safe

from endreprisals.adapters import docx_out, pdf_out
from endreprisals.domain.brief import SPEAKING_SECONDS
from endreprisals.domain.states import UnknownState
from endreprisals.ledger import brief_asked
from endreprisals.ledger.brief_asked import Asked
from endreprisals.ledger.queries import brief as queries
from endreprisals.ledger.queries.brief import Brief

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
KEPT_SECONDS = 24 * 3600
COME_BACK_SECONDS = "5"
LOCK = "pdf.lock"  # in the folder that both doors and all their workers share
View = Callable[[HttpRequest, Brief, Asked], HttpResponse]


def _of_state(view: View) -> Callable[[HttpRequest, str], HttpResponse]:
    """Give the view a brief, or the reader a 404, or a 400 that says what was wrong."""

    @wraps(view)
    def made(request: HttpRequest, iso3: str) -> HttpResponse:
        today = timezone.now().date()
        try:
            asked = brief_asked.parse(request.GET, on=today)
            brief = queries.brief(iso3, asked.session, seconds=asked.seconds, on=today)
        except UnknownState:
            raise Http404 from None
        except brief_asked.BadBrief as bad:
            context = {"problems": bad.problems, "state": iso3}
            return render(request, "ledger/brief_refused.html", context, status=400)
        return view(request, brief, asked)

    return made


@require_safe
@_of_state
def brief(request: HttpRequest, brief: Brief, asked: Asked) -> HttpResponse:
    """The brief as a page that prints on one sheet, or two."""
    context = {
        "brief": brief,
        "asked": asked,
        "sessions": brief_asked.sessions_offered(brief.on),
        "speaking": SPEAKING_SECONDS,
    }
    return render(request, "ledger/brief.html", context)


@require_safe
@_of_state
def brief_pdf(request: HttpRequest, brief: Brief, asked: Asked) -> HttpResponse:
    """The brief as PDF; 503 while any worker writes another one, or where Pango is missing."""
    context = {"brief": brief, "origin": settings.SITE_ORIGIN}
    markup = render_to_string("ledger/brief_paper.html", context, request)
    try:
        written = kept_pdf(markup)
    except pdf_out.PdfBusy:
        return _not_now(request, brief, asked, "busy")
    except pdf_out.PdfUnavailable:
        return _not_now(request, brief, asked, "no_pango")
    return _file(written, "application/pdf", f"{_name(brief)}.pdf")


@require_safe
@_of_state
def brief_docx(request: HttpRequest, brief: Brief, asked: Asked) -> HttpResponse:
    """The brief as DOCX."""
    context = {"brief": brief, "origin": settings.SITE_ORIGIN}
    markup = render_to_string("ledger/_brief_article.html", context, request)
    written = docx_out.write_docx(markup, made_on=brief.as_of or brief.on)
    return _file(written, DOCX, f"{_name(brief)}.docx")


def kept_pdf(markup: str) -> bytes:
    """The markup as PDF, from the copy kept of the very same markup where there is one.

    The copy is named by what is in it, so a case that was withdrawn is never served from one.
    """
    web, ledger = finders.find("web/fonts"), finders.find("ledger/paper.css")
    assert isinstance(web, str)  # noqa: S101 -- both ship with the code
    assert isinstance(ledger, str)  # noqa: S101 -- as above
    style = Path(ledger).read_text(encoding="utf-8")
    paper = pdf_out.Paper(markup, style, Path(web))
    papers = caches[settings.PAPERS]
    kept = papers.get(f"pdf-{paper.key}")
    if isinstance(kept, bytes):
        return kept
    written = pdf_out.write_pdf(paper, lock=settings.VAR_DIR / LOCK)
    papers.set(f"pdf-{paper.key}", written, KEPT_SECONDS)
    return written


def _not_now(request: HttpRequest, brief: Brief, asked: Asked, why: str) -> HttpResponse:
    context = {"brief": brief, "asked": asked, "why": why, "install": pdf_out.INSTALL}
    response = render(request, "ledger/brief_not_now.html", context, status=503)
    if why == "busy":
        response.headers["Retry-After"] = COME_BACK_SECONDS
    return response


def _name(brief: Brief) -> str:
    return f"brief-{brief.state}-{brief.session.code}"


def _file(written: bytes, kind: str, name: str) -> HttpResponse:
    response = HttpResponse(written, content_type=kind)
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
