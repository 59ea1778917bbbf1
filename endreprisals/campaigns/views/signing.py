"""A joint statement and who signed it. Before its embargo ends, nothing of it is told."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.timezone import now
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from endreprisals.adapters import pdf_out
from endreprisals.campaigns.files_signing import NAMES_ON_PAPER, signatories_file, statement_paper
from endreprisals.campaigns.forms.acting import CountForm
from endreprisals.campaigns.models import Action
from endreprisals.campaigns.queries import signing as queries
from endreprisals.campaigns.queries.here import ActionHere
from endreprisals.campaigns.views.standing import of_kind

COME_BACK_SECONDS = "5"


def page(request: HttpRequest, here: ActionHere) -> HttpResponse:
    """The statement, who signed so far, and the form for people."""
    at = now()
    context = _statement(request, here)
    context |= {
        "form": CountForm(), "counts": queries.counts(here.pk),
        "organisations": queries.organisations(here.pk),
        "endorsed": queries.endorsements(here.campaign, at=at),
    }  # fmt: skip
    return render(request, "campaigns/signing/statement.html", context)


@require_safe
@of_kind(Action.Kind.SIGN)
def press(request: HttpRequest, here: ActionHere) -> HttpResponse:
    """The version for the press."""
    context = _statement(request, here, part="press")
    status = 200 if context["words"] or context["embargo"] else 404
    return render(request, "campaigns/signing/press.html", context, status=status)


@require_safe
@of_kind(Action.Kind.SIGN)
def signatories(request: HttpRequest, here: ActionHere) -> HttpResponse:
    """Everybody who signed and may be shown, page by page."""
    context = _statement(request, here)
    if not context["embargo"]:
        context |= {
            "organisations": queries.organisations(here.pk),
            "names": queries.names(here.pk, page=_page(request)),
            "counts": queries.counts(here.pk),
        }
    return render(request, "campaigns/signing/signatories.html", context)


@require_safe
@of_kind(Action.Kind.SIGN)
def signatories_csv(request: HttpRequest, here: ActionHere) -> HttpResponseBase:
    """The same as a file."""
    if queries.embargo(here.pk, at=now()):
        return _not_yet(request, here)
    return signatories_file(here)


@require_safe
@of_kind(Action.Kind.SIGN)
def statement_pdf(request: HttpRequest, here: ActionHere) -> HttpResponse:
    """The statement with those who signed, as PDF; 503 while another one is written."""
    context = _statement(request, here)
    if context["embargo"] or context["words"] is None:
        return _not_yet(request, here)
    names = queries.names(here.pk, page=1, size=NAMES_ON_PAPER)
    context |= {
        "organisations": queries.organisations(here.pk), "names": names,
        "left": names.total - len(names.names), "origin": settings.SITE_ORIGIN,
    }  # fmt: skip
    markup = render_to_string("campaigns/signing/statement_paper.html", context, request)
    try:
        written = statement_paper(markup)
    except (pdf_out.PdfBusy, pdf_out.PdfUnavailable):
        answer = render(request, "campaigns/signing/not_now.html", context, status=503)
        answer["Retry-After"] = COME_BACK_SECONDS
        return answer
    answer = HttpResponse(written, content_type="application/pdf")
    answer["Content-Disposition"] = f'attachment; filename="statement-{here.code}.pdf"'
    return answer


def _statement(request: HttpRequest, here: ActionHere, part: str = "statement") -> dict[str, Any]:
    """What every page of a statement shows; no words of it while the embargo lasts."""
    until = queries.embargo(here.pk, at=now())
    asked = request.GET.get("in", "")[:10] or get_language() or "en"
    told = queries.told(here.campaign, here.pk, asked)
    return {
        "here": here, "embargo": until, "languages": told.languages,
        # The heading of the statement stands in for a title, but is itself part of its words.
        "title": told.title if not until or "title" in told.parts else "",
        "words": None if until else told.parts.get(part),
        "has_press": not until and "press" in told.parts,
    }  # fmt: skip


def _not_yet(request: HttpRequest, here: ActionHere) -> HttpResponse:
    context = _statement(request, here)
    return render(request, "campaigns/signing/signatories.html", context, status=404)


def _page(request: HttpRequest) -> int:
    text = request.GET.get("page", "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 7 else 1
