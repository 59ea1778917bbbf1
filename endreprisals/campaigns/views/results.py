"""Results of a campaign: the page, and its table as files."""

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils import timezone

from endreprisals.campaigns import result_files
from endreprisals.campaigns.queries.results import results_page
from endreprisals.campaigns.views.pages import language
from endreprisals.campaigns.views.reading import shown


@shown
def results(request: HttpRequest, code: str) -> HttpResponse:
    """Who was asked, who spoke, what followed, and what did not happen."""
    page = results_page(code, language(), at=timezone.now())
    return render(request, "campaigns/results.html", {"page": page})


@shown
def results_csv(request: HttpRequest, code: str) -> HttpResponseBase:
    """Every statement on a case of the campaign, as CSV."""
    return result_files.csv_response(results_page(code, language(), at=timezone.now()))


@shown
def results_json(request: HttpRequest, code: str) -> HttpResponseBase:
    """The same as JSON, with the numbers and with the States that were asked."""
    return result_files.json_response(results_page(code, language(), at=timezone.now()))
