"""Statements of States, put together from every case that they named."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from endreprisals.domain.state_groups import find_group
from endreprisals.record.services.loading.drafts import FactDraft, StatementDraft
from endreprisals.record.services.loading.tables import Row, Rows


def statement_drafts(facts: Iterable[FactDraft], texts: Rows) -> list[StatementDraft]:
    """One draft for each statement; `texts` are the addresses where its own words stand."""
    found: dict[str, StatementDraft] = {}
    for fact in facts:
        if said := fact.said_in:
            before = found.get(said.key)
            found[said.key] = _joined(before, said) if before else said
    addresses = {_place(row, row["speaker_iso3"]): row for row in texts}
    return [_with_text(draft, addresses) for draft in found.values()]


def _joined(one: StatementDraft, other: StatementDraft) -> StatementDraft:
    """What two cases tell of the same statement."""
    return replace(
        one,
        speaker=one.speaker or other.speaker,
        states=tuple(sorted({*one.states, *other.states})),
        sources=tuple(dict.fromkeys((*one.sources, *other.sources))),
    )


def _with_text(draft: StatementDraft, addresses: Mapping[tuple[str, ...], Row]) -> StatementDraft:
    row = addresses.get((draft.forum, draft.date, draft.speaker, draft.on_behalf_of))
    return replace(draft, text_url=row["text_url"], note=row["note"]) if row else draft


def _place(row: Row, speaker: str) -> tuple[str, ...]:
    group = find_group(row["on_behalf_of"]) or row["on_behalf_of"]
    return row["forum"], row["date"], speaker, group
