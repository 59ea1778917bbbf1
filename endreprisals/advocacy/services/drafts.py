"""Drafts of statements: typed by one person, made public by another who has read the source."""

from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet

from endreprisals.advocacy.models import StatementDraft
from endreprisals.audit.models import Event
from endreprisals.audit.services import record as audit
from endreprisals.ledger.services.forecasting import score_session
from endreprisals.record.from_staff import ENTERED_BY_STAFF
from endreprisals.record.services import statements
from endreprisals.record.services.spoken import Spoken, spoken_of_json
from endreprisals.record.services.spoken_checks import Problem, like_it, problems_of
from endreprisals.states.models import ClosedSession, Statement


class NotPossible(Exception):
    """The draft is not in a state for this; the message says why and what to do."""


@transaction.atomic
def draft_statement(spoken: Spoken, *, another: bool, actor: str, at: datetime) -> StatementDraft:
    """Keep what a person typed until another has checked it. Nothing is public yet.

    Raises `NotRight` and `AlreadyThere` as the record would.
    """
    _refuse(spoken, at=at, another=another)
    draft = StatementDraft.objects.create(
        typed=spoken.as_json(), another=another, entered_by=actor, entered_at=at
    )
    _note(Event.Kind.STATEMENT_DRAFTED, draft, actor, at)
    return draft


@transaction.atomic
def draft_correction(
    spoken: Spoken, *, statement_id: int, reason: str, another: bool, actor: str, at: datetime
) -> StatementDraft:
    """Keep what a statement of the desk should say instead, and why, until another has checked it.

    Raises `FromTables`, `NotRight`, `AlreadyThere`, `NotPossible` while another correction of it
    waits or it is withdrawn, and `Statement.DoesNotExist`.
    """
    statement = Statement.objects.select_for_update().get(pk=statement_id)
    refuse_fixed(statement)
    if not reason.strip():
        raise statements.NotRight([Problem("reason", "Say what was wrong, in a few words.")])
    _refuse(spoken, at=at, another=another, held=statement)
    draft = StatementDraft.objects.create(
        statement=statement, corrects=True, typed=spoken.as_json(), another=another,
        reason=reason.strip(), based_on=statement.versions.count(), entered_by=actor,
        entered_at=at,
    )  # fmt: skip
    _note(Event.Kind.STATEMENT_DRAFTED, draft, actor, at)
    return draft


@transaction.atomic
def change_draft(
    spoken: Spoken,
    *,
    draft_id: int,
    revision: int | None,
    reason: str,
    another: bool,
    actor: str,
    at: datetime,
) -> StatementDraft:
    """Make an open draft say this; whoever changes it cannot be the one who checks it.

    `revision` is the one that the person had before them. Raises as the other two do.
    """
    draft = _open(draft_id, revision)
    if draft.corrects and not reason.strip():
        raise statements.NotRight([Problem("reason", "Say what was wrong, in a few words.")])
    _refuse(spoken, at=at, another=another, held=draft.statement)
    draft.typed, draft.another = spoken.as_json(), another
    draft.reason = reason.strip() if draft.corrects else ""
    draft.revision += 1
    draft.entered_by, draft.entered_at = actor, at
    draft.save()
    _note(Event.Kind.STATEMENT_DRAFTED, draft, actor, at)
    return draft


@transaction.atomic
def drop_draft(*, draft_id: int, revision: int | None, actor: str, at: datetime) -> StatementDraft:
    """Say that a draft is not wanted; it stays to be seen by staff."""
    draft = _open(draft_id, revision)
    draft.dropped_by, draft.dropped_at = actor, at
    draft.save(update_fields=["dropped_by", "dropped_at"])
    _note(Event.Kind.DRAFT_DROPPED, draft, actor, at)
    return draft


