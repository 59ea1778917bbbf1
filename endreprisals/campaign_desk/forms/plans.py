"""Forms of a plan: the campaign, a case of its long list, an action."""

import re
from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext, gettext_lazy

from endreprisals.accounts.fields import DayField, lines
from endreprisals.campaign_desk.forms.fields import MomentField
from endreprisals.campaigns.models import Action, Campaign, CampaignCase
from endreprisals.campaigns.services.actions import Planned
from endreprisals.campaigns.services.cases import Considered
from endreprisals.campaigns.services.planning import Plan
from endreprisals.domain.campaigning.texts import ENGLISH
from endreprisals.domain.sessions import read_session

_CODE = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*-(?P<year>20\d\d)")
_CASE = re.compile(r"[A-Z]{3}-\d{4}-\d{3,6}")
ACTION_KINDS = (
    (Action.Kind.LETTER, gettext_lazy("Letter to State representatives")),
    (Action.Kind.SHARE, gettext_lazy("Share")),
    (Action.Kind.SIGN, gettext_lazy("Joint statement to sign")),
    (Action.Kind.POSTCARD, gettext_lazy("Postcard to a family")),
)
BASES = (
    (CampaignCase.Basis.PUBLIC_SOURCE, gettext_lazy("A public document of the United Nations")),
    (CampaignCase.Basis.CONSENT, gettext_lazy("Consent of the person or family, kept with us")),
)


def languages() -> list[tuple[str, str]]:
    """Languages in which a campaign can have words, those of the site first."""
    every = [*settings.LANGUAGES, *settings.PREPARED_LANGUAGES]
    return [(code, name) for code, name in dict(every).items() if not code.endswith(("-xa", "-xb"))]


class PlanForm(forms.Form):
    """What a campaign is about, save its words."""

    session = forms.CharField(
        max_length=12, required=False, label=gettext_lazy("Debate it aims at"),
        help_text=gettext_lazy("A session, as HRC63 or UNGA81."),
    )  # fmt: skip
    debate_on = DayField(label=gettext_lazy("Day of the debate"))
    vote_at = MomentField(
        label=gettext_lazy("Vote"),
        help_text=gettext_lazy(
            "As 2026-11-20 18:00, the time in Geneva. No letter leaves in the 48 hours before."
        ),
    )
    opens_on = DayField(label=gettext_lazy("First day"))
    closes_on = DayField(label=gettext_lazy("Last day"))
    languages = forms.MultipleChoiceField(
        choices=languages, required=False, widget=forms.CheckboxSelectMultiple,
        label=gettext_lazy("Languages beside English"),
    )  # fmt: skip
    year = forms.IntegerField(min_value=2000, max_value=2100, label=gettext_lazy("Year"))

    def clean_session(self) -> str:
        """The code of the session."""
        text = self.cleaned_data["session"]
        read = read_session(text) if text else None
        if text and read is None:
            raise forms.ValidationError(gettext("Write a session, as HRC63."))
        return read.code if read else ""

    def clean(self) -> dict[str, Any]:
        """The last day is not before the first."""
        given = super().clean() or {}
        first, last = given.get("opens_on"), given.get("closes_on")
        if first and last and first > last:
            self.add_error("closes_on", gettext("The last day is before the first."))
        return given

    def plan(self) -> Plan:
        """The plan, once the form is valid."""
        given = {name: one for name, one in self.cleaned_data.items() if name != "code"}
        return Plan(**given | {"languages": tuple(given["languages"])})


class BeginForm(PlanForm):
    """A new campaign, which gets the code that stands in its addresses for ever."""

    code = forms.CharField(
        max_length=40, label=gettext_lazy("Code"),
        help_text=gettext_lazy(
            "In addresses, for ever: small letters, digits, hyphens, the year at the end, and "
            "nobody's name. As endreprisals-2026."
        ),
    )  # fmt: skip
    field_order = ("code", "year", "session")

    def clean_code(self) -> str:
        """Plain letters with the year at the end."""
        code: str = self.cleaned_data["code"]
        if not _CODE.fullmatch(code):
            raise forms.ValidationError(
                gettext("Use small letters, digits and hyphens, with the year at the end.")
            )
        return code


