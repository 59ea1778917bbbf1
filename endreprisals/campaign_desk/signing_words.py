"""Why the desk refuses something about signatures and cards, in words that say what to do."""

from collections.abc import Mapping
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext, gettext_lazy

WORDS: Final[Mapping[str, Promise]] = {
    "already": gettext_lazy(
        "Another request of this domain was verified. Refuse this one, or that one first."
    ),
    "checked": gettext_lazy("Somebody has checked it already."),
    "delivered": gettext_lazy("This card has reached the family and stands nowhere here."),
    "no_case": gettext_lazy("This case is in no campaign."),
    "no_consent": gettext_lazy("No consent of the family holds now. Nothing was changed."),
    "no_document": gettext_lazy("There is no document to rest on."),
    "not_a_reason": gettext_lazy("Choose a reason of the list."),
    "not_waiting": gettext_lazy("Somebody has decided it meanwhile, or it was taken back."),
    "not_yet": gettext_lazy("This day has not come yet."),
    "nothing": gettext_lazy("None of these cards waits any more: open the batch again."),
    "other_campaign": gettext_lazy("This case is in another campaign."),
    "over": gettext_lazy("This day is over already."),
    "own_domain": gettext_lazy("The mailbox is not at the organisation's own domain."),
    "same_person": gettext_lazy("You entered it yourself: another person must look at it."),
    "twice": gettext_lazy("The same endorsement stands there already."),
    "withdrawn": gettext_lazy("It was withdrawn."),
}
REFUSALS: Final[Mapping[str, Promise]] = {
    "names_others": gettext_lazy("names other people"),
    "contact_details": gettext_lazy("gives an address, a number or an account"),
    "harmful": gettext_lazy("could harm the person or the family"),
    "insult": gettext_lazy("insults or threatens"),
    "advertising": gettext_lazy("advertises"),
    "not_for_family": gettext_lazy("is not meant for the family"),
    "unreadable": gettext_lazy("cannot be read or understood by anybody here"),
}


def refused_words(code: str) -> str:
    """What a code means for who is at the desk."""
    return str(WORDS.get(code) or gettext("It cannot be done so. Nothing was changed."))
