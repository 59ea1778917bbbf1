"""Looking again, every day, whether each chosen case may still be shown, and why.

A case stands on a public source of the United Nations or on a consent that has not ended. When
neither holds any more, the case goes off its campaign and its actions pause. When it holds again,
the case comes back; its actions stay paused until a person opens them.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.db.models import QuerySet

from endreprisals.audit.models import Event
from endreprisals.audit.services import record as audit
from endreprisals.campaigns.models import Action, CampaignCase
from endreprisals.campaigns.queries.here import GENEVA, SHOWN, case_is_public, kept_case
from endreprisals.domain.campaigning.opening import basis_problem
from endreprisals.record.models import Citation, Fact, Mention
from endreprisals.record.models.facts import not_taken_back


@dataclass(frozen=True, slots=True)
class Rechecked:
    """How many cases were looked at, and of which the standing changed."""

    looked_at: int
    lost: tuple[str, ...]  # public ids
    held_again: tuple[str, ...]
    paused: int  # actions


@transaction.atomic
def recheck(*, at: datetime, by: str = "worker") -> Rechecked:
    """Look at every chosen case of every campaign that is shown, open or closed: the pages of a
    closed one stay. Doing it twice a day changes nothing.
    """
    rows = list(
        CampaignCase.objects.select_for_update(of=("self",))
        .filter(campaign__state__in=SHOWN, choice=CampaignCase.Choice.CHOSEN)
        .select_related("case__merged_into", "campaign")
        .order_by("pk")
    )
    told = _told_by_the_un(rows)
    today = at.astimezone(GENEVA).date()
    lost: list[str] = []
    back: list[str] = []
    paused = 0
    for row in rows:
        problem, before = _problem(row, told, today), row.basis_problem
        row.basis_problem, row.basis_checked_on = problem, today
        row.save(update_fields=["basis_problem", "basis_checked_on"])
        if problem and problem != before:
            lost.append(row.case.public_id)
            _tell_of_loss(row, problem, by=by, at=at)
        if problem:
            paused += _pause(row, by=by, at=at)
        elif before:
            back.append(row.case.public_id)
    return Rechecked(len(rows), tuple(lost), tuple(back), paused)


def problem_of(row: CampaignCase, *, at: datetime) -> str:
    """What is wrong with the basis of one case now, as a code; blank: it holds."""
    return _problem(row, _told_by_the_un([row]), at.astimezone(GENEVA).date())


def _problem(row: CampaignCase, told: frozenset[int], today: date) -> str:
    return basis_problem(
        row.basis,
        public=case_is_public(row),
        documents=int(not told.isdisjoint(_joined(row))),
        until=row.consent_until,
        today=today,
    )


def _joined(row: CampaignCase) -> set[int]:
    """The case and, after a merge, the one that was kept: a source of either tells of both."""
    return {row.case_id, kept_case(row).pk}


def _told_by_the_un(rows: Iterable[CampaignCase]) -> frozenset[int]:
    """Cases that the United Nations tell of in public: in a document that is cited or that has a
    paragraph on them, or by an action of theirs that is on record with its source."""
    asked = set().union(*(_joined(row) for row in rows))
    found: set[int] = set()
    ways: tuple[QuerySet[Mention] | QuerySet[Citation] | QuerySet[Fact], ...] = (
        Mention.objects.filter(case__in=asked, superseded_by=None),
        Citation.objects.filter(case__in=asked, source__document__isnull=False),
        Fact.objects.filter(
            not_taken_back(), case__in=asked, kind=Fact.Kind.UN_ACTION, citations__isnull=False
        ),
    )
    for told in ways:
        found.update(told.order_by().values_list("case_id", flat=True).distinct())
    return frozenset(found)


def _tell_of_loss(row: CampaignCase, problem: str, *, by: str, at: datetime) -> None:
    audit(
        Event.Kind.BASIS_LOST,
        actor=by,
        at=at,
        target=row.case.public_id,
        campaign=row.campaign.code,
        problem=problem,
    )


def _pause(row: CampaignCase, *, by: str, at: datetime) -> int:
    """Pause what one could do for the case: a person opens it again."""
    actions = row.actions.select_for_update().filter(state=Action.State.OPEN).order_by("pk")
    numbers = list(actions.values_list("number", flat=True))
    row.actions.filter(state=Action.State.OPEN).update(state=Action.State.PAUSED)
    for number in numbers:
        audit(
            Event.Kind.ACTION_PAUSED,
            actor=by,
            at=at,
            target=f"{row.campaign.code}/{number}",
            problem=row.basis_problem,
        )
    return len(numbers)
