"""The wall of cards: what its writers, a person here and the family agreed to show."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.timezone import now
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from endreprisals.campaigns.models import Action
from endreprisals.campaigns.queries import walls
from endreprisals.campaigns.queries.here import ActionHere
from endreprisals.campaigns.queries.signing import told
from endreprisals.campaigns.views.standing import of_kind, unkept

FOR_NO_INDEX = "noindex, nofollow, noarchive, noimageindex"


@require_safe
@of_kind(Action.Kind.POSTCARD)
def wall(request: HttpRequest, here: ActionHere) -> HttpResponse:
    """A page of the wall; nothing where the family has none, or has none any more."""
    text = request.GET.get("page", "")
    number = int(text) if text.isascii() and text.isdigit() and len(text) < 7 else 1
    shown = walls.wall(here, page=number, at=now())
    if shown is None:
        raise Http404
    title = told(here.campaign, here.pk, get_language() or "en").title
    context = {"here": here, "wall": shown, "title": title}
    return _hidden(render(request, "campaigns/postcards/wall.html", context))


@require_safe
@of_kind(Action.Kind.POSTCARD)
def drawing(request: HttpRequest, here: ActionHere, card: str) -> HttpResponse:
    """A drawing on the wall, by the random code of its card."""
    content = walls.wall_drawing(here, card, at=now())
    if content is None:
        raise Http404
    return _hidden(HttpResponse(content, content_type="image/png"))


def _hidden(answer: HttpResponse) -> HttpResponse:
    """No search engine reads it, and no copy outlives the card."""
    answer["X-Robots-Tag"] = FOR_NO_INDEX
    return unkept(answer)
