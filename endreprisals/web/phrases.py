"""Pieces of sentences in the language of the page: lists, labels inside a sentence, long gaps."""

from collections.abc import Iterable

from babel.lists import format_list
from django.utils.translation import gettext, ngettext, pgettext_lazy

from endreprisals.formats.babel_names import babel_locale
from endreprisals.web import terms
from endreprisals.web.i18n import current_language

# Languages in which a label that stands inside a sentence begins with a small letter.
SMALL_INSIDE = {"en", "fr", "es", "en-xa"}
NAMES_OF_BODIES = {"engagement_bodies", "prior_un_bodies"}  # names keep their capital
MONTHS_IN_A_YEAR = 12

MONTHS = {
    12: pgettext_lazy("silence", "twelve months"),
    13: pgettext_lazy("silence", "thirteen months"),
    14: pgettext_lazy("silence", "fourteen months"),
    15: pgettext_lazy("silence", "fifteen months"),
    16: pgettext_lazy("silence", "sixteen months"),
    17: pgettext_lazy("silence", "seventeen months"),
    18: pgettext_lazy("silence", "eighteen months"),
    19: pgettext_lazy("silence", "nineteen months"),
    20: pgettext_lazy("silence", "twenty months"),
    21: pgettext_lazy("silence", "twenty-one months"),
    22: pgettext_lazy("silence", "twenty-two months"),
    23: pgettext_lazy("silence", "twenty-three months"),
}
YEARS = {
    2: pgettext_lazy("silence", "two years"),
    3: pgettext_lazy("silence", "three years"),
    4: pgettext_lazy("silence", "four years"),
    5: pgettext_lazy("silence", "five years"),
    6: pgettext_lazy("silence", "six years"),
    7: pgettext_lazy("silence", "seven years"),
    8: pgettext_lazy("silence", "eight years"),
    9: pgettext_lazy("silence", "nine years"),
    10: pgettext_lazy("silence", "ten years"),
}

# What the last news of a case is called where no table gives it a type of event.
KINDS_OF_FACTS = {
    "act": "reprisal_act",
    "raise": "state_statement",
    "state_reply": "government_reply",
    "step": "follow_up",
}
OTHER_EVENTS = {
    "outcome": pgettext_lazy("event", "Outcome"),
    "status": pgettext_lazy("event", "Report on the situation"),
}


def event_label(kind: str) -> str:
    """The label of a type of event, or of a kind of fact that has none; blank for blank."""
    if kind in OTHER_EVENTS:
        return str(OTHER_EVENTS[kind])
    return terms.label("event_types", KINDS_OF_FACTS.get(kind, kind)) if kind else ""


def listed(parts: Iterable[str]) -> str:
    """`["a", "b", "c"]` -> "a, b and c" as the page's language joins a list."""
    return format_list(list(parts), locale=babel_locale(current_language()))


def inside(vocabulary: str, code: str) -> str:
    """A label as it stands inside a sentence: "arbitrary arrest or detention"."""
    label = terms.label(vocabulary, code)
    if vocabulary in NAMES_OF_BODIES or current_language() not in SMALL_INSIDE:
        return label
    if label.startswith(("United Nations", "Council")):
        return label
    return label[:1].lower() + label[1:]


def silence(months: int) -> str:
    """`17` -> "Nothing on record for seventeen months". Years are rounded down, and say so."""
    if months in MONTHS:
        span = str(MONTHS[months])
    else:
        years, rest = divmod(months, MONTHS_IN_A_YEAR)
        span = str(YEARS.get(years, "")) or _counted(years)
        if rest:
            return gettext("Nothing on record for more than {span}").format(span=span)
    return gettext("Nothing on record for {span}").format(span=span)


def _counted(years: int) -> str:
    return ngettext("{years} year", "{years} years", years).format(years=years)
