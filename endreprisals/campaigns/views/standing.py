"""What the pages of joint statements and cards share: which action, and answers nobody keeps."""

from collections.abc import Callable
from functools import wraps

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.timezone import now

from endreprisals.campaigns.queries.here import Gone, NoSuchCampaign, action_here
from endreprisals.supporters.identity import BadToken, Token, read_token

View = Callable[..., HttpResponseBase]  # of the request, the action, and the rest of the address


def of_kind(kind: str) -> Callable[[View], View]:
    """Give the view an action of this kind; the reader a 404, or a 410 once it was taken away."""

    def made(view: View) -> View:
        @wraps(view)
        def found(
            request: HttpRequest, *, code: str, number: int, **named: str
        ) -> HttpResponseBase:
            try:
                here = action_here(code, number, at=now())
            except Gone:
                return render(request, "410.html", status=410)
            except NoSuchCampaign:
                raise Http404 from None
            if here.kind != kind:
                raise Http404
            return view(request, here, **named)

        return found

    return made


def number_in(token: Token | None, lead: str) -> int | None:
    """The number of a row that a link names after `lead`, or None."""
    if token is None or not token.about.startswith(lead):
        return None
    text = token.about.removeprefix(lead)
    return int(text) if text.isascii() and text.isdigit() and len(text) < 19 else None


def token_for(text: str, purpose: str) -> Token | None:
    """What a link stands for; None where we did not write it, or for something else."""
    try:
        token = read_token(text)
    except BadToken:
        return None
    return token if token.purpose == purpose else None


def unkept(answer: HttpResponse) -> HttpResponse:
    """Nobody keeps a page that holds what somebody typed, or that stands behind a mailed link."""
    answer["Cache-Control"] = "no-store"
    return answer
