"""Making the statements of the record what the tables say; those of the desk are left alone."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

from endreprisals.adapters.rows import hold_rows
from endreprisals.domain.partial_dates import parse
from endreprisals.domain.sessions import read_forum
from endreprisals.domain.state_groups import UnknownGroup, group
from endreprisals.record.services.loading.drafts import StatementDraft
from endreprisals.record.services.loading.kept_statements import (
    keep_what_changes,
    with_numbers_given,
    withdraw_what_is_gone,
)
from endreprisals.record.services.loading.own import of_tables
from endreprisals.record.services.loading.statement_names import group_told, statement_number
from endreprisals.states.models import Statement, StatementState

SEPARATOR = "; "


def hold_statements(drafts: Sequence[StatementDraft], *, actor: str, at: datetime) -> int:
    """Add and correct statements and their States; returns how many rows changed.

    What a statement said before is kept as a version, also of those that `forget_statements`
    will take away.
    """
    columns = with_numbers_given([_columns(draft) for draft in drafts])
    states = [
        {"statement_key": draft.key, "state_id": state, "basis": basis, "note": ""}
        for draft in drafts
        for state, basis in _made_for(draft)
    ]
    keep_what_changes(columns, states, actor=actor, at=at)
    changed = hold_rows(Statement, columns, key=["source_key"], keep_others=True, among=of_tables())
    ids = statement_ids()
    rows = [{"statement_id": ids[row.pop("statement_key")], **row} for row in states]
    return changed + hold_rows(
        StatementState, rows, key=["statement_id", "state_id"], among=of_tables("statement__")
    )


def statement_ids() -> dict[str, int]:
    """Database numbers of all statements, by the key of the draft."""
    return dict(Statement.objects.values_list("source_key", "pk"))


def forget_statements(drafts: Sequence[StatementDraft], *, at: datetime) -> int:
    """Withdraw loaded statements that the tables no longer tell of; returns how many."""
    return withdraw_what_is_gone([draft.key for draft in drafts], at=at)


def _columns(draft: StatementDraft) -> Mapping[str, Any]:
    forum = read_forum(draft.forum)
    date = parse(draft.date) if draft.date else None
    return {
        "source_key": draft.key,
        "number": statement_number(draft),
        "forum": draft.forum,
        "session": forum.session.code if forum else "",
        "committee": forum.committee if forum else "",
        "item": forum.item if forum else "",
        "date_edtf": draft.date,
        "date_lower": date.lower if date else None,
        "date_upper": date.upper if date else None,
        "speaker_id": draft.speaker or None,
        "on_behalf_of": group_told(draft.on_behalf_of),
        "identified": bool(draft.speaker or draft.on_behalf_of or draft.states),
        "text_url": draft.text_url,
        "note": draft.note,
        "source": SEPARATOR.join(draft.sources),
        "withdrawn_at": None,
    }


def _made_for(draft: StatementDraft) -> Iterator[tuple[str, str]]:
    """States that a source names, then the other members of the group on that day."""
    listed = {*draft.states, *filter(None, [draft.speaker])}
    for state in sorted(listed):
        yield state, StatementState.Basis.LISTED
    for state in sorted(_members(draft) - listed):
        yield state, StatementState.Basis.MEMBER


def _members(draft: StatementDraft) -> set[str]:
    if not (draft.on_behalf_of and draft.date):
        return set()
    try:
        return set(group(draft.on_behalf_of).on(parse(draft.date).lower))
    except UnknownGroup:  # the source's own words for a group that has no table of members
        return set()
