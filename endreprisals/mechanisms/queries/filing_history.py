"""What was done to a filing at the desk, by whom and when; nothing is left out."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q

from endreprisals.audit.models import Event
from endreprisals.mechanisms.models import Filing, FilingStep


@dataclass(frozen=True, slots=True)
class Happening:
    """One thing that was done. `what` is a code of the words of the desk."""

    at: datetime
    actor: str  # number of an account; `record` for a change of the case itself
    what: str
    step: FilingStep | None
    telling: str  # of a consent, where it is about one


def history_of(filing: Filing, steps: Sequence[FilingStep]) -> tuple[Happening, ...]:
    """Everything on record about this filing and its steps, the latest first. One query."""
    by_number = {step.pk: step for step in steps}
    told = Q(kind=Event.Kind.STEP_PUBLISHED, detail__step__in=list(by_number))
    events = Event.objects.filter(Q(target=f"filing {filing.pk}") | told).order_by("-at", "-pk")
    return tuple(
        Happening(
            event.at, event.actor, _what(event), by_number.get(event.detail.get("step")),
            str(event.detail.get("telling", "")),
        )
        for event in events
    )  # fmt: skip


def _what(event: Event) -> str:
    if event.kind == Event.Kind.STEP_PUBLISHED:
        if event.detail["public"]:
            return "made_public"
        return "name_took_back" if event.detail.get("why") else "taken_back"
    if event.kind == Event.Kind.FILING_CHANGED:
        return str(event.detail["what"])
    return str(event.kind)
