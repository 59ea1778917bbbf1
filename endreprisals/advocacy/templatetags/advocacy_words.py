"""What the advocacy desk calls kinds of contact, asks, outcomes and steps."""

from collections.abc import Mapping

from django import template
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy, pgettext_lazy

register = template.Library()

CONTACTS: Mapping[str, Promise] = {
    "meeting": gettext_lazy("meeting"),
    "letter": gettext_lazy("letter"),
    "call": gettext_lazy("call"),
    "event": gettext_lazy("event"),
}
ASKS: Mapping[str, Promise] = {
    "speak": gettext_lazy("speak on reprisals"),
    "name_a_case": gettext_lazy("name a case"),
    "cosponsor": gettext_lazy("co-sponsor a resolution"),
    "join_statement": gettext_lazy("join a joint statement"),
    "other": gettext_lazy("something else"),
}
OUTCOMES: Mapping[str, Promise] = {
    "open": pgettext_lazy("promise", "open"),
    "kept": pgettext_lazy("promise", "kept"),
    "not_kept": pgettext_lazy("promise", "not kept"),
    "unclear": pgettext_lazy("promise", "unclear"),
}
STEPS: Mapping[str, Promise] = {
    "speaks": pgettext_lazy("forecast", "speaks on reprisals"),
    "names_a_case": pgettext_lazy("forecast", "names a case"),
    "names_this_case": pgettext_lazy("forecast", "names this case"),
}
SIGNS: Mapping[str, Promise] = {
    "speak": pgettext_lazy("ledger", "spoke in"),
    "name_a_case": pgettext_lazy("ledger", "named"),
    "cosponsor": pgettext_lazy("ledger", "co-sponsored"),
    "join_statement": pgettext_lazy("ledger", "joined the statement in"),
}
TABLES = {
    "contact": CONTACTS, "ask": ASKS, "outcome": OUTCOMES, "step": STEPS, "sign": SIGNS,
}  # fmt: skip


@register.simple_tag
def word(table: str, code: str) -> str:
    """`{% word "outcome" code %}`: what the desk calls a code."""
    return str(TABLES[table][code])
