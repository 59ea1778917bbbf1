"""Forms of mailings: words in several languages side by side, and a test address."""

import unicodedata
from collections.abc import Mapping
from datetime import UTC, datetime

from django import forms
from django.utils.translation import gettext, gettext_lazy

from endreprisals.campaign_desk.services.mailings import Words, Written
from endreprisals.domain.campaigning.addresses import Address, BadAddress, read_address
from endreprisals.supporters.forms import ADDRESS_PROBLEMS
from endreprisals.supporters.list_words import language_choices, topic_choices
from endreprisals.supporters.models import Mailing

MOST_SUBJECT, MOST_BODY = 150, 20_000  # characters
_TURNING = set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


class MailingForm(forms.Form):
    """A topic, a time, and `subject-fr`, `body-fr` for each language that is written."""

    topic = forms.ChoiceField(choices=topic_choices)
    send_at = forms.CharField(required=False, max_length=20)

    def clean_send_at(self) -> datetime | None:
        """A moment in UTC, or none."""
        text = self.cleaned_data["send_at"]
        if not text:
            return None
        try:
            return datetime.strptime(text, "%Y-%m-%d %H:%M").replace(tzinfo=UTC)
        except ValueError:
            message = gettext("“{text}” is no time we can read: write it as 2027-06-01 09:00.")
            raise forms.ValidationError(message.format(text=text)) from None

    def clean(self) -> dict[str, object]:
        """The words of each language: both of them, or neither."""
        given = super().clean() or {}
        self.texts = {
            code: one for code, name in language_choices() if (one := self._text(code, name))
        }
        if not self.texts:
            self.add_error(None, gettext("Write it in one language at least."))
        return given

    def written(self) -> Written:
        """The mailing, once the form is valid."""
        return Written(self.cleaned_data["topic"], self.cleaned_data["send_at"], self.texts)

    def _text(self, code: str, name: str) -> Words | None:
        subject = _typed(self.data.get(f"subject-{code}", ""))
        body = _typed(self.data.get(f"body-{code}", ""))
        if not subject and not body:
            return None
        if problem := _problem(subject, body):
            self.add_error(None, f"{name}: {problem}")
        return Words(subject, body)


class AddressForm(forms.Form):
    """Where a test goes. The address is kept with the mail alone, sealed, until it has left."""

    address = forms.CharField(
        max_length=400, error_messages={"required": gettext_lazy("Give an address for the test.")}
    )

    def clean_address(self) -> Address:
        """One address."""
        try:
            return read_address(self.cleaned_data["address"])
        except BadAddress as bad:
            words = ADDRESS_PROBLEMS.get(bad.code, ADDRESS_PROBLEMS["not_an_address"])
            raise forms.ValidationError(words, code=bad.code) from None


def columns(shown: Mapping[str, str]) -> list[dict[str, str]]:
    """The languages side by side, with what stands in their fields."""
    return [
        {
            "code": code, "name": name, "subject": shown.get(f"subject-{code}", ""),
            "body": shown.get(f"body-{code}", ""),
        }
        for code, name in language_choices()
    ]  # fmt: skip


def form_of(mailing: Mailing) -> dict[str, str]:
    """What the form shows for a mailing that was written before."""
    shown = {"topic": mailing.topic, "send_at": ""}
    if mailing.send_at:
        shown["send_at"] = mailing.send_at.astimezone(UTC).strftime("%Y-%m-%d %H:%M")
    for text in mailing.texts.all():
        shown[f"subject-{text.language}"], shown[f"body-{text.language}"] = text.subject, text.body
    return shown


def _typed(text: str) -> str:
    return unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n")).strip()


def _problem(subject: str, body: str) -> str:
    """What stands against a subject and a body, in words; blank: nothing."""
    problems = {
        gettext("write a subject and a text, or neither."): not subject or not body,
        gettext("the subject is longer than 150 characters."): len(subject) > MOST_SUBJECT,
        gettext("the text is longer than 20,000 characters."): len(body) > MOST_BODY,
        gettext("the subject is more than one line."): "\n" in subject,
        gettext("there is a character that cannot be seen, or that turns the writing."): any(
            unicodedata.category(one) in {"Cc", "Zl", "Zp"} or one in _TURNING
            for one in (subject + body).replace("\n", "")
        ),
    }
    return next((words for words, applies in problems.items() if applies), "")
