"""Forms of offices and mailboxes: text in, values out, nothing saved."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext, gettext_lazy

from endreprisals.accounts.fields import DayField, lines
from endreprisals.domain.campaigning.letters import salutations
from endreprisals.domain.states import find_state
from endreprisals.states.mailbox_services import MailboxEntry
from endreprisals.states.models import Mailbox, Office
from endreprisals.states.office_services import OfficeEntry

KINDS = (
    (Office.Kind.MISSION, gettext_lazy("Permanent mission")),
    (Office.Kind.EMBASSY, gettext_lazy("Embassy")),
    (Office.Kind.MINISTRY, gettext_lazy("Ministry of foreign affairs")),
    (Office.Kind.OFFICE_HOLDER, gettext_lazy("Holder of an office, without a name")),
)
ROLES = (
    (Mailbox.Role.GENERAL, gettext_lazy("General mailbox")),
    (Mailbox.Role.HUMAN_RIGHTS, gettext_lazy("Desk for human rights")),
)
WISHES = (
    (Mailbox.Wish.NONE, gettext_lazy("Nothing: letters may come")),
    (Mailbox.Wish.DIGEST_ONLY, gettext_lazy("Digests only: numbers, no single letters")),
    (Mailbox.Wish.STOP, gettext_lazy("Stop: nothing any more")),
)
_SEEN = gettext_lazy("The day on which you saw it there, as 2026-11-20.")
_SOURCE = gettext_lazy("The page or book where it stands, with its day.")


def salutation_choices() -> list[tuple[str, str]]:
    """Ways to address an office."""
    return [(one.code, one.label) for one in salutations()]


class StateField(forms.CharField):
    """A State by its code or name; blank where it need not be given."""

    def clean(self, value: Any) -> str:
        """Its code."""
        text = super().clean(value)
        code = find_state(text) if text else ""
        if code is None:
            raise forms.ValidationError(
                gettext("This is no State of the list: write its code, as DEU, or its name.")
            )
        return code


class MailboxForm(forms.Form):
    """An address, where it stands and when it was seen there."""

    address = forms.CharField(
        max_length=320, strip=False, label=gettext_lazy("Address"),
        help_text=gettext_lazy(
            "Of the office, never of a named person. At Gmail dots make no difference and are left "
            "out."
        ),
        widget=forms.TextInput(attrs={"autocomplete": "off", "inputmode": "email"}),
        error_messages={"required": gettext_lazy("Write the address.")},
    )  # fmt: skip
    role = forms.ChoiceField(choices=ROLES, label=gettext_lazy("Whose it is"))
    source = forms.CharField(
        max_length=1000, label=gettext_lazy("Source"), help_text=_SOURCE,
        error_messages={"required": gettext_lazy("Say where the address stands.")},
    )  # fmt: skip
    verified_on = DayField(
        required=True, label=gettext_lazy("Seen on"), help_text=_SEEN,
        error_messages={"required": gettext_lazy("Say on which day you saw it.")},
    )  # fmt: skip

    def entry(self) -> MailboxEntry:
        """What the service takes, once the form is valid."""
        return MailboxEntry(**self.cleaned_data)


class OfficeForm(forms.Form):
    """An office, without the name of anybody in it."""

    kind = forms.ChoiceField(choices=KINDS, label=gettext_lazy("What it is"))
    state = StateField(
        max_length=120, required=False, label=gettext_lazy("Of which State"),
        help_text=gettext_lazy("Its code, as DEU, or its name. Blank only for an office of an "
                               "organisation of States."),
    )  # fmt: skip
    code = forms.RegexField(
        r"^[A-Za-z0-9]+(-[A-Za-z0-9]+)*$", max_length=40, required=False,
        label=gettext_lazy("Code"),
        help_text=gettext_lazy("Blank: made from State, kind and city, as DEU-mission-geneva."),
        error_messages={"invalid": gettext_lazy("Letters, digits and hyphens only.")},
    )  # fmt: skip
    city = forms.CharField(max_length=80, required=False, label=gettext_lazy("City"))
    host = StateField(
        max_length=120, required=False, label=gettext_lazy("In which State it stands"),
        help_text=gettext_lazy("Its code, as CHE, or its name."),
    )  # fmt: skip
    name = forms.CharField(
        max_length=200, required=False, label=gettext_lazy("Name of the office"),
        help_text=gettext_lazy("Blank: made from kind, State and city. No person's name."),
    )  # fmt: skip
    salutation = forms.ChoiceField(choices=salutation_choices, label=gettext_lazy("Salutation"))
    languages = forms.CharField(
        max_length=40, label=gettext_lazy("Working languages"),
        help_text=gettext_lazy("Codes, best first: fr en. Letters go out in en, fr and es."),
        error_messages={"required": gettext_lazy("Give at least one language, as en.")},
    )  # fmt: skip
    postal_address = forms.CharField(
        max_length=600, required=False, widget=lines(4), label=gettext_lazy("Postal address"),
        help_text=gettext_lazy("Line by line, as on an envelope."),
    )  # fmt: skip
    mailbox = forms.IntegerField(
        required=False, min_value=1, label=gettext_lazy("Number of its mailbox"),
        help_text=gettext_lazy("From the list of mailboxes; blank: none is known."),
    )  # fmt: skip
    source = forms.CharField(
        max_length=1000, label=gettext_lazy("Source"), help_text=_SOURCE,
        error_messages={"required": gettext_lazy("Say where the office stands.")},
    )  # fmt: skip
    verified_on = DayField(
        required=True, label=gettext_lazy("Seen on"), help_text=_SEEN,
        error_messages={"required": gettext_lazy("Say on which day you saw it.")},
    )  # fmt: skip
    ended_on = DayField(
        label=gettext_lazy("Closed on"),
        help_text=gettext_lazy("Blank while it is there; it gets no letter from this day on."),
    )

    def clean_languages(self) -> tuple[str, ...]:
        """The codes, each once."""
        text = self.cleaned_data["languages"].lower().replace(",", " ")
        return tuple(dict.fromkeys(text.split()))

    def entry(self) -> OfficeEntry:
        """What the service takes, once the form is valid."""
        return OfficeEntry(**self.cleaned_data)


class SeenForm(forms.Form):
    """The day on which an address was seen at its source again."""

    on = DayField(
        required=True, label=gettext_lazy("Seen again on"), help_text=_SEEN,
        error_messages={"required": gettext_lazy("Say on which day you saw it.")},
    )  # fmt: skip

    def day(self) -> date:
        """The day, once the form is valid."""
        day: date = self.cleaned_data["on"]
        return day


class WishForm(forms.Form):
    """What an office asked of us."""

    wish = forms.ChoiceField(choices=WISHES, label=gettext_lazy("What the office asked for"))
    on = DayField(
        required=True, label=gettext_lazy("Asked on"),
        error_messages={"required": gettext_lazy("Say on which day it asked.")},
    )  # fmt: skip
    before_votes = forms.BooleanField(
        required=False, label=gettext_lazy("It wants letters in the 48 hours before a vote too")
    )


class StopForm(forms.Form):
    """Why nothing is sent to a mailbox any more."""

    because = forms.CharField(
        max_length=300, label=gettext_lazy("Why"),
        help_text=gettext_lazy("As: mail came back; the domain has a new owner. No person's name."),
        error_messages={"required": gettext_lazy("Say why.")},
    )  # fmt: skip


def shown_office(office: Office) -> dict[str, Any]:
    """What the form shows for an office that is there."""
    names = ("kind", "code", "city", "name", "salutation", "postal_address", "source",
             "verified_on", "ended_on")  # fmt: skip
    return {name: getattr(office, name) for name in names} | {
        "state": office.state_id or "",
        "host": office.host_id or "",
        "mailbox": office.mailbox_id,
        "languages": " ".join(office.languages),
    }
