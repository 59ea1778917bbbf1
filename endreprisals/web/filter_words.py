"""What the filters of the list are called, and what each of their values is called."""

from collections.abc import Mapping
from functools import lru_cache

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy, pgettext_lazy

from endreprisals.record.filters import FACETS
from endreprisals.web import terms
from endreprisals.web.i18n import current_language
from endreprisals.web.state_names import state_name

TITLES: Mapping[str, Promise] = {
    "state": pgettext_lazy("filter", "State concerned"),
    "region": pgettext_lazy("filter", "Regional group of the State"),
    "year": pgettext_lazy("filter", "Year of the report"),
    "act": pgettext_lazy("filter", "Act of reprisal"),
    "way": pgettext_lazy("filter", "Kind of cooperation"),
    "body": pgettext_lazy("filter", "Cooperated with"),
    "status": pgettext_lazy("filter", "Situation as last reported"),
    "named": pgettext_lazy("filter", "Named or not"),
    "reply": pgettext_lazy("filter", "Reply of the Government on record"),
    "raised": pgettext_lazy("filter", "Raised by a State"),
    "q": pgettext_lazy("filter", "Words"),
    "from": pgettext_lazy("filter", "From"),
    "to": pgettext_lazy("filter", "To"),
    "when": pgettext_lazy("filter", "Meaning of the period"),
    "sort": pgettext_lazy("filter", "Order"),
    "view": pgettext_lazy("filter", "View"),
    "page": pgettext_lazy("filter", "Page"),
}
CHOICES: Mapping[tuple[str, str], Promise] = {
    ("named", "named"): pgettext_lazy("filter", "Named"),
    ("named", "unnamed"): pgettext_lazy("filter", "Not named"),
    ("reply", "yes"): pgettext_lazy("filter", "Yes"),
    ("reply", "no"): pgettext_lazy("filter", "No: reported as not given"),
    ("reply", "unknown"): pgettext_lazy("filter", "Not known"),
    ("raised", "yes"): pgettext_lazy("filter", "Yes"),
    ("raised", "never"): pgettext_lazy("filter", "Never, as far as we know"),
}
SORTS: Mapping[str, Promise] = {
    "last": gettext_lazy("latest event first"),
    "first": gettext_lazy("earliest event first"),
    "name": gettext_lazy("by name"),
    "state": gettext_lazy("by State"),
}
MEANINGS: Mapping[str, tuple[Promise, Promise]] = {
    "possible": (
        gettext_lazy("Possibly in the period"),
        gettext_lazy("The date of an act, as exact as its source, may lie in it."),
    ),
    "certain": (
        gettext_lazy("Certainly in the period"),
        gettext_lazy("Every day that the date of an act can mean lies in it."),
    ),
    "overlap": (
        gettext_lazy("Going on during the period"),
        gettext_lazy("The case, from its first to its last dated fact, meets it."),
    ),
}


def title(parameter: str) -> str:
    """What a filter is called; a parameter that is none keeps its own name."""
    return str(TITLES.get(parameter, parameter))


def value_label(facet: str, value: str) -> str:
    """What one value of a facet is called in the language of the page."""
    return _label(facet, value, current_language())


@lru_cache(maxsize=8192)
def _label(facet: str, value: str, language: str) -> str:
    """Remembered for each language: a page asks for some two hundred."""
    if (facet, value) in CHOICES:
        return str(CHOICES[facet, value])
    if facet == "state":
        return state_name(value)
    vocabulary = FACETS.get(facet, "")
    return terms.label(vocabulary, value) if vocabulary else value
