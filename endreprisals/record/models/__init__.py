"""The tables of the record, by subject."""

from endreprisals.record.models.cases import Case, CaseSubject
from endreprisals.record.models.changes import Change, MergeJudgement
from endreprisals.record.models.evidence import Citation
from endreprisals.record.models.facts import (
    Act,
    ActType,
    ActVictim,
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
from endreprisals.record.models.listing import FacetValue, IndexColumn, IndexState, Listing
from endreprisals.record.models.mentions import Mention, MentionSubject
from endreprisals.record.models.subjects import Name, Subject

__all__ = [
    "Act",
    "ActType",
    "ActVictim",
    "Case",
    "CaseSubject",
    "Change",
    "Citation",
    "Cooperation",
    "CooperationBody",
    "CooperationKind",
    "FacetValue",
    "Fact",
    "IndexColumn",
    "IndexState",
    "Listing",
    "Mention",
    "MentionSubject",
    "MergeJudgement",
    "Name",
    "Outcome",
    "Raise",
    "StateReply",
    "Status",
    "Step",
    "Subject",
    "UNAction",
]
