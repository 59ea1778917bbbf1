"""Names in the public list under a joint statement: seen by a person before anybody reads them."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.db import transaction
from django.db.models import QuerySet

from endreprisals.adapters.sealing import SealBroken
from endreprisals.audit.models import Event
from endreprisals.audit.services import record as audit
from endreprisals.campaigns.models import Signatory, SupporterAction
from endreprisals.supporters import identity

NAMES_AT_ONCE: Final = 50
ABOUT_NAME: Final = "action.name"
MOST_CHARS: Final = 120


@dataclass(frozen=True, slots=True)
class WaitingName:
    """A name that somebody wants to stand in the list. `mark` says which row, and not whose."""

    mark: str
    name: str | None  # None: cannot be opened, or is no name
    country: str
    language: str


def waiting_rows(action: int) -> QuerySet[SupporterAction]:
    """Counted signatures whose names nobody has seen yet, oldest first.

    Confirmed by mail alone: of a proof nobody knows whose address it was made with.
    """
    return (
        SupporterAction.objects.filter(
            action=action, state=SupporterAction.State.COUNTED, way=SupporterAction.Way.MAIL,
            listed=True, action__high_risk=False,
        )
        .exclude(name=None)
        .order_by("counted_at", "supporter")
    )  # fmt: skip


def waiting_names(action: int) -> tuple[WaitingName, ...]:
    """The next names to be seen, opened. Needs the seal key."""
    return tuple(_waiting(row) for row in waiting_rows(action)[:NAMES_AT_ONCE])


def decide_names(
    action: int, *, shown: Collection[str], refused: Collection[str], by: str, at: datetime
) -> tuple[int, int]:
    """Put names into the list, or refuse them; returns how many of each.

    Both are marks of the page that the person had before them; a row that is not among the next
    ones any more, because it was taken back or decided by somebody else, is left alone.
    """
    with transaction.atomic():
        rows = list(waiting_rows(action)[: NAMES_AT_ONCE * 4])
        kept = SupporterAction.objects.select_for_update().filter(
            action=action, supporter__in=[row.supporter for row in rows]
        )
        done = [0, 0]
        for row in kept:
            if row.name is None or not row.listed:
                continue
            if _mark(row) in refused:
                row.listed = False
                done[1] += 1
            elif _mark(row) in shown and (name := _name(row)):
                _show(row, name, by=by, at=at)
                done[0] += 1
            else:
                continue
            row.name = None
            row.save(update_fields=["name", "listed"])
        _audit(action, done, by=by, at=at)
    return done[0], done[1]


def take_off(action: int, *, mark: str, by: str, at: datetime) -> bool:
    """Take a name off the public list again; whether it stood there."""
    with transaction.atomic():
        for row in Signatory.objects.select_for_update().filter(action=action):
            if listed_mark(row) == mark:
                mine = SupporterAction.objects.filter(supporter=row.supporter, action=action)
                mine.update(listed=False)
                row.delete()
                _audit(action, [0, 1], by=by, at=at)
                return True
    return False


def listed_mark(row: Signatory) -> str:
    """Which row of the public list, and not whose."""
    return identity.keyed_print(f"listed:{row.action_id}:{row.supporter}")


def _show(row: SupporterAction, name: str, *, by: str, at: datetime) -> None:
    Signatory.objects.update_or_create(
        supporter=row.supporter, action_id=row.action_id,
        defaults={"name": name, "country": row.country, "seen_by": by, "shown_at": at},
    )  # fmt: skip


def _waiting(row: SupporterAction) -> WaitingName:
    return WaitingName(_mark(row), _name(row), row.country, row.language)


def _name(row: SupporterAction) -> str | None:
    if row.name is None:
        return None
    try:
        name = identity.opened(bytes(row.name), about=ABOUT_NAME)
        return name if len(name) <= MOST_CHARS else None
    except (SealBroken, UnicodeDecodeError):
        return None


def _mark(row: SupporterAction) -> str:
    return identity.keyed_print(f"waiting:{row.action_id}:{row.supporter}")


def _audit(action: int, done: list[int], *, by: str, at: datetime) -> None:
    target = f"action-{action}"
    if done[0]:
        audit(Event.Kind.SIGNATURE_VERIFIED, actor=by, at=at, target=target, names=done[0])
    if done[1]:
        audit(Event.Kind.SIGNATURE_REFUSED, actor=by, at=at, target=target, names=done[1])
