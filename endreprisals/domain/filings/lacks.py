"""What a filing lacks, and what every rule of the check works on."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from dataclasses import field as one_field
from datetime import date
from typing import Any, Literal, Protocol

from endreprisals.domain.filings.composing import said
from endreprisals.domain.filings.leaves import Facts, values
from endreprisals.domain.filings.specs import Spec
from endreprisals.domain.filings.tables import DRAFTING, Text, table
from endreprisals.domain.filings.withholding import Hiding

Severity = Literal["must", "should"]
Treaties = Mapping[str, Mapping[str, str]]  # treaty -> alpha-3 code -> status; left out: unknown


class TimeLimit(Protocol):
    """What `domain.deadlines` says of one act and one body."""

    @property
    def state(self) -> str: ...
    @property
    def basis(self) -> Text: ...
    @property
    def remains(self) -> Text: ...
    @property
    def last_day(self) -> date | None: ...


Limits = Callable[
    [str], TimeLimit | None
]  # the date of an act as it was written -> where it stands


@dataclass(frozen=True, slots=True)
class Lack:
    """One thing that is missing or in the way, pointed at by a place of the account.

    `values` fill the words of `words.yaml`; nothing that a person wrote is among them. `field` is
    the part of the filing concerned, blank for the whole.
    """

    where: str
    code: str
    severity: Severity
    field: str = ""
    values: Mapping[str, Text] = one_field(default_factory=dict)

    @property
    def text(self) -> Text:
        """What is lacking, in the languages of drafts."""
        return self._filled("text")

    @property
    def what_to_do(self) -> Text:
        """What to do about it, in the languages of drafts."""
        return self._filled("what_to_do")

    def as_json(self, language: str) -> dict[str, str]:
        """Plain JSON in one language, as in the browser."""
        return {
            "where": self.where,
            "code": self.code,
            "severity": self.severity,
            "field": self.field,
            "text": said(self.text, language),
            "what_to_do": said(self.what_to_do, language),
        }

    def _filled(self, kind: str) -> Text:
        words: Text = table("words")["lacks"][self.code][kind]
        return {language: self._fill(words[language], language) for language in DRAFTING}

    def _fill(self, words: str, language: str) -> str:
        for name, text in self.values.items():
            words = words.replace(f"{{{name}}}", said(text, language) if text else "")
        return words.strip()


@dataclass(frozen=True, slots=True)
class Case:
    """One account before one body on one day."""

    spec: Spec
    facts: Facts
    hiding: Hiding
    today: str  # YYYY-MM-DD
    limits: Limits
    treaties: Treaties

    def told(self, path: str) -> bool:
        """Whether anything stands at a path, of any item where it has a `*`."""
        return any(not is_blank(value) for value in values(self.facts, path))


def is_blank(value: Any) -> bool:
    """Whether nothing was told: blank text, null, or nothing in a list."""
    return value is None or value == [] or (isinstance(value, str) and not value.strip(" \t\r\n"))


def same(text: str) -> Text:
    """A value that reads the same in every language: a number, a code, a day."""
    return dict.fromkeys(DRAFTING, text)
