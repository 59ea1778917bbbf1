"""The form for a letter in own words, and the one that changes it by the mailed link."""

from typing import Any, Final

from django import forms
from django.utils.translation import get_language, gettext, gettext_lazy

from endreprisals.campaigns.services.letters import OwnWords, Writer
from endreprisals.domain.campaigning.own_words import BadWords, clean
from endreprisals.domain.campaigning.texts import ENGLISH
from endreprisals.supporters import identity
from endreprisals.supporters.forms import SupporterForm

MOST_SUBJECT, MOST_WORDS, MOST_NAME = 120, 2_500, 80  # characters
MOST_TYPED: Final = 20_000  # characters that are looked at, so that an error can show them again
WORD_PROBLEMS: Final = {
    "empty": gettext_lazy("Write something here."),
    "too_long": gettext_lazy("This is too long. Take at most {most} characters."),
    "control_character": gettext_lazy(
        "There is a character in this that cannot be seen, or a line break where one line is "
        "meant. Type it anew."
    ),
    "direction_override": gettext_lazy(
        "There is a character in this that turns the direction of writing. Take it out."
    ),
    "markup": gettext_lazy("Take the markup out: only plain words are sent."),
    "link": gettext_lazy(
        "Take links and addresses out: mail programs of missions hold such letters back."
    ),
}  # fmt: skip


def read_words(text: str, *, most: int, lines: bool = True) -> str:
    """Clean words, or an error in words that say how to mend it."""
    try:
        return clean(text[:MOST_TYPED], most=most, lines=lines)
    except BadWords as bad:
        words = str(WORD_PROBLEMS[bad.code]).format(most=most)
        raise forms.ValidationError(words, code=bad.code) from None


class WordsForm(forms.Form):
    """Subject, words, and what of oneself is told to a State: nothing unless one ticks it."""

    use_required_attribute = False
    subject = forms.CharField(required=False)
    words = forms.CharField(required=False)
    show_country = forms.BooleanField(required=False)
    tell_name = forms.BooleanField(required=False)
    name = forms.CharField(required=False)
    tell_reply = forms.BooleanField(required=False)

    def __init__(self, *args: Any, high_risk: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if high_risk:  # nothing is asked that could be told
            for field in ("show_country", "tell_name", "name", "tell_reply"):
                del self.fields[field]

    @property
    def asks_who(self) -> bool:
        """Whether the form asks what may be told of the writer."""
        return "tell_name" in self.fields

    def clean_subject(self) -> str:
        """One line."""
        return read_words(self.cleaned_data["subject"], most=MOST_SUBJECT, lines=False)

    def clean_words(self) -> str:
        """Plain words of at most a page."""
        return read_words(self.cleaned_data["words"], most=MOST_WORDS)

    def clean_name(self) -> str:
        """Asked for only by the tick box; without it the name is thrown away here."""
        if not self.cleaned_data.get("tell_name"):
            return ""
        return read_words(self.cleaned_data["name"], most=MOST_NAME, lines=False)

    def given(self, *, country: str, reply_to: str) -> OwnWords:
        """What may be kept. `reply_to` is the writer's address, told only if they ticked it."""
        told = self.cleaned_data
        return OwnWords(
            subject=told["subject"], words=told["words"], language=get_language() or ENGLISH,
            country=country, show_country=bool(told.get("show_country")),
            name=told.get("name", ""), reply_to=reply_to if told.get("tell_reply") else "",
        )  # fmt: skip


class OwnWordsForm(WordsForm, SupporterForm):
    """The whole form of a letter in own words."""

    consent_words = gettext_lazy(
        "I agree that this letter is read by a person of the campaign and sent to this office of a "
        "State, and that my address is kept, encrypted, until then. I can have everything erased "
        "at any time."
    )
    consent_version = "letter-2026-11"
    # As on the page, so that what must be mended is told in the order of the fields.
    field_order = (
        "subject", "words", "show_country", "tell_name", "name", "tell_reply", "email", "country",
        "agreed",
    )  # fmt: skip

    def own_words(self) -> OwnWords:
        """What was typed, for the service."""
        return self.given(
            country=self.cleaned_data["country"], reply_to=self.cleaned_data["email"].delivery
        )

    def writer(self) -> Writer:
        """Who typed it, by key; the address sealed as a mail keeps it."""
        email = self.cleaned_data["email"]
        return Writer(
            supporter=identity.supporter_key(email.canonical),
            address=identity.seal(email.delivery, about="mail.address"),
        )


class ChangeForm(WordsForm):
    """Other words, by the mailed link. The address is not asked again, so it cannot be told."""

    def __init__(self, *args: Any, high_risk: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, high_risk=high_risk, **kwargs)
        self.fields.pop("tell_reply", None)
        self.fields.pop("show_country", None)

    def own_words(self) -> OwnWords:
        """What was typed, for the service."""
        return self.given(country="", reply_to="")


def problem_of(code: str) -> str:
    """Why no letter can be written to an office now, in words."""
    return {
        "mailbox_stopped": gettext("This office takes no letters through us."),
        "mission_said_stop": gettext("This office takes no letters through us."),
        "digest_only": gettext(
            "This office asked to be told numbers alone. You can be counted, or write by yourself."
        ),
        "not_a_recipient": gettext("This office is not on the list any more."),
        "case_withdrawn": gettext("This case is not part of the campaign any more."),
        "campaign_closed": gettext("The campaign is over."),
        "paused": gettext("Letters are held for now. Come back later."),
    }.get(code, gettext("No letter can be sent to this office now."))
