"""What is true of every answer of the desk: closed headers, own scripts only, nothing kept."""

from collections.abc import Callable
from importlib import import_module

from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils.cache import add_never_cache_headers
from django.utils.translation import override

from endreprisals.web.middleware import CLOSED

Answer = Callable[[HttpRequest], HttpResponseBase]

# As on the public door, and own scripts on top: no inline script, no other host.
CONTENT_SECURITY_POLICY = "; ".join(
    (
        "default-src 'none'",
        "style-src 'self'",
        "img-src 'self'",
        "font-src 'self'",
        "script-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
CLOSED_DESK = {
    **CLOSED,
    "Content-Security-Policy": CONTENT_SECURITY_POLICY,
    # With `no-referrer` browsers call the origin of our own forms "null", and each would be
    # refused as forged. Other sites still learn nothing.
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), browsing-topics=(), "
    "publickey-credentials-get=(self), publickey-credentials-create=(self)",
    "X-Robots-Tag": "noindex",
}

UPLOADS = "/reports/"
FORM_MAX_BYTES = 1_000_000


def closed_desk(get_response: Answer) -> Answer:
    """Every answer carries the closed headers; no page is kept by a browser or a proxy."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        with override("en"):  # the desk speaks English
            response = _refused(request) or get_response(request)
        for header, value in CLOSED_DESK.items():
            response.headers.setdefault(header, value)
        if not request.path.startswith("/static/"):
            add_never_cache_headers(response)
        return response

    return middleware


def _refused(request: HttpRequest) -> HttpResponseBase | None:
    """Asked before anything reads the body: the check of forms writes an upload to disk."""
    length, uploads = _length(request), request.method == "POST" and request.path == UPLOADS
    if length > FORM_MAX_BYTES + (settings.REPORT_UPLOAD_MAX_BYTES if uploads else 0):
        return _plain("This is more than the desk takes. Nothing was kept.", 413)
    if uploads and length and not _somebody(request):
        return _plain("Sign in first. Nothing was kept.", 403)
    return None


def _length(request: HttpRequest) -> int:
    """As Django reads it: what is not a number is no body."""
    try:
        return int(request.META.get("CONTENT_LENGTH") or 0)
    except ValueError:
        return 0


def _somebody(request: HttpRequest) -> bool:
    """Whether the cookie is of a session that somebody signed in to; made-up ones are not."""
    key = request.COOKIES.get(settings.SESSION_COOKIE_NAME)
    return bool(key) and SESSION_KEY in import_module(settings.SESSION_ENGINE).SessionStore(key)


def _plain(words: str, status: int) -> HttpResponse:
    return HttpResponse(words, status=status, content_type="text/plain; charset=utf-8")
