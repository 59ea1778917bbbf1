"""Forms of forecasts, sessions and stances."""

from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext, gettext_lazy

from endreprisals.advocacy.asked import read_day
from endreprisals.domain import vocabulary
from endreprisals.domain.sessions import read_session
from endreprisals.domain.states import find_state
from endreprisals.ledger.models import Forecast


def level_choices() -> list[tuple[str, str]]:
    """The ladder, lowest first."""
    return [(one.code, one.label) for one in vocabulary.terms("stance_levels")]


def confidence_choices() -> list[tuple[str, str]]:
    """How sure somebody is."""
    return [(one.code, one.label) for one in vocabulary.terms("confidence")]


class ForecastForm(forms.Form):
    """How likely a State is to take a step in a session."""

    session = forms.CharField(max_length=12)
    begins_on = forms.CharField(max_length=10)
    state = forms.CharField(max_length=120)
    step = forms.ChoiceField(choices=Forecast.Step.choices)
    case_id = forms.CharField(max_length=20, required=False)
    percent = forms.IntegerField(
        min_value=0, max_value=100,
        error_messages={"invalid": gettext_lazy("Give a whole number from 0 to 100.")},
    )  # fmt: skip
    reason = forms.CharField(max_length=2000, required=False)

    def clean_session(self) -> str:
        """The code of the session."""
        return read_session_code(self.cleaned_data["session"])

    def clean_begins_on(self) -> date:
        """Its first day."""
        return read_day_or_refuse(self.cleaned_data["begins_on"])

    def clean_state(self) -> str:
        """The code of the State."""
        return read_state(self.cleaned_data["state"])

    def clean_case_id(self) -> str:
        """The number of the case, in capitals."""
        return str(self.cleaned_data["case_id"]).upper()

    def values(self) -> dict[str, Any]:
        """What the service takes, once the form is valid."""
        given = dict(self.cleaned_data)
        return given | {"probability": Decimal(given.pop("percent")) / 100}


class CloseForm(forms.Form):
    """Why a session is held to be complete."""

    source = forms.CharField(
        max_length=1000,
        error_messages={"required": gettext_lazy("Say why the ledger of it is complete.")},
    )


class SessionForm(forms.Form):
    """Which session is to be closed."""

    session = forms.CharField(max_length=12)

    def clean_session(self) -> str:
        """The code of the session."""
        return read_session_code(self.cleaned_data["session"])


class StanceForm(forms.Form):
    """A person's judgement of where a State stands."""

    level = forms.ChoiceField(choices=level_choices)
    case_id = forms.CharField(max_length=20, required=False)
    as_of = forms.CharField(max_length=10)
    source = forms.CharField(
        max_length=1000,
        error_messages={
            "required": gettext_lazy("Name the step that it rests on, with its source.")
        },
    )
    confidence = forms.ChoiceField(choices=confidence_choices)
    note = forms.CharField(max_length=2000, required=False)

    def clean_as_of(self) -> date:
        """The day up to which the evidence was read."""
        return read_day_or_refuse(self.cleaned_data["as_of"])

    def clean_case_id(self) -> str:
        """The number of the case, in capitals."""
        return str(self.cleaned_data["case_id"]).upper()


def read_state(text: str) -> str:
    """The code of the State that a text names."""
    code = find_state(text)
    if code is None:
        raise forms.ValidationError(
            gettext("This is no State of the list: write its code, as DEU, or its name.")
        )
    return code


def read_session_code(text: str) -> str:
    """`hrc 66` -> `HRC66`."""
    read = read_session(text)
    if read is None:
        message = gettext("“{text}” is no session: write it as HRC66.")
        raise forms.ValidationError(message.format(text=text))
    return read.code


def read_day_or_refuse(text: str) -> date:
    """A day as `2027-09-10`."""
    day = read_day(text)
    if day is None:
        message = gettext("“{text}” is no day we can read: write it as 2027-09-10.")
        raise forms.ValidationError(message.format(text=text))
    return day
