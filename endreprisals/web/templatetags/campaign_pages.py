"""Tags of the pages of campaigns: their words, warnings, days and numbers."""

from collections.abc import Mapping
from datetime import date, datetime

from django import template
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy, override, pgettext, pgettext_lazy

from endreprisals.campaigns.queries.campaigns import OpenStory, open_campaigns_of
from endreprisals.campaigns.queries.here import GENEVA
from endreprisals.campaigns.queries.texts import Words
from endreprisals.domain.campaigning.texts import ENGLISH
from endreprisals.domain.partial_dates import parse
from endreprisals.web import i18n
from endreprisals.web.dates import date_html

register = template.Library()

KINDS: Mapping[str, Promise] = {
    "letter": pgettext_lazy("action", "Letters to States"),
    "share": pgettext_lazy("action", "Posts"),
    "sign": pgettext_lazy("action", "Joint statement"),
    "postcard": pgettext_lazy("action", "Cards to a family"),
}
STANDINGS: Mapping[str, Promise] = {
    "open": pgettext_lazy("campaign", "Open"),
    "not_yet": pgettext_lazy("campaign", "Not open yet"),
    "paused": pgettext_lazy("campaign", "Paused"),
    "closed": pgettext_lazy("campaign", "Over"),
}
COUNTED: Mapping[str, Promise] = {
    "proof": gettext_lazy("counted after a proof of work; the address was not confirmed"),
    "mail": gettext_lazy("counted after the address was confirmed"),
    "own_words": gettext_lazy("letters in own words that left"),
    "self_mail": gettext_lazy("said that they wrote from their own mailbox"),
    "self_print": gettext_lazy("said that they sent a printed letter"),
    "self_share": gettext_lazy("said that they posted"),
    "offline": gettext_lazy("on paper, checked by two people"),
    "organisations": gettext_lazy("organisations"),
    "postcards": gettext_lazy("cards that a person has read"),
}
TOOLS: Mapping[str, Promise] = {
    "picture": pgettext_lazy("toolbox", "Picture"),
    "post": pgettext_lazy("toolbox", "Words for a post"),
    "letter": pgettext_lazy("toolbox", "Letter"),
    "press": pgettext_lazy("toolbox", "Press kit"),
    "tags": pgettext_lazy("toolbox", "Tags"),
}
SERVICES: Mapping[str, Promise | str] = {
    "x": "X",
    "bluesky": "Bluesky",
    "mastodon": "Mastodon",
    "whatsapp": "WhatsApp",
    "telegram": "Telegram",
    "mail": pgettext_lazy("share", "E-mail"),
}
HOW: Mapping[str, Promise] = {
    "shipped": pgettext_lazy("asked", "on the list that the campaign of that time published"),
    "hand": pgettext_lazy("asked", "chosen by a person"),
    "rule": pgettext_lazy("asked", "chosen by a rule"),
}
WORDS: Mapping[str, Mapping[str, Promise | str]] = {
    "kind": KINDS, "standing": STANDINGS, "counted": COUNTED, "tool": TOOLS, "service": SERVICES,
    "how": HOW,
}  # fmt: skip
# Warnings on which somebody's safety may rest: never in another language without saying so.
SAFETY: Mapping[str, Promise] = {
    "posting": pgettext_lazy(
        "safety",
        "A post stands under your name, and everybody can read it: a State too. If you or your "
        "family live where the State of this case can reach you, posting can put you or them in "
        "danger. You need not post.",
    ),
    "leaving": pgettext_lazy(
        "safety",
        "Each link below leads to another company, which will know that you came and what you "
        "mean to post. Nothing of theirs is loaded here before you follow one.",
    ),
}


@register.simple_tag
def campaign_word(kind: str, code: str) -> str:
    """`{% campaign_word "standing" "open" %}`; a code that is not known stands as it is."""
    return str(WORDS[kind].get(code, code))


@register.simple_tag
def words_attributes(words: Words) -> SafeString:
    """The `lang` and `dir` of a piece of text."""
    language = words.language.lower()
    return format_html(' lang="{}" dir="{}"', i18n.tag(language), i18n.direction(language))


@register.inclusion_tag("campaigns/_words.html")
def words(text: Words | None) -> dict[str, Words | None]:
    """The body of a text in paragraphs, marked with its language. All markup in it is shown."""
    return {"words": text}


@register.inclusion_tag("campaigns/_safety.html")
def safety(code: str) -> dict[str, object]:
    """A warning, in English and saying so where it was never translated."""
    here = i18n.current_language()
    message = SAFETY[code]
    with override(ENGLISH):
        english = str(message)
    is_english = here.split("-")[0] != ENGLISH and str(message) == english
    return {"text": str(message), "is_english": is_english}


@register.filter
def on_day(day: date) -> SafeString:
    """A day in words, marked up: "31 December 2026"."""
    return date_html(parse(day.isoformat()))


@register.filter
def geneva_moment(at: datetime) -> SafeString:
    """A moment in Geneva, to the minute: "20 November 2026, 13:05"."""
    there = at.astimezone(GENEVA)
    day = date_html(parse(there.date().isoformat()))
    message = pgettext("moment", "{day}, {time}")
    return format_html(message, day=day, time=f"{there:%H:%M}")


@register.filter
def kilobytes(size: int) -> int:
    """Bytes in thousands, at least one."""
    return max(1, round(size / 1000))


@register.simple_tag
def campaigns_of_case(public_id: str) -> tuple[OpenStory, ...]:
    """The campaigns in which one can act on a case now; a case page shows them when there are."""
    return open_campaigns_of(public_id, i18n.current_language(), at=timezone.now())
