"""The path of a case as rows to show: each fact with its date, shape, heading and sources.

Headings are our words, in the language of the page; descriptions and notes stay in the language
in which they were written.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from html import escape

from django.utils.safestring import SafeString

from endreprisals.record.queries.case_page import CitationLine, PathEntry
from endreprisals.web import path_words
from endreprisals.web.i18n import current_language
from endreprisals.web.list_rows import short_date
from endreprisals.web.phrases import silence

RELIEF = {
    "free", "released", "released_on_bail", "released_early", "released_with_restrictions",
    "acquitted", "charges_dropped", "pardoned", "restrictions_lifted", "sentence_served",
    "ruled_unlawful", "violation_found", "release",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class PathRow:
    """One fact of the path, ready to show. `silence` tells of a long gap before it."""

    lane: str
    classes: str
    silence: str
    silence_held: bool
    when: SafeString
    heading: str
    actor: str  # as printed by the source; blank where the heading says it
    lines: tuple[str, ...]  # further facts, in our words
    description: str
    note: str
    source_names: str  # in one line; blank where no source is named
    source_links: SafeString
    is_held: bool
    is_imprecise: bool


@dataclass(frozen=True, slots=True)
class SourceLine:
    """A source of the page, once, with every place in it that is cited."""

    citation: CitationLine
    places: str
    address: str  # without its scheme, as a reader may copy it
    title: str  # blank where it only repeats the address


def path_rows(entries: Iterable[PathEntry]) -> list[PathRow]:
    """The rows of a path, in its own order."""
    rows = []
    held_before = False
    for entry in entries:
        rows.append(_row(entry, held_before=held_before))
        held_before = entry.held
    return rows


def lanes_of(rows: Iterable[PathRow]) -> list[str]:
    """The lanes that a path has, each once, in the order of the key."""
    order = ("cooperation", "act", "un", "government", "state", "relief", "status", "step")
    there = {row.lane for row in rows}
    return [lane for lane in order if lane in there]


def sources_of(citations: Iterable[CitationLine]) -> list[SourceLine]:
    """Every source once, in the order of its first use."""
    first: dict[str, CitationLine] = {}
    places: dict[str, list[str]] = {}
    for citation in citations:
        key = citation.url or citation.title
        first.setdefault(key, citation)
        if citation.place and citation.place not in places.setdefault(key, []):
            places[key].append(citation.place)
    return [_source(first[key], "; ".join(places.get(key, ()))) for key in first]


def _source(citation: CitationLine, places: str) -> SourceLine:
    address = citation.url.partition("://")[2].removeprefix("www.")
    title = "" if address.startswith(citation.title) else citation.title
    return SourceLine(citation, places, address, title)


def _row(entry: PathEntry, *, held_before: bool) -> PathRow:
    lane = _lane(entry)
    citations = tuple(dict.fromkeys(entry.citations))
    imprecise = entry.date is not None and entry.date.precision != "day"
    marks = (f"lane lane-{lane}", "held" if entry.held else "", "imprecise" if imprecise else "")
    return PathRow(
        lane=lane,
        classes=" ".join(filter(None, marks)),
        silence=silence(entry.silent_months) if entry.silent_months else "",
        silence_held=held_before and entry.held,
        when=short_date(entry.date, current_language()),
        heading=path_words.heading(entry),
        actor=path_words.actor(entry),
        lines=tuple(path_words.lines(entry)),
        description=entry.description,
        note=entry.note,
        source_names=" · ".join(_source_name(citation) for citation in citations),
        source_links=SafeString("".join(_source_link(citation) for citation in citations)),
        is_held=entry.held,
        is_imprecise=imprecise,
    )


def _lane(entry: PathEntry) -> str:
    return "relief" if RELIEF & set(entry.codes) else entry.lane


def _source_name(citation: CitationLine) -> str:
    return ", ".join(filter(None, (citation.title, citation.place)))


def _source_link(citation: CitationLine) -> str:
    if not citation.url:
        return f"<p>{escape(citation.title)}</p>"
    url = escape(citation.url)
    return f'<p><a href="{url}" rel="noreferrer">{url}</a></p>'
