"""The page for when nothing can be taken: it says why, and keeps what was typed.

It is made without the template engine, because it is needed when there is no time for one. What
was typed stands on it alone, escaped, and is sent again by one button; nothing is kept by us.
"""

from collections.abc import Iterable
from enum import StrEnum
from functools import lru_cache
from html import escape
from typing import Final, Protocol
from urllib.parse import parse_qsl

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.templatetags.static import static
from django.utils.translation import (
    get_language_bidi,
    get_language_from_path,
    gettext,
    override,
)

RETRY_SECONDS: Final = 30
MOST_KEPT: Final = 64_000  # bytes of a form that the page can hold
MOST_FIELDS: Final = 60
FORM: Final = "application/x-www-form-urlencoded"
HEADERS: Final = {
    "Content-Type": "text/html; charset=utf-8",
    "Cache-Control": "no-store",
    "Retry-After": str(RETRY_SECONDS),
}
Fields = Iterable[tuple[str, str]]


class Readable(Protocol):
    """A body that has not been read."""

    def read(self, size: int, /) -> bytes: ...


class Why(StrEnum):
    """Why nothing was taken."""

    BUSY = "busy"
    NOT_KNOWN = "not_known"
    READ_ONLY = "read_only"


def kept_page(why: Why, path: str, fields: Fields | None) -> bytes:
    """The page, in the language of the path. Without `fields` it says that they are not kept."""
    language = get_language_from_path(path) or settings.LANGUAGE_CODE
    head, button, lost = _words(why, language)
    if fields is None:
        return f"{head}<p>{lost}</p></main></body></html>".encode()
    kept = "".join(
        f'<input type="hidden" name="{escape(name)}" value="{escape(value)}">'
        for name, value in fields if name != "again"
    )  # fmt: skip
    # Without an action a form goes where its page came from.
    form = f'<form method="post">{kept}<input type="hidden" name="again" value="{why}">{button}'
    return f"{head}{form}</form></main></body></html>".encode(errors="replace")


def kept_answer(request: HttpRequest, why: Why) -> HttpResponse:
    """503 with Retry-After, from inside Django."""
    fields = None
    if request.content_type == FORM and len(request.body) <= MOST_KEPT:
        fields = [(name, value) for name, told in request.POST.lists() for value in told]
    return HttpResponse(kept_page(why, request.path, fields), status=503, headers=HEADERS)


def fields_of(body: Readable, content_type: str, length: int) -> Fields | None:
    """What a form that nobody has read yet says; None where it cannot be kept."""
    if not content_type.startswith(FORM) or not 0 <= length <= MOST_KEPT:
        return None
    typed = body.read(length).decode("utf-8", "replace")
    try:
        return parse_qsl(typed, keep_blank_values=True, max_num_fields=MOST_FIELDS)
    except ValueError:
        return None


@lru_cache(maxsize=64)
def _words(why: Why, language: str) -> tuple[str, str, str]:
    """Everything but what was typed, made once for each language."""
    with override(language):
        title, told = _title_and_told(why)
        button = f'<button type="submit">{escape(gettext("Send again"))}</button>'
        lost = escape(
            gettext("This page cannot hold what you typed. Go back in your browser; send it later.")
        )
        run = "rtl" if get_language_bidi() else "ltr"
    head = (
        f'<!doctype html><html lang="{escape(language)}" dir="{run}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        '<meta name="robots" content="noindex"><meta name="color-scheme" content="light dark">'
        f"<title>{escape(title)} · endreprisals</title>"
        f'<link rel="stylesheet" href="{escape(static("web/site.css"))}"></head>'
        f'<body><main><h1>{escape(title)}</h1><p class="lead">{escape(told)}</p>'
    )
    return head, button, lost


def _title_and_told(why: Why) -> tuple[str, str]:
    if why == Why.NOT_KNOWN:
        return gettext("We cannot say whether this arrived"), gettext(
            "Our database did not answer. What you typed is kept on this page, on your device "
            "alone. Wait a minute and send it again: one address counts once, however often it "
            "is sent."
        )
    if why == Why.READ_ONLY:
        return gettext("At this moment this site can only be read"), gettext(
            "Nothing was taken. What you typed is kept on this page, on your device alone. "
            "Leave the page open and send it again later."
        )
    return gettext("Too many people are acting at this moment"), gettext(
        "Nothing was counted yet. What you typed is kept on this page, on your device alone. "
        "Wait a minute and send it again."
    )
