"""Making cases public, taking them back, and joining duplicates so that it can be undone."""

from datetime import datetime

from django.db import transaction
from django.db.models import Q

from endreprisals.audit.models import Event
from endreprisals.audit.services import record as audit
from endreprisals.record.models import (
    Case,
    CaseSubject,
    Change,
    MentionSubject,
    MergeJudgement,
    Subject,
)
from endreprisals.record.models.cases import CaseQuerySet
from endreprisals.record.services.index import rebuild_index


class MergeRefused(Exception):
    """Two cases cannot be joined as asked; the message says why."""


@transaction.atomic
def withdraw_case(*, public_id: str, because: Case.WithdrawnBecause, by: str, at: datetime) -> None:
    """Take a case off every page, file, feed and figure. Its address says only that it is gone.

    Raises `Case.DoesNotExist`. Withdrawing twice changes nothing.
    """
    case = Case.objects.select_for_update().get(public_id=public_id)
    if case.withdrawn_at:
        return
    case.withdrawn_at, case.withdrawn_because = at, because
    case.save(update_fields=["withdrawn_at", "withdrawn_because"])
    _tell(Change.Kind.WITHDRAWN, Event.Kind.CASE_WITHDRAWN, public_id, by=by, at=at)
    rebuild_index(at=at)


@transaction.atomic
def withdraw_subject(
    *, public_id: str, because: Case.WithdrawnBecause, by: str, at: datetime
) -> None:
    """Take somebody off every page, file, feed and figure, with every case that tells of them.

    The titles, summaries and descriptions of a case carry the names of whom it tells, so that a
    subject cannot be gone while such a case is shown. Subjects joined with this one by a merge go
    with it, and so do cases joined with one of the cases; of a case that was never public nothing
    is told. Raises `Subject.DoesNotExist`. Withdrawing twice changes nothing.
    """
    asked = Subject.objects.select_for_update().get(public_id=public_id)
    family = _family(asked)
    subjects = list(Subject.objects.filter(pk__in=family, withdrawn_at=None))
    cases = list(_telling_of(family).filter(withdrawn_at=None))
    if not subjects and not cases:
        return
    Subject.objects.filter(pk__in=[subject.pk for subject in subjects]).update(withdrawn_at=at)
    Case.objects.filter(pk__in=[case.pk for case in cases]).update(
        withdrawn_at=at, withdrawn_because=because
    )
    for subject in subjects:
        audit(Event.Kind.CASE_WITHDRAWN, actor=by, at=at, target=subject.public_id)
    for case in cases:
        _tell_withdrawn(case, by=by, at=at)
    rebuild_index(at=at)


@transaction.atomic
def merge_cases(*, kept_id: str, merged_id: str, reason: str, by: str, at: datetime) -> None:
    """Show two cases as one. No row moves, so that `undo_merge` restores both as they were.

    Raises `MergeRefused` for a case and itself, for States that differ, for a case that is
    already merged, and for one that others are merged into.
    """
    kept = Case.objects.select_for_update().get(public_id=kept_id)
    merged = Case.objects.select_for_update().get(public_id=merged_id)
    _refuse_tangles(kept, merged)
    merged.merged_into = kept
    merged.save(update_fields=["merged_into"])
    _judge(kept_id, merged_id, what=MergeJudgement.What.CASE, reason=reason, by=by, at=at)
    _tell(Change.Kind.MERGED, Event.Kind.MERGED, merged_id, by=by, at=at, into=kept_id)
    rebuild_index(at=at)


@transaction.atomic
def undo_merge(*, merged_id: str, by: str, at: datetime) -> None:
    """Show a merged case on its own again; raises `MergeRefused` when it is not merged."""
    merged = Case.objects.select_for_update().get(public_id=merged_id)
    if merged.merged_into is None:
        raise MergeRefused(f"{merged_id} is not merged into another case. Nothing was changed.")
    merged.merged_into = None
    merged.save(update_fields=["merged_into"])
    _undo_judgement(merged_id, MergeJudgement.What.CASE, at)
    _tell(Change.Kind.RESTORED, Event.Kind.MERGE_UNDONE, merged_id, by=by, at=at)
    rebuild_index(at=at)


