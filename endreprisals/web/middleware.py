"""What is true of every answer: closed pages, our own forms alone, the language of the path."""

import re
from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qsl

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.middleware.http import ConditionalGetMiddleware
from django.utils.translation import get_language_from_path, gettext, override

from endreprisals.supporters.kept_page import Why, kept_answer
from endreprisals.web.i18n import tag

Answer = Callable[[HttpRequest], HttpResponseBase]

# Nothing may be loaded but our own stylesheet, pictures and fonts. No script runs at all, save on
# the pages of SCRIPTED_VIEWS.
SOURCES = (
    "default-src 'none'",
    "style-src 'self'",
    "img-src 'self'",
    "font-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
)
CONTENT_SECURITY_POLICY = "; ".join((*SOURCES, "frame-ancestors 'none'"))
CLOSED = {
    "Content-Security-Policy": CONTENT_SECURITY_POLICY,
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), browsing-topics=()",
}

# The one kind of page that other sites may show in a frame: it takes no entry and knows nobody.
FRAMED_VIEWS = frozenset({"observatory:embed"})
FRAMED = {
    **{name: value for name, value in CLOSED.items() if name != "X-Frame-Options"},
    "Content-Security-Policy": "; ".join((*SOURCES, "frame-ancestors *")),
}

# Pages with a form that takes a proof of work: our own script and its worker may run there and ask
# us for the challenge. The forms work without it.
SCRIPTED_VIEWS = frozenset({"campaigns:action", "campaigns:count", "campaigns:letter"})
SCRIPTED = {
    **CLOSED,
    "Content-Security-Policy": "; ".join(
        (
            *SOURCES,
            "script-src 'self'",
            "worker-src 'self'",
            "connect-src 'self'",
            "frame-ancestors 'none'",
        )
    ),
}
# Pages that answer wholly in the browser: our own script runs there and may ask nobody for
# anything, not even us. What their forms send without JavaScript is kept nowhere.
SILENT_VIEWS = frozenset({"mechanisms:router", "mechanisms:composer"})
SILENT = {
    **CLOSED,
    "Content-Security-Policy": "; ".join((*SOURCES, "script-src 'self'", "frame-ancestors 'none'")),
    # Nor may a browser look up the hosts of links beforehand: they tell which body was shown.
    "X-DNS-Prefetch-Control": "off",
}
NEVER_KEPT = frozenset({"q"})  # words that were searched for, on whatever page
# RFC 8058: mail providers post there for their users, from their own pages or from none.
ONE_CLICK = re.compile(r"/[a-z-]+/list/leave/[^/]+/")
OUR_OWN = frozenset(
    {"same-origin", "none"}
)  # "none": the reader's own doing, such as loading again


def closed_pages(get_response: Answer) -> Answer:
    """Every answer, errors and files included, carries the closed headers and says who keeps it.

    Static files bring their own long time. Any other page may be kept only if the browser asks
    again before showing it, because a record can be withdrawn. What was searched for, and what was
    answered on a page of SILENT_VIEWS, is never kept.
    """

    def middleware(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        for header, value in _headers_for(request, response).items():
            response.headers.setdefault(header, value)
        response.headers.setdefault("Cache-Control", "no-cache")
        if _is_never_kept(request):
            response.headers["Cache-Control"] = "no-store"
        return response

    return middleware


def _headers_for(request: HttpRequest, response: HttpResponseBase) -> dict[str, str]:
    if _may_be_framed(request, response):
        return FRAMED
    if _is_one_of(SILENT_VIEWS, request):
        return SILENT
    return SCRIPTED if _is_one_of(SCRIPTED_VIEWS, request) else CLOSED


def _may_be_framed(request: HttpRequest, response: HttpResponseBase) -> bool:
    """Whether the answer is a page for frames; that it has not changed is such an answer too."""
    return _is_one_of(FRAMED_VIEWS, request) and response.status_code in (200, 304)


def _is_one_of(views: frozenset[str], request: HttpRequest) -> bool:
    match = request.resolver_match
    return bool(match and match.view_name in views)


def _is_never_kept(request: HttpRequest) -> bool:
    asked_in_words = request.META.get("QUERY_STRING", "")
    if asked_in_words and _is_one_of(SILENT_VIEWS, request):
        return True
    # Not `request.GET`, which refuses an address of many parameters by an exception.
    asked = parse_qsl(asked_in_words, keep_blank_values=True)
    return any(name in NEVER_KEPT for name, _ in asked)


def forms_of_our_own(get_response: Answer) -> Answer:
    """Forms are taken from our own pages alone, and from none while the site can only be read.

    There is no cookie that another site could misuse; but it could send its own visitors' words
    here under our name. A browser says where a form comes from, and no page can change that. What
    says nothing, such as an old browser, is let through: it could be no visitor of that site.
    """

    def middleware(request: HttpRequest) -> HttpResponseBase:
        if request.method != "POST":
            return get_response(request)
        # First of all: no other site has its words shown, or sent again, by a page of ours.
        if from_elsewhere(request.headers.get("Sec-Fetch-Site"), request.path_info):
            words = gettext("This form was sent from another site. Nothing was taken.")
            return HttpResponse(words, status=403, content_type="text/plain; charset=utf-8")
        if settings.READ_ONLY:
            return kept_answer(request, Why.READ_ONLY)
        return get_response(request)

    return middleware


def from_elsewhere(sent_from: str | None, path: str) -> bool:
    """Whether a browser says that a form came from another site, to a page that takes none."""
    return (sent_from or "none") not in OUR_OWN and not ONE_CLICK.fullmatch(path)


class ConditionalReading(ConditionalGetMiddleware):
    """ETag and 304 for HEAD as for GET: Django's own gives them to GET alone."""

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> Any:
        asked = request.method
        if asked == "HEAD":
            request.method = "GET"
        try:
            return super().process_response(request, response)
        finally:
            request.method = asked


def language_in_path(get_response: Answer) -> Answer:
    """Speak the language that the path begins with; no cookie and no address is asked."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        code = get_language_from_path(request.path_info) or settings.LANGUAGE_CODE
        with override(code):
            response = get_response(request)
            response.headers.setdefault("Content-Language", tag(code))
        return response

    return middleware
