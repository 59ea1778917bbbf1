"""Making the subjects of the record, and their names, what the tables say."""

from collections.abc import Iterable, Mapping, Sequence

from endreprisals.record.models import Name, Subject
from endreprisals.record.services.loading.drafts import NameDraft, SubjectDraft
from endreprisals.record.services.loading.own import of_tables

COLUMNS = ("kind", "label", "note")


def hold_subjects(drafts: Sequence[SubjectDraft], sources: Mapping[str, int]) -> set[str]:
    """Add and correct subjects; returns the public ids of those that are new or differ.

    What staff decided about a subject (merged, withdrawn) is left as it is.
    """
    held = _held()
    changed = [draft for draft in drafts if held.get(draft.public_id) != draft]
    new = [draft for draft in changed if draft.public_id not in held]
    Subject.objects.bulk_create(_row(draft) for draft in new)
    ids = subject_ids()
    known = [_row(draft, ids[draft.public_id]) for draft in changed if draft.public_id in held]
    Subject.objects.bulk_update(known, COLUMNS)
    Name.objects.filter(subject__in=known).delete()
    Name.objects.bulk_create(
        _name(name, ids[draft.public_id], sources) for draft in changed for name in draft.names
    )
    return {draft.public_id for draft in changed}


def subject_ids() -> Mapping[str, int]:
    """The number of every subject by its public id."""
    return dict(Subject.objects.values_list("public_id", "pk"))


def forget_subjects(gone: Iterable[str]) -> int:
    """Remove subjects that no case, fact or mention tells of any more; returns how many.

    One that an earlier version of a mention tells of stays: mentions are never taken back.
    """
    unused = Subject.objects.filter(
        public_id__in=gone, case_subjects=None, mention_subjects=None, acts=None, spells=None,
        outcomes=None, merged_from=None, merged_into=None,
    )  # fmt: skip
    return unused.delete()[0]


def subjects_of_loaded_cases() -> set[str]:
    """Public ids of the subjects that cases of the tables have now."""
    rows = Subject.objects.filter(of_tables("case_subjects__case__"))
    return set(rows.values_list("public_id", flat=True))


def _held() -> Mapping[str, SubjectDraft]:
    names: dict[int, list[NameDraft]] = {}
    rows = Name.objects.order_by("pk").values_list(
        "subject_id", "text", "script", "lang", "kind", "source__key"
    )
    for subject, *values in rows:
        names.setdefault(subject, []).append(NameDraft(*values))
    return {
        row.public_id: SubjectDraft(
            row.public_id, row.kind, row.label, row.note, tuple(names.get(row.pk, ()))
        )
        for row in Subject.objects.all()
    }


def _row(draft: SubjectDraft, pk: int | None = None) -> Subject:
    return Subject(
        pk=pk, public_id=draft.public_id, kind=draft.kind, label=draft.label, note=draft.note
    )


def _name(draft: NameDraft, subject: int, sources: Mapping[str, int]) -> Name:
    return Name(
        subject_id=subject,
        text=draft.text,
        script=draft.script,
        lang=draft.lang,
        kind=draft.kind,
        source_id=sources[draft.source],
    )
