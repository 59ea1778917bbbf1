"""What is true of every answer: closed pages, and the language that the path names."""

from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qsl

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.middleware.http import ConditionalGetMiddleware
from django.utils.translation import get_language_from_path, override

from endreprisals.web.i18n import tag

Answer = Callable[[HttpRequest], HttpResponseBase]

# Nothing may be loaded but our own stylesheet, pictures and fonts. No script runs at all.
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


def closed_pages(get_response: Answer) -> Answer:
    """Every answer, errors and files included, carries the closed headers and says who keeps it.

    Static files bring their own long time. Any other page may be kept only if the browser asks
    again before showing it, because a record can be withdrawn; what was searched for is never kept.
    """

    def middleware(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        for header, value in (FRAMED if _may_be_framed(request, response) else CLOSED).items():
            response.headers.setdefault(header, value)
        response.headers.setdefault("Cache-Control", "no-cache")
        if _is_search(request):
            response.headers["Cache-Control"] = "no-store"
        return response

    return middleware


def _may_be_framed(request: HttpRequest, response: HttpResponseBase) -> bool:
    """Whether the answer is a page for frames; that it has not changed is such an answer too."""
    match = request.resolver_match
    return bool(match and match.view_name in FRAMED_VIEWS and response.status_code in (200, 304))


def _is_search(request: HttpRequest) -> bool:
    # Not `request.GET`, which refuses an address of many parameters by an exception.
    asked = parse_qsl(request.META.get("QUERY_STRING", ""), keep_blank_values=True)
    return any(name == "q" for name, _ in asked)


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
