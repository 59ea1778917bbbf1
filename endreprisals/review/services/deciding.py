"""What people decide about an extraction. Nothing here is public; each step can be taken back."""

from dataclasses import replace
from datetime import datetime

from django.db import transaction

from endreprisals.audit.models import Event
from endreprisals.audit.services import record as audit
from endreprisals.review.models import Decision, Extraction
from endreprisals.review.versions import Version, first_version, same_reading, version_of_json

State = Extraction.State
FIRST_PART = 100  # numbers below are those that the reader of reports gives
CHECKABLE = (State.ACCEPTED, State.CORRECTED)


class NotPossible(Exception):
    """The row is not in a state for this; the message says why and what to do."""


@transaction.atomic
def decide(*, extraction_id: int, version: Version, by: str, at: datetime) -> Decision:
    """Keep a person's version: accepted when it is the machine's reading, else corrected."""
    row = _lock(extraction_id)
    same = same_reading(version, first_version(row.machine))
    kind = State.ACCEPTED if same else State.CORRECTED
    return _decide(row, kind, version=version, by=by, at=at)


@transaction.atomic
def reject(*, extraction_id: int, reason: str, by: str, at: datetime) -> Decision:
    """Say that the paragraph tells of no reprisal, or of nothing new. The row stays to be seen."""
    row = _lock(extraction_id)
    _refuse_public(row)
    return _decide(row, State.REJECTED, reason=reason, by=by, at=at)


@transaction.atomic
def split(*, extraction_id: int, stories: int, by: str, at: datetime) -> list[Extraction]:
    """Make several rows of one, each beginning with the whole reading, to be decided one by one."""
    row = _lock(extraction_id)
    _refuse_public(row)
    if row.split_from_id or not 2 <= stories <= 9:
        raise NotPossible("Split a story into two to nine, and not a part of one again.")
    _decide(row, State.SPLIT, by=by, at=at)
    siblings = row.file.extractions.filter(
        part=row.part, paragraph=row.paragraph, country=row.country
    )
    first = max(FIRST_PART, max(siblings.values_list("nth", flat=True)) + 1)
    return Extraction.objects.bulk_create(
        Extraction(
            file=row.file, part=row.part, paragraph=row.paragraph, country=row.country,
            nth=first + number, page=row.page, position=row.position, machine=row.machine,
            fingerprint=row.fingerprint, rules=row.rules, quote=row.quote,
            proposals=row.proposals, about=row.about, split_from=row,
        )
        for number in range(stories)
    )  # fmt: skip


@transaction.atomic
def join(*, extraction_id: int, into_id: int, by: str, at: datetime) -> Decision:
    """Say that this row is part of the story of another row of the same report and State."""
    row, into = _lock(extraction_id), _lock(into_id)
    fits = row != into and (row.file_id, row.country) == (into.file_id, into.country)
    if not fits or into.state in (State.JOINED, State.SPLIT, State.REJECTED):
        raise NotPossible(
            "A story can be joined to another open story of the same report and State. Nothing "
            "was changed."
        )
    _refuse_public(row)
    if into.decision and into.decision.checked_by:
        raise NotPossible(
            "That story was checked as it is: decide on it anew before another is joined to it. "
            "Nothing was changed."
        )
    decision = _decide(row, State.JOINED, by=by, at=at)
    row.joined_into = into
    row.save(update_fields=["joined_into"])
    return decision


@transaction.atomic
def undo(*, extraction_id: int, by: str, at: datetime) -> Extraction:
    """Take the last decision back; the one before it holds again, or none.

    Raises `NotPossible` for what is published (a correction is then a new decision) and for a
    split of which a part was decided.
    """
    row = (
        Extraction.objects.select_for_update(of=("self",))
        .select_related("decision")
        .get(pk=extraction_id)
    )
    last = row.decision
    if last is None or last.published_at:
        raise NotPossible("There is no decision to take back, or it is public: correct it instead.")
    if last.kind == State.SPLIT:
        _forget_parts(row)
    last.undone_by, last.undone_at = by, at
    last.save(update_fields=["undone_by", "undone_at"])
    before = last.previous
    row.decision, row.joined_into = before, None
    row.state = _state_of(before)
    row.save(update_fields=["decision", "joined_into", "state"])
    _note(Event.Kind.DECISION_UNDONE, row, by, at)
    return row


@transaction.atomic
def check(*, extraction_id: int, decision_id: int | None, by: str, at: datetime) -> Decision:
    """The second person agrees with the decision that they saw.

    Raises `NotPossible` when it is the first person again, or the decision is another by now.
    """
    row = (
        Extraction.objects.select_for_update(of=("self",))
        .select_related("decision")
        .get(pk=extraction_id)
    )
    refuse_unseen(row, decision_id)
    decision = row.decision
    if decision is None or row.state not in CHECKABLE:
        raise NotPossible("Only an accepted or corrected story can be checked.")
    if decision.by == by:
        raise NotPossible("You decided this. Another person must check it.")
    decision.checked_by, decision.checked_at = by, at
    decision.save(update_fields=["checked_by", "checked_at"])
    _note(Event.Kind.DECISION_CHECKED, row, by, at)
    return decision


def refuse_unseen(row: Extraction, decision_id: int | None) -> None:
    """Raise `NotPossible` unless this is the decision that the person had before them."""
    if row.decision_id != decision_id:
        raise NotPossible("It has changed since you opened it: look again. Nothing was changed.")


def version_to_edit(row: Extraction) -> Version:
    """What the form begins with: the person's version where there is one, else the machine's."""
    if row.decision and row.decision.version:
        return version_of_json(row.decision.version)
    version = first_version(row.machine, row.proposals)
    return replace(version, confidence="high" if not row.machine.get("hedges") else "medium")


def _lock(extraction_id: int) -> Extraction:
    row = (
        Extraction.objects.select_for_update(of=("self",))
        .select_related("decision", "file")
        .get(pk=extraction_id)
    )
    if row.state == State.SPLIT:
        raise NotPossible("This story was split: decide on its parts, or take the split back.")
    return row


def _refuse_public(row: Extraction) -> None:
    if row.decisions.filter(published_at__isnull=False).exists():
        raise NotPossible(
            "This story is public: correct it and publish it again, or have its case withdrawn. "
            "Nothing was changed."
        )


def _decide(
    row: Extraction,
    kind: State,
    *,
    by: str,
    at: datetime,
    version: Version | None = None,
    reason: str = "",
) -> Decision:
    decision = Decision.objects.create(
        extraction=row,
        kind=kind,
        version=version.as_json() if version else {},
        fingerprint=row.fingerprint,
        by=by,
        at=at,
        reason=reason,
        previous=row.decision,
    )
    row.decision, row.state, row.joined_into = decision, kind, None
    row.reopened = False
    row.save(update_fields=["decision", "state", "joined_into", "reopened"])
    _note(Event.Kind.DECIDED, row, by, at, state=str(kind))
    return decision


def _state_of(decision: Decision | None) -> str:
    if decision is None:
        return State.WAITING
    return State.PUBLISHED if decision.published_at else decision.kind


def _forget_parts(row: Extraction) -> None:
    if row.parts.exclude(decision=None).exists():
        raise NotPossible("A part of this split was decided: take that back first.")
    Decision.objects.filter(extraction__split_from=row).delete()
    row.parts.all().delete()


def _note(kind: Event.Kind, row: Extraction, by: str, at: datetime, **detail: str) -> None:
    audit(kind, actor=by, at=at, target=f"extraction-{row.pk}", **detail)
