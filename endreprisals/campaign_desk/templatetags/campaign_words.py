"""What the desk of campaigns calls states, kinds, parts of words and numbers."""

from collections.abc import Mapping

from django import template
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy, pgettext_lazy

from endreprisals.campaign_desk.reasons import WORDS
from endreprisals.domain.campaigning.opening import Reason

register = template.Library()

STATES: Mapping[str, Promise] = {
    "draft": pgettext_lazy("state", "draft"),
    "open": pgettext_lazy("state", "open"),
    "paused": pgettext_lazy("state", "paused"),
    "closed": pgettext_lazy("state", "closed"),
    "withdrawn": pgettext_lazy("state", "withdrawn"),
    "considered": pgettext_lazy("case", "considered"),
    "chosen": pgettext_lazy("case", "chosen"),
    "not_chosen": pgettext_lazy("case", "not chosen"),
    "unreviewed": pgettext_lazy("words", "shown, unchecked"),
    "reviewed": pgettext_lazy("words", "checked"),
}
KINDS: Mapping[str, Promise] = {
    "letter": gettext_lazy("Letter"),
    "share": gettext_lazy("Share"),
    "sign": gettext_lazy("Joint statement"),
    "postcard": gettext_lazy("Postcard"),
    "picture": gettext_lazy("Picture"),
    "post": gettext_lazy("Post"),
    "press": gettext_lazy("Press kit"),
    "tags": gettext_lazy("Tags"),
}
PARTS: Mapping[str, Promise] = {
    "title": gettext_lazy("Title"),
    "summary": gettext_lazy("Summary"),
    "goals": gettext_lazy("Goals"),
    "banner": gettext_lazy("Banner for results"),
    "how": gettext_lazy("How it works"),
    "behind": gettext_lazy("The story behind"),
    "wanted": gettext_lazy("What we want"),
    "act_now": gettext_lazy("Act now"),
    "intro": gettext_lazy("Introduction"),
    "ask": gettext_lazy("Letter: ask"),
    "thank": gettext_lazy("Letter: thank"),
    "remind": gettext_lazy("Letter: remind"),
    "prompt": gettext_lazy("Questions that help to write"),
    "share": gettext_lazy("Post to share"),
    "statement": gettext_lazy("Joint statement"),
    "press": gettext_lazy("For the press"),
    "tags": gettext_lazy("Tags"),
}
NUMBERS: Mapping[str, Promise] = {
    "proof": gettext_lazy("after a proof of work"),
    "mail": gettext_lazy("after the address was confirmed"),
    "own_words": gettext_lazy("letters in own words that left"),
    "organisations": gettext_lazy("organisations"),
    "postcards": gettext_lazy("postcards"),
    "self_mail": gettext_lazy("wrote from their own mailbox"),
    "self_print": gettext_lazy("sent a printed letter"),
    "self_share": gettext_lazy("posted"),
    "print": gettext_lazy("printed letter"),
    "share_mail": gettext_lazy("told others by mail"),
    "device": gettext_lazy("shared from the device"),
    "waiting": gettext_lazy("waiting for its writer"),
    "to_see": gettext_lazy("to be read at the desk"),
    "queued": gettext_lazy("waiting for the budget of a mailbox"),
    "scheduled": gettext_lazy("with a time to leave"),
    "sent": gettext_lazy("sent"),
    "digest": gettext_lazy("counted in the digest"),
    "refused": gettext_lazy("refused"),
    "failed": gettext_lazy("failed"),
    "stopped": gettext_lazy("stopped"),
    "removed": gettext_lazy("taken back"),
}
PAPER: Mapping[str, Promise] = {
    "letters": gettext_lazy("letters"),
    "signatures": gettext_lazy("signatures"),
    "postcards": gettext_lazy("postcards"),
}
WAYS: Mapping[str, str] = {
    "x": "X", "bluesky": "Bluesky", "mastodon": "Mastodon", "whatsapp": "WhatsApp",
    "telegram": "Telegram",
}  # fmt: skip
WAITING: Mapping[str, Promise] = {
    "texts": gettext_lazy("Words to check"),
    "bases": gettext_lazy("Chosen cases that lost their basis"),
    "letters": gettext_lazy("Letters to read"),
    "replies": gettext_lazy("Answers of missions to classify"),
    "names": gettext_lazy("Names of signatories to read"),
    "organisations": gettext_lazy("Organisations to verify"),
    "postcards": gettext_lazy("Postcards to read"),
    "mails": gettext_lazy("Mails of which nobody knows whether they left"),
    "mailboxes": gettext_lazy("Mailboxes to look up at their source"),
    "offline": gettext_lazy("Counts on paper to check"),
    "results": gettext_lazy("Results to check"),
}
LISTS: Mapping[str, Promise] = {
    "offices": gettext_lazy("Offices"),
    "mailboxes": gettext_lazy("Mailboxes"),
    "outbox": gettext_lazy("Outbox"),
    "mailings": gettext_lazy("Mailings"),
    "letters": gettext_lazy("Letters"),
    "replies": gettext_lazy("Answers of missions"),
    "signatures": gettext_lazy("Signatures"),
    "postcards": gettext_lazy("Postcards"),
    "endorsements": gettext_lazy("Endorsements"),
    "offline": gettext_lazy("Counts on paper"),
}
TABLES: Mapping[str, Mapping[str, Promise | str]] = {
    "state": STATES, "kind": KINDS, "part": PARTS, "number": NUMBERS, "paper": PAPER,
    "waiting": WAITING, "list": LISTS,
    "said": {**NUMBERS, **WAYS, "mail": NUMBERS["self_mail"]},
}  # fmt: skip


@register.simple_tag
def desk_word(table: str, code: str) -> str:
    """`{% desk_word "state" code %}`: what the desk calls a code; the code where it has no word."""
    return str(TABLES[table].get(code, code))


@register.simple_tag
def reason(code: str, about: str = "") -> str:
    """`{% reason line.problem line.case %}`: a sentence for a reason."""
    one = Reason(code, about)
    return str(WORDS[one.code]).format(about=one.about)
