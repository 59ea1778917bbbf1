"""Pages for what went wrong. They repeat nothing that the reader sent."""

import logging
import sys
from pathlib import Path

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.crypto import get_random_string
from django.views.decorators.csrf import requires_csrf_token

logger = logging.getLogger(__name__)
UNAMBIGUOUS = "abcdefghjkmnpqrstuvwxyz23456789"


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """400: the address or the form cannot be read."""
    return render(request, "400.html", status=400)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """404: nothing here, whether it never was or is not public."""
    return render(request, "404.html", status=404)


def gone(request: HttpRequest) -> HttpResponse:
    """410: a record that was withdrawn. Nothing about it is said."""
    return render(request, "410.html", status=410)


@requires_csrf_token
def server_error(request: HttpRequest) -> HttpResponse:
    """500: our fault. Needs no database, no session and no context processor.

    The log keeps a reference, the kind of fault and its place in the code; not the message,
    which may quote what a reader typed.
    """
    reference = get_random_string(8, UNAMBIGUOUS)
    logger.error("page failed, reference %s: %s", reference, _place_of_fault())
    return HttpResponse(render_to_string("500.html", {"reference": reference}), status=500)


def _place_of_fault() -> str:
    kind, _fault, trace = sys.exc_info()
    if kind is None or trace is None:
        return "unknown"
    while trace.tb_next:
        trace = trace.tb_next
    code = trace.tb_frame.f_code
    return f"{kind.__name__} in {Path(code.co_filename).name}, line {trace.tb_lineno}"
