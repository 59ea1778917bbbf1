"""The letter as PDF: one sheet A4 in the language of the office, to sign and post."""

from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles import finders
from django.core.cache import caches
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string

from endreprisals.adapters import pdf_out
from endreprisals.campaigns.queries.letter_page import OfficePage, fits_on_paper
from endreprisals.ledger.views.brief import COME_BACK_SECONDS, KEPT_SECONDS, LOCK


def paper(request: HttpRequest, shown: OfficePage) -> HttpResponse:
    """The file; 503 while another PDF is written, or where Pango is missing."""
    long = shown.letter is not None and not fits_on_paper(shown.letter)
    markup = render_to_string("campaigns/letters/paper.html", {"page": shown, "long": long})
    try:
        written = _kept_pdf(markup)
    except (pdf_out.PdfBusy, pdf_out.PdfUnavailable) as problem:
        busy = isinstance(problem, pdf_out.PdfBusy)
        context = {"page": shown, "busy": busy, "install": pdf_out.INSTALL}
        answer = render(request, "campaigns/letters/paper_not_now.html", context, status=503)
        if busy:
            answer["Retry-After"] = COME_BACK_SECONDS
        return answer
    answer = HttpResponse(written, content_type="application/pdf")
    # The office alone: no case, and nothing about who asked.
    answer["Content-Disposition"] = f'attachment; filename="letter-{shown.office.code}.pdf"'
    return answer


def _kept_pdf(markup: str) -> bytes:
    """From the copy kept of the very same markup; a letter that was withdrawn has another."""
    fonts, faces, style = (
        _found(name) for name in ("web/fonts", "ledger/paper.css", "campaigns/letter.css")
    )
    parts = pdf_out.FACE.finditer(faces.read_text(encoding="utf-8"))
    sheet = "".join(face[0] for face in parts) + style.read_text(encoding="utf-8")
    one = pdf_out.Paper(markup, sheet, fonts)
    papers = caches[settings.PAPERS]
    kept = papers.get(f"pdf-{one.key}")
    if isinstance(kept, bytes):
        return kept
    written = pdf_out.write_pdf(one, lock=settings.VAR_DIR / LOCK)
    papers.set(f"pdf-{one.key}", written, KEPT_SECONDS)
    return written


def _found(name: str) -> Path:
    found = finders.find(name)
    assert isinstance(found, str)  # noqa: S101 -- it ships with the code
    return Path(found)