@transaction.atomic
def merge_subjects(*, kept_id: str, merged_id: str, reason: str, by: str, at: datetime) -> None:
    """Show two subjects as one, wherever they appear; raises `MergeRefused` as for cases."""
    kept = Subject.objects.select_for_update().get(public_id=kept_id)
    merged = Subject.objects.select_for_update().get(public_id=merged_id)
    if kept == merged or kept.merged_into or merged.merged_into or merged.merged_from.exists():
        raise MergeRefused(
            f"{merged_id} cannot be merged into {kept_id}: they are one already, or one of them "
            "is part of another merge. Nothing was changed."
        )
    merged.merged_into = kept
    merged.save(update_fields=["merged_into"])
    _judge(kept_id, merged_id, what=MergeJudgement.What.SUBJECT, reason=reason, by=by, at=at)
    audit(Event.Kind.MERGED, actor=by, at=at, target=merged_id, into=kept_id)
    rebuild_index(at=at)


@transaction.atomic
def undo_subject_merge(*, merged_id: str, by: str, at: datetime) -> None:
    """Show a merged subject on its own again; raises `MergeRefused` when it is not merged."""
    merged = Subject.objects.select_for_update().get(public_id=merged_id)
    if merged.merged_into is None:
        raise MergeRefused(f"{merged_id} is not merged into another subject. Nothing was changed.")
    merged.merged_into = None
    merged.save(update_fields=["merged_into"])
    _undo_judgement(merged_id, MergeJudgement.What.SUBJECT, at)
    audit(Event.Kind.MERGE_UNDONE, actor=by, at=at, target=merged_id)
    rebuild_index(at=at)


def _family(subject: Subject) -> set[int]:
    """The subject with those that a merge shows as one with it."""
    head = subject.merged_into_id or subject.pk
    return {head, *Subject.objects.filter(merged_into=head).values_list("pk", flat=True)}


def _telling_of(subjects: set[int]) -> CaseQuerySet:
    """Every case that tells of one of the subjects, or is joined by a merge with one that does."""
    parts = CaseSubject.objects.filter(subject__in=subjects).values("case")
    told = MentionSubject.objects.filter(subject__in=subjects).values("mention__case")
    pairs = Case.objects.filter(Q(pk__in=parts) | Q(pk__in=told)).values_list("pk", "merged_into")
    heads = {into or pk for pk, into in pairs}
    return Case.objects.select_for_update().filter(Q(pk__in=heads) | Q(merged_into__in=heads))


def _tell_withdrawn(case: Case, *, by: str, at: datetime) -> None:
    if case.published_at:
        Change.objects.create(at=at, kind=Change.Kind.WITHDRAWN, public_id=case.public_id)
    audit(Event.Kind.CASE_WITHDRAWN, actor=by, at=at, target=case.public_id)


def _refuse_tangles(kept: Case, merged: Case) -> None:
    reasons = {
        "they are the same case": kept == merged,
        "they are cases of different States": kept.state_id != merged.state_id,
        "one of them is merged into another case": bool(kept.merged_into or merged.merged_into),
        "other cases are merged into it": merged.merged_from.exists(),
        "one of them is withdrawn": bool(kept.withdrawn_at or merged.withdrawn_at),
    }
    if found := [reason for reason, applies in reasons.items() if applies]:
        raise MergeRefused(
            f"{merged.public_id} cannot be merged into {kept.public_id}: "
            f"{' and '.join(found)}. Nothing was changed."
        )


def _judge(
    kept_id: str, merged_id: str, *, what: MergeJudgement.What, reason: str, by: str, at: datetime
) -> None:
    MergeJudgement.objects.create(
        what=what,
        kept_id=kept_id,
        merged_id=merged_id,
        verdict=MergeJudgement.Verdict.SAME,
        reason=reason,
        by=by,
        at=at,
    )


def _undo_judgement(merged_id: str, what: MergeJudgement.What, at: datetime) -> None:
    MergeJudgement.objects.filter(
        merged_id=merged_id, what=what, undone_at=None, verdict=MergeJudgement.Verdict.SAME
    ).update(undone_at=at)


def _tell(
    change: Change.Kind,
    event: Event.Kind,
    public_id: str,
    *,
    by: str,
    at: datetime,
    into: str = "",
) -> None:
    Change.objects.create(at=at, kind=change, public_id=public_id, into_public_id=into)
    audit(event, actor=by, at=at, target=public_id)
