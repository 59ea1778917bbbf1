"""What the desk calls kinds of filing, steps, bases and reasons why a step is not public."""

from collections.abc import Mapping

from django import template
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy, pgettext_lazy

register = template.Library()

WORDS: Mapping[str, Mapping[str, Promise]] = {
    "kind": {
        "new": gettext_lazy("first word"),
        "follow_up": gettext_lazy("follow-up"),
        "yearly": gettext_lazy("yearly submission"),
    },
    "basis": {
        "public": gettext_lazy("public sources alone"),
        "consent": gettext_lazy("consent"),
    },
    "telling": {
        "no": gettext_lazy("nothing of our part"),
        "unnamed": gettext_lazy("our part, where the case names nobody"),
        "named": gettext_lazy("our part, also where the case names somebody"),
    },
    "step": {
        "sent": pgettext_lazy("filing", "sent"),
        "acknowledged": pgettext_lazy("filing", "acknowledged"),
        "taken_up": pgettext_lazy("filing", "taken up"),
        "state_replied": pgettext_lazy("filing", "State replied"),
        "published": pgettext_lazy("filing", "published"),
        "reminded": pgettext_lazy("filing", "reminded"),
        "declined": pgettext_lazy("filing", "declined"),
        "decided": pgettext_lazy("filing", "decided"),
    },
    "show": {
        "open": pgettext_lazy("filings", "open"),
        "overdue": pgettext_lazy("filings", "overdue"),
        "soon": pgettext_lazy("filings", "due within 14 days"),
        "closed": pgettext_lazy("filings", "closed"),
        "all": pgettext_lazy("filings", "all"),
    },
    "standing": {
        "read": gettext_lazy("A page that was read says so"),
        "unverified": gettext_lazy("Unverified: from memory or at second hand"),
        "own": gettext_lazy("Our own reminder, no rule of the body"),
    },
    "hindrance": {
        "private": gettext_lazy("A refusal stays with staff."),
        "published": gettext_lazy("It is public."),
        "same_person": gettext_lazy(
            "You entered it, its filing or its wider consent: another person must publish it."
        ),
        "case_not_shown": gettext_lazy("The case is not public now."),
        "no_source": gettext_lazy("It has no public source."),
        "not_to_be_told": gettext_lazy("The consent does not let us tell of our part here."),
    },
    "fact": {
        "un_action": gettext_lazy("What the United Nations did"),
        "state_reply": gettext_lazy("Reply of the Government"),
        "step": gettext_lazy("Another step"),
    },
    "done": {
        "filing_entered": gettext_lazy("filing entered"),
        "filing_step": gettext_lazy("step entered"),
        "filing_closed": gettext_lazy("closed"),
        "reopened": gettext_lazy("opened again"),
        "due": gettext_lazy("another day chosen"),
        "telling": gettext_lazy("the consent covers now"),
        "asked": gettext_lazy("a wider consent entered"),
        "dropped": gettext_lazy("the wider consent dropped"),
        "made_public": gettext_lazy("made public"),
        "taken_back": gettext_lazy("taken off the public path"),
        "name_took_back": gettext_lazy("taken off the public path: the case names somebody now"),
    },
    "lack": {
        "no_consent": gettext_lazy("no consent to this use recorded"),
        "no_un_document": gettext_lazy("no UN document"),
        "no_reply": gettext_lazy("no reply of the Government on record"),
        "undated": gettext_lazy("acts without a date"),
    },
}


@register.simple_tag
def filing_word(kind: str, code: str) -> str:
    """`{% filing_word "step" "taken_up" %}`."""
    return str(WORDS[kind].get(code, code))
