"""Candidates for the Human Rights Council: every election, one of them, one State."""

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_safe

from endreprisals.domain.states import UnknownState
from endreprisals.ledger.files import scorecards
from endreprisals.ledger.queries import scorecard as queries
from endreprisals.ledger.views.reading import unfiltered


@require_safe
@unfiltered("ledger:elections")
def elections(request: HttpRequest) -> HttpResponse:
    """Every election with a candidate in the record."""
    return render(request, "ledger/elections.html", {"elections": queries.elections()})


@require_safe
@unfiltered("ledger:elections")
def scorecard(request: HttpRequest, year: str) -> HttpResponse:
    """The candidates of one year, mark by mark."""
    return render(request, "ledger/scorecard.html", {"card": _scorecard(year)})


@require_safe
@unfiltered("ledger:elections")
def scorecard_csv(request: HttpRequest, year: str) -> HttpResponseBase:
    """The same as CSV."""
    return scorecards.csv_response(_scorecard(year))


@require_safe
@unfiltered("ledger:elections")
def scorecard_json(request: HttpRequest, year: str) -> HttpResponseBase:
    """The same as JSON."""
    return scorecards.json_response(_scorecard(year))


@require_safe
@unfiltered("ledger:elections")
def state(request: HttpRequest, iso3: str) -> HttpResponse:
    """The scorecard of one State, with every step that it took."""
    try:
        card = queries.state_scorecard(iso3)
    except UnknownState:
        raise Http404 from None
    return render(request, "ledger/scorecard_state.html", {"card": card})


def _scorecard(year: str) -> queries.Scorecard:
    try:
        return queries.scorecard(int(year))
    except queries.NoSuchElection:
        raise Http404 from None
