"""What the list says of itself: its topics, its languages, the sentence that is agreed to."""

from typing import Final

from django.conf import settings
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from endreprisals.domain.campaigning.topics import TOPICS

_NAMES: Final[dict[str, Promise]] = {
    "campaigns": gettext_lazy("Campaigns: when there is something to do, and what became of it"),
    "reports": gettext_lazy("Reports: what the Secretary-General and States say about reprisals"),
    "urgent": gettext_lazy("Urgent: when somebody needs attention within days"),
}
# Version in `services.subscribing.WORDING`; another sentence is another version.
AGREED: Final = gettext_lazy(
    "I agree to be sent mails on these topics. My address is kept, encrypted, for this alone. "
    "I can leave at any time with a link in each mail, and have everything erased with a link that "
    "the page “Your links” sends me."
)


def topic_choices() -> list[tuple[str, Promise]]:
    """Codes and names of the topics, in the order of the list."""
    return [(code, _NAMES[code]) for code in TOPICS]


def language_choices() -> list[tuple[str, str]]:
    """Languages that mails are written in: those of the pages, and those prepared for them.

    The words of a mailing are written by people, so that a language may be had in mails before
    the pages have it.
    """
    invented = {code for code, _ in settings.PSEUDO_LANGUAGES}
    every = dict([*settings.LANGUAGES, *settings.PREPARED_LANGUAGES])
    return [(code, name) for code, name in every.items() if code not in invented]
