"""Words of the desk for kinds of replies."""

from django import template

from endreprisals.campaign_desk.letter_words import SHOWN_KINDS

register = template.Library()


@register.simple_tag
def reply_kind(code: str) -> str:
    """`{% reply_kind "position" %}`; what only the machine can say keeps its code."""
    return SHOWN_KINDS.get(code, code.replace("_", " "))