@transaction.atomic
def publish_draft(*, draft_id: int, revision: int | None, actor: str, at: datetime) -> Statement:
    """The second person agrees with the draft they saw; from now on everybody can read it.

    Raises `NotPossible` when it is the same person, the draft is another by now, or the statement
    was corrected since; and what the record raises when it cannot take it any more.
    """
    draft = _open(draft_id, revision)
    if draft.entered_by == actor:
        raise NotPossible("You entered this. Another person must check it.")
    statement = _into_record(draft, actor=actor, at=at)
    draft.statement, draft.checked_by, draft.checked_at = statement, actor, at
    draft.save(update_fields=["statement", "checked_by", "checked_at"])
    score_again(statement.session, actor=actor, at=at)
    return statement


@transaction.atomic
def take_back(*, statement_id: int, reason: str, actor: str, at: datetime) -> Statement:
    """Withdraw a statement of the desk; a correction of it that waits is dropped with it.

    Raises what `withdraw_statement` raises.
    """
    open_drafts().filter(statement=statement_id).update(dropped_by=actor, dropped_at=at)
    statement = statements.withdraw_statement(
        statement_id=statement_id, reason=reason, actor=actor, at=at
    )
    score_again(statement.session, actor=actor, at=at)
    return statement


def score_again(session: str, *, actor: str, at: datetime) -> None:
    """Let the scores of a closed session follow its ledger."""
    if ClosedSession.objects.filter(session=session).exists():
        score_session(session, actor=actor, at=at)


def refuse_fixed(statement: Statement) -> None:
    """Raise unless the desk can correct this statement now."""
    if statements.is_from_tables(statement):
        raise statements.FromTables(statement)
    if statement.withdrawn_at:
        raise NotPossible(f"{statement.number} was withdrawn. Nothing was changed.")
    if open_drafts().filter(statement=statement).exists():
        raise NotPossible(
            f"A correction of {statement.number} waits to be checked: change that one. Nothing was "
            "changed."
        )


def open_drafts() -> QuerySet[StatementDraft]:
    """Drafts that wait for a second person."""
    return StatementDraft.objects.filter(checked_at=None, dropped_at=None)


def typed(draft: StatementDraft) -> Spoken:
    """What a draft says."""
    return spoken_of_json(draft.typed)


def _into_record(draft: StatementDraft, *, actor: str, at: datetime) -> Statement:
    """By the account of the second person: it is they who make it public."""
    if draft.statement is None:
        return statements.enter_statement(
            typed(draft), key=f"{ENTERED_BY_STAFF}statement-{draft.pk}", another=draft.another,
            actor=actor, at=at,
        )  # fmt: skip
    if draft.statement.versions.count() != draft.based_on:
        raise NotPossible(
            "The statement was changed since this correction was begun. Drop this draft and begin "
            "again from what the ledger says now. Nothing was changed."
        )
    before = draft.statement.session
    statement = statements.correct_statement(
        typed(draft), statement_id=draft.statement.pk, reason=draft.reason, another=draft.another,
        actor=actor, at=at,
    )  # fmt: skip
    if before != statement.session:
        score_again(before, actor=actor, at=at)
    return statement


def _open(draft_id: int, revision: int | None) -> StatementDraft:
    draft = (
        StatementDraft.objects.select_for_update(of=("self",))
        .select_related("statement")
        .get(pk=draft_id)
    )
    if not draft.is_open:
        raise NotPossible("This draft is public or was dropped. Nothing was changed.")
    if draft.revision != revision:
        raise NotPossible("It has changed since you opened it: look again. Nothing was changed.")
    return draft


def _refuse(spoken: Spoken, *, at: datetime, another: bool, held: Statement | None = None) -> None:
    if found := problems_of(spoken, at=at, held=held):
        raise statements.NotRight(found)
    if not another and (there := like_it(spoken, but=held)):
        raise statements.AlreadyThere(there)


def _note(kind: Event.Kind, draft: StatementDraft, actor: str, at: datetime) -> None:
    audit(kind, actor=actor, at=at, target=f"draft-{draft.pk}")
