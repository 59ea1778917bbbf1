"""The form of a date of the calendar."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext, gettext_lazy

from endreprisals.accounts.fields import DayField, lines
from endreprisals.domain.partial_dates import NotADate, parse
from endreprisals.domain.states import find_state
from endreprisals.mechanisms.models import CalendarEntry, Mechanism
from endreprisals.mechanisms.queries.directory import ENGLISH, names
from endreprisals.mechanisms.services.keeping_calendar import DateEntry
from endreprisals.mechanisms.services.web_addresses import is_page
from endreprisals.states.models import State

LANGUAGES = ("en", "fr", "es")
TITLE = 200
Confidence = CalendarEntry.Confidence


KINDS = (
    (CalendarEntry.Kind.SESSION, gettext_lazy("session")),
    (CalendarEntry.Kind.REVIEW, gettext_lazy("review of States")),
    (CalendarEntry.Kind.CALL, gettext_lazy("call for input")),
    (CalendarEntry.Kind.DEADLINE, gettext_lazy("deadline")),
    (CalendarEntry.Kind.DIALOGUE, gettext_lazy("dialogue")),
    (CalendarEntry.Kind.ELECTION, gettext_lazy("election")),
)
CONFIDENCES = (
    (Confidence.CONFIRMED, gettext_lazy("confirmed by the body’s own page")),
    (Confidence.REPORTED, gettext_lazy("reported by others")),
    (Confidence.EXPECTED, gettext_lazy("expected from earlier years")),
)


def body_choices() -> list[tuple[str, str]]:
    """The bodies of the directory by name, in its order."""
    codes = list(Mechanism.objects.values_list("code", flat=True))
    called = names(codes, ENGLISH)
    return [("", "–"), *((code, called.get(code, code)) for code in codes)]


class DateForm(forms.Form):
    """One date or span, on somebody's word."""

    date = forms.CharField(
        max_length=60, label=gettext_lazy("Date"),
        help_text=gettext_lazy("As 2027-03-01 or 2027-03; from one to another with a slash."),
    )  # fmt: skip
    kind = forms.ChoiceField(choices=KINDS, label=gettext_lazy("Kind"))
    mechanism = forms.ChoiceField(
        choices=body_choices, required=False, label=gettext_lazy("Body of the directory, if any"),
        error_messages={"invalid_choice": gettext_lazy("The directory has no such body.")},
    )  # fmt: skip
    state = forms.CharField(
        max_length=120, required=False, label=gettext_lazy("State, if it is about one"),
        widget=forms.TextInput(attrs={"list": "known-states"}),
    )  # fmt: skip
    title_en = forms.CharField(max_length=TITLE, label=gettext_lazy("Title in English"))
    title_fr = forms.CharField(
        max_length=TITLE, required=False, label=gettext_lazy("Title in French"),
        widget=forms.TextInput(attrs={"lang": "fr"}),
    )  # fmt: skip
    title_es = forms.CharField(
        max_length=TITLE, required=False, label=gettext_lazy("Title in Spanish"),
        widget=forms.TextInput(attrs={"lang": "es"}),
    )  # fmt: skip
    confidence = forms.ChoiceField(choices=CONFIDENCES, label=gettext_lazy("How sure"))
    basis = forms.CharField(
        max_length=1000, required=False, widget=lines(2),
        label=gettext_lazy("If expected: how it was reckoned"),
    )  # fmt: skip
    source = forms.CharField(
        max_length=1000, label=gettext_lazy("Source"),
        error_messages={"required": gettext_lazy("Say where this date stands.")},
    )  # fmt: skip
    url = forms.CharField(
        max_length=500, required=False, label=gettext_lazy("The body’s own page"),
        widget=forms.TextInput(attrs={"inputmode": "url"}),
    )  # fmt: skip
    checked_on = DayField(
        label=gettext_lazy("Seen on"),
        help_text=gettext_lazy("The day on which you saw it there, as 2026-11-20."),
    )

    def clean_state(self) -> str:
        """The code of a State, or blank."""
        text = str(self.cleaned_data["state"])
        code = find_state(text) if text else ""
        if code is None or (code and not State.objects.filter(pk=code).exists()):
            raise forms.ValidationError(gettext("This is no State of the list."))
        return code

    def clean_date(self) -> str:
        """A day, a month, a year, or from one to another; an open end is none."""
        text = str(self.cleaned_data["date"])
        try:
            read = parse(text)
        except NotADate:
            read = None
        if read is None or read.open_start or read.open_end:
            raise forms.ValidationError(
                gettext("Write it as 2027-03-01, 2027-03 or 2027-03-01/2027-03-05.")
            )
        return text

    def clean_url(self) -> str:
        """An address of the web, or blank."""
        text = str(self.cleaned_data["url"])
        if text and not is_page(text, schemes=("http", "https")):
            raise forms.ValidationError(gettext("Begin the address with https://."))
        return text

    def clean(self) -> dict[str, Any]:
        """What is expected says why; what is confirmed says where the body itself says so."""
        given = super().clean() or {}
        confidence = given.get("confidence")
        if confidence == Confidence.EXPECTED and not given.get("basis"):
            self.add_error("basis", gettext("Say how the expected date was reckoned."))
        if confidence == Confidence.CONFIRMED and not (
            given.get("url") and given.get("checked_on")
        ):
            self.add_error(
                "url", gettext("Give the body’s own page, and the day on which you saw it.")
            )
        return given

    def entry(self) -> DateEntry:
        """What the service takes, once the form is valid."""
        given = self.cleaned_data
        titles = {code: str(given[f"title_{code}"]) for code in LANGUAGES}
        return DateEntry(
            kind=given["kind"],
            titles={code: title for code, title in titles.items() if title},
            date_edtf=given["date"],
            confidence=given["confidence"],
            source=given["source"],
            mechanism_id=given["mechanism"] or None,
            state_id=given["state"] or None,
            basis=given["basis"],
            url=given["url"],
            checked_on=given["checked_on"],
        )


def shown_of(entry: CalendarEntry) -> dict[str, str | date | None]:
    """What the form shows of a date that is to be replaced."""
    return {
        "kind": entry.kind,
        "mechanism": entry.mechanism_id or "",
        "state": entry.state_id or "",
        **{f"title_{code}": entry.titles.get(code, "") for code in LANGUAGES},
        "date": entry.date_edtf,
        "confidence": entry.confidence,
        "basis": entry.basis,
        "source": entry.source,
        "url": entry.url,
        "checked_on": entry.checked_on,
    }
