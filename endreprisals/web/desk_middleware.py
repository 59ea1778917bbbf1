"""What is true of every answer of the desk: closed headers, own scripts only, nothing kept."""

import re
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
ASSET_UPLOADS = re.compile(r"/campaigns/[a-z0-9-]+/assets/")  # files of the toolbox
ASSET_MAX_BYTES = 5_000_000
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
    length, uploads = _length(request), _upload_bytes(request)
    if length > FORM_MAX_BYTES + uploads:
        return _plain("This is more than the desk takes. Nothing was kept.", 413)
    if uploads and length and not _somebody(request):
        return _plain("Sign in first. Nothing was kept.", 403)
    return None


def _upload_bytes(request: HttpRequest) -> int:
    """How many bytes of a file this address takes; 0 where it takes none."""
    if request.method != "POST":
        return 0
    if request.path == UPLOADS:
        return int(settings.REPORT_UPLOAD_MAX_BYTES)
    return ASSET_MAX_BYTES if ASSET_UPLOADS.fullmatch(request.path) else 0


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
