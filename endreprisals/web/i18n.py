"""The languages of the pages: what each is called in itself, which way it runs, how it is marked.

The language stands in the path and nowhere else: no cookie remembers it, no address guesses it.
`settings.LANGUAGES` says which languages a reader is offered. A language moves there from
`settings.PREPARED_LANGUAGES` when its catalogue passes `tools/messages.py --check`.
"""

from dataclasses import dataclass
from typing import Literal

from babel.numbers import format_decimal
from django.conf import settings
from django.urls import translate_url
from django.utils.translation import get_language

from endreprisals.formats.babel_names import babel_locale
from endreprisals.web import babel_leak

babel_leak.stop()

Direction = Literal["ltr", "rtl"]
RIGHT_TO_LEFT = {"ar", "ug", "ar-xb"}
FIRST_STRONG_ISOLATE, POP_ISOLATE = "\u2068", "\u2069"

# Catalogues drafted by the project and not yet read by a second person who speaks the language.
UNREVIEWED = {"fr", "es"}

# Code in the path -> BCP 47 tag in the page, where they differ by more than nothing.
TAGS = {"zh-hans": "zh-Hans", "zh-hant": "zh-Hant", "en-xa": "en-XA", "ar-xb": "ar-XB"}


@dataclass(frozen=True, slots=True)
class LanguageLink:
    """One entry of the language menu: the same page in another language."""

    code: str
    tag: str
    direction: Direction
    name: str
    url: str
    is_current: bool


def current_language() -> str:
    """The language of the page being written."""
    return get_language() or settings.LANGUAGE_CODE


def tag(code: str) -> str:
    """`zh-hans` -> `zh-Hans`, as `lang` and `hreflang` want it."""
    return TAGS.get(code, code)


def direction(code: str) -> Direction:
    """Which way the text of a language runs."""
    return "rtl" if code in RIGHT_TO_LEFT else "ltr"


def isolated(text: str) -> str:
    """Wrap a foreign piece so that its direction cannot disturb the words around it."""
    return f"{FIRST_STRONG_ISOLATE}{text}{POP_ISOLATE}" if text else ""


def number(value: int, code: str) -> str:
    """`12345` as a language writes it, digits grouped."""
    return format_decimal(value, locale=babel_locale(code))


def language_links(path: str) -> list[LanguageLink]:
    """The page at `path` (with its query) in every language a reader is offered."""
    current = current_language()
    return [
        LanguageLink(
            code=code,
            tag=tag(code),
            direction=direction(code),
            name=name,
            url=translate_url(path, code),
            is_current=code == current,
        )
        for code, name in settings.LANGUAGES
    ]
