"""Forms of endorsements, of families' consents, and of cards that were handed over."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext, gettext_lazy

from endreprisals.campaigns.models import Delivery, Endorsement
from endreprisals.campaigns.services.endorsements import NewEndorsement
from endreprisals.campaigns.services.families import Given
from endreprisals.domain.partial_dates import NotADate, parse
from endreprisals.domain.states import find_state


class EndorsementForm(forms.Form):
    """What a body did, when, and where one can read it."""

    campaign = forms.IntegerField(error_messages={"required": gettext_lazy("Choose the campaign.")})
    case = forms.IntegerField(required=False)
    kind = forms.ChoiceField(choices=Endorsement.Kind.choices)
    name = forms.CharField(
        max_length=200,
        error_messages={"required": gettext_lazy("Give the name of the city or body.")},
    )
    state = forms.CharField(max_length=120, required=False)
    what = forms.ChoiceField(choices=Endorsement.What.choices)
    date_edtf = forms.CharField(max_length=60, required=False)
    source = forms.CharField(
        max_length=1000,
        error_messages={"required": gettext_lazy("Give the source: nothing stands without.")},
    )

    def clean_state(self) -> str:
        """The code of the State, from a code or a name; blank where there is none."""
        typed: str = self.cleaned_data["state"]
        code = find_state(typed) if typed else ""
        if code is None:
            raise forms.ValidationError(
                gettext("This is no State of the list: write DEU, or its name.")
            )
        return code

    def clean_date_edtf(self) -> str:
        """A date with the precision of its source, as 2022-10 or 2022-10-04."""
        typed: str = self.cleaned_data["date_edtf"]
        try:
            return parse(typed).edtf if typed else ""
        except NotADate as bad:
            raise forms.ValidationError(str(bad)) from None

    def clean_source(self) -> str:
        """An address that begins with https://, or a document in words."""
        typed: str = self.cleaned_data["source"]
        if "://" in typed and not typed.startswith("https://"):
            raise forms.ValidationError(gettext("Give an address that begins with https://."))
        return typed

    def entered(self) -> NewEndorsement:
        """The endorsement, once the form is valid."""
        return NewEndorsement(**self.cleaned_data)


class ConsentForm(forms.Form):
    """That a family agreed; where that is kept, and until when it holds."""

    case = forms.IntegerField(error_messages={"required": gettext_lazy("Choose the case.")})
    reference = forms.CharField(
        max_length=80,
        error_messages={
            "required": gettext_lazy("Say where the agreement is kept. Write nobody's name.")
        },
    )
    given_on = forms.DateField(
        input_formats=["%Y-%m-%d"],
        error_messages={"invalid": gettext_lazy("Write the day as 2027-06-01.")},
    )
    until = forms.DateField(
        input_formats=["%Y-%m-%d"],
        error_messages={"invalid": gettext_lazy("Write the day as 2027-06-01.")},
    )
    wall = forms.BooleanField(required=False)

    def entered(self) -> Given:
        """The consent, once the form is valid."""
        return Given(**self.cleaned_data)


class DeliveryForm(forms.Form):
    """Which cards reached the family, when and how. The day, number and way are public."""

    cards = forms.CharField(max_length=4000)
    delivered_on = forms.DateField(
        input_formats=["%Y-%m-%d"],
        error_messages={"invalid": gettext_lazy("Write the day as 2027-06-01.")},
    )
    how = forms.ChoiceField(choices=Delivery.How.choices)
    note = forms.CharField(max_length=500, required=False)

    def clean_cards(self) -> tuple[int, ...]:
        """The numbers of the cards that were printed together."""
        numbers = self.cleaned_data["cards"].split(",")
        if not all(one.isascii() and one.isdigit() and len(one) < 19 for one in numbers):
            raise forms.ValidationError(
                gettext("Open the batch again: the list of cards is not whole.")
            )
        return tuple(map(int, numbers))

    def entered(self) -> dict[str, Any]:
        """What the service asks for."""
        given = self.cleaned_data
        day: date = given["delivered_on"]
        return {"cards": given["cards"], "on": day, "how": given["how"], "note": given["note"]}
