"""Forms of words, of the toolbox, of results and of counts on paper."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from endreprisals.accounts.fields import lines
from endreprisals.campaign_desk.forms.plans import languages
from endreprisals.campaigns.models import Asset, Campaign
from endreprisals.campaigns.services.assets import LICENCES, WORDS_CHARS, Thing
from endreprisals.campaigns.services.outcomes import WORDS_CHARS as RESULT_CHARS
from endreprisals.campaigns.services.outcomes import Told
from endreprisals.campaigns.services.texts import BODY_CHARS, HEADING_CHARS
from endreprisals.domain.analysis.wording import CAUSAL
from endreprisals.domain.campaigning.offline_lines import MOST_CHARS

ASSET_KINDS = (
    (Asset.Kind.PICTURE, gettext_lazy("Picture")),
    (Asset.Kind.POST, gettext_lazy("Post")),
    (Asset.Kind.LETTER, gettext_lazy("Draft letter")),
    (Asset.Kind.PRESS, gettext_lazy("Press kit")),
    (Asset.Kind.TAGS, gettext_lazy("Tags")),
)


class TextForm(forms.Form):
    """One piece of words in one language."""

    heading = forms.CharField(
        max_length=HEADING_CHARS, required=False, label=gettext_lazy("Heading"),
        help_text=gettext_lazy("The title itself, or the subject of a letter."),
    )  # fmt: skip
    body = forms.CharField(
        max_length=BODY_CHARS, required=False, widget=lines(14), label=gettext_lazy("Words"),
        help_text=gettext_lazy(
            "Plain text, an empty line between paragraphs. Of a title: one line below it, or none."
        ),
    )  # fmt: skip
    show = forms.BooleanField(
        required=False,
        label=gettext_lazy("Show this translation, marked as a draft, before it was checked"),
    )


class TestForm(forms.Form):
    """To whom a test of a letter goes. The address is sealed and forgotten once it was sent."""

    office = forms.ChoiceField(label=gettext_lazy("As it would read to"))
    approach = forms.ChoiceField(label=gettext_lazy("Approach"))
    address = forms.CharField(
        max_length=254, label=gettext_lazy("Send the test to"),
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
    )  # fmt: skip

    def __init__(
        self,
        *args: Any,
        offices: list[tuple[str, str]],
        approaches: list[tuple[str, str]],
        **options: Any,
    ) -> None:
        super().__init__(*args, **options)
        self.fields["office"].choices = offices  # type: ignore[attr-defined] # a ChoiceField
        self.fields["approach"].choices = approaches  # type: ignore[attr-defined] # the same


class AssetForm(forms.Form):
    """A thing of the toolbox, or its next version."""

    code = forms.CharField(
        max_length=40, label=gettext_lazy("Code"),
        help_text=gettext_lazy("The same in every language and version, as banner-square."),
    )  # fmt: skip
    kind = forms.ChoiceField(choices=ASSET_KINDS, label=gettext_lazy("What it is"))
    language = forms.ChoiceField(label=gettext_lazy("Language"))
    title = forms.CharField(max_length=200, label=gettext_lazy("Title"))
    alt = forms.CharField(
        max_length=500, required=False, label=gettext_lazy("What the picture shows"),
        help_text=gettext_lazy("For those who do not see it."),
    )  # fmt: skip
    licence = forms.ChoiceField(
        choices=[(one, one) for one in LICENCES], label=gettext_lazy("Licence")
    )
    credit = forms.CharField(max_length=200, required=False, label=gettext_lazy("Credit"))
    words = forms.CharField(
        max_length=WORDS_CHARS, required=False, widget=lines(6), label=gettext_lazy("Words"),
        help_text=gettext_lazy("Of a post, a letter, tags. Or a file below, never both."),
    )  # fmt: skip
    file = forms.FileField(
        required=False, max_length=200, label=gettext_lazy("File"),
        help_text=gettext_lazy("PNG, JPEG or PDF, at most 5 MB. Its name is not kept."),
    )  # fmt: skip

    def __init__(self, *args: Any, campaign: Campaign, **options: Any) -> None:
        super().__init__(*args, **options)
        offered = [pair for pair in languages() if pair[0] in campaign.languages]
        self.fields["language"].choices = offered  # type: ignore[attr-defined] # a ChoiceField

    def thing(self) -> Thing:
        """What was typed, once the form is valid."""
        return Thing(**{name: one for name, one in self.cleaned_data.items() if name != "file"})


class ResultForm(forms.Form):
    """Something that changed, with its source."""

    case = forms.ChoiceField(required=False, label=gettext_lazy("Case"))
    date_edtf = forms.CharField(
        max_length=60, label=gettext_lazy("When"),
        help_text=gettext_lazy("As 2026-11 or 2026-11-20."),
    )  # fmt: skip
    words = forms.CharField(
        max_length=RESULT_CHARS, widget=lines(3), label=gettext_lazy("What changed"),
        help_text=gettext_lazy(
            "What the source says happened, and after what. After is not because."
        ),
    )  # fmt: skip
    source = forms.CharField(
        max_length=1000, label=gettext_lazy("Source"),
        help_text=gettext_lazy("An address that begins with https, or a symbol, as A/HRC/51/47."),
    )  # fmt: skip
    language = forms.ChoiceField(
        choices=[(code, code) for code in CAUSAL], initial="en", label=gettext_lazy("Language")
    )

    def __init__(self, *args: Any, campaign: Campaign, **options: Any) -> None:
        super().__init__(*args, **options)
        rows = campaign.cases.select_related("case")
        choices = [(str(row.pk), f"{row.case.public_id} {row.case.title}") for row in rows]
        self.fields["case"].choices = [  # type: ignore[attr-defined] # a ChoiceField
            ("", gettext_lazy("the whole campaign")), *choices,
        ]  # fmt: skip

    def told(self) -> Told:
        """What was typed, once the form is valid."""
        given = self.cleaned_data
        return Told(**given | {"case": int(given["case"]) if given["case"] else None})


class OfflineForm(forms.Form):
    """Counts on paper, pasted or as a file."""

    pasted = forms.CharField(
        max_length=MOST_CHARS, required=False, widget=lines(10), strip=False,
        label=gettext_lazy("Lines"),
        help_text=gettext_lazy(
            "The first line names the columns: campaign, action, kind, day, number, evidence."
        ),
    )  # fmt: skip
    file = forms.FileField(
        required=False, max_length=200, label=gettext_lazy("Or a CSV file"),
        help_text=gettext_lazy("UTF-8, at most 1 MB. Its name is not kept."),
    )  # fmt: skip

    def text(self) -> str:
        """The lines, pasted or of the file. Bytes that are no UTF-8 are shown as such."""
        given = self.cleaned_data
        if given["pasted"].strip() or not given["file"]:
            return str(given["pasted"])
        return bytes(given["file"].read()).decode("utf-8", "replace")


class ReasonForm(forms.Form):
    """Why something is left out or taken back."""

    reason = forms.CharField(max_length=300)
