"""Tags of the form and the files of a brief."""

from collections.abc import Iterable
from dataclasses import dataclass

from django import template
from django.conf import settings
from django.urls import reverse
from django.utils.translation import override

from endreprisals.domain.sessions import Session
from endreprisals.ledger.brief_asked import Asked
from endreprisals.web.i18n import tag
from endreprisals.web.path_words import forum_words

register = template.Library()
PAPERS = (("PDF", "ledger:brief-pdf"), ("DOCX", "ledger:brief-docx"))


@dataclass(frozen=True, slots=True)
class PaperLink:
    """A brief as a file in one language."""

    language: str  # what it is called in itself
    tag: str
    url: str


@register.simple_tag
def session_choices(offered: Iterable[Session], chosen: Session) -> list[tuple[str, str, bool]]:
    """Sessions of a form: code, name, whether chosen. A chosen one is never missing."""
    sessions = dict.fromkeys((*offered, chosen))
    return [(one.code, forum_words(one.code), one == chosen) for one in sessions]


@register.simple_tag
def brief_files(iso3: str, asked: Asked) -> list[tuple[str, list[PaperLink]]]:
    """The brief as PDF and as DOCX, each in every language that a reader is offered."""
    return [
        (kind, [_paper(view, iso3, asked, code, name) for code, name in settings.LANGUAGES])
        for kind, view in PAPERS
    ]


def _paper(view: str, iso3: str, asked: Asked, code: str, name: str) -> PaperLink:
    with override(code):
        url = f"{reverse(view, args=[iso3])}{asked.query}"
    return PaperLink(name, tag(code), url)
