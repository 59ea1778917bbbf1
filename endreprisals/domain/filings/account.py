"""The account of a person: what happened, to whom, what may be told. Version 1 of its file.

`as_json` gives the file's own shape. Blank text, null and an empty list mean: not told.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

Flag = bool | None


@dataclass(frozen=True, slots=True)
class Person:
    """Who is concerned. `kind`: self, relative, colleague, organisation, group, or blank.

    `also_written`: other ways the name is written, to be looked for; no draft ever prints it.
    """

    kind: str
    name: str
    name_original: str
    also_written: str
    born: str
    nationality: str
    residence: str
    gender: str
    occupation: str
    organisation: str


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happened. `when` as people write days; `country` an alpha-3 code."""

    what: str
    acts: tuple[str, ...]
    when: str
    where: str
    country: str
    by_whom: str
    by_kind: str


@dataclass(frozen=True, slots=True)
class Cooperation:
    """One time that the person cooperated, tried to, or was thought to."""

    body: str
    what: str
    when: str
    where: str
    reference: str


@dataclass(frozen=True, slots=True)
class EarlierAction:
    """What a body of the United Nations already did about it."""

    body: str
    reference: str
    date: str


@dataclass(frozen=True, slots=True)
class Detention:
    """Who holds the person, where, since when; when nobody knows: where last seen, and by whom."""

    authority: str
    place: str
    since: str
    legal_basis: str
    last_seen: str
    last_seen_by: str


@dataclass(frozen=True, slots=True)
class Submitter:
    """Who sends it. Never for the eyes of the State."""

    name: str
    organisation: str
    relation: str
    contact: str


@dataclass(frozen=True, slots=True)
class Consent:
    """Two parts: informed of the risk, and agrees; `uses` says for which body, and how."""

    given_by: str
    informed: Flag
    agreed: Flag
    name_to_state: Flag
    name_public: Flag
    on: str
    uses: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that goes with it; only its label is here. `names`: whether it shows names."""

    label: str
    kind: str
    language: str
    names: Flag


@dataclass(frozen=True, slots=True)
class Account:
    """One account, from which filings to many bodies are made."""

    language: str
    person: Person
    events: tuple[Event, ...]
    cooperation: tuple[Cooperation, ...]
    link: str
    earlier_un_action: tuple[EarlierAction, ...]
    state_answer: str
    domestic_steps: str
    detention: Detention
    requested: str
    submitter: Submitter
    consent: Consent
    confidential: tuple[str, ...]
    attachments: tuple[Attachment, ...]

    def as_json(self) -> dict[str, Any]:
        """The file of version 1, every key present."""
        return {"version": 1, **_lists(asdict(self))}


def _lists(value: Any) -> Any:
    """Tuples as lists, as JSON has them."""
    if isinstance(value, dict):
        return {key: _lists(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_lists(inner) for inner in value]
    return value


def account_of(kept: Mapping[str, Any]) -> Account:
    """An account out of what `reading` found to be whole and right."""
    return Account(
        language=kept["language"],
        person=Person(**kept["person"]),
        events=tuple(Event(**{**row, "acts": tuple(row["acts"])}) for row in kept["events"]),
        cooperation=tuple(Cooperation(**row) for row in kept["cooperation"]),
        link=kept["link"],
        earlier_un_action=tuple(EarlierAction(**row) for row in kept["earlier_un_action"]),
        state_answer=kept["state_answer"],
        domestic_steps=kept["domestic_steps"],
        detention=Detention(**kept["detention"]),
        requested=kept["requested"],
        submitter=Submitter(**kept["submitter"]),
        consent=Consent(**kept["consent"]),
        confidential=tuple(kept["confidential"]),
        attachments=tuple(Attachment(**row) for row in kept["attachments"]),
    )
