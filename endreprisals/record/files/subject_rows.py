"""The people, groups, organisations and situations of the public cases, in the order of ids."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from endreprisals.record.models import CaseSubject, Name, Subject

CHUNK = 500


@dataclass(frozen=True, slots=True)
class NameRow:
    """One spelling of a subject's name, with who writes it so."""

    subject_id: str
    text: str
    script: str
    lang: str
    kind: str
    source: str  # an address, or a title where there is none


@dataclass(frozen=True, slots=True)
class SubjectRow:
    """A subject with the public cases that it appears in."""

    public_id: str
    kind: str
    label: str
    note: str
    cases: tuple[str, ...]  # public ids
    names: tuple[NameRow, ...]


def subject_rows(after: str = "", chunk: int = CHUNK) -> Iterator[SubjectRow]:
    """Subjects with a public case whose id comes after `after`. Four queries for each chunk."""
    while subjects := _next_subjects(after, chunk):
        own = _kept(subjects)
        cases, names = _cases(own), _names(subjects, own)
        for subject in subjects:
            if told := cases.get(subject.pk):
                yield SubjectRow(
                    subject.public_id,
                    subject.kind,
                    subject.label,
                    subject.note,
                    tuple(sorted(told)),
                    tuple(names[subject.pk]),
                )
        after = subjects[-1].public_id


def _next_subjects(after: str, chunk: int) -> list[Subject]:
    shown = Subject.objects.filter(withdrawn_at=None, merged_into=None, public_id__gt=after)
    return list(shown.order_by("public_id")[:chunk])


def _kept(subjects: list[Subject]) -> dict[int, int]:
    """These subjects, and those merged into them -> the one that is shown."""
    own = {subject.pk: subject.pk for subject in subjects}
    merged = Subject.objects.filter(merged_into__in=own, withdrawn_at=None).order_by("pk")
    pairs = merged.values_list("pk", "merged_into")
    return {**own, **{pk: kept for pk, kept in pairs if kept is not None}}


def _cases(own: Mapping[int, int]) -> dict[int, set[str]]:
    cases: dict[int, set[str]] = defaultdict(set)
    parts = CaseSubject.objects.filter(subject__in=own, case__withdrawn_at=None).values_list(
        "subject_id", "case__listing__public_id", "case__merged_into__listing__public_id"
    )
    for subject_id, own_case, kept_case in parts:
        if public_id := own_case or kept_case:
            cases[own[subject_id]].add(public_id)
    return cases


def _names(subjects: list[Subject], own: Mapping[int, int]) -> dict[int, list[NameRow]]:
    names: dict[int, list[NameRow]] = defaultdict(list)
    ids = {subject.pk: subject.public_id for subject in subjects}
    rows = Name.objects.filter(subject__in=own).select_related("source").order_by("subject", "pk")
    for row in rows:
        pk = own[row.subject_id]
        source = row.source.url or row.source.title
        names[pk].append(NameRow(ids[pk], row.text, row.script, row.lang, row.kind, source))
    return names
