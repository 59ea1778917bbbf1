"""Labels of the vocabularies in the language of the page.

The English label is the message, under one context for all lists. Without a translation the
English label is shown.
"""

from django.utils.translation import pgettext

from endreprisals.domain import vocabulary

CONTEXT = "term"


def label(name: str, code: str) -> str:
    """The label of a code, for example `arbitrary_detention` of `act_types`."""
    return pgettext(CONTEXT, vocabulary.term(name, code).label)


def title(name: str) -> str:
    """The name of a whole list, for example "Acts of reprisal"."""
    titles = {one.name: one.title for one in vocabulary.vocabularies()}
    return pgettext(CONTEXT, titles[name])
