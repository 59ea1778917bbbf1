"""Forms of the directory: text in, values out, nothing saved."""

from collections.abc import Iterable
from datetime import date
from typing import Any, cast

from django import forms
from django.utils.translation import gettext, gettext_lazy

from endreprisals.accounts.fields import DayField, lines
from endreprisals.domain.directory import FIELDS, LANGUAGES
from endreprisals.mechanisms.models import BodyContact, Line
from endreprisals.mechanisms.services.contacts import ContactEntry
from endreprisals.mechanisms.services.keeping import LineEntry

STANDINGS = (
    (Line.Standing.READ, gettext_lazy("Read: the source says so")),
    (Line.Standing.UNVERIFIED, gettext_lazy("Unverified: from memory or at second hand")),
)
KINDS = (
    (BodyContact.Kind.EMAIL, gettext_lazy("Mail address")),
    (BodyContact.Kind.URL, gettext_lazy("Page")),
    (BodyContact.Kind.FORM, gettext_lazy("Form of the body")),
    (BodyContact.Kind.PHONE, gettext_lazy("Telephone")),
    (BodyContact.Kind.POST, gettext_lazy("Postal address")),
)


def field_choices() -> list[tuple[str, str]]:
    """The fields of the directory."""
    return [(field.code, field.label) for field in FIELDS]


class LineForm(forms.Form):
    """One line of the directory. `places`: the lines that it can replace or translate."""

    field = forms.ChoiceField(choices=field_choices, label=gettext_lazy("Field"))
    language = forms.ChoiceField(
        choices=[(code, code) for code in LANGUAGES], initial="en", label=gettext_lazy("Language")
    )
    key = forms.ChoiceField(
        required=False, label=gettext_lazy("In the place of, or translating"),
        help_text=gettext_lazy("The English line that this one replaces or translates. A "
                               "translation has the field of its English line."),
    )  # fmt: skip
    text = forms.CharField(
        max_length=2000, widget=lines(4), label=gettext_lazy("What it says"),
        help_text=gettext_lazy("In our own words. What is not known is left out, not guessed."),
        error_messages={"required": gettext_lazy("Write the line.")},
    )  # fmt: skip
    standing = forms.ChoiceField(choices=STANDINGS, label=gettext_lazy("How we know"))
    source = forms.CharField(
        max_length=1000, required=False, label=gettext_lazy("Source"),
        help_text=gettext_lazy("An https address or the symbol of a document."),
    )  # fmt: skip
    checked_on = DayField(
        label=gettext_lazy("Source seen on"),
        help_text=gettext_lazy("The day on which you saw it there, as 2026-11-20."),
    )
    since = forms.CharField(
        max_length=40, required=False, label=gettext_lazy("So since"),
        help_text=gettext_lazy("As 2018, 2018-06 or 2018-06-15; blank: not known."),
    )  # fmt: skip

    def __init__(self, *args: Any, places: Iterable[tuple[str, str]] = (), **options: Any) -> None:
        super().__init__(*args, **options)
        key = cast(forms.ChoiceField, self.fields["key"])
        key.choices = [("", gettext("A new line, at the end of its field")), *places]

    def entry(self) -> LineEntry:
        """What the service takes, once the form is valid."""
        return LineEntry(**self.cleaned_data)


class ContactForm(forms.Form):
    """A way to reach a body."""

    kind = forms.ChoiceField(choices=KINDS, label=gettext_lazy("What it is"))
    value = forms.CharField(
        max_length=500, label=gettext_lazy("Contact"),
        help_text=gettext_lazy("Of the office, never of a named person."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={"required": gettext_lazy("Write the contact.")},
    )  # fmt: skip
    label = forms.CharField(
        max_length=120, required=False, label=gettext_lazy("What it is for"),
        help_text=gettext_lazy("As: urgent cases only. Blank: for everything."),
    )  # fmt: skip
    source = forms.CharField(
        max_length=1000, label=gettext_lazy("Source"),
        help_text=gettext_lazy("The page or book where it stands."),
        error_messages={"required": gettext_lazy("Say where the contact stands.")},
    )  # fmt: skip
    verified_on = DayField(
        required=True, label=gettext_lazy("Seen on"),
        help_text=gettext_lazy("The day on which you saw it there, as 2026-11-20."),
        error_messages={"required": gettext_lazy("Say on which day you saw it.")},
    )  # fmt: skip

    def entry(self) -> ContactEntry:
        """What the service takes, once the form is valid."""
        return ContactEntry(**self.cleaned_data)


class SeenForm(forms.Form):
    """The day on which a contact was seen at its source again."""

    on = DayField(
        required=True, label=gettext_lazy("Seen again on"),
        error_messages={"required": gettext_lazy("Say on which day you saw it.")},
    )  # fmt: skip

    def day(self) -> date:
        """The day, once the form is valid."""
        day: date = self.cleaned_data["on"]
        return day


class EndForm(forms.Form):
    """Why readers should see something no more."""

    because = forms.CharField(
        max_length=300, label=gettext_lazy("Why"),
        help_text=gettext_lazy("As: the page says otherwise now. No person's name."),
        error_messages={"required": gettext_lazy("Say why.")},
    )  # fmt: skip


def shown_line(line: Line) -> dict[str, Any]:
    """What the form shows for a line that is there."""
    names = ("field", "language", "key", "text", "standing", "source", "checked_on", "since")
    return {name: getattr(line, name) for name in names}
