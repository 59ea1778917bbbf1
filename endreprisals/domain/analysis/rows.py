"""What the figures are made from: plain rows of the public record, one kind for each table.

Dates are days that bound what a source says: `lower` and `upper`; None where nothing is said, and
an open end is None too. A State is its ISO 3166-1 alpha-3 code. Cases and subjects are known by
their public ids.
"""

from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True, slots=True)
class Report:
    """A yearly report of the Secretary-General. Either end of its period may be unknown."""

    symbol: str
    year: int
    period_from: date | None
    period_to: date | None
    presented_on: date | None


@dataclass(frozen=True, slots=True)
class ListedState:
    """A State that a source lists for a report. Only lists of kind `all` are whole."""

    symbol: str
    year: int
    kind: str
    state: str
    source: str


@dataclass(frozen=True, slots=True)
class Published:
    """A total as somebody published it. `value` is text: a number, or a share such as 0.33."""

    year_from: int
    year_to: int
    metric: str
    value: str
    qualifier: str
    source: str


@dataclass(frozen=True, slots=True)
class CaseRow:
    """A public case. `people` are persons named in it; groups and situations are no number."""

    case: str
    state: str
    named: bool
    people: int
    organisations: int
    groups: int  # subjects that stand for an unknown number of people


@dataclass(frozen=True, slots=True)
class MentionRow:
    """A case in one report. `basis` `inferred` is never counted."""

    case: str
    symbol: str
    year: int
    part: str
    basis: str
    record_type: str  # named_individual, named_organisation, unnamed, situation; blank: not known
    reply: str  # yes, no; blank is not no
    subjects: tuple[str, ...] = ()
    withheld: bool = False


@dataclass(frozen=True, slots=True)
class ActRow:
    """An alleged act of reprisal; never an earlier event that led to the cooperation."""

    case: str
    types: tuple[str, ...]
    lower: date | None
    upper: date | None


@dataclass(frozen=True, slots=True)
class CooperationRow:
    """A way in which somebody cooperated with the United Nations."""

    case: str
    bodies: tuple[str, ...]
    kinds: tuple[str, ...]
    lower: date | None
    upper: date | None


@dataclass(frozen=True, slots=True)
class UNActionRow:
    """What a United Nations body did about a case. `fact` is its number, for replies to it."""

    fact: int
    case: str
    action: str
    lower: date | None
    upper: date | None


@dataclass(frozen=True, slots=True)
class ReplyRow:
    """An answer of a State, or that none came. `answers_to` is the number of a UN action."""

    case: str
    answer: str  # yes, no
    answers_to: int | None
    lower: date | None
    upper: date | None


@dataclass(frozen=True, slots=True)
class SpellRow:
    """A time that a person spent in one status. `sentence_end` is the foreseeable last day."""

    case: str
    subject: str
    status: str
    start_lower: date | None
    start_upper: date | None
    end_lower: date | None
    end_upper: date | None
    end_kind: str
    last_known: date | None
    sentence_end: date | None = None


@dataclass(frozen=True, slots=True)
class RaiseRow:
    """A case that a statement named. `states` are those it was made for; may be empty."""

    case: str
    statement: str
    session: str
    year: int | None
    how: str  # named, welcomed, thanked
    states: tuple[str, ...]
    lower: date | None
    upper: date | None


@dataclass(frozen=True, slots=True)
class TermRow:
    """A term in the Human Rights Council, both days included."""

    state: str
    first: date
    last: date


@dataclass(frozen=True, slots=True)
class StateRow:
    """A State and its regional group; blank for observers."""

    state: str
    region: str


@dataclass(frozen=True, slots=True)
class JointRow:
    """A joint statement on reprisals with the number of States as a source gives it."""

    year: int
    forum: str
    states_count: int | None
    source: str
    with_union: bool = False  # the source names the European Union beside the States


@dataclass(frozen=True, slots=True)
class Rows:
    """Everything the figures read, from one version of the record."""

    reports: tuple[Report, ...] = ()
    listed: tuple[ListedState, ...] = ()
    published: tuple[Published, ...] = ()
    cases: tuple[CaseRow, ...] = ()
    mentions: tuple[MentionRow, ...] = ()
    acts: tuple[ActRow, ...] = ()
    cooperation: tuple[CooperationRow, ...] = ()
    un_actions: tuple[UNActionRow, ...] = ()
    replies: tuple[ReplyRow, ...] = ()
    spells: tuple[SpellRow, ...] = ()
    raises: tuple[RaiseRow, ...] = ()
    terms: tuple[TermRow, ...] = ()
    states: tuple[StateRow, ...] = ()
    joint: tuple[JointRow, ...] = ()
    as_of: date = field(default=date.min)  # the day the record stood so; never today's clock
