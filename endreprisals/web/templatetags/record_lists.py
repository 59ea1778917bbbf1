"""Tags of lists: rows, filters and their words, and what a search found."""

from collections.abc import Callable, Iterable, Mapping
from html import escape
from urllib.parse import urlencode

from django import template
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from endreprisals.domain.partial_dates import NotADate, parse
from endreprisals.record.filters import CaseFilter
from endreprisals.record.queries.cards import Card
from endreprisals.record.queries.case_list import Chip, FacetBox, FacetLine
from endreprisals.record.queries.state_page import StateLine
from endreprisals.search.queries import Result
from endreprisals.web import filter_words, found_words, i18n, list_rows, terms
from endreprisals.web.dates import date_text
from endreprisals.web.state_names import state_name

register = template.Library()
PLAIN_BELOW = 1000  # no language groups the digits of smaller numbers
CHOSEN = ' aria-current="true"'


@register.simple_tag
def case_rows(cards: Iterable[Card], years: tuple[int, int]) -> list[list_rows.CaseRow]:
    """Cases as rows of a list; `years` is the scale of the bars."""
    return list_rows.case_rows(cards, years)


@register.simple_tag
def whole_case_rows(cards: Iterable[Card], years: tuple[int, int]) -> list[list_rows.WholeRow]:
    """Cases as rows of the full table, with every act."""
    return list_rows.whole_rows(cards, years)


@register.simple_tag
def list_body(cards: Iterable[Card], years: tuple[int, int], base: str) -> SafeString:
    """The body of the list as markup; `base` is the address before a case's number."""
    return list_rows.table_body(list_rows.case_rows(cards, years), base)


@register.simple_tag
def facet_lines(box: FacetBox, lines: Iterable[FacetLine]) -> SafeString:
    """The values of a facet as list items."""
    return lines_of_facet(box.name, lines, filter_words.value_label)


def lines_of_facet(
    name: str, lines: Iterable[FacetLine], label: Callable[[str, str], str]
) -> SafeString:
    """List items that narrow a list. Written in one go: a page has some two hundred."""
    return SafeString(
        "\n".join(
            f'<li><a href="{escape(line.query) or "./"}"'
            f"{CHOSEN if line.chosen else ''}><span>{escape(label(name, line.value))}</span> "
            f'<span class="number">{_count(line.count)}</span></a></li>'
            for line in lines
        )
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
def sort_links(sorts: Iterable[tuple[str, str]], current: str) -> list[tuple[str, str, bool]]:
    """Orders of a list: name, address, whether it is the one in force."""
    return [
        (str(filter_words.SORTS[name]), query or "./", name == current) for name, query in sorts
    ]


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
