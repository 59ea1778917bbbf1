"""Words of the ledger for files and feeds: who spoke, for whom, about which country."""

from django.utils.translation import gettext, pgettext

from endreprisals.domain import states, vocabulary
from endreprisals.record.raises import Said


def country_name(iso3: str) -> str:
    """The name of a State in the language of the page."""
    return pgettext("State", states.state(iso3).un_short_name)


def group_name(code: str) -> str:
    """What a group of States is called; a group without a table keeps the source's own words."""
    try:
        return pgettext("term", vocabulary.term("state_groups", code).label)
    except vocabulary.UnknownTerm:
        return code


def who(said: Said) -> str:
    """Who spoke: "Benelux (Belgium, Luxembourg, Netherlands)", "Germany"."""
    if not said.identified:
        return gettext("A State that the source does not name")
    names = ", ".join(country_name(state) for state, _ in said.states)
    if said.on_behalf_of:
        return f"{group_name(said.on_behalf_of)} ({names})" if names else said.on_behalf_of
    return names or country_name(said.speaker)
