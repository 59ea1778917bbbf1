"""Tags of the page of a case: its sentences, its path, its people and its sources."""

from collections.abc import Iterable
from typing import Any

from django import template
from django.utils.html import format_html_join
from django.utils.safestring import SafeString

from endreprisals.record.queries.case_page import HELD, CasePage, CitationLine, NameLine, PathEntry
from endreprisals.web import case_sentences, path_rows

register = template.Library()


@register.simple_tag
def fact_sentences(case: CasePage) -> SafeString:
    """The generated sentences at the head of a case."""
    return format_html_join(" ", "{}", ((said,) for said in case_sentences.sentences(case)))


@register.simple_tag
def situation_lines(case: CasePage) -> list[dict[str, Any]]:
    """The situation of each subject: whose, the word for it, when reported, sources."""
    return [
        {
            "line": line,
            "label": case_sentences.status_label(line),
            "held": line.status in HELD and not case_sentences.ended(line),
            "free": line.status == "free",
        }
        for line in case.statuses
    ]


@register.simple_tag
def path(entries: Iterable[PathEntry]) -> list[path_rows.PathRow]:
    """The facts of a case as rows of its path."""
    return path_rows.path_rows(entries)


@register.filter
def lanes(rows: Iterable[path_rows.PathRow]) -> list[str]:
    """The lanes that a path has, for the key above it."""
    return path_rows.lanes_of(rows)


@register.filter
def any_held(rows: Iterable[path_rows.PathRow]) -> bool:
    """Whether the path draws somebody as reported held."""
    return any(row.is_held for row in rows)


@register.filter
def any_imprecise(rows: Iterable[path_rows.PathRow]) -> bool:
    """Whether the path draws a date that is not one day."""
    return any(row.is_imprecise for row in rows)


@register.simple_tag
def all_sources(case: CasePage) -> list[path_rows.SourceLine]:
    """Every source that the page cites, once."""
    names = (name for subject in case.subjects for name in subject.names)
    cited: list[CitationLine] = [*case.citations]
    for fact in (*case.path, *case.undated):
        cited += fact.citations
    for mention in case.mentions:
        cited += mention.citations
    for name in names:
        cited += name.citations
    return path_rows.sources_of(cited)


@register.filter
def other_names(names: Iterable[NameLine], label: str) -> list[NameLine]:
    """Names that say more than the label does, each spelling once."""
    seen = {label}
    lines = []
    for name in names:
        if name.text not in seen:
            seen.add(name.text)
            lines.append(name)
    return lines
