"""What is true of every answer of the desk: closed headers, own scripts only, nothing kept."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponseBase
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


def closed_desk(get_response: Answer) -> Answer:
    """Every answer carries the closed headers; no page is kept by a browser or a proxy."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        with override("en"):  # the desk speaks English
            response = get_response(request)
        for header, value in CLOSED_DESK.items():
            response.headers.setdefault(header, value)
        if not request.path.startswith("/static/"):
            add_never_cache_headers(response)
        return response

    return middleware
