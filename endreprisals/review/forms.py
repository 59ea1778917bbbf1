"""Forms of the review desk: text in, a person's version out, or words that say how to mend it."""

from collections.abc import Callable, Sequence
from typing import Any

from django import forms
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext, gettext_lazy

from endreprisals.domain import vocabulary
from endreprisals.domain.partial_dates import NotADate, parse
from endreprisals.domain.un_symbols import normal_communication, normal_symbol
from endreprisals.review.versions import SubjectVersion, Version

BLANK_ROWS = 2  # empty lines for more subjects
MOST_SUBJECTS = 40
# Fields of the form that a version takes as they are.
PLAIN = (
    "dates", "communications", "un_documents", "earlier_reports", "reply", "reply_dates", "status",
    "status_date", "names_withheld", "follow_up", "title", "summary", "confidence",
)  # fmt: skip
KINDS = ("person", "organisation", "group", "situation")


def choices(name: str) -> Callable[[], list[tuple[str, str]]]:
    """The codes of a vocabulary with their labels."""
    return lambda: [(code, vocabulary.term(name, code).label) for code in vocabulary.codes(name)]


class UploadForm(forms.Form):
    """A report file, and the symbol if the person knows it."""

    report = forms.FileField(
        error_messages={"required": gettext_lazy("Choose the file of the report.")}
    )
    symbol = forms.CharField(max_length=60, required=False, strip=True)

    def clean_symbol(self) -> str:
        """The symbol as the United Nations write it, or blank."""
        return _symbol(self.cleaned_data["symbol"])


class AnswerForm(forms.Form):
    """Under which symbol a doubted file is read after all."""

    symbol = forms.CharField(max_length=60, strip=True)

    def clean_symbol(self) -> str:
        """The symbol as the United Nations write it."""
        return _symbol(self.cleaned_data["symbol"])


class RejectForm(forms.Form):
    """Why a paragraph tells of no reprisal."""

    reason = forms.CharField(
        max_length=500,
        strip=True,
        error_messages={"required": gettext_lazy("Say why, in a few words.")},
    )


class SplitForm(forms.Form):
    """Into how many stories."""

    stories = forms.IntegerField(min_value=2, max_value=9)


class JoinForm(forms.Form):
    """The story that it is part of."""

    into = forms.IntegerField(min_value=1)


class VersionForm(forms.Form):
    """Every field of a mention. Lists of dates, codes and symbols are written one to a line."""

    cooperation = forms.MultipleChoiceField(choices=choices("engagement_bodies"), required=False)
    ways = forms.MultipleChoiceField(choices=choices("engagement_types"), required=False)
    acts = forms.MultipleChoiceField(choices=choices("act_types"), required=False)
    perpetrators = forms.MultipleChoiceField(choices=choices("perpetrators"), required=False)
    dates = forms.CharField(required=False, max_length=2000)
    communications = forms.CharField(required=False, max_length=2000)
    un_documents = forms.CharField(required=False, max_length=2000)
    earlier_reports = forms.CharField(required=False, max_length=2000)
    reply = forms.ChoiceField(choices=[("", ""), ("yes", ""), ("no", "")], required=False)
    reply_dates = forms.CharField(required=False, max_length=2000)
    status = forms.ChoiceField(choices=lambda: [("", ""), *choices("statuses")()], required=False)
    status_date = forms.CharField(required=False, max_length=40)
    names_withheld = forms.BooleanField(required=False)
    follow_up = forms.BooleanField(required=False)
    target = forms.CharField(required=False, max_length=20)  # a case's id, `new`, or `other`
    other_case = forms.CharField(required=False, max_length=20, strip=True)
    title = forms.CharField(required=False, max_length=300, strip=True)
    summary = forms.CharField(required=False, max_length=3000, strip=True)
    confidence = forms.ChoiceField(choices=choices("confidence"))

    def clean_dates(self) -> tuple[str, ...]:
        """EDTF dates."""
        return _dates(self.cleaned_data["dates"])

    def clean_reply_dates(self) -> tuple[str, ...]:
        """EDTF dates."""
        return _dates(self.cleaned_data["reply_dates"])

    def clean_status_date(self) -> str:
        """One EDTF date, or blank."""
        return next(iter(_dates(self.cleaned_data["status_date"])), "")

    def clean_communications(self) -> tuple[str, ...]:
        """Codes of letters, as `BHR 1/2023`."""
        message = gettext("“{text}” is no code of a letter: write it as BHR 1/2023.")
        return _each(self.cleaned_data["communications"], normal_communication, message)

    def clean_un_documents(self) -> tuple[str, ...]:
        """Symbols of documents."""
        return _symbols(self.cleaned_data["un_documents"])

    def clean_earlier_reports(self) -> tuple[str, ...]:
        """Symbols of reports."""
        return _symbols(self.cleaned_data["earlier_reports"])

    def clean(self) -> dict[str, Any]:
        """The subjects, which are rows of their own, and the case."""
        given = super().clean() or {}
        self.subjects = tuple(self._subjects())
        if given.get("target") == "other" and not given.get("other_case"):
            self.add_error("other_case", gettext("Write the number of the case, as EGY-2017-001."))
        return given

    def version(self) -> Version:
        """The person's version, once the form is valid."""
        given = self.cleaned_data
        target = given["target"]
        case_id = given["other_case"].upper() if target == "other" else target
        lists = ("cooperation", "ways", "acts", "perpetrators")
        own = {name: tuple(given[name]) for name in lists} | {name: given[name] for name in PLAIN}
        return Version(
            subjects=self.subjects,
            begins_case=target == "new",
            case_id="" if target == "new" else case_id,
            **own,
        )

    def _subjects(self) -> list[SubjectVersion]:
        found = []
        for number in range(MOST_SUBJECTS):
            name = " ".join(self._text(f"subject-{number}-name").split())[:300]
            if name:
                found.append(self._subject(number, name))
        return found

    def _subject(self, number: int, name: str) -> SubjectVersion:
        kind = self._text(f"subject-{number}-kind")
        if kind not in KINDS:
            self.add_error(None, gettext("Choose what “{name}” is.").format(name=name))
            kind = "person"
        least, most = self._count(number, "min"), self._count(number, "max")
        if least is not None and most is not None and least > most:
            self.add_error(
                None, gettext("“{name}”: at least is more than at most.").format(name=name)
            )
        record_id = self._text(f"subject-{number}-record").strip().upper()
        return SubjectVersion(name, kind, least, most, record_id)

    def _count(self, number: int, end: str) -> int | None:
        text = self._text(f"subject-{number}-{end}").strip()
        if not text:
            return None
        if text.isascii() and text.isdigit() and len(text) < 7:
            return int(text)
        self.add_error(None, gettext("“{text}” is no number of people.").format(text=text[:20]))
        return None

    def _text(self, name: str) -> str:
        return str(self.data.get(name, "")).replace("\x00", "")


