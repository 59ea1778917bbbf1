"""What the desk calls streams, states and reasons of mails."""

from collections.abc import Mapping

from django import template
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy, pgettext_lazy

register = template.Library()

STREAMS: Mapping[str, Promise] = {
    "all": gettext_lazy("All mail"),
    "confirm": gettext_lazy("Confirmations"),
    "news": gettext_lazy("Mailing list"),
    "letters": gettext_lazy("Letters to missions"),
    "digests": gettext_lazy("Digests to missions"),
    "staff": gettext_lazy("Tests"),
}
STATES: Mapping[str, Promise] = {
    "queued": pgettext_lazy("mail", "waiting"),
    "sending": pgettext_lazy("mail", "on its way"),
    "sent": pgettext_lazy("mail", "sent"),
    "failed": pgettext_lazy("mail", "failed"),
    "unknown": pgettext_lazy("mail", "unknown"),
    "stopped": pgettext_lazy("mail", "stopped"),
}
REASONS: Mapping[str, Promise] = {
    "worker_died": gettext_lazy("The worker ended while it was handing this over."),
    "connection_lost": gettext_lazy("The connection was lost before the relay answered."),
    "refused": gettext_lazy("Refused for good."),
    "refused_softly": gettext_lazy("Refused for now."),
    "bounced_hard": gettext_lazy("It came back: refused for good."),
    "bounced_softly": gettext_lazy("It came back: not delivered in time."),
    "cannot_be_written": gettext_lazy("Its words could not be made."),
    "cannot_be_opened": gettext_lazy("Its address could not be opened."),
    "mailbox_stopped": gettext_lazy("The mailbox was stopped."),
    "mailbox_not_checked": gettext_lazy("The mailbox has not been checked by a second person."),
    "mission_said_stop": gettext_lazy("The mission asked us to stop."),
    "office_changed": gettext_lazy("The office was changed and waits for a second person."),
    "names_the_gone": gettext_lazy("It names somebody who is not shown any more."),
    "digest_only": gettext_lazy("The mission wants digests only."),
    "decided": gettext_lazy("Decided by a person."),
    "sent_again": gettext_lazy("Sent again by a person."),
    "case_withdrawn": gettext_lazy("The case was withdrawn."),
}
WISHES: Mapping[str, Promise] = {
    "none": pgettext_lazy("wish", "nothing"),
    "digest_only": pgettext_lazy("wish", "digests only"),
    "stop": pgettext_lazy("wish", "no mail"),
}
STANDINGS: Mapping[str, Promise] = {
    "well": pgettext_lazy("job", "goes well"),
    "failing": pgettext_lazy("job", "fails"),
    "late": pgettext_lazy("job", "is not run"),
}
WORDS = {"stream": STREAMS, "state": STATES, "because": REASONS, "wish": WISHES, "job": STANDINGS}


@register.simple_tag
def mail_word(kind: str, code: str) -> str:
    """The words for a code; a code of another room is shown as it is."""
    return str(WORDS[kind].get(code, code))


@register.simple_tag
def switch_word(what: str) -> str:
    """What a switch holds back: all, stream:news, mailbox:12."""
    kind, _, rest = what.partition(":")
    if kind == "mailbox":
        return str(gettext_lazy("Mailbox %(number)s") % {"number": rest})
    return str(STREAMS.get(rest or kind, what))
