"""Forms of the mailing list."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from endreprisals.supporters.forms import SupporterForm
from endreprisals.supporters.list_words import AGREED, language_choices, topic_choices
from endreprisals.supporters.services.subscribing import WORDING


class ChoiceForm(forms.Form):
    """What somebody gets, and in which language."""

    use_required_attribute = False
    topics = forms.MultipleChoiceField(
        choices=topic_choices,
        error_messages={
            "required": gettext_lazy("Choose at least one topic."),
            "invalid_choice": gettext_lazy("Choose topics of the list."),
        },
    )
    language = forms.ChoiceField(
        choices=language_choices,
        error_messages={
            "required": gettext_lazy("Choose a language of the list."),
            "invalid_choice": gettext_lazy("Choose a language of the list."),
        },
    )


class ListForm(SupporterForm, ChoiceForm):
    """An address, topics and a language. No country is asked: the list needs none."""

    country = None  # type: ignore[assignment] # how Django leaves a field of the parent out
    proof = None  # type: ignore[assignment] # the mail with its button is the proof
    consent_words: Any = AGREED
    consent_version = WORDING
    # As on the page, so that what must be mended is told in the order of the fields.
    field_order = ("email", "topics", "language", "agreed")
