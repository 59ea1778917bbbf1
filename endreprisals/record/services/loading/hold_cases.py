"""Making the cases of the record what the tables say, without undoing what staff decided."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from endreprisals.record.from_staff import FROM_REVIEW
from endreprisals.record.models import Case, CaseSubject, Citation
from endreprisals.record.services.loading.drafts import CaseDraft, Cite
from endreprisals.record.services.loading.own import of_tables

COLUMNS = ("state_id", "title", "summary", "named", "confidence")


def held_cases() -> Mapping[str, CaseDraft]:
    """The cases of the tables as the record holds them now, by their id in the tables."""
    parts: dict[int, list[tuple[str, str]]] = {}
    rows = CaseSubject.objects.filter(of_tables("case__"), position__lt=FROM_REVIEW)
    for case, subject, role in rows.values_list("case_id", "subject__public_id", "role"):
        parts.setdefault(case, []).append((subject, role))
    cites: dict[int, list[Cite]] = {}
    for case, key, place in Citation.objects.filter(
        of_tables("case__"), fact=None, mention=None
    ).values_list("case_id", "source__key", "place"):
        cites.setdefault(case, []).append(Cite(key, place))
    return {
        row.source_key: _draft(row, tuple(parts.get(row.pk, ())), tuple(cites.get(row.pk, ())))
        for row in Case.objects.filter(of_tables())
    }


def case_ids() -> Mapping[str, int]:
    """The number of every case by its id in the tables."""
    return dict(Case.objects.filter(of_tables()).values_list("source_key", "pk"))


def hold_cases(
    drafts: Sequence[CaseDraft], subjects: Mapping[str, int], *, at: datetime
) -> tuple[set[str], set[str]]:
    """Add and correct cases; returns the ids of new ones and of those that differ.

    A new case is public from `at` on. A case that staff withdrew or merged stays so, and the day
    on which a case was entered never changes.
    """
    held = held_cases()
    new = [draft for draft in drafts if draft.key not in held]
    changed = [draft for draft in drafts if draft.key in held and held[draft.key] != draft]
    Case.objects.bulk_create(_row(draft, at) for draft in new)
    ids = case_ids()
    for draft in changed:
        values = {column: getattr(_row(draft, at), column) for column in COLUMNS}
        Case.objects.filter(pk=ids[draft.key]).update(**values)
    _hold_parts([*new, *changed], ids, subjects)
    return {draft.key for draft in new}, {draft.key for draft in changed}


def cite_cases(
    drafts: Sequence[CaseDraft], ids: Mapping[str, int], sources: Mapping[str, int]
) -> None:
    """Write the sources of these cases as wholes anew; sources of their facts are left alone."""
    pks = [ids[draft.key] for draft in drafts]
    Citation.objects.filter(case__in=pks, fact=None, mention=None).delete()
    Citation.objects.bulk_create(
        Citation(case_id=ids[draft.key], source_id=sources[cite.source], place=cite.place)
        for draft in drafts
        for cite in draft.cites
    )


def _hold_parts(
    drafts: Sequence[CaseDraft], ids: Mapping[str, int], subjects: Mapping[str, int]
) -> None:
    cases = [ids[draft.key] for draft in drafts]
    CaseSubject.objects.filter(case__in=cases, position__lt=FROM_REVIEW).delete()
    CaseSubject.objects.bulk_create(
        CaseSubject(case_id=ids[draft.key], subject_id=subjects[subject], role=role, position=place)
        for draft in drafts
        for place, (subject, role) in enumerate(draft.parts)
    )


def _row(draft: CaseDraft, at: datetime) -> Case:
    return Case(
        source_key=draft.key,
        public_id=draft.public_id,
        state_id=draft.state,
        title=draft.title,
        summary=draft.summary,
        named=draft.named,
        confidence=draft.confidence,
        entered_on=at.date(),
        published_at=at,
    )


def _draft(row: Case, parts: tuple[tuple[str, str], ...], cites: tuple[Cite, ...]) -> CaseDraft:
    return CaseDraft(
        key=row.source_key,
        public_id=row.public_id,
        state=row.state_id,
        title=row.title,
        summary=row.summary,
        named=row.named,
        confidence=row.confidence,
        parts=parts,
        cites=cites,
    )
