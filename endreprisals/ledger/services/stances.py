"""Saying where a State stands, as a person read the evidence. The judgement before is kept."""

from datetime import date, datetime

from django.db import transaction
from django.db.models import Q

from endreprisals.audit.models import Event
from endreprisals.audit.services import record as audit
from endreprisals.domain import vocabulary
from endreprisals.ledger.models import Stance
from endreprisals.record.models import Case
from endreprisals.record.queries.names_in_text import names_of_everybody, without_addresses
from endreprisals.states.models import State


class StanceRefused(Exception):
    """The judgement cannot be kept as given; the message says why. Nothing was changed."""


@transaction.atomic
def judge_stance(
    *,
    state: str,
    case_id: str,
    level: str,
    as_of: date,
    source: str,
    confidence: str,
    note: str,
    actor: str,
    at: datetime,
) -> Stance:
    """Keep a person's judgement of a State, in general or on one public case.

    `state` is an ISO code, `case_id` a public id or blank, `as_of` the day up to which the
    evidence was read. It is public at once; the judgement that held before stays and is replaced
    by this one. Raises `StanceRefused`.
    """
    _refuse(level=level, confidence=confidence, as_of=as_of, source=source, at=at)
    _refuse_names(source, note)
    case = _case(case_id)
    # The row of the State is the lock: two judgements of one moment come one after the other.
    if not State.objects.select_for_update().filter(pk=state).exists():
        raise StanceRefused(f"{state} is no State of the list. Nothing was changed.")
    stance = Stance.objects.create(
        state_id=state, case=case, level=level, as_of=as_of, source=source.strip(),
        confidence=confidence, note=note, reviewer=actor, reviewed_at=at,
        replaces=_held(state, case),
    )  # fmt: skip
    audit(
        Event.Kind.STANCE_JUDGED, actor=actor, at=at, target=state, level=level,
        case=case.public_id if case else "",
    )  # fmt: skip
    return stance


@transaction.atomic
def withdraw_stance(*, stance_id: int, reason: str, actor: str, at: datetime) -> Stance:
    """Take a judgement off every public page; staff still see it, with who took it back and why.

    The judgement before it does not hold again by itself: somebody must judge anew. Raises
    `StanceRefused` and `Stance.DoesNotExist`.
    """
    stance = Stance.objects.select_for_update().get(pk=stance_id)
    if stance.withdrawn_at or not reason.strip():
        why = "it was withdrawn before" if stance.withdrawn_at else "no reason is given"
        raise StanceRefused(f"The judgement stays as it is: {why}. Nothing was changed.")
    stance.withdrawn_at, stance.withdrawn_by, stance.because = at, actor, reason.strip()
    stance.save(update_fields=["withdrawn_at", "withdrawn_by", "because"])
    audit(
        Event.Kind.STANCE_WITHDRAWN, actor=actor, at=at, target=stance.state_id, level=stance.level,
        case=stance.case.public_id if stance.case else "",
    )  # fmt: skip
    return stance


def _held(state: str, case: Case | None) -> Stance | None:
    """The judgement that holds now; one of a case that was joined with this one counts."""
    of_case = Q(case=case) | Q(case__merged_into=case) if case else Q(case=None)
    held = Stance.objects.filter(of_case, state=state, replaced_by=None, withdrawn_at=None)
    return held.order_by("-reviewed_at", "-pk").first()


def _refuse(*, level: str, confidence: str, as_of: date, source: str, at: datetime) -> None:
    reasons = {
        f"“{level}” is no level of the ladder": level not in vocabulary.codes("stance_levels"),
        f"“{confidence}” is no confidence": confidence not in vocabulary.codes("confidence"),
        "evidence cannot be read up to a day that has not come": as_of > at.date(),
        "the step that it rests on has no source": not source.strip(),
    }
    if found := [reason for reason, applies in reasons.items() if applies]:
        raise StanceRefused(f"Not kept, because {' and '.join(found)}. Nothing was changed.")


def _refuse_names(source: str, note: str) -> None:
    """What is withdrawn with a case must not stay in words beside a judgement."""
    found = names_of_everybody().found_in(note)
    found = found or names_of_everybody(["person"]).found_in(without_addresses(source))
    if found:
        raise StanceRefused(
            f"“{found}” is a name in this record: write the number of the case instead. Nothing "
            "was changed."
        )


def _case(case_id: str) -> Case | None:
    if not case_id:
        return None
    case = Case.objects.public().filter(public_id=case_id).first()
    if case is None:
        raise StanceRefused(f"{case_id[:20]} is no public case. Nothing was changed.")
    return case
