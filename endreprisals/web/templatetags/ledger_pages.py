"""Tags of the pages of the ledger: filters and their words, who spoke, for whom."""

from collections.abc import Iterable

from django import template
from django.utils.html import format_html_join
from django.utils.safestring import SafeString

from endreprisals.domain.partial_dates import NotADate, parse
from endreprisals.ledger.filters import LedgerFilter
from endreprisals.ledger.queries.statements import ToldStatement
from endreprisals.record.queries.case_list import Chip, FacetBox, FacetLine
from endreprisals.record.raises import Said
from endreprisals.web import ledger_words
from endreprisals.web.dates import date_text
from endreprisals.web.phrases import listed
from endreprisals.web.state_names import state_name
from endreprisals.web.templatetags.record_lists import lines_of_facet

register = template.Library()


@register.simple_tag
def ledger_facet(box: FacetBox, lines: Iterable[FacetLine]) -> SafeString:
    """The values of a facet of the ledger as list items."""
    return lines_of_facet(box.name, lines, ledger_words.value_label)


@register.filter
def ledger_title(parameter: str) -> str:
    """What a filter of the ledger is called."""
    return ledger_words.title(parameter)


@register.simple_tag
def ledger_value(facet: str, value: str) -> str:
    """What one value of a facet is called."""
    return ledger_words.value_label(facet, value)


@register.simple_tag
def ledger_chips(chips: Iterable[Chip]) -> list[tuple[str, str, str]]:
    """Chosen filters: what each is called, its value, the address without it."""
    return [
        (ledger_words.title(chip.parameter), _value(chip), chip.query or "./") for chip in chips
    ]


def _value(chip: Chip) -> str:
    if chip.parameter not in {"from", "to"}:
        return ledger_words.value_label(chip.parameter, chip.value)
    try:
        return date_text(parse(chip.value))
    except NotADate:
        return chip.value


@register.simple_tag
def ledger_carried(chosen: LedgerFilter, *left_out: str) -> SafeString:
    """The filter as hidden fields of a form that sets the parameters `left_out` itself."""
    pairs = ((name, value) for name, value in chosen.items(paged=False) if name not in left_out)
    return format_html_join("", '<input type="hidden" name="{}" value="{}">', pairs)


@register.filter
def speaker(said: ToldStatement | Said) -> str:
    """Who spoke: a State, a group of States, or a State that the source does not name."""
    return ledger_words.speaker(said)


@register.filter
def members(said: ToldStatement | Said) -> str:
    """The States of a statement that was made for a group."""
    return ledger_words.members(said)


@register.filter
def group_name(code: str) -> str:
    """What a group of States is called."""
    return ledger_words.group_name(code)


@register.filter
def state_list(codes: Iterable[str]) -> str:
    """`["BEL", "LUX"]` -> "Belgium and Luxembourg", in the order of the page's names."""
    return listed(sorted(map(state_name, codes)))


@register.filter
def short_session(code: str) -> str:
    """`HRC51` -> "Council 51"."""
    return ledger_words.short_session(code)
