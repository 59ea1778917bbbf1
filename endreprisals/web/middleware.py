"""What is true of every answer: closed pages, and the language that the path names."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.utils.translation import get_language_from_path, override

from endreprisals.web.i18n import tag

Answer = Callable[[HttpRequest], HttpResponseBase]

# Nothing may be loaded but our own stylesheet, pictures and fonts. No script runs at all.
CONTENT_SECURITY_POLICY = "; ".join(
    (
        "default-src 'none'",
        "style-src 'self'",
        "img-src 'self'",
        "font-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
CLOSED = {
    "Content-Security-Policy": CONTENT_SECURITY_POLICY,
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), browsing-topics=()",
}


def closed_pages(get_response: Answer) -> Answer:
    """Every answer, errors and files included, carries the closed headers."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        for header, value in CLOSED.items():
            response.headers.setdefault(header, value)
        return response

    return middleware


def language_in_path(get_response: Answer) -> Answer:
    """Speak the language that the path begins with; no cookie and no address is asked."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        code = get_language_from_path(request.path_info) or settings.LANGUAGE_CODE
        with override(code):
            response = get_response(request)
            response.headers.setdefault("Content-Language", tag(code))
        return response

    return middleware
