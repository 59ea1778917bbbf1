"""Numbers of the observatory inside running text: the stored one, with its interval, or nothing."""

from django import template

from endreprisals.domain.analysis import catalogue
from endreprisals.observatory.queries import stored
from endreprisals.observatory.words.amounts import amount
from endreprisals.observatory.words.answers import answer

register = template.Library()


@register.simple_tag
def figure_value(name: str, key: str, series: str = "") -> str:
    """`{% figure_value "states-raising" "2023" "published" %}` -> "13 (95% interval 6.9 to 22.2)".

    Blank while the figure is not made, and where the record has no such number. An unknown figure
    is a mistake of the template and raises `UnknownFigure`.
    """
    catalogue.entry(name)
    shown = stored(name)
    if shown is None:
        return ""
    found = [one for one in shown.figure.values if (one.key, one.series) == (key, series)]
    return amount(shown.figure, found[0]).whole if found else ""


@register.simple_tag
def figure_sentence(name: str) -> str:
    """`{% figure_sentence "states-cited" %}`: what the figure says; blank while it is not made."""
    catalogue.entry(name)
    shown = stored(name)
    return answer(shown.figure) if shown else ""
