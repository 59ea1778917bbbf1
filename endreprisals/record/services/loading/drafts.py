"""What the record should hold after a load: plain values, compared with what it holds before."""

from collections.abc import Mapping
from dataclasses import dataclass, field
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
class StatementDraft:
    """What one State said in a meeting, as far as the tables know; `key` says which one it is."""

    key: str
    forum: str
    date: str  # EDTF
    speaker: str
    on_behalf_of: str  # code of a group, or what the source prints
    states: tuple[str, ...]  # those that a source names
    sources: tuple[str, ...]  # keys
    text_url: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class FactDraft:
    """A fact with what its kind adds.

    `own` has the columns of its kind's table, `parts` the rows beside it: an act's types, the
    bodies and ways of a cooperation. A part begins with its name. `said_in` is the statement in
    which a State raised the case.
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
    said_in: StatementDraft | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class MentionDraft:
    """A case in one paragraph of a UN document. `values` are columns of the mention's table."""

    key: str
    case: str
    symbol: str
    subjects: tuple[str, ...]
    cites: tuple[Cite, ...]
    values: Mapping[str, Any]
