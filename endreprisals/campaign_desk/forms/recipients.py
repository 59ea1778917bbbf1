"""Forms of recipients: the rules, an office by hand, a decision, a removal."""

from typing import Any

from django import forms
from django.utils.translation import gettext, gettext_lazy

from endreprisals.accounts.fields import lines
from endreprisals.domain import vocabulary
from endreprisals.domain.campaigning.recipients import Rule, states_of_list
from endreprisals.domain.states import find_state

_ANY = gettext_lazy("– not used –")


def group_choices() -> list[tuple[str, Any]]:
    """The regional groups."""
    groups = [(one.code, one.label) for one in vocabulary.terms("regional_groups")]
    return [("", _ANY), *groups]


class RulesForm(forms.Form):
    """The rules that choose States. Each that is filled in is one rule."""

    cosponsored = forms.BooleanField(
        required=False, label=gettext_lazy("Co-sponsored a resolution on reprisals")
    )
    signed = forms.BooleanField(required=False, label=gettext_lazy("Joined a joint statement"))
    spoke = forms.BooleanField(
        required=False, label=gettext_lazy("Spoke on reprisals, as the ledger knows")
    )
    never_spoke = forms.BooleanField(
        required=False, label=gettext_lazy("Made no statement that the ledger knows")
    )
    group = forms.ChoiceField(
        choices=group_choices, required=False, label=gettext_lazy("Regional group")
    )
    named_never_case = forms.RegexField(
        r"^[A-Za-z]{3}-\d{4}-\d{3,6}$", max_length=20, required=False,
        label=gettext_lazy("Named cases, never this one"),
        help_text=gettext_lazy("Number of the case, as EGY-2017-001."),
        error_messages={"invalid": gettext_lazy("Write the number of a case as EGY-2017-001.")},
    )  # fmt: skip
    list = forms.CharField(
        max_length=1000, required=False, label=gettext_lazy("A list of States"),
        help_text=gettext_lazy("Codes, as BEL LUX NLD."),
    )  # fmt: skip
    label = forms.CharField(
        max_length=80, required=False, label=gettext_lazy("Whose list it is"),
        help_text=gettext_lazy("As: Focal group on human rights defenders, 2026."),
    )  # fmt: skip
    every = forms.BooleanField(
        required=False, label=gettext_lazy("Only States that all these rules choose")
    )

    def clean_list(self) -> str:
        """Codes of States, parted by spaces."""
        codes = states_of_list(self.cleaned_data["list"])
        if unknown := [code for code in codes if find_state(code) != code]:
            message = gettext("{codes}: no State of the list has this code.")
            raise forms.ValidationError(message.format(codes=", ".join(unknown)[:60]))
        return " ".join(codes)

    def clean(self) -> dict[str, Any]:
        """At least one rule, and a list says whose it is."""
        given = super().clean() or {}
        if given.get("list") and not given.get("label"):
            self.add_error("label", gettext("Say whose list it is: readers see it as the reason."))
        if not self.errors and not self.rules():
            raise forms.ValidationError(gettext("Choose at least one rule."))
        return given

    def rules(self) -> tuple[Rule, ...]:
        """The rules, once the form is valid."""
        given = self.cleaned_data
        plain = ("cosponsored", "signed", "spoke", "never_spoke")
        found = [Rule(code) for code in plain if given.get(code)]
        if given.get("group"):
            found.append(Rule("group", given["group"]))
        if given.get("named_never_case"):
            found.append(Rule("named_never_case", given["named_never_case"].upper()))
        if given.get("list"):
            found.append(Rule("list", given["list"], given["label"]))
        return tuple(found)


class OfficeOfListForm(forms.Form):
    """One office, by its code."""

    office = forms.CharField(
        max_length=40, label=gettext_lazy("Code of the office"),
        help_text=gettext_lazy("As in the list of offices: DEU-mission-geneva."),
        error_messages={"required": gettext_lazy("Write the code of the office.")},
    )  # fmt: skip


class RiskForm(OfficeOfListForm):
    """Why an office of the State of a case is written to all the same."""

    decision = forms.CharField(
        max_length=500, widget=lines(4), label=gettext_lazy("Decision"),
        help_text=gettext_lazy(
            "Why this makes the person safer, or not less safe, and who of the person's side "
            "agreed. No name."
        ),
        error_messages={"required": gettext_lazy("Write the decision.")},
    )  # fmt: skip


class RemoveForm(forms.Form):
    """Why a row is taken off a list."""

    because = forms.CharField(
        max_length=300, label=gettext_lazy("Why"),
        error_messages={"required": gettext_lazy("Say why it is taken off.")},
    )  # fmt: skip
