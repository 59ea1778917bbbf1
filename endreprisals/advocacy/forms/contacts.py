"""The form of a contact with a mission. It takes what was said, never who said it."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from django import forms
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext, gettext_lazy

from endreprisals.advocacy.asked import read_day
from endreprisals.advocacy.forms.lines import line_text
from endreprisals.advocacy.models import Ask, Contact
from endreprisals.advocacy.persons import person_in
from endreprisals.advocacy.queries.contacts import ContactLine
from endreprisals.advocacy.services.contacts import Asked, Noted
from endreprisals.domain.sessions import read_session
from endreprisals.domain.states import find_state

ASK_ROWS, SPARE_ROWS, MOST_ROWS = 4, 2, 30
FREE = ("promised", "note")  # fields of free words; those of asks are looked at too


class ContactForm(forms.Form):
    """A meeting, letter, call or event. What was asked is read from lines of their own."""

    state = forms.CharField(
        max_length=120, error_messages={"required": gettext_lazy("Give the State of the mission.")}
    )
    kind = forms.ChoiceField(choices=Contact.Kind.choices)
    held_on = forms.CharField(
        max_length=10, error_messages={"required": gettext_lazy("Give the day, as 2027-06-01.")}
    )
    promised = forms.CharField(max_length=2000, required=False)
    due_on = forms.CharField(max_length=10, required=False)
    outcome = forms.ChoiceField(choices=Contact.Outcome.choices)
    note = forms.CharField(max_length=2000, required=False)
    keep_until = forms.CharField(max_length=10, required=False)

    def clean_state(self) -> str:
        """The code of the State, from a code or a name."""
        code = find_state(self.cleaned_data["state"])
        if code is None:
            raise forms.ValidationError(
                gettext("This is no State of the list: write its code, as DEU, or its name.")
            )
        return code

    def clean_held_on(self) -> date:
        """The day of the contact."""
        return _day(self.cleaned_data["held_on"])

    def clean_due_on(self) -> date | None:
        """The day by which the mission said it would act, or none."""
        text = self.cleaned_data["due_on"]
        return _day(text) if text else None

    def clean_keep_until(self) -> date | None:
        """The day on which all this is deleted; none for the usual three years."""
        text = self.cleaned_data["keep_until"]
        return _day(text) if text else None

    def clean(self) -> dict[str, Any]:
        """The lines of what was asked, and no word that points at a person."""
        given = super().clean() or {}
        self.asks = tuple(self._asks())
        for name in FREE:
            self._refuse_person(given.get(name, ""), name)
        for ask in self.asks:
            self._refuse_person(ask.words, None)
        return given

    def noted(self) -> Noted:
        """The contact, once the form is valid."""
        return Noted(asks=self.asks, **self.cleaned_data)

    def _refuse_person(self, text: str, field: str | None) -> None:
        if found := person_in(text):
            message = gettext("“{words}” points at a person: write the mission, not the person.")
            self.add_error(field, message.format(words=found[:60]))

    def _asks(self) -> Iterator[Asked]:
        for number in range(MOST_ROWS):
            kind = self._text(number, "kind")
            rest = {name: self._text(number, name) for name in ("case", "session", "words")}
            if kind in Ask.Kind.values:
                yield self._ask(kind, rest)
            elif kind or any(rest.values()):
                self.add_error(None, gettext("Choose what was asked on each line that is filled."))

    def _ask(self, kind: str, rest: Mapping[str, str]) -> Asked:
        session = read_session(rest["session"]) if rest["session"] else None
        if rest["session"] and session is None:
            message = gettext("“{text}” is no session: write it as HRC66.")
            self.add_error(None, message.format(text=rest["session"][:20]))
        if rest["case"] and kind != Ask.Kind.NAME_A_CASE:
            self.add_error(None, gettext("Give a case only where a case was asked to be named."))
        return Asked(
            kind, rest["case"].upper(), session.code if session else "", rest["words"][:300]
        )

    def _text(self, number: int, name: str) -> str:
        return line_text(self.data.get(f"ask-{number}-{name}", ""))


def form_of(line: ContactLine) -> MultiValueDict[str, str]:
    """What the form shows for a contact that was noted before."""
    contact = line.contact
    plain = {
        "state": contact.state_id, "kind": contact.kind, "promised": contact.promised,
        "outcome": contact.outcome, "note": contact.note,
        "held_on": contact.held_on.isoformat(), "keep_until": contact.keep_until.isoformat(),
        "due_on": contact.due_on.isoformat() if contact.due_on else "",
    }  # fmt: skip
    for number, ask in enumerate(line.asks):
        for name in ("kind", "case", "session", "words"):
            plain[f"ask-{number}-{name}"] = getattr(ask, name)
    return MultiValueDict({name: [text] for name, text in plain.items()})


def ask_rows(shown: Mapping[str, str]) -> list[dict[str, str]]:
    """The lines of what was asked, with empty ones below."""
    names = ("kind", "case", "session", "words")
    rows = [
        {name: shown.get(f"ask-{number}-{name}", "") for name in names}
        for number in range(MOST_ROWS)
    ]
    filled = [row for row in rows if any(row.values())]
    spare = max(ASK_ROWS - len(filled), SPARE_ROWS)
    return [*filled, *(dict.fromkeys(names, "") for _ in range(spare))][:MOST_ROWS]


def _day(text: str) -> date:
    day = read_day(text)
    if day is None:
        message = gettext("“{text}” is no day we can read: write it as 2027-06-01.")
        raise forms.ValidationError(message.format(text=text))
    return day
