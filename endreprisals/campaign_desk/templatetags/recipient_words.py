"""What the desk calls kinds of offices, how mailboxes stand, rules and approaches."""

from collections.abc import Mapping
from typing import Any

from django import template
from django.utils.functional import Promise
from django.utils.translation import gettext, gettext_lazy, pgettext_lazy

from endreprisals.audit.models import Event
from endreprisals.campaign_desk.forms.offices import KINDS, ROLES, WISHES, salutation_choices

register = template.Library()

STANDINGS: Mapping[str, Promise] = {
    "live": pgettext_lazy("mailbox", "live"),
    "digest_only": pgettext_lazy("mailbox", "digests only"),
    "to_check": pgettext_lazy("mailbox", "to be checked"),
    "to_see_again": pgettext_lazy("mailbox", "to be seen again by another person"),
    "stopped": pgettext_lazy("mailbox", "stopped by us"),
    "stop_wish": pgettext_lazy("mailbox", "asked us to stop"),
    "stale": pgettext_lazy("mailbox", "not looked at for 90 days"),
    "no_mailbox": pgettext_lazy("mailbox", "no mailbox known"),
    "ended": pgettext_lazy("office", "closed"),
    "none": pgettext_lazy("mailbox", "no mail"),
}
HELD: Mapping[str, Promise] = {
    "risk_to_check": gettext_lazy("State of a case: the decision waits for a second person"),
    "addition_to_check": gettext_lazy("Added to a list in use: waits for a second person"),
    "risk_undecided": gettext_lazy("State of a case: not written to without a decision"),
    "office_to_check": gettext_lazy("The office waits for a second person"),
    "office_ended": gettext_lazy("The office is closed"),
}
RULES: Mapping[str, Promise] = {
    "cosponsored": gettext_lazy("co-sponsored"),
    "signed": gettext_lazy("joined a statement"),
    "group": gettext_lazy("regional group"),
    "spoke": gettext_lazy("spoke"),
    "never_spoke": gettext_lazy("never spoke"),
    "named_never_case": gettext_lazy("named others, never this case"),
    "list": gettext_lazy("list"),
    "": gettext_lazy("by hand"),
}
APPROACHES: Mapping[str, Promise] = {
    "ask": pgettext_lazy("letter", "ask"),
    "thank": pgettext_lazy("letter", "thank"),
    "remind": pgettext_lazy("letter", "remind"),
}
OFFERED: Mapping[str, Promise] = {
    "new": pgettext_lazy("recipient", "new"),
    "listed": pgettext_lazy("recipient", "on the list"),
    "known_now": pgettext_lazy("recipient", "on the list; its mission is known now"),
    "removed": pgettext_lazy("recipient", "was taken off"),
}
TABLES: Mapping[str, Mapping[str, Any]] = {
    "standing": STANDINGS,
    "held": HELD,
    "rule": RULES,
    "approach": APPROACHES,
    "offered": OFFERED,
    "kind": dict(KINDS),
    "role": dict(ROLES),
    "wish": dict(WISHES),
    "salutation": dict(salutation_choices()),
}


@register.simple_tag
def recipient_word(table: str, code: str) -> str:
    """`{% recipient_word "standing" code %}`: what the desk calls a code."""
    return str(TABLES[table].get(code, code))


@register.simple_tag
def told_event(event: Event) -> str:
    """One line of a history: what was done, in words, with the codes that say how."""
    how = ", ".join(f"{name} {value}" for name, value in sorted(event.detail.items()))
    done = str(event.get_kind_display()).lower()
    return gettext("{done} ({how})").format(done=done, how=how) if how else done
