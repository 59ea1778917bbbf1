"""What the desk calls states of mailings, of their mails, and topics."""

from collections.abc import Mapping

from django import template
from django.utils.functional import Promise
from django.utils.translation import pgettext_lazy

from endreprisals.supporters.list_words import topic_choices

register = template.Library()

MAILINGS: Mapping[str, Promise] = {
    "draft": pgettext_lazy("mailing", "draft"),
    "checked": pgettext_lazy("mailing", "checked, goes out at its time"),
    "queued": pgettext_lazy("mailing", "in the outbox"),
    "stopped": pgettext_lazy("mailing", "stopped"),
}
MAILS: Mapping[str, Promise] = {
    "queued": pgettext_lazy("mail", "waiting"),
    "sending": pgettext_lazy("mail", "on its way"),
    "sent": pgettext_lazy("mail", "sent"),
    "failed": pgettext_lazy("mail", "refused"),
    "unknown": pgettext_lazy("mail", "unknown"),
    "stopped": pgettext_lazy("mail", "taken out"),
}


@register.filter
def mailing_state(code: str) -> str:
    """What a state of a mailing is called."""
    return str(MAILINGS[code])


@register.filter
def mail_state(code: str) -> str:
    """What a state of a mail is called."""
    return str(MAILS[code])


@register.filter
def topic_name(code: str) -> str:
    """A topic without what stands behind its colon."""
    return str(dict(topic_choices())[code]).partition(":")[0]
