"""The path of a case as rows to show: each fact with its date, shape, heading and sources.

Headings are our words, in the language of the page; descriptions and notes stay in the language
in which they were written.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext, pgettext

from endreprisals.record.models import Fact
from endreprisals.record.queries.case_page import CitationLine, PathEntry
from endreprisals.web import terms
from endreprisals.web.case_sentences import end_sentence
from endreprisals.web.dates import date_html, date_on_html
from endreprisals.web.phrases import inside, listed, silence
from endreprisals.web.state_names import state_name

RELIEF = {
    "free", "released", "released_on_bail", "released_early", "released_with_restrictions",
    "acquitted", "charges_dropped", "pardoned", "restrictions_lifted", "sentence_served",
    "ruled_unlawful", "violation_found", "release",
}  # fmt: skip
_SESSION = re.compile(r"(HRC|UNGA)(\d+)(?: item (\d+))?")


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
    citations: tuple[CitationLine, ...]
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
    imprecise = entry.date is not None and entry.date.precision != "day"
    marks = (f"lane lane-{lane}", "held" if entry.held else "", "imprecise" if imprecise else "")
    return PathRow(
        lane=lane,
        classes=" ".join(filter(None, marks)),
        silence=silence(entry.silent_months) if entry.silent_months else "",
        silence_held=held_before and entry.held,
        when=date_html(entry.date, short=True) if entry.date else SafeString(""),
        heading=heading(entry),
        actor=_actor(entry),
        lines=tuple(_lines(entry)),
        description=entry.description,
        note=entry.note,
        citations=_distinct(entry.citations),
        is_held=entry.held,
        is_imprecise=imprecise,
    )


def _lane(entry: PathEntry) -> str:
    return "relief" if RELIEF & set(entry.codes) else entry.lane


def _distinct(citations: tuple[CitationLine, ...]) -> tuple[CitationLine, ...]:
    return tuple(dict.fromkeys(citations))


def heading(entry: PathEntry) -> str:
    """What kind of fact it is, in a few words: "Raised by Germany and Liechtenstein"."""
    if entry.kind == Fact.Kind.RAISE:
        who = listed([state_name(iso3) for iso3 in entry.states]) or entry.actor
        return gettext("Raised by {who}").format(who=who) if who else gettext("Raised by a State")
    if entry.kind == Fact.Kind.COOPERATION:
        return gettext("Cooperation with the United Nations")
    if entry.kind == Fact.Kind.STATE_REPLY:
        no = entry.codes == ("no",)
        return gettext("No reply of the Government") if no else gettext("Reply of the Government")
    if not entry.codes:
        return gettext("Act of reprisal")
    return _labels(entry)


def _labels(entry: PathEntry) -> str:
    """The first label as a heading begins, the others as they stand inside a sentence."""
    first, *rest = entry.codes
    return listed(
        [terms.label(entry.vocabulary, first), *(inside(entry.vocabulary, code) for code in rest)]
    )


def _actor(entry: PathEntry) -> str:
    said = entry.kind == Fact.Kind.RAISE or (entry.lane == "government" and entry.actor)
    return "" if said else entry.actor


def _lines(entry: PathEntry) -> Iterator[str]:
    """Whom, with whom, where, in which meeting, until when: only what a source says."""
    if entry.subjects:
        yield gettext("Concerns: {who}.").format(who=listed(entry.subjects))
    yield from _cooperation(entry)
    if entry.forum:
        yield forum_words(entry.forum) + "."
    if entry.reference:
        yield gettext("Reference: {reference}").format(reference=entry.reference)
    yield from _places(entry)
    if entry.kind == Fact.Kind.STATUS:
        yield from _spell(entry)
    if entry.confidence in ("low", "medium"):
        level = inside("confidence", entry.confidence)
        yield gettext("Confidence in this fact: {level}.").format(level=level)


def _cooperation(entry: PathEntry) -> Iterator[str]:
    if entry.kind != Fact.Kind.COOPERATION:
        return
    kinds = [inside("engagement_types", code) for code in entry.codes if code != "unclear"]
    bodies = [inside("engagement_bodies", code) for code in entry.bodies if code != "unclear"]
    if bodies:
        yield gettext("With: {bodies}.").format(bodies=listed(bodies))
    if kinds:
        yield gettext("How: {ways}.").format(ways=listed(kinds))


def _places(entry: PathEntry) -> Iterator[str]:
    messages = {
        "act": gettext("Place of the act: {place}."),
        "victim": gettext("Where the person was: {place}."),
    }
    for which, iso3, place in entry.places:
        shown = ", ".join(filter(None, (place, state_name(iso3) if iso3 else "")))
        yield messages[which].format(place=shown)


def _spell(entry: PathEntry) -> Iterator[str]:
    if entry.to:
        yield end_sentence(entry.to, entry.end_kind)
    elif entry.last_known and entry.date and entry.last_known.edtf != entry.date.edtf:
        message = gettext("Last reported so {on_date}; no later report is on record.")
        yield _said(message, on_date=date_on_html(entry.last_known))


def forum_words(forum: str) -> str:
    """`HRC45` -> "Human Rights Council, session 45". What has another shape stays as it is."""
    match = _SESSION.fullmatch(forum)
    if match is None:
        return forum
    body, number, item = match.groups()
    messages = {
        "HRC": pgettext("forum", "Human Rights Council, session {number}"),
        "UNGA": pgettext("forum", "General Assembly, session {number}"),
    }
    shown = messages[body].format(number=number)
    if item:
        shown = pgettext("forum", "{session}, item {item}").format(session=shown, item=item)
    return shown


def _said(message: str, **parts: object) -> SafeString:
    return format_html(conditional_escape(message), **parts)
