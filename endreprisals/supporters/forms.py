"""The form under every action and under the list: who somebody is, and what they agree to.

A room adds its own fields in a subclass:

    class PostcardForm(SupporterForm):
        words = forms.CharField(max_length=8_000)

    form = PostcardForm(request.POST or None)
    form.cleaned_data["email"]  # an Address

Its page includes `supporters/_errors.html` at the top, `supporters/_warning.html` before the form
and `supporters/_supporter_fields.html` inside it, with `form`; with `proof_url` too where a proof
of work is taken (see `web/middleware.SCRIPTED_VIEWS`).
"""

from functools import lru_cache
from typing import Any, Final

from django import forms
from django.utils.translation import get_language, gettext, gettext_lazy

from endreprisals.domain import states
from endreprisals.domain.campaigning.addresses import Address, BadAddress, read_address
from endreprisals.ledger.words import country_name

MOST_TYPED: Final = 400  # characters of an address; a real one has at most 254
MOST_PROOF: Final = 3_000  # characters; a proof has about 700
_COUNTRIES: Final = frozenset(one.iso3 for one in states.states())
# Why an address cannot be one, as its writer can mend it. Codes of `BadAddress`.
ADDRESS_PROBLEMS: Final = {
    "empty": gettext_lazy("Give your e-mail address, whole: a name, the at sign and a domain."),
    "too_long": gettext_lazy("This is too long for an e-mail address."),
    "not_an_address": gettext_lazy(
        "This is no e-mail address: one has a name, the at sign and a domain."
    ),
    "control_character": gettext_lazy(
        "There is a character in this address that cannot be seen. Type the address anew."
    ),
    "several": gettext_lazy("Give one e-mail address alone."),
    "mixed_scripts": gettext_lazy(
        "This address mixes letters of different scripts that look alike. Type it anew."
    ),
    "no_domain": gettext_lazy("The part after the at sign is missing or cannot be read."),
}  # fmt: skip


@lru_cache(maxsize=32)
def _country_choices(language: str) -> tuple[tuple[str, str], ...]:
    named = ((one.iso3, country_name(one.iso3)) for one in states.states())
    return tuple(sorted(named, key=lambda pair: pair[1].casefold()))


class CountryForm(forms.Form):
    """The country that somebody may give."""

    country = forms.CharField(required=False, max_length=MOST_TYPED)

    @property
    def countries(self) -> tuple[tuple[str, str], ...]:
        """Codes and names for the menu, in the order of the page's language."""
        return _country_choices(get_language() or "en")

    def clean_country(self) -> str:
        """A code of the list, or nothing."""
        code: str = self.cleaned_data["country"]
        if code and code not in _COUNTRIES:
            raise forms.ValidationError(gettext("Choose a country of the list, or none."))
        return code


class AddressForm(forms.Form):
    """An address, and a field that no person sees."""

    use_required_attribute = False  # our own words say what is missing, in the page's language
    email = forms.CharField(required=False, strip=True)
    website = forms.CharField(required=False)  # no person sees it: whoever fills it is a program

    def clean_email(self) -> Address:
        """One address, in the form in which the same mailbox is always the same."""
        typed = self.cleaned_data["email"]
        try:
            return read_address(typed[:MOST_TYPED])
        except BadAddress as bad:
            code = str(getattr(bad, "code", bad))
            words = ADDRESS_PROBLEMS.get(code, ADDRESS_PROBLEMS["not_an_address"])
            raise forms.ValidationError(words, code=code) from None

    def clean_website(self) -> str:
        """Said openly, because a browser that fills forms by itself may have done it."""
        if self.cleaned_data["website"]:
            words = gettext("Leave this field blank. It is there to tell programs from people.")
            raise forms.ValidationError(words)
        return ""


class SupporterForm(CountryForm, AddressForm):
    """Address, country if one likes, agreement. After an error all that was typed stands there."""

    agreed = forms.BooleanField(
        error_messages={
            "required": gettext_lazy("Tick the box to agree. Without it nothing is kept.")
        }
    )
    proof = forms.CharField(required=False)
    again = forms.CharField(
        required=False
    )  # set by the page that kept the words while we were busy

    # The sentence beside the box, and the version of it that is written down with a consent.
    consent_words: Any = gettext_lazy(
        "I agree that my address is kept, encrypted, for this purpose alone. "
        "I can have everything erased at any time."
    )
    consent_version = "keep-1"

    def clean_proof(self) -> str:
        """A proof that is too long to be one is none; the mail decides then."""
        proof: str = self.cleaned_data["proof"]
        return proof if len(proof) <= MOST_PROOF else ""
