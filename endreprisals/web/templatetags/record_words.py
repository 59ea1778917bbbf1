"""Words, dates and small drawings of the record, for every template (a builtin library)."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from endreprisals.domain.partial_dates import PartialDate
from endreprisals.web import dates, i18n, state_names, terms, world_map

register = template.Library()

RIGHT_TO_LEFT_SCRIPTS = {"Arab", "Hebr", "Syrc", "Thaa"}

# A shape for each lane of a case's path: told apart without any colour.
SHAPES: Mapping[str, SafeString] = {
    lane: SafeString(f'<svg class="shape" viewBox="0 0 12 12" aria-hidden="true">{inside}</svg>')
    for lane, inside in {
        "cooperation": '<circle cx="6" cy="6" r="5"/>',
        "act": '<rect x="1" y="1" width="10" height="10"/>',
        "un": '<path d="M6 0L12 6L6 12L0 6Z"/>',
        "government": '<rect class="hollow" x="1.5" y="1.5" width="9" height="9"/>',
        "state": '<path d="M6 1L11.5 11H.5Z"/>',
        "status": '<path d="M0 4.5H12V7.5H0Z"/>',
        "relief": '<circle class="hollow" cx="6" cy="6" r="4.5"/>',
        "step": '<path class="hollow" d="M6 1.5L10.5 6L6 10.5L1.5 6Z"/>',
    }.items()
}


@register.simple_tag
def partial_date(when: PartialDate | None, form: str = "long") -> str:
    """`{% partial_date d %}` or `{% partial_date d "short" %}`; nothing for no date."""
    return dates.date_html(when, short=form == "short") if when else ""


@register.simple_tag
def date_on(when: PartialDate | None) -> str:
    """ "on 3 April 2016", "in September 2017": a date as part of a sentence."""
    return dates.date_on_html(when) if when else ""


@register.filter
def date_words(when: PartialDate) -> str:
    """A date as plain text, for titles and labels."""
    return dates.date_text(when)


@register.simple_tag
def state_name(iso3: str) -> str:
    """`{% state_name "EGY" %}`: the State as the United Nations names it."""
    return state_names.state_name(iso3)


@register.simple_tag
def term(name: str, code: str) -> str:
    """`{% term "act_types" code %}`: the label of a vocabulary's code in the page's language."""
    return terms.label(name, code)


@register.filter
def iso(text: object) -> str:
    """Isolate a foreign piece inside a sentence, so that it cannot turn the words around it."""
    return i18n.isolated(str(text))


@register.filter
def number(value: int) -> str:
    """`12345` -> "12,345" as the page's language writes it."""
    return i18n.number(value, i18n.current_language())


@register.simple_tag
def foreign(text: str, lang: str = "", script: str = "") -> SafeString:
    """A name in its own script, marked with its language and direction."""
    direction = "rtl" if script in RIGHT_TO_LEFT_SCRIPTS else "ltr"
    return format_html(
        '<bdi lang="{}" dir="{}">{}</bdi>', lang or f"und-{script or 'Zyyy'}", direction, text
    )


@register.simple_tag
def lane_shape(lane: str) -> SafeString:
    """The small drawing of a lane; the word for it stands beside."""
    return SHAPES[lane]


@dataclass(frozen=True, slots=True)
class Bar:
    """A span of years on a scale, in units of 120."""

    first: int
    last: int
    x: str  # text, so that no language puts a comma into it
    width: str


@register.inclusion_tag("components/year_span.html")
def year_span(
    first: int | None, last: int | None, scale_first: int, scale_last: int
) -> dict[str, Any]:
    """Years as text with a tiny bar on the scale of the whole record."""
    if first is None or last is None:
        return {"bar": None}
    years = max(scale_last - scale_first + 1, 1)
    start = min(max(first - scale_first, 0), years - 1)
    length = min(last, scale_last) - scale_first - start + 1
    x, width = 120 * start / years, max(120 * length / years, 3)
    return {"bar": Bar(first, last, f"{x:.1f}", f"{width:.1f}")}


@register.inclusion_tag("components/pagination.html")
def pagination(current: int, pages: int, query: str = "") -> dict[str, Any]:
    """Links to the pages of a list. `query` is the list's address without its page, or blank."""
    near = {1, pages, current - 1, current, current + 1}
    numbers = sorted(number for number in near if 1 <= number <= pages)
    lead = f"{query}&" if query else "?"
    lines: list[tuple[int | None, str]] = []
    for at, page in enumerate(numbers):
        if at and page - numbers[at - 1] > 1:
            lines.append((None, ""))
        lines.append((page, f"{lead}page={page}" if page > 1 else query or "?"))
    links = dict(lines)
    return {
        "current": current,
        "pages": pages,
        "lines": lines if pages > 1 else [],
        "previous": links.get(current - 1, "") if current > 1 else "",
        "next": links.get(current + 1, "") if current < pages else "",
    }


@register.inclusion_tag("components/world_map.html", name="world_map")
def show_world_map(counts: Mapping[str, int], pattern: str) -> dict[str, Any]:
    """The map of `counts` by ISO code. `pattern` is a State's address with XXX for its code."""
    return {
        "world": world_map.world(),
        "classes": world_map.classes(max(counts.values(), default=0)),
        "states": [
            (state, state_names.state_name(state.iso3), pattern.replace("XXX", state.iso3))
            for state in world_map.map_states(counts)
        ],
    }
