"""Words of the ledger: its filters and their values, sessions, who spoke, how it is known."""

from collections.abc import Mapping
from functools import lru_cache

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy, pgettext, pgettext_lazy

from endreprisals.domain import vocabulary
from endreprisals.domain.sessions import read_session
from endreprisals.ledger.queries.statements import ToldStatement
from endreprisals.record.raises import UNNAMED, Said
from endreprisals.web import terms
from endreprisals.web.i18n import current_language
from endreprisals.web.phrases import listed
from endreprisals.web.state_names import state_name

TITLES: Mapping[str, Promise] = {
    "by": pgettext_lazy("ledger", "State that spoke"),
    "state": pgettext_lazy("filter", "State concerned"),
    "session": pgettext_lazy("ledger", "Session"),
    "year": pgettext_lazy("ledger", "Year"),
    "forum": pgettext_lazy("ledger", "Where"),
    "how": pgettext_lazy("ledger", "What was done"),
    "kind": pgettext_lazy("ledger", "What was spoken of"),
    "group": pgettext_lazy("ledger", "Spoke for"),
    "from": pgettext_lazy("filter", "From"),
    "to": pgettext_lazy("filter", "To"),
    "page": pgettext_lazy("filter", "Page"),
}
NOT_NAMED = gettext_lazy("A State that the source does not name")
CHOICES: Mapping[tuple[str, str], Promise] = {
    ("by", UNNAMED): NOT_NAMED,
    ("forum", "HRC"): pgettext_lazy("ledger", "Human Rights Council"),
    ("forum", "UNGA"): pgettext_lazy("ledger", "General Assembly"),
    ("forum", "UPR"): pgettext_lazy("ledger", "Universal Periodic Review"),
    ("forum", "other"): pgettext_lazy("ledger", "Another meeting, or not known"),
    ("kind", "people"): pgettext_lazy("ledger", "People or organisations"),
    ("kind", "situation"): pgettext_lazy("ledger", "A situation"),
    ("kind", "country"): pgettext_lazy("ledger", "A country, no case"),
    ("group", "none"): pgettext_lazy("ledger", "Itself alone"),
    ("group", "other"): pgettext_lazy("ledger", "Another group"),
}
VOCABULARIES = {"how": "raise_kinds", "group": "state_groups"}


def title(parameter: str) -> str:
    """What a filter of the ledger is called; a parameter that is none keeps its own name."""
    return str(TITLES.get(parameter, parameter))


def value_label(facet: str, value: str) -> str:
    """What one value of a facet is called in the language of the page."""
    return _label(facet, value, current_language())


@lru_cache(maxsize=4096)
def _label(facet: str, value: str, language: str) -> str:
    """Remembered for each language: a page asks for some two hundred."""
    if (facet, value) in CHOICES:
        return str(CHOICES[facet, value])
    if facet in ("by", "state"):
        return state_name(value)
    if facet == "session":
        return short_session(value)
    name = VOCABULARIES.get(facet)
    return terms.label(name, value) if name else value


def short_session(code: str) -> str:
    """`HRC51` -> "Council 51": as short as a filter or a heading of a column needs it."""
    session = read_session(code)
    if session is None:
        return code
    messages = {
        "HRC": pgettext("session", "Council {number}"),
        "UNGA": pgettext("session", "Assembly {number}"),
        "UPR": pgettext("session", "Periodic Review {number}"),
    }
    return messages[session.body].format(number=session.number)


def group_name(code: str) -> str:
    """What a group of States is called; one without a table keeps the source's own words."""
    try:
        return terms.label("state_groups", code)
    except vocabulary.UnknownTerm:
        return code


def speaker(said: ToldStatement | Said) -> str:
    """Who spoke, in a few words: "Benelux", "Germany", "Liechtenstein and Monaco"."""
    if not said.identified:
        return str(NOT_NAMED)
    if said.on_behalf_of:
        return group_name(said.on_behalf_of)
    if said.speaker:
        return state_name(said.speaker)
    return listed(state_name(iso3) for iso3 in states_of(said)) or str(NOT_NAMED)


def members(said: ToldStatement | Said) -> str:
    """The States of a statement for several: "Belgium, Luxembourg and Netherlands"; else blank."""
    states = states_of(said)
    return listed(state_name(iso3) for iso3 in states) if said.on_behalf_of else ""


def states_of(said: ToldStatement | Said) -> list[str]:
    """Codes of the States for which a statement was made."""
    if isinstance(said, Said):
        return [state for state, _ in said.states]
    return [state.iso3 for state in said.states]
