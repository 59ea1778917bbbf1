"""Words of the letter pages for codes: approaches and webmails."""

from django import template
from django.utils.translation import gettext

register = template.Library()


@register.simple_tag
def approach_title(code: str) -> str:
    """`{% approach_title "ask" %}`: how a State is written to, as a heading."""
    return {
        "ask": gettext("Not spoken yet: ask"),
        "remind": gettext("Spoke before: remind"),
        "thank": gettext("Spoke: thank"),
    }[code]


@register.simple_tag
def approach_note(code: str) -> str:
    """The same as a sentence."""
    return {
        "ask": gettext("No statement on this case is on record."),
        "remind": gettext("Spoke on this case, and was asked before to do so again."),
        "thank": gettext("Spoke on this case. The letter says thank you."),
    }[code]


@register.simple_tag
def webmail_name(code: str) -> str:
    """What a webmail is called by the company that runs it."""
    return {"gmail": "Gmail", "outlook": "Outlook"}.get(code, code)
