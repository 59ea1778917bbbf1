"""The page of one action: which room answers depends on its kind."""

from collections.abc import Callable, Mapping

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils import timezone

from endreprisals.campaigns.models import Action
from endreprisals.campaigns.queries.here import ActionHere, action_here
from endreprisals.campaigns.views import letters, postcards, sharing, signing
from endreprisals.campaigns.views.reading import shown

Page = Callable[[HttpRequest, ActionHere], HttpResponseBase]
PAGES: Mapping[str, Page] = {
    Action.Kind.LETTER: letters.page,
    Action.Kind.SHARE: sharing.page,
    Action.Kind.SIGN: signing.page,
    Action.Kind.POSTCARD: postcards.page,
}


@shown
def action(request: HttpRequest, code: str, number: int) -> HttpResponseBase:
    """An action that may be shown, whether or not it can be done now."""
    here = action_here(code, number, at=timezone.now())
    return PAGES[here.kind](request, here)
