"""Guides: plain words for each avenue, and for the rules that hold for all of them."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from endreprisals.mechanisms.queries import guides as queries
from endreprisals.mechanisms.queries.directory import names


@require_safe
def guides(request: HttpRequest) -> HttpResponse:
    """All guides: the rules that hold everywhere first, then one for each avenue."""
    language = get_language() or queries.ENGLISH
    every = queries.guides(language)
    context = {
        "language": language,
        "rules": [one for one in every if one.kind == queries.RULE],
        "avenues": [one for one in every if one.kind == queries.AVENUE],
    }
    return render(request, "mechanisms/guides.html", context)


@require_safe
def guide(request: HttpRequest, slug: str) -> HttpResponse:
    """One guide, with its sources and whether somebody of the field has read it."""
    language = get_language() or queries.ENGLISH
    found = queries.guide(slug, language)
    if found is None:
        raise Http404
    known = names(found.bodies, language)
    context = {
        "guide": found,
        "bodies": [(code, known[code]) for code in found.bodies if code in known],
        "is_foreign": found.language != language,
    }
    return render(request, "mechanisms/guide.html", context)
