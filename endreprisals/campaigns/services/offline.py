"""What was done on paper: entered in bulk, all or nothing, and counted once another has checked."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from endreprisals.audit.models import Event
from endreprisals.audit.services import record as audit
from endreprisals.campaigns.models import Action, OfflineCount
from endreprisals.campaigns.queries.here import GENEVA
from endreprisals.campaigns.services.held import NotPossible, refuse
from endreprisals.domain.campaigning.offline_lines import LineProblem, PaperCount, read_counts
from endreprisals.domain.campaigning.opening import Reason

# What can be done on paper in an action of each kind.
OF_ACTION = {"letter": "letters", "sign": "signatures", "postcard": "postcards"}


class BadLines(Exception):
    """Nothing was entered: `problems` says what to do about each line."""

    def __init__(self, problems: Sequence[LineProblem]) -> None:
        super().__init__(f"{len(problems)} problems")
        self.problems = tuple(problems)


@transaction.atomic
def enter_counts(text: str, *, by: str, at: datetime) -> list[OfflineCount]:
    """Enter every line, or none. Raises `BadLines`."""
    counts, problems = read_counts(text)
    if problems:
        raise BadLines(problems)
    actions = _actions_of(counts)
    problems = tuple(
        problem for one in counts if (problem := _problem(one, actions, at=at)) is not None
    )
    if problems:
        raise BadLines(problems)
    rows = OfflineCount.objects.bulk_create(
        [
            OfflineCount(
                action=actions[one.campaign, one.action], kind=one.kind, counted_on=one.day,
                number=one.number, evidence=one.evidence, entered_by=by, entered_at=at,
            )
            for one in counts
        ]
    )  # fmt: skip
    total = sum(one.number for one in counts)
    audit(Event.Kind.OFFLINE_ENTERED, actor=by, at=at, lines=len(rows), number=total)
    return rows


@transaction.atomic
def check_counts(*, ids: Sequence[int], by: str, at: datetime) -> int:
    """Agree with these counts as the second person; all of them or none. Raises `NotPossible`."""
    rows = list(OfflineCount.objects.select_for_update().filter(pk__in=ids).order_by("pk"))
    if not rows or len(rows) != len(set(ids)):
        raise refuse("nothing_chosen")
    mine = [Reason("entered_by_you", str(one.pk)) for one in rows if one.entered_by == by]
    done = [
        Reason("is_so_already", str(one.pk)) for one in rows if one.checked_at or one.withdrawn_at
    ]
    if mine or done:
        raise NotPossible(*mine, *done)
    for one in rows:
        one.checked_by, one.checked_at = by, at
    OfflineCount.objects.bulk_update(rows, ["checked_by", "checked_at"])
    total = sum(one.number for one in rows)
    audit(Event.Kind.OFFLINE_CHECKED, actor=by, at=at, lines=len(rows), number=total)
    return len(rows)


@transaction.atomic
def take_count_back(*, count_id: int, reason: str, by: str, at: datetime) -> OfflineCount:
    """Say that a count was wrong; the row stays, and is counted no more. Raises `NotPossible`."""
    row = OfflineCount.objects.select_for_update().get(pk=count_id)
    if row.withdrawn_at:
        raise refuse("is_so_already")
    if not reason:
        raise refuse("reason_missing")
    row.withdrawn_at, row.withdrawn_because = at, reason
    row.save(update_fields=["withdrawn_at", "withdrawn_because"])
    audit(
        Event.Kind.OFFLINE_CHECKED, actor=by, at=at, target=f"offline-{row.pk}", taken_back=1,
        number=row.number,
    )  # fmt: skip
    return row


def _actions_of(counts: Sequence[PaperCount]) -> dict[tuple[str, int], Action]:
    codes = {one.campaign for one in counts}
    rows = Action.objects.filter(campaign__code__in=codes).select_related("campaign")
    return {(one.campaign.code, one.number): one for one in rows}


def _problem(
    one: PaperCount, actions: dict[tuple[str, int], Action], *, at: datetime
) -> LineProblem | None:
    action = actions.get((one.campaign, one.action))
    if action is None or action.state == Action.State.DRAFT:
        return LineProblem(one.line, "action", "no such action was ever open: look at its number")
    if OF_ACTION.get(action.kind) != one.kind:
        wanted = OF_ACTION.get(action.kind, "nothing on paper")
        return LineProblem(one.line, "kind", f"this action counts {wanted}")
    if one.day > at.astimezone(GENEVA).date():
        return LineProblem(one.line, "day", "this day is still to come")
    opened = action.campaign.opens_on
    if opened is not None and one.day < opened:
        return LineProblem(one.line, "day", f"the campaign opened on {opened.isoformat()}")
    return None
