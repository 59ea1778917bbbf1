"""Cases of the tables, with their subjects and their whole path."""

from collections.abc import Mapping

from endreprisals.record.services.loading.case_facts import add_case_facts
from endreprisals.record.services.loading.drafts import CaseDraft, FactDraft
from endreprisals.record.services.loading.events import add_events
from endreprisals.record.services.loading.mention_facts import add_mention_facts
from endreprisals.record.services.loading.path import Path
from endreprisals.record.services.loading.raises import add_raises
from endreprisals.record.services.loading.reports import add_reports
from endreprisals.record.services.loading.sources import Sources
from endreprisals.record.services.loading.spells import add_outcomes, add_spells
from endreprisals.record.services.loading.tables import CaseRows

NAMED = ("person", "organisation")  # kinds of subject that stand for a name


def case_draft(rows: CaseRows, kinds: Mapping[str, str], sources: Sources) -> CaseDraft:
    """The case itself. `kinds` gives the kind of every subject."""
    row = rows.case
    parts = tuple((part["subject_id"], part["role"]) for part in rows.subjects)
    return CaseDraft(
        key=rows.id,
        public_id=rows.public_id,
        state=rows.state,
        title=row["title"],
        summary=row["summary"],
        named=any(kinds[subject] in NAMED for subject, _ in parts),
        confidence=row["confidence"],
        parts=parts,
        cites=sources.cites(row["source"]),
    )


def fact_drafts(rows: CaseRows, sources: Sources) -> list[FactDraft]:
    """Every fact of a case. The order matters: dated events first, then what they do not say."""
    path = Path()
    for add in (
        add_events, add_raises, add_reports, add_spells, add_outcomes, add_mention_facts,
        add_case_facts,
    ):  # fmt: skip
        add(path, rows, sources)
    return list(path)
