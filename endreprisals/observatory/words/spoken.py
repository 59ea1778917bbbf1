"""Numbers, years, States and labels as the reader's language writes them."""

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import groupby

from babel.dates import format_date
from babel.lists import format_list
from babel.numbers import format_decimal
from django.conf import settings
from django.utils.translation import get_language, gettext, pgettext

from endreprisals.domain import states, vocabulary
from endreprisals.formats.babel_names import babel_locale

SMALL_SHARE = 0.1  # below, a share is written with one decimal


def language() -> str:
    """The language that is being spoken."""
    return get_language() or settings.LANGUAGE_CODE


def number(value: float) -> str:
    """`1234.5` -> "1,234.5"; at most two decimals, and none for a whole number."""
    pattern = "#,##0.##" if abs(value) < 100 else "#,##0"
    return str(format_decimal(value, format=pattern, locale=babel_locale(language())))


def percent(share: float) -> str:
    """`0.431` -> "43%"; with one decimal where it is small and not nothing."""
    pattern = "#,##0.0" if 0 < abs(share) < SMALL_SHARE else "#,##0"
    shown = format_decimal(share * 100, format=pattern, locale=babel_locale(language()))
    return gettext("{number}%").format(number=shown)


def change(percentage: float) -> str:
    """`62.5` -> "+62.5%", `-15.4` -> "−15.4%"."""
    sign = "+" if percentage > 0 else "−" if percentage < 0 else ""
    return gettext("{number}%").format(number=f"{sign}{number(abs(percentage))}")


def points(difference: float) -> str:
    """`-0.032` -> "−3.2": a difference of two shares in points of a hundred."""
    sign = "+" if difference > 0 else "−" if difference < 0 else ""
    return f"{sign}{number(round(abs(difference) * 100, 1))}"


def day(iso: str) -> str:
    """`2026-11-20` -> "20 November 2026"."""
    return str(format_date(date.fromisoformat(iso), "long", locale=babel_locale(language())))


def listed(parts: Iterable[str]) -> str:
    """`["a", "b", "c"]` -> "a, b and c"."""
    return str(format_list(list(parts), locale=babel_locale(language())))


def years(texts: Iterable[str]) -> str:
    """`["2010", "2011", "2012", "2016"]` -> "2010 to 2012 and 2016"."""
    return listed(_runs(sorted(map(int, texts))))


def period(edtf: str) -> str:
    """`2010/2025` -> "2010 to 2025"; one year alone stays as it is."""
    first, _, last = edtf.partition("/")
    return _span(first, last) if last else first


def _runs(numbers: list[int]) -> Iterator[str]:
    """Three years or more without a gap as one span."""
    for _, run in groupby(enumerate(numbers), key=lambda pair: pair[1] - pair[0]):
        found = [str(year) for _, year in run]
        if len(found) > 2:
            yield _span(found[0], found[-1])
        else:
            yield from found


def _span(first: str, last: str) -> str:
    return gettext("{first} to {last}").format(first=first, last=last)


def label(name: str, code: str) -> str:
    """The label of a vocabulary's code; a code that no list knows stays as it is."""
    try:
        return pgettext("term", vocabulary.term(name, code).label)
    except vocabulary.UnknownTerm:
        return code


def state(iso3: str) -> str:
    """The name of a State as the United Nations writes it."""
    return pgettext("State", states.state(iso3).un_short_name)
