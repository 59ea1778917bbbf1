"""Cases that wait for a State."""

from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_safe

from endreprisals.ledger.filters import LedgerFilter
from endreprisals.ledger.queries import tracking
from endreprisals.ledger.views.reading import filtered


@require_safe
@filtered("ledger:never-raised", tracking.ALLOWED)
def never_raised(request: HttpRequest, chosen: LedgerFilter) -> HttpResponseBase:
    """Cases that no statement on record names."""
    tracked = tracking.never_raised(chosen)
    if chosen.page > tracked.pages:
        raise Http404
    return render(request, "ledger/never_raised.html", {"tracked": tracked})


@require_safe
@filtered("ledger:raised-once", tracking.ALLOWED)
def raised_once(request: HttpRequest, chosen: LedgerFilter) -> HttpResponseBase:
    """Open cases that were raised in one meeting, long ago."""
    tracked = tracking.raised_once(chosen)
    if chosen.page > tracked.pages:
        raise Http404
    return render(request, "ledger/raised_once.html", {"tracked": tracked})
