"""The pieces of a letter to an office: who is addressed, what approach, how it ends, who we are.

The words stand in `letters.toml`, language by language. Those of some languages are only prepared
there: until a second reader of the language has seen them, nothing is sent with them.
"""

import tomllib
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib import resources
from textwrap import wrap
from typing import Any

from endreprisals.domain.campaigning.texts import ENGLISH

PAGE_LINES, PAGE_WIDTH = 54, 88  # of one printed page A4 with the postal address above


class NoSuchWords(LookupError):
    """A salutation that is not in the table, or a language in which nothing may be sent."""


@dataclass(frozen=True, slots=True)
class Salutation:
    """A way to address an office, by code; `label` is for people at the desk."""

    code: str
    label: str


def approach(*, spoke_on: Sequence[date], thanked_since: date | None, asked_before: bool) -> str:
    """How to write to a State about a case: ask, thank or remind.

    `spoke_on` are the days of its statements about the case; `thanked_since` is the day on which
    the campaign opened; `asked_before` says whether an earlier campaign asked it about this case.
    A State that spoke since the opening is thanked. One that spoke before is thanked too, unless
    it was asked before: then it is reminded of what it said. One that never spoke is asked, however
    often it was asked before: neither thanks nor a reminder would be true.
    """
    if not spoke_on:
        return "ask"
    since = thanked_since is not None and max(spoke_on) >= thanked_since
    return "thank" if since or not asked_before else "remind"


def salutations() -> tuple[Salutation, ...]:
    """Every way to address an office, in the order of the table."""
    return tuple(Salutation(code, row["label"]) for code, row in _table()["salutations"].items())


def salutation(code: str, language: str) -> str:
    """The line that opens the letter, with its punctuation. Raises `NoSuchWords`."""
    try:
        return str(_table()["salutations"][code][_sent_in(language)])
    except KeyError:
        raise NoSuchWords(code) from None


def closing(language: str) -> str:
    """The line above the name, with its punctuation. Raises `NoSuchWords`."""
    return _words(language)["closing"]


def signature(language: str, *, name: str = "", country: str = "") -> str:
    """Who signs. `name` only where its owner agreed to tell it; `country` in words, only where it
    may be shown: blank for both is the usual. Raises `NoSuchWords`.
    """
    words = _words(language)
    if not name:
        return words["supporter_in"].format(country=country) if country else words["supporter"]
    return f"{name} ({country})" if country else name


def about_us(language: str, *, organisation: str, campaign_url: str, answer_to: str) -> str:
    """Who we are, why this mailbox, how to answer and how to stop: under every letter that we send.

    Raises `NoSuchWords`.
    """
    told = {"organisation": organisation, "url": campaign_url, "answer_to": answer_to}
    words = _words(language)
    names = ("who", "why_you", "answer", "stop")
    return " ".join(words[name].format_map(told) for name in names)


def laid_out(
    language: str, *, salutation_code: str, paragraphs: Sequence[str], signed: str, below: str = ""
) -> str:
    """A letter as plain text: salutation, paragraphs, closing, name, and what stands below a line.

    The subject line is not in it. Raises `NoSuchWords`.
    """
    body = "\n\n".join(part.strip() for part in paragraphs if part.strip())
    ending = f"{closing(language)}\n\n{signed}"
    parts = [salutation(salutation_code, language), body, ending]
    if below:
        parts.append(f"-- \n{below}")
    return "\n\n".join(parts) + "\n"


def fits_one_page(letter: str) -> bool:
    """Whether a letter as plain text can be printed on one page."""
    rows = (wrap(line, PAGE_WIDTH) or [""] for line in letter.splitlines())
    return sum(map(len, rows)) <= PAGE_LINES


def paste_here(language: str) -> str:
    """What stands in a mail program instead of a letter that is too long for a link.

    The reader's own words, not sent by us: English where the language has none.
    """
    words = _table()["languages"]
    return str(words.get(language, words[ENGLISH])["paste"])


def sent_languages() -> tuple[str, ...]:
    """Languages in which letters may go out."""
    return tuple(code for code, row in _table()["languages"].items() if row["may_be_sent"])


def language_for(office_languages: Sequence[str], available: Collection[str]) -> str | None:
    """The first working language of the office in which there are words that may be sent.

    English where none of its own is there; None where there are no English words either.
    """
    ready = [code for code in sent_languages() if code in available]
    for code in (*office_languages, ENGLISH):
        if code in ready:
            return code
    return None


def _sent_in(language: str) -> str:
    if language not in sent_languages():
        raise NoSuchWords(language)
    return language


def _words(language: str) -> Mapping[str, str]:
    words: Mapping[str, str] = _table()["languages"][_sent_in(language)]
    return words


@cache
def _table() -> Mapping[str, Any]:
    table = resources.files("endreprisals.domain.campaigning").joinpath("letters.toml")
    return tomllib.loads(table.read_text(encoding="utf-8"))
