"""Forms of filings: text in, values out, nothing saved."""

from django import forms
from django.utils.translation import gettext_lazy

from endreprisals.accounts.fields import DayField
from endreprisals.mechanisms.models import Filing, FilingStep
from endreprisals.mechanisms.services.filings import FilingDraft, FilingRefused, StepDraft

STEP_KINDS = [one for one in FilingStep.Kind.choices if one[0] != FilingStep.Kind.SENT]
SENTENCE = {"required": gettext_lazy("Say why, in a few words.")}


class Refusing(forms.Form):
    """A form that can show at its fields what a service refused."""

    def add_refused(self, refused: FilingRefused) -> None:
        """Put each problem at its field, or above where the form has no such field."""
        for problem in refused.problems:
            field = problem.field if problem.field in self.fields else None
            self.add_error(field, problem.message)


class FilingForm(Refusing):
    """A filing that was sent."""

    case_id = forms.CharField(
        max_length=20,
        error_messages={"required": gettext_lazy("Give the number of the case: EGY-2017-001.")},
    )
    mechanism = forms.CharField(
        max_length=40, error_messages={"required": gettext_lazy("Choose a body of the list.")}
    )
    kind = forms.ChoiceField(choices=Filing.Kind.choices)
    basis = forms.ChoiceField(
        choices=Filing.Basis.choices,
        error_messages={"required": gettext_lazy("Say on what the filing rests.")},
    )
    basis_note = forms.CharField(max_length=300, required=False)
    telling = forms.ChoiceField(choices=Filing.Telling.choices, required=False)
    sent_on = DayField(
        required=True,
        error_messages={"required": gettext_lazy("Give the day on which it was sent: 2026-11-20.")},
    )
    before_act_because = forms.CharField(max_length=300, required=False)
    follows = forms.IntegerField(
        required=False, min_value=1, max_value=2**31 - 1,
        error_messages={"invalid": gettext_lazy("Give the number of the earlier filing.")},
    )  # fmt: skip
    note = forms.CharField(max_length=2000, required=False)

    def draft(self) -> FilingDraft:
        """The filing, once the form is valid. What consent lets us tell goes with consent alone."""
        given = dict(self.cleaned_data)
        given["case_id"] = given["case_id"].upper()
        if given["basis"] == Filing.Basis.PUBLIC:
            given["telling"] = ""
        elif not given["telling"]:
            given["telling"] = Filing.Telling.NO
        return FilingDraft(**given)


class StepForm(Refusing):
    """Something that happened to a filing."""

    kind = forms.ChoiceField(
        choices=STEP_KINDS, error_messages={"required": gettext_lazy("Choose what happened.")}
    )
    date = forms.CharField(
        max_length=40,
        error_messages={"required": gettext_lazy("Say when: 2026, 2026-10 or 2026-10-04.")},
    )
    reference = forms.CharField(max_length=120, required=False)
    source = forms.CharField(max_length=1000, required=False)
    note = forms.CharField(max_length=2000, required=False)

    def draft(self) -> StepDraft:
        """The step, once the form is valid."""
        given = dict(self.cleaned_data)
        return StepDraft(date_edtf=given.pop("date"), **given)


class DueForm(Refusing):
    """Another day for what is next."""

    on = DayField(
        required=True, error_messages={"required": gettext_lazy("Give a day: 2026-11-20.")}
    )
    why = forms.CharField(max_length=200, error_messages=SENTENCE)


class CloseForm(Refusing):
    """Why nothing more is expected."""

    because = forms.CharField(max_length=300, error_messages=SENTENCE)


class TellingForm(forms.Form):
    """What a consent lets us tell in public of our part."""

    telling = forms.ChoiceField(choices=Filing.Telling.choices)
    consented = forms.CharField(max_length=300, required=False)  # who, to what and when; no name


class PaperForm(forms.Form):
    """The words before the cases of a yearly submission, and which cases go into it."""

    introduction = forms.CharField(max_length=20_000, required=False)
