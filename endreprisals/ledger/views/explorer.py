"""The ledger as a list, as files and as a feed; the matrix of States and cases."""

from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_safe

from endreprisals.ledger.files import responses
from endreprisals.ledger.filters import FACETS, LedgerFilter
from endreprisals.ledger.queries import explorer as explorers
from endreprisals.ledger.queries import matrix as matrices
from endreprisals.ledger.queries.joint import joint_statements
from endreprisals.ledger.views.reading import filtered

OF_FILES = (*FACETS, "from", "to")  # a file has no pages


@require_safe
@filtered("ledger:ledger")
def ledger(request: HttpRequest, chosen: LedgerFilter) -> HttpResponseBase:
    """Who spoke of which case or country, latest first."""
    listed = explorers.explorer(chosen)
    if chosen.page > listed.pages:
        raise Http404
    context = {"ledger": listed, "joint": joint_statements()}
    return render(request, "ledger/ledger.html", context)


@require_safe
@filtered("ledger:ledger", OF_FILES)
def ledger_csv(request: HttpRequest, chosen: LedgerFilter) -> HttpResponseBase:
    """The filtered ledger as CSV."""
    return responses.csv_response(chosen)


@require_safe
@filtered("ledger:ledger", OF_FILES)
def ledger_xlsx(request: HttpRequest, chosen: LedgerFilter) -> HttpResponseBase:
    """The filtered ledger as a workbook."""
    return responses.xlsx_response(chosen)


@require_safe
@filtered("ledger:ledger", OF_FILES)
def ledger_json(request: HttpRequest, chosen: LedgerFilter) -> HttpResponseBase:
    """The filtered ledger as JSON."""
    return responses.json_response(chosen)


@require_safe
@filtered("ledger:ledger", OF_FILES)
def ledger_atom(request: HttpRequest, chosen: LedgerFilter) -> HttpResponseBase:
    """The filtered ledger as a feed."""
    return responses.atom_response(chosen, request)


@require_safe
@filtered("ledger:matrix", matrices.ALLOWED)
def matrix(request: HttpRequest, chosen: LedgerFilter) -> HttpResponseBase:
    """Cases in rows, the States that named them in columns."""
    shown = matrices.matrix(chosen)
    if chosen.page > shown.pages:
        raise Http404
    return render(request, "ledger/matrix.html", {"matrix": shown})


@require_safe
@filtered("ledger:matrix", ("by", "state", "session"))
def matrix_csv(request: HttpRequest, chosen: LedgerFilter) -> HttpResponseBase:
    """The whole matrix as CSV."""
    return responses.matrix_response(chosen)