def plan_of(campaign: Campaign) -> dict[str, Any]:
    """What the form of a campaign shows."""
    names = ("year", "session", "debate_on", "vote_at", "opens_on", "closes_on", "languages")
    return {name: getattr(campaign, name) for name in names}


class CaseForm(forms.Form):
    """What is noted about a case of the long list. The number of the case is asked for once."""

    case = forms.CharField(
        max_length=20, label=gettext_lazy("Number of the case"),
        help_text=gettext_lazy("As EGY-2017-001."),
    )  # fmt: skip
    basis = forms.ChoiceField(
        choices=BASES, label=gettext_lazy("Why it may be shown"),
    )  # fmt: skip
    consent_reference = forms.CharField(
        max_length=80, required=False, label=gettext_lazy("Where the consent is kept"),
        help_text=gettext_lazy("A number of ours, and nobody's name."),
    )  # fmt: skip
    consent_until = DayField(label=gettext_lazy("Consent until"))
    considered_on = DayField(label=gettext_lazy("Considered on"))
    position = forms.IntegerField(
        min_value=0, max_value=999, initial=0, label=gettext_lazy("Place in the list")
    )
    reason = forms.CharField(
        max_length=500, required=False, widget=lines(2),
        label=gettext_lazy("Why choose it or not"),
        help_text=gettext_lazy("For staff. Kept, so that cases can be compared later."),
    )  # fmt: skip
    backlash = forms.CharField(
        max_length=500, required=False, widget=lines(2),
        label=gettext_lazy("How publicity could harm"),
    )  # fmt: skip

    def clean_case(self) -> str:
        """The public number of a case."""
        number: str = self.cleaned_data["case"].upper()
        if not _CASE.fullmatch(number):
            raise forms.ValidationError(gettext("Write the number of the case, as EGY-2017-001."))
        return number

    def considered(self) -> Considered:
        """What was typed, once the form is valid."""
        given = self.cleaned_data
        return Considered(**{name: one for name, one in given.items() if name != "case"})


def case_of(row: CampaignCase) -> dict[str, Any]:
    """What the form of a case shows."""
    names = (
        "basis", "consent_reference", "consent_until", "considered_on", "position", "reason",
        "backlash",
    )  # fmt: skip
    return {"case": row.case.public_id} | {name: getattr(row, name) for name in names}


class ActionForm(forms.Form):
    """One thing that a campaign asks people to do."""

    kind = forms.ChoiceField(choices=ACTION_KINDS, label=gettext_lazy("What people do"))
    about = forms.ChoiceField(required=False, label=gettext_lazy("About"))
    opens_at = MomentField(label=gettext_lazy("Begins"))
    closes_at = MomentField(label=gettext_lazy("Ends"))
    embargo_until = MomentField(label=gettext_lazy("Joint statement under embargo until"))
    goal = forms.IntegerField(
        min_value=1, max_value=10_000_000, required=False, label=gettext_lazy("Goal")
    )
    moderated = forms.BooleanField(
        required=False, initial=True,
        label=gettext_lazy("A person reads words before they go anywhere"),
    )  # fmt: skip
    high_risk = forms.BooleanField(
        required=False, label=gettext_lazy("High risk: no name is asked for, no sample is shown")
    )

    def __init__(self, *args: Any, campaign: Campaign, **options: Any) -> None:
        super().__init__(*args, **options)
        rows = campaign.cases.select_related("case")
        # The numbers alone would say nothing to who chooses.
        choices = [(str(row.pk), f"{row.case.public_id} {row.case.title}") for row in rows]
        self.fields["about"].choices = [  # type: ignore[attr-defined] # a ChoiceField
            ("", gettext("the whole campaign")), *choices,
        ]  # fmt: skip

    def planned(self) -> Planned:
        """The action, once the form is valid."""
        given = self.cleaned_data
        return Planned(**given | {"about": int(given["about"]) if given["about"] else None})


def action_of(action: Action) -> dict[str, Any]:
    """What the form of an action shows."""
    names = (
        "kind", "opens_at", "closes_at", "embargo_until", "goal", "moderated", "high_risk",
    )  # fmt: skip
    about = str(action.about_id) if action.about_id else ""
    return {"about": about} | {name: getattr(action, name) for name in names}


def beside_english(campaign: Campaign) -> list[str]:
    """The other languages of a campaign, in the order of the site."""
    return [code for code, _ in languages() if code in campaign.languages and code != ENGLISH]
