"""Tags of the record's pages: rows, facets, sentences, and what stands in the head of a page."""

import json
import re
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any
from urllib.parse import urlencode, urlsplit

from django import template
from django.conf import settings
from django.urls import reverse
from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from endreprisals.domain.partial_dates import NotADate, parse
from endreprisals.record.filters import CaseFilter
from endreprisals.record.queries.cards import Card
from endreprisals.record.queries.case_list import Chip, FacetBox, FacetLine
from endreprisals.record.queries.case_page import HELD, CasePage, CitationLine, NameLine, PathEntry
from endreprisals.record.queries.state_page import StateLine
from endreprisals.search.queries import Result
from endreprisals.web import case_sentences, filter_words, found_words, i18n, list_rows, path_rows, terms
from endreprisals.web.dates import date_html, date_text
from endreprisals.web.state_names import state_name

register = template.Library()
PLAIN_BELOW = 1000  # no language groups the digits of smaller numbers
# As Django's `json_script` escapes: no end tag and no entity can stand in the text.
ADDRESS = re.compile(r"https?://[^\s|;,()]+")
ESCAPES = {ord(">"): "\\u003E", ord("<"): "\\u003C", ord("&"): "\\u0026"}


@register.simple_tag
def case_rows(cards: Iterable[Card], years: tuple[int, int]) -> list[list_rows.CaseRow]:
    """Cases as rows of a list; `years` is the scale of the bars."""
    return list_rows.case_rows(cards, years)


@register.simple_tag
def whole_case_rows(cards: Iterable[Card], years: tuple[int, int]) -> list[list_rows.WholeRow]:
    """Cases as rows of the full table, with every act."""
    return list_rows.whole_rows(cards, years)


@register.simple_tag
def facet_lines(box: FacetBox, lines: Iterable[FacetLine]) -> SafeString:
    """The values of a facet as list items. Written in one go: a page has some two hundred."""
    return format_html_join(
        "\n",
        '<li><a href="{}"{}><span>{}</span> <span class="number">{}</span></a></li>',
        (
            (
                line.query or "./",
                SafeString(' aria-current="true"') if line.chosen else "",
                filter_words.value_label(box.name, line.value),
                _count(line.count),
            )
            for line in lines
        ),
    )


def _count(value: int) -> str:
    return str(value) if value < PLAIN_BELOW else i18n.number(value, i18n.current_language())


@register.filter
def filter_title(parameter: str) -> str:
    """What a filter is called."""
    return filter_words.title(parameter)


@register.simple_tag
def chip_lines(chips: Iterable[Chip]) -> list[tuple[str, str, str]]:
    """Chosen filters: what each is called, its value, the address without it."""
    return [
        (
            filter_words.title(chip.parameter),
            _chip_value(chip),
            chip.query or "./",
        )
        for chip in chips
    ]


def _chip_value(chip: Chip) -> str:
    if chip.parameter not in {"from", "to"}:
        return filter_words.value_label(chip.parameter, chip.value)
    try:
        return date_text(parse(chip.value))
    except NotADate:
        return chip.value


@register.simple_tag
def sort_links(
    sorts: Iterable[tuple[str, str]], current: str
) -> list[tuple[str, str, bool]]:
    """Orders of a list: name, address, whether it is the one in force."""
    return [(str(filter_words.SORTS[name]), query or "./", name == current) for name, query in sorts]


@register.filter
def sort_name(sort: str) -> str:
    """ "latest event first": the order of a list in words."""
    return str(filter_words.SORTS[sort])


@register.simple_tag
def carried(chosen: CaseFilter, *left_out: str) -> SafeString:
    """The filter as hidden fields of a form that sets the parameters `left_out` itself."""
    pairs = ((name, value) for name, value in chosen.items(paged=False) if name not in left_out)
    return format_html_join("", '<input type="hidden" name="{}" value="{}">', pairs)


@register.simple_tag
def period_meanings() -> list[tuple[str, str, str]]:
    """The three meanings of a period: code, name, explanation."""
    return [
        (code, str(name), str(explained))
        for code, (name, explained) in filter_words.MEANINGS.items()
    ]


@register.simple_tag
def view_query(chosen: CaseFilter, view: str) -> str:
    """The same list in another view, from its first page."""
    pairs = chosen.query(shown=False)
    if view == "list":
        return pairs or "./"
    return f"{pairs}{'&' if pairs else '?'}view={view}"


@register.simple_tag
def state_count_lines(counts: Mapping[str, int]) -> list[tuple[str, str, int]]:
    """Counts by State as lines of a table: code, name, cases; most cases first, then by name."""
    lines = [(iso3, state_name(iso3), count) for iso3, count in counts.items()]
    return sorted(lines, key=lambda line: (-line[2], line[1]))


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
    facts = (*case.path, *case.undated, *case.mentions)
    names = (name for subject in case.subjects for name in subject.names)
    cited: list[CitationLine] = [*case.citations]
    cited += [line for fact in facts for line in fact.citations]
    cited += [line for name in names for line in name.citations]
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


@register.simple_tag
def why_found(result: Result) -> SafeString:
    """Why a result was found, in a sentence."""
    return found_words.sentence(result.why)


@register.simple_tag
def result_url(result: Result) -> str:
    """Where a result leads."""
    return found_words.address(result)


@register.filter
def result_kind(kind: str) -> str:
    """What kind of thing was found: "Case", "State"."""
    return found_words.kind(kind)


@register.simple_tag
def full_address(view: str, *arguments: str) -> str:
    """The whole address of a page, for citations and canonical links."""
    return f"{settings.SITE_ORIGIN}{reverse(view, args=arguments)}"


@register.filter
def forum_name(forum: str) -> str:
    """`HRC45` -> "Human Rights Council, session 45"."""
    return path_rows.forum_words(forum)


@register.filter
def figure(value: str, qualifier: str) -> str:
    """A total as somebody else published it: "709", "at least 709"."""
    shown = _count(int(value)) if value.isascii() and value.isdigit() else value
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
        host = urlsplit(match[0]).hostname or match[0]
        pieces.append(
            format_html('<a href="{}" rel="noreferrer">{}</a>', match[0], host.removeprefix("www."))
        )
        at = match.end()
    pieces.append(conditional_escape(source[at:]))
    return format_html('<span lang="en">{}</span>', SafeString("".join(pieces)))


@register.simple_tag
def states_by_region(
    lines: Iterable[StateLine],
) -> list[tuple[str, list[tuple[str, str, int, int]]]]:
    """States in the regional groups of the United Nations, those with most cases first."""
    regions: dict[str, list[tuple[str, str, int, int]]] = {}
    for line in lines:
        name = _region(line.region)
        row = (line.iso3, state_name(line.iso3), line.cases, line.raised)
        regions.setdefault(name, []).append(row)
    return [
        (name, sorted(regions[name], key=lambda row: (-row[2], row[1]))) for name in sorted(regions)
    ]


def _region(code: str) -> str:
    return terms.label("regional_groups", code) if code else gettext("Observer States")


@register.simple_tag
def scale(cards: Iterable[Card]) -> tuple[int, int]:
    """First and last year of these cases, for the scale of their bars."""
    years = [year for card in cards for year in (card.first_year, card.last_year) if year]
    return (min(years), max(years)) if years else (0, 0)


@register.simple_tag
def query_for(words: str) -> str:
    """A search as part of an address."""
    return urlencode({"q": words})


@register.filter
def day_of(text: str) -> SafeString:
    """A date as the tables write it, in words."""
    return date_html(parse(text))


@register.filter
def edtf(text: str) -> Any:
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
