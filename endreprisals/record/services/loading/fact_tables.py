"""Which tables of the database hold what a fact of each kind adds to the plain row."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Model

from endreprisals.record.models import (
    Act,
    ActType,
    Cooperation,
    CooperationBody,
    CooperationKind,
    Fact,
    Outcome,
    Raise,
    StateReply,
    Status,
    Step,
    UNAction,
)


@dataclass(frozen=True, slots=True)
class OwnTable:
    """The table of one kind of fact. `columns` are named as in `FactDraft.own`.

    `paths` gives the lookups of columns that point at another row by its name in the tables.
    """

    model: type[Fact]
    columns: tuple[str, ...]
    paths: Mapping[str, str]

    def lookups(self) -> list[str]:
        """What to read so that each column comes back as a draft has it."""
        return [self.paths.get(column, column) for column in self.columns]


@dataclass(frozen=True, slots=True)
class PartTable:
    """The table of one kind of row beside a fact. `owner` is its column for the fact."""

    model: type[Model]
    owner: str
    columns: tuple[str, ...]


_STATE = {"state_responsible": "state_responsible_id"}
_SUBJECT = {"subject": "subject__public_id"}
OWN: Mapping[str, OwnTable] = {
    Fact.Kind.COOPERATION: OwnTable(Cooperation, (), {}),
    Fact.Kind.ACT: OwnTable(Act, ("actor_kind", "state_responsible"), _STATE),
    Fact.Kind.UN_ACTION: OwnTable(UNAction, ("action", "body", "reference"), {}),
    Fact.Kind.STATE_REPLY: OwnTable(
        StateReply, ("answer", "answers_to"), {"answers_to": "answers_to__source_key"}
    ),
    Fact.Kind.RAISE: OwnTable(Raise, ("statement", "how"), {"statement": "statement__source_key"}),
    Fact.Kind.STATUS: OwnTable(
        Status, ("code", "subject", "to_edtf", "end_kind", "last_known_edtf"), _SUBJECT
    ),
    Fact.Kind.OUTCOME: OwnTable(Outcome, ("code", "subject"), _SUBJECT),
    Fact.Kind.STEP: OwnTable(Step, ("code",), {}),
}
PARTS: Mapping[str, PartTable] = {
    "type": PartTable(ActType, "act", ("code", "basis")),
    "body": PartTable(CooperationBody, "cooperation", ("body",)),
    "way": PartTable(CooperationKind, "cooperation", ("code",)),
}
# Facts whose key begins with the name of one of these tables were loaded; others were not.
LOADED_FROM = (
    "case_events", "cases", "mentions", "outcome_map", "sg_reports", "state_actions",
    "status_spells",
)  # fmt: skip
