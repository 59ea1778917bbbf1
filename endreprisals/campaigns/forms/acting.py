"""The form that counts: a letter that goes out in a digest, or a name under a statement."""

from typing import Any, Final

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext, gettext_lazy

from endreprisals.domain.campaigning.own_words import BadWords, clean
from endreprisals.supporters.forms import AddressForm, CountryForm, SupporterForm

MOST_NAME: Final = 120  # characters, as the column holds
MOST_AT_ONCE: Final = 50  # acts that one press confirms
NAME_PROBLEMS: Final = {
    "too_long": gettext_lazy("This is too long for a name. Give at most 120 characters."),
    "control_character": gettext_lazy(
        "There is a character in this name that cannot be seen. Type the name anew."
    ),
    "direction_override": gettext_lazy(
        "There is a character in this name that turns the direction of writing. Type the name anew."
    ),
    "markup": gettext_lazy("Give the name alone, without signs such as < or [."),
    "link": gettext_lazy("Give the name alone, without a link or an address."),
}  # fmt: skip


class CountForm(SupporterForm):
    """Counted without a name. Whoever wants to be listed under a statement says so by `listed`,
    and is asked for the name by the page behind the mailed link: this form may be about anybody.
    """

    listed = forms.BooleanField(required=False)

    consent_words: Any = gettext_lazy(
        "I agree that I am counted. This shows a political opinion: my address is kept, encrypted, "
        "until the campaign has ended, and I can have everything erased at any time."
    )
    consent_version = "count-1"
    # As on the page, so that what must be mended is told in the order of the fields.
    field_order = ("listed", "email", "country", "agreed")


class ConfirmForm(CountryForm):
    """Behind the mailed link, where the owner of an address speaks: what is theirs, and the name
    that may stand in public under the statements that are ticked for it.
    """

    use_required_attribute = False
    name = forms.CharField(required=False)

    def clean_name(self) -> str:
        """The name as it would be listed, or nothing."""
        typed: str = self.cleaned_data["name"]
        if not typed:
            return ""
        try:
            return clean(typed[: 4 * MOST_NAME], most=MOST_NAME, lines=False)
        except BadWords as bad:
            words = NAME_PROBLEMS.get(bad.code, NAME_PROBLEMS["control_character"])
            raise forms.ValidationError(words, code=bad.code) from None

    def clean(self) -> dict[str, Any]:
        """A tick without a name is a question; a name without a tick is not kept."""
        said: dict[str, Any] = super().clean() or self.cleaned_data
        if not self.listed:
            said["name"] = ""
        elif not said.get("name") and "name" not in self.errors:
            self.add_error(
                "name", gettext("Give the name that should be listed, or untick the box.")
            )
        return said

    @property
    def actions(self) -> list[int]:
        """The acts that are ticked."""
        return self._numbers("action")

    @property
    def listed(self) -> list[int]:
        """The ticked acts under which the name is to stand."""
        return [one for one in self._numbers("listed") if one in self.actions]

    def _numbers(self, field: str) -> list[int]:
        typed = self.data.getlist(field) if isinstance(self.data, QueryDict) else []
        return [int(one) for one in typed[:MOST_AT_ONCE] if one.isdecimal() and len(one) < 10]


class LinksForm(AddressForm):
    """To whom the links go by which one takes back or erases what one did."""
