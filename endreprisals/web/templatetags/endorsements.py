"""Endorsements on a page of a campaign, and the words for codes of joint statements and cards."""

from collections.abc import Mapping
from typing import Any, Final

from django import template
from django.utils.functional import Promise
from django.utils.timezone import now
from django.utils.translation import gettext_lazy, pgettext_lazy

from endreprisals.campaigns.queries import signing

register = template.Library()

WORDS: Final[Mapping[str, Mapping[str, Promise]]] = {
    "kind": {
        "city": gettext_lazy("city"), "parliament": gettext_lazy("parliament"),
        "university": gettext_lazy("university"), "other": pgettext_lazy("body", "other body"),
    },
    "what": {
        "honorary_citizenship": gettext_lazy("honorary citizenship"),
        "resolution": gettext_lazy("resolution"),
        "sponsorship": gettext_lazy("a member took the case on"),
        "prize": gettext_lazy("prize"), "statement": pgettext_lazy("endorsement", "statement"),
    },
    "verified": {
        "domain_mail": gettext_lazy("confirmed from a mailbox at its own domain"),
        "document": gettext_lazy("shown by a document"),
    },
    "counted": {
        "organisations": gettext_lazy("organisations whose mandate a person verified"),
        "mail": gettext_lazy("people who confirmed by mail"),
        "proof": gettext_lazy("people whose address is not confirmed"),
        "offline": gettext_lazy("on paper, checked by two people"),
    },
    "how": {
        "by_hand": gettext_lazy("by hand"), "by_post": gettext_lazy("by post"),
        "online": gettext_lazy("on the internet"),
    },
}  # fmt: skip


@register.simple_tag
def signing_word(table: str, code: str) -> str:
    """`{% signing_word "what" one.what %}`: what a code is called in the page's language."""
    return str(WORDS[table].get(code, code))


@register.inclusion_tag("campaigns/signing/_endorsements.html", name="endorsements")
def show_endorsements(campaign: int, case: str = "") -> dict[str, Any]:
    """`{% endorsements campaign.pk %}`, or with the public id of a case those of the case alone."""
    found = signing.endorsements(campaign, at=now())
    return {"endorsed": tuple(one for one in found if not case or one.case == case)}
