"""The form of a statement. The States for which it was made are shown before anything is kept."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext, gettext_lazy

from endreprisals.advocacy.forms.lines import line_text
from endreprisals.advocacy.persons import person_in
from endreprisals.domain import vocabulary
from endreprisals.domain.partial_dates import NotADate, parse
from endreprisals.domain.states import find_state, states
from endreprisals.record.services.spoken import MadeFor, RaisedCase, RaisedCountry, Spoken
from endreprisals.record.services.spoken_checks import Problem, members_of
from endreprisals.states.models import StatementState

LISTED, MEMBER = StatementState.Basis.LISTED, StatementState.Basis.MEMBER
CASE_ROWS, COUNTRY_ROWS = 8, 3  # lines shown when the form is empty
SPARE_ROWS = 2  # empty lines below those that are filled
MOST_ROWS = 60
NAMED = "named"
_CODES = frozenset(one.iso3 for one in states())
# Where a problem of the record is shown in the form.
FIELDS = {"cases": None, "countries": None, "reason": "reason"}


def group_choices() -> list[tuple[str, str]]:
    """Groups of States that speak as one, with their names."""
    return [("", ""), *((one.code, one.label) for one in vocabulary.terms("state_groups"))]


def how_choices() -> list[tuple[str, str]]:
    """What a statement can do with a case or a country."""
    return [(one.code, one.label) for one in vocabulary.terms("raise_kinds")]


class StatementForm(forms.Form):
    """What a State said. Cases and countries are lines of their own, read from the post."""

    forum = forms.CharField(
        max_length=80,
        error_messages={"required": gettext_lazy("Give the meeting, as HRC66 item 5.")},
    )
    date = forms.CharField(
        max_length=60, error_messages={"required": gettext_lazy("Give the day, as 2027-09-24.")}
    )
    speaker = forms.CharField(max_length=120, required=False)
    on_behalf_of = forms.ChoiceField(choices=group_choices, required=False)
    also_for = forms.CharField(max_length=4000, required=False)
    made_for = forms.MultipleChoiceField(
        choices=lambda: [(one.iso3, one.iso3) for one in states()], required=False
    )
    shown_for = forms.CharField(max_length=400, required=False)
    text_url = forms.URLField(max_length=1000, required=False, assume_scheme="https")
    source = forms.CharField(max_length=300, required=False)
    note = forms.CharField(max_length=2000, required=False)
    another = forms.BooleanField(required=False)
    reason = forms.CharField(max_length=300, required=False)

    def clean_speaker(self) -> str:
        """The code of the State, from a code or a name."""
        return _state(self.cleaned_data["speaker"])

    def clean_also_for(self) -> tuple[str, ...]:
        """Codes of States, one to a line or parted by semicolons."""
        lines = self.cleaned_data["also_for"].replace(";", "\n").splitlines()
        return tuple(dict.fromkeys(_state(line) for line in lines if line.strip()))

    def clean(self) -> dict[str, Any]:
        """The lines of cases and countries, and whether the States were looked at."""
        given = super().clean() or {}
        self.cases = tuple(self._cases())
        self.countries = tuple(self._countries())
        self._refuse_persons()
        if not self.errors and self.members and given["shown_for"] != self.shown_key:
            self.add_error(
                "made_for",
                gettext("Look whether it was made for each of these States, then keep it."),
            )
        return given

    @property
    def members(self) -> tuple[tuple[str, str], ...]:
        """States that the choice of group and lists gives, each with how it is known.

        Empty for a State that spoke for itself: there is nothing to look at then.
        """
        given = self.cleaned_data
        listed = {*filter(None, [given.get("speaker", "")]), *given.get("also_for", ())}
        of_group = members_of(self._spoken(()))
        if listed == {given.get("speaker")} and not of_group:
            return ()
        return tuple(
            (state, LISTED if state in listed else MEMBER) for state in sorted(listed | of_group)
        )

    @property
    def has_unread_states(self) -> bool:
        """Whether States or day cannot be read yet: the list that was shown is then kept."""
        try:
            parse(self.cleaned_data.get("date", ""))
        except NotADate:
            return True
        return bool({"date", "speaker", "also_for", "on_behalf_of"} & set(self.errors))

    @property
    def shown_key(self) -> str:
        """What the list of States shown belongs to: another group or day is another list."""
        return " ".join(state for state, _ in self.members)

    def spoken(self) -> Spoken:
        """The statement, once the form is valid."""
        given, chosen = self.cleaned_data, set(self.cleaned_data["made_for"])
        rows = [MadeFor(*pair) for pair in self.members if pair[0] in chosen]
        if not self.members:
            rows = [MadeFor(given["speaker"], LISTED)] if given["speaker"] else []
        return self._spoken(tuple(rows))

    def add_problems(self, problems: Iterable[Problem]) -> None:
        """Show what the record says is not right, each at its field."""
        for one in problems:
            self.add_error(FIELDS.get(one.field, one.field), one.message)

    def _spoken(self, made_for: tuple[MadeFor, ...]) -> Spoken:
        given = self.cleaned_data
        return Spoken(
            forum=" ".join(given.get("forum", "").split()),
            date=given.get("date", ""),
            speaker=given.get("speaker", ""),
            on_behalf_of=given.get("on_behalf_of", ""),
            made_for=made_for,
            cases=self.cases,
            countries=self.countries,
            text_url=given.get("text_url", ""),
            source=given.get("source", ""),
            note=given.get("note", ""),
        )

    def _refuse_persons(self) -> None:
        """Notes stay when a case is withdrawn: they name no person, known to the record or not."""
        texts = [("note", self.cleaned_data.get("note", ""))]
        for field, text in [*texts, *((None, one.about) for one in self.countries)]:
            if found := person_in(text):
                message = gettext("“{words}” points at a person: write the State or the case.")
                self.add_error(field, message.format(words=found[:60]))

    def _cases(self) -> Iterable[RaisedCase]:
        for number in range(MOST_ROWS):
            if case_id := self._text(f"case-{number}-id").upper():
                yield RaisedCase(case_id, self._text(f"case-{number}-how") or NAMED)

    def _countries(self) -> Iterable[RaisedCountry]:
        for number in range(MOST_ROWS):
            about = self._text(f"country-{number}-about")[:200]
            if typed := self._text(f"country-{number}-state"):
                how = self._text(f"country-{number}-how") or NAMED
                yield RaisedCountry(find_state(typed) or typed[:40], how, about)
            elif about:
                message = gettext("Give the country that “{about}” is about.")
                self.add_error(None, message.format(about=about[:60]))

    def _text(self, name: str) -> str:
        return line_text(self.data.get(name, ""))


class ReasonForm(forms.Form):
    """Why something is taken back."""

    reason = forms.CharField(
        max_length=300, error_messages={"required": gettext_lazy("Say why, in a few words.")}
    )


class FindForm(forms.Form):
    """Words by which to find the number of a case."""

    find = forms.CharField(max_length=200, required=False)


def form_of(spoken: Spoken, reason: str = "") -> MultiValueDict[str, str]:
    """What the form shows for a statement that was typed before."""
    listed = [one.state for one in spoken.made_for if one.basis == LISTED]
    plain = {
        "forum": spoken.forum, "date": spoken.date, "speaker": spoken.speaker,
        "on_behalf_of": spoken.on_behalf_of, "text_url": spoken.text_url, "note": spoken.note,
        "source": "" if spoken.source == spoken.text_url else spoken.source, "reason": reason,
        "also_for": "\n".join(state for state in listed if state != spoken.speaker),
    }  # fmt: skip
    shown: MultiValueDict[str, str] = MultiValueDict({name: [text] for name, text in plain.items()})
    for number, case in enumerate(spoken.cases):
        shown[f"case-{number}-id"], shown[f"case-{number}-how"] = case.case_id, case.how
    for number, country in enumerate(spoken.countries):
        for name in ("state", "how", "about"):
            shown[f"country-{number}-{name}"] = getattr(country, name)
    shown.setlist("made_for", [one.state for one in spoken.made_for])
    return shown


def members_shown(
    form: StatementForm | None, spoken: Spoken | None
) -> tuple[list[tuple[str, str, bool]], str]:
    """States to be looked at: code, how it is known, whether ticked; and what the list belongs to.

    The ticks of a list that was shown before are kept; a new list is ticked whole. `form` has
    been validated.
    """
    if form is not None:
        key = form.data.get("shown_for", "") if form.has_unread_states else form.shown_key
        pairs = () if form.has_unread_states else form.members
        pairs = pairs or tuple((state, LISTED) for state in key.split() if state in _CODES)
        was_shown = form.data.get("shown_for", "") == key
        posted = form.data.getlist("made_for")  # type: ignore[attr-defined] # posted
        ticked = set(posted) if was_shown else {state for state, _ in pairs}
    elif spoken is not None:
        ticked = {one.state for one in spoken.made_for}
        listed = {one.state for one in spoken.made_for if one.basis == LISTED}
        every = sorted(ticked | members_of(spoken))
        alone = every == [spoken.speaker]
        pairs = () if alone else tuple((one, LISTED if one in listed else MEMBER) for one in every)
        key = " ".join(state for state, _ in pairs)
    else:
        return [], ""
    return [(state, basis, state in ticked) for state, basis in pairs], key


def case_rows(shown: Mapping[str, str]) -> list[dict[str, str]]:
    """The lines of cases in the form, with empty ones below."""
    return _rows(shown, "case", ("id", "how"), CASE_ROWS)


def country_rows(shown: Mapping[str, str]) -> list[dict[str, str]]:
    """The lines of countries in the form, with empty ones below."""
    return _rows(shown, "country", ("state", "how", "about"), COUNTRY_ROWS)


def _rows(
    shown: Mapping[str, str], kind: str, names: tuple[str, ...], fewest: int
) -> list[dict[str, str]]:
    rows = [
        {name: shown.get(f"{kind}-{number}-{name}", "") for name in names}
        for number in range(MOST_ROWS)
    ]
    filled = [row for row in rows if any(row[name] for name in names if name != "how")]
    spare = max(fewest - len(filled), SPARE_ROWS)
    empty = [{**dict.fromkeys(names, ""), "how": NAMED} for _ in range(spare)]
    return [*filled, *empty][:MOST_ROWS]


def _state(text: str) -> str:
    """The code of the State that a text names; blank stays blank."""
    code = find_state(text) if text.strip() else ""
    if code is None:
        message = gettext("“{text}” is no State of the list: write its code, as DEU, or its name.")
        raise forms.ValidationError(message.format(text=text.strip()[:60]))
    return code
