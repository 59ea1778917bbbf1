"""Everything that the tables say about cases, worked out before the database is touched."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from endreprisals.documents.services import SourceDraft
from endreprisals.record.services.loading.cases import case_draft, fact_drafts
from endreprisals.record.services.loading.drafts import (
    CaseDraft,
    FactDraft,
    MentionDraft,
    StatementDraft,
    SubjectDraft,
)
from endreprisals.record.services.loading.mentions import mention_drafts
from endreprisals.record.services.loading.sources import Sources
from endreprisals.record.services.loading.statements import statement_drafts
from endreprisals.record.services.loading.subjects import subject_drafts
from endreprisals.record.services.loading.tables import Tables, case_rows


@dataclass(frozen=True, slots=True)
class Plan:
    """What the record should hold about cases, subjects and sources."""

    subjects: Sequence[SubjectDraft]
    cases: Sequence[CaseDraft]
    facts: Sequence[FactDraft]
    statements: Sequence[StatementDraft]
    mentions: Sequence[MentionDraft]
    sources: Sequence[SourceDraft]
    read_on: Mapping[str, date]  # the day on which a source was last read, by its key


def plan_of(tables: Tables) -> Plan:
    """Work out every draft from checked tables."""
    sources = Sources()
    kinds = {row["subject_id"]: row["kind"] for row in tables["subjects"]}
    rows = case_rows(tables)
    mentions = [draft for case in rows for draft in mention_drafts(case, sources)]
    facts = [draft for case in rows for draft in fact_drafts(case, sources)]
    return Plan(
        subjects=subject_drafts(tables, sources),
        cases=[case_draft(case, kinds, sources) for case in rows],
        facts=facts,
        statements=statement_drafts(facts, tables["statement_texts"]),
        mentions=mentions,
        sources=list(sources.drafts.values()),
        read_on=_read_on(mentions),
    )


def _read_on(mentions: Sequence[MentionDraft]) -> Mapping[str, date]:
    days: dict[str, date] = {}
    for mention in mentions:
        day = mention.values["checked_on"]
        for cite in mention.cites if day else ():
            days[cite.source] = max(day, days.get(cite.source, day))
    return days
