"""Tags of a brief: the whole sheet in words, and numbers of its notes."""

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from endreprisals.ledger.queries.brief import Brief
from endreprisals.web import brief_words

register = template.Library()


@register.simple_tag
def brief_sheet(brief: Brief) -> brief_words.Sheet:
    """`{% brief_sheet brief as sheet %}`: the brief in the language of the page."""
    return brief_words.sheet(brief)


@register.filter
def notes(numbers: tuple[int, ...]) -> SafeString:
    """Numbers of sources after a sentence, each leading to its line at the foot."""
    links = format_html_join("", '<a href="#source-{}">[{}]</a>', ((n, n) for n in numbers))
    return format_html("<sup>{}</sup>", links) if numbers else SafeString("")
