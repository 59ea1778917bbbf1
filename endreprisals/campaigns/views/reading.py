"""How every page of a campaign that is only read answers: shown, not there, or gone."""

from collections.abc import Callable
from functools import wraps

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_safe

from endreprisals.campaigns.queries.here import Gone, NoSuchCampaign

View = Callable[..., HttpResponseBase]


def shown(view: View) -> View:
    """404 for what never could be seen, 410 for what was withdrawn.

    Parameters are left aside: whoever passes a link on often adds some of their own.
    """

    @require_safe
    @wraps(view)
    def answered(request: HttpRequest, **named: str | int) -> HttpResponseBase:
        try:
            return view(request, **named)
        except Gone:
            return gone(request)
        except NoSuchCampaign:
            raise Http404 from None

    return answered


def gone(request: HttpRequest) -> HttpResponse:
    """The page that says that something is not shown any more, and nothing else."""
    return render(request, "410.html", status=410)
