"""Whom to tell: questions that can identify nobody, and the answer below them on the same page.

With JavaScript the page asks more and answers itself; nothing of that comes here.
"""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from endreprisals.domain.routing.engine import route
from endreprisals.domain.routing.tables import FALLBACK, LANGUAGES
from endreprisals.mechanisms import router_asked
from endreprisals.mechanisms.queries.router_page import beside
from endreprisals.mechanisms.queries.routing import contacts_for_routing, ended_bodies
from endreprisals.mechanisms.queries.treaties import packed_treaties
from endreprisals.mechanisms.router_data import RouterData

YEARS_OFFERED = 20


@require_safe
def router(request: HttpRequest) -> HttpResponse:
    """The questions, what could not be read of the answers, or the avenues in their order."""
    asked = router_asked.read(request.GET)
    today, contacts = timezone.now().date(), contacts_for_routing()
    language = get_language() or FALLBACK
    texts = language if language in LANGUAGES else FALLBACK
    ended = ended_bodies()
    made = None
    if asked.was_sent and not asked.unusable:
        made = route(
            asked.answers(), treaties={}, contacts=contacts, today=today, language=texts,
            ended=ended,
        )  # fmt: skip
    context = {
        "asked": asked,
        "route": made,
        "today": today,
        "years": range(today.year, today.year - YEARS_OFFERED, -1),
        "texts": texts,
        "beside": beside(texts),
        "data": RouterData(texts, today, contacts, packed_treaties(), ended),
    }
    return render(request, "mechanisms/router.html", context, status=400 if asked.unusable else 200)
