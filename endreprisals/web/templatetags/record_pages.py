"""Tags that any page of the record may use: addresses, sources, days, data for machines."""

import json
import re
from collections.abc import Mapping
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

from django import template
from django.conf import settings
from django.urls import reverse
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from endreprisals.domain.partial_dates import NotADate, PartialDate, parse
from endreprisals.web import i18n, path_words
from endreprisals.web.dates import date_html

register = template.Library()
ADDRESS = re.compile(r"https?://[^\s|;,()]+")
# As Django's `json_script` escapes: no end tag and no entity can stand in the text.
ESCAPES = {ord(">"): "\\u003E", ord("<"): "\\u003C", ord("&"): "\\u0026"}


@register.simple_tag
def full_address(view: str, *arguments: str) -> str:
    """The whole address of a page, for citations and canonical links."""
    return f"{settings.SITE_ORIGIN}{reverse(view, args=arguments)}"


@register.filter
def forum_name(forum: str) -> str:
    """`HRC45` -> "Human Rights Council, session 45"."""
    return path_words.forum_words(forum)


@register.filter
def figure(value: str, qualifier: str) -> str:
    """A total as somebody else published it: "709", "at least 709"."""
    shown = (
        i18n.number(int(value), i18n.current_language())
        if value.isascii() and value.isdigit()
        else value
    )
    if qualifier in ("", "exact"):
        return shown
    return gettext("{number} ({qualifier})").format(number=shown, qualifier=qualifier)


@register.filter
def linked(source: str) -> SafeString:
    """A source as the tables write it, with its addresses as links named by their site."""
    pieces = []
    at = 0
    for match in ADDRESS.finditer(source):
        pieces.append(conditional_escape(source[at : match.start()]))
        pieces.append(_link(match[0]))
        at = match.end()
    pieces.append(conditional_escape(source[at:]))
    return format_html('<span lang="en">{}</span>', SafeString("".join(pieces)))


def _link(address: str) -> SafeString:
    try:
        host = urlsplit(address).hostname or address
    except ValueError:  # a bracket that is never closed: words, and no address
        return format_html("{}", address)
    return format_html('<a href="{}" rel="noreferrer">{}</a>', address, host.removeprefix("www."))


@register.filter
def day_of(text: str) -> SafeString:
    """A date as the tables write it, in words."""
    return date_html(parse(text))


@register.filter
def edtf(text: str) -> PartialDate | None:
    """A date as the tables write it, or nothing where it is none."""
    try:
        return parse(text) if text else None
    except NotADate:
        return None


@register.filter
def day(at: datetime) -> SafeString:
    """A moment as its day, marked up: "20 November 2026"."""
    return date_html(parse(at.date().isoformat()))


@register.filter
def json_ld(described: Mapping[str, Any]) -> SafeString:
    """A schema.org description as a block of data; no browser runs it."""
    text = json.dumps(described, ensure_ascii=False, separators=(",", ":")).translate(ESCAPES)
    return format_html('<script type="application/ld+json">{}</script>', SafeString(text))
