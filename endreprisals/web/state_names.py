"""What a State is called on our pages: as the United Nations writes it, in each language.

English is the UN short name. Other languages stand in the catalogues under the context "State",
one entry for each, so that every name can be reviewed; a language without an entry shows the UN
short name. Names from general-purpose tables are not used unreviewed: some of them take sides.
"""

from django.utils.translation import pgettext

from endreprisals.domain import states

CONTEXT = "State"


def state_name(iso3: str) -> str:
    """The name of a State in the language of the page; raises `UnknownState`."""
    return pgettext(CONTEXT, states.state(iso3).un_short_name)
