"""How often one address is written to, said after every form that sends a link."""

from django import template

from endreprisals.supporters.services.written import A_DAY, A_WEEK

register = template.Library()


@register.inclusion_tag("supporters/_mail_limit.html")
def mail_limit() -> dict[str, int]:
    """The sentence with its two numbers; the same whoever the address belongs to."""
    return {"a_day": A_DAY, "a_week": A_WEEK}
