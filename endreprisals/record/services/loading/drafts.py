"""What the record should hold after a load: plain values, compared with what it holds before."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from endreprisals.record.models import Fact


@dataclass(frozen=True, slots=True)
class Cite:
    """A source, by its key, and the place in it."""

    source: str
    place: str = ""


@dataclass(frozen=True, slots=True)
class NameDraft:
    """One spelling of a subject's name."""

    text: str
    script: str
    lang: str
    kind: str
    source: str  # key of the source that writes it so


@dataclass(frozen=True, slots=True)
class SubjectDraft:
    """A subject with every spelling."""

    public_id: str
    kind: str
    label: str
    note: str
    names: tuple[NameDraft, ...]


@dataclass(frozen=True, slots=True)
class CaseDraft:
    """A case without its facts."""

    key: str  # the id in the fact tables
    public_id: str
    state: str
    title: str
    summary: str
    named: bool
    confidence: str
    parts: tuple[tuple[str, str], ...]  # (public id of the subject, role), in order
    cites: tuple[Cite, ...]


@dataclass(frozen=True, slots=True)
class FactDraft:
    """A fact with what its kind adds.

    `own` has the columns of its kind's table, `parts` the rows beside it: an act's types, the
    bodies and ways of a cooperation, the States of a statement. A part begins with its name.
    """

    key: str
    case: str
    kind: Fact.Kind
    date: str  # EDTF; blank: not known
    own: Mapping[str, str]
    parts: tuple[tuple[str, ...], ...] = ()
    cites: tuple[Cite, ...] = ()
    description: str = ""
    actor: str = ""
    confidence: str = ""
    note: str = ""
    event_type: str = ""  # as the table has it; blank for a fact without an event


@dataclass(frozen=True, slots=True)
class MentionDraft:
    """A case in one paragraph of a UN document. `values` are columns of the mention's table."""

    key: str
    case: str
    symbol: str
    subjects: tuple[str, ...]
    cites: tuple[Cite, ...]
    values: Mapping[str, Any]
