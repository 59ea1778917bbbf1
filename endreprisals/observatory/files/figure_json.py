"""A figure as JSON: numbers as they are, and every code beside its words."""

from collections.abc import Callable, Iterable
from typing import Any

from django.conf import settings
from django.urls import reverse

from endreprisals.domain.analysis import catalogue
from endreprisals.domain.analysis.figure import Figure, Saying, Value
from endreprisals.observatory.queries import Shown
from endreprisals.observatory.words import answers, keys, sayings, titles, warnings
from endreprisals.observatory.words.amounts import amount
from endreprisals.record.files.cells import moment_text

Say = Callable[[str], str]


def figure_json(shown: Shown) -> dict[str, Any]:
    """The whole figure, its words in the language that is being spoken."""
    figure = shown.figure
    return {
        "name": figure.name,
        "title": titles.title(figure.name),
        "question": titles.question(figure.name),
        "sentence": answers.answer(figure),
        "axis": figure.axis,
        "unit": figure.unit,
        "period": figure.period,
        "as_of": shown.as_of.isoformat(),
        "record_version": shown.record_version,
        "made_at": moment_text(shown.made_at),
        "refused": _told(figure.refused, warnings.refusal) if figure.refused else None,
        "values": [_value(figure, one) for one in figure.values],
        "says": _sayings(figure.says, lambda one: answers.sentence(figure, one)),
        "caveats": [_told(code, warnings.caveat) for code in figure.caveats],
        "missing": _sayings(figure.missing, sayings.say),
        "sources": list(figure.sources),
        "made_by": catalogue.entry(figure.name).dotted,
        "address": _address("figure", figure.name),
        "method": _address("method", figure.name),
    }


def _value(figure: Figure, value: Value) -> dict[str, Any]:
    return {
        "key": value.key,
        "label": keys.key_name(figure, value),
        "series": value.series,
        "series_label": keys.series_name(figure.name, value.series),
        "value": value.value,
        "of": value.of,
        "low": value.low,
        "high": value.high,
        "method": value.method,
        "at_least": value.at_least,
        "words": amount(figure, value).whole,
        "marks": [_told(code, warnings.mark) for code in value.marks],
        "sources": list(value.sources),
    }


def _sayings(found: Iterable[Saying], say: Callable[[Saying], str]) -> list[dict[str, Any]]:
    return [{"code": one.code, "args": dict(one.args), "words": say(one)} for one in found]


def _told(code: str, say: Say) -> dict[str, str]:
    return {"code": code, "words": say(code)}


def _address(view: str, name: str) -> str:
    return f"{settings.SITE_ORIGIN}{reverse(f'observatory:{view}', args=[name])}"