def form_of(version: Version) -> dict[str, Any]:
    """A version as the fields of the form show it."""
    lines = ("dates", "communications", "un_documents", "earlier_reports", "reply_dates")
    return {
        **version.as_json(),
        **{name: "\n".join(getattr(version, name)) for name in lines},
        "target": "new" if version.begins_case else version.case_id,
    }


def subject_rows(
    version: Version, posted: MultiValueDict[str, str] | None = None
) -> list[dict[str, Any]]:
    """The lines of subjects to show: those posted, or the version's, then blank ones."""
    if posted is not None:
        rows = [_posted_row(posted, number) for number in range(MOST_SUBJECTS)]
        rows = [row for row in rows if row["name"]]
    else:
        rows = [
            {
                "name": one.name, "kind": one.kind, "min": one.count_min, "max": one.count_max,
                "record": one.record_id,
            }
            for one in version.subjects
        ]  # fmt: skip
    blank = {"name": "", "kind": "person", "min": None, "max": None, "record": ""}
    return [*rows, *(dict(blank) for _ in range(BLANK_ROWS))]


def _posted_row(posted: MultiValueDict[str, str], number: int) -> dict[str, Any]:
    names = ("name", "kind", "min", "max", "record")
    return {name: posted.get(f"subject-{number}-{name}", "") for name in names}


def _dates(text: str) -> tuple[str, ...]:
    message = gettext(
        "“{text}” is no date we can read: write 2019-05-01, 2019-05, 2019, or a span as "
        "2019-05/2019-08."
    )
    return _each(text, _edtf, message)


def _edtf(text: str) -> str | None:
    try:
        return parse(text).edtf
    except NotADate:
        return None


def _symbols(text: str) -> tuple[str, ...]:
    message = gettext("“{text}” is no symbol of a UN document: write it as A/HRC/48/28.")
    return _each(text, normal_symbol, message)


def _symbol(text: str) -> str:
    return next(iter(_symbols(text)), "")


def _each(text: str, read: Callable[[str], str | None], message: str) -> tuple[str, ...]:
    """One value for each line or part after a semicolon; every bad one has its own error."""
    parts = [part.strip() for line in text.splitlines() for part in line.split(";")]
    values = [(part, read(part)) for part in parts if part]
    if bad := [part for part, value in values if value is None]:
        raise forms.ValidationError([message.format(text=part[:60]) for part in bad])
    return _once([value for _, value in values if value is not None])


def _once(values: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(values))
