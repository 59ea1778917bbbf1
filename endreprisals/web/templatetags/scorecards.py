"""Tags of scorecards, the ladder and the record of forecasts."""

from collections.abc import Iterable, Sequence
from decimal import Decimal

from babel.numbers import format_decimal, format_percent
from django import template
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from endreprisals.domain.scorecard import MARKS, Mark
from endreprisals.domain.stance import Evidence
from endreprisals.formats.babel_names import babel_locale
from endreprisals.ledger.models import Forecast
from endreprisals.ledger.queries.scorecard import Line
from endreprisals.ledger.queries.stances import StanceLine
from endreprisals.web import scorecard_words, terms
from endreprisals.web.i18n import current_language
from endreprisals.web.state_names import state_name

register = template.Library()
SHOWN_STEPS = 3


@register.simple_tag
def mark_titles() -> list[str]:
    """What the marks are called, in their order."""
    return [scorecard_words.title(code) for code in MARKS]


@register.simple_tag
def mark_cells(iso3: str, marks: Sequence[Mark]) -> list[scorecard_words.Cell]:
    """The marks of a State, ready to show."""
    return scorecard_words.cells(iso3, marks)


@register.simple_tag
def caveats(codes: Iterable[str]) -> list[str]:
    """Caveats in words."""
    return scorecard_words.caveats(codes)


@register.simple_tag
def by_region(lines: Iterable[Line]) -> list[tuple[str, list[Line]]]:
    """Candidates in their regional groups, in each by the name of the State."""
    groups: dict[str, list[Line]] = {}
    for line in lines:
        groups.setdefault(_region(line.region), []).append(line)
    return [
        (name, sorted(groups[name], key=lambda line: state_name(line.state)))
        for name in sorted(groups)
    ]


@register.simple_tag
def by_level(lines: Iterable[StanceLine]) -> list[tuple[str, str, list[StanceLine]]]:
    """States by level, the highest first: code, name, States by name."""
    groups: dict[str, list[StanceLine]] = {}
    for line in lines:
        groups.setdefault(line.stand.level, []).append(line)
    return [
        (code, scorecard_words.level(code), sorted(own, key=lambda line: state_name(line.state)))
        for code, own in groups.items()
    ]


@register.filter
def level_name(code: str) -> str:
    """What a level of the ladder is called."""
    return scorecard_words.level(code)


@register.simple_tag
def steps(iso3: str, rows: Iterable[Evidence]) -> list[SafeString]:
    """The latest steps, each once, with date and address."""
    once = {one.number or one.title: one for one in rows}
    return [scorecard_words.step_link(iso3, one) for one in list(once.values())[:SHOWN_STEPS]]


@register.filter
def step_name(step: str) -> str:
    """What was foretold."""
    return {
        Forecast.Step.SPEAKS.value: gettext("Speaks about reprisals"),
        Forecast.Step.NAMES_A_CASE.value: gettext("Names a case"),
        Forecast.Step.NAMES_THIS_CASE.value: gettext("Names this case"),
    }[step]


@register.filter
def as_percent(share: float) -> str:
    """`0.35` -> "35 %" as the page's language writes it."""
    return str(format_percent(Decimal(str(share)), locale=babel_locale(current_language())))


@register.filter
def score(value: float) -> str:
    """A Brier score with three places."""
    return str(format_decimal(value, "0.000", locale=babel_locale(current_language())))


def _region(code: str) -> str:
    return terms.label("regional_groups", code) if code else gettext("Observer States")
