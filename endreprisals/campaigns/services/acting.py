"""After the form: confirming by mail, and taking back what somebody else did in one's name."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from django.db import transaction
from django.db.models import QuerySet

from endreprisals.campaigns.models import Action, Signatory, SupporterAction
from endreprisals.campaigns.queries.here import ActionHere
from endreprisals.campaigns.queries.waiting import open_here
from endreprisals.campaigns.services.consents import OF_ORGANISATIONS
from endreprisals.campaigns.services.ingest_rows import (
    BY_MAIL,
    COUNTED,
    WAITING,
    consent_of,
    kept_until,
)
from endreprisals.supporters.models import Consent, Mail

# How long a row that was taken back keeps its place, so that nobody counts the address again.
STAYS_OUT: Final = timedelta(days=370)
REMOVED = SupporterAction.State.REMOVED


@dataclass(frozen=True, slots=True)
class Said:
    """What the owner of an address said on the page behind the mailed link, and nobody else."""

    actions: Collection[int]
    wording: str  # version of the sentence beside the button
    country: str = ""
    name: bytes | None = None  # sealed about action.name
    listed: Collection[int] = ()  # statements under which the name may stand in public


@transaction.atomic
def confirm(supporter: str, said: Said, *, at: datetime) -> int:
    """The button behind the mailed link: count those that wait and are open, and have those that
    were counted by a proof stand as confirmed by mail.

    Returns how many of them are counted now, those of an earlier press among them.
    """
    mine = _rows(supporter).filter(action__in=said.actions).select_related("action__campaign")
    rows = list(mine.select_for_update(of=("self",)))
    for row in rows:
        unconfirmed = row.state == WAITING or (row.state == COUNTED and row.way != BY_MAIL)
        if unconfirmed and (here := open_here(row.action, at=at)):
            _count(row, here, said, at=at)
    return sum(row.state == COUNTED for row in rows)


def _count(row: SupporterAction, here: ActionHere, said: Said, *, at: datetime) -> None:
    may_list = here.kind == Action.Kind.SIGN and not here.high_risk and here.pk in said.listed
    name = said.name if may_list else None
    row.counted_at = row.counted_at or at  # who was counted by a proof is not counted once more
    row.state, row.way, row.country = COUNTED, BY_MAIL, said.country
    row.name, row.listed = name, name is not None
    row.keep_until = kept_until(here, at, listed=row.listed)
    row.save()
    if here.kind == Action.Kind.SIGN:
        _write_consents(row, here, wording=said.wording, at=at)


def _write_consents(row: SupporterAction, here: ActionHere, *, wording: str, at: datetime) -> None:
    """In place of what was agreed to before a proof, by nobody knows whom."""
    given = Consent.objects.filter(
        supporter=row.supporter, about=f"action:{here.pk}", purpose=Consent.Purpose.SIGN
    )
    given.exclude(wording__startswith=OF_ORGANISATIONS).delete()
    purposes = [Consent.Purpose.SIGN, *([Consent.Purpose.LIST_NAME] if row.listed else [])]
    Consent.objects.bulk_create(
        consent_of(row.supporter, here, purpose, wording=wording, at=at) for purpose in purposes
    )


@transaction.atomic
def withdraw(supporter: str, action: int, *, at: datetime) -> bool:
    """Take an act back, with the name under it; whether there was one.

    The row stays for a while without anything but its key: without it, whoever typed the address
    could type it again.
    """
    taken = _rows(supporter).filter(action=action).exclude(state=REMOVED)
    there = taken.update(
        state=REMOVED, counted_at=None, name=None, listed=False, country="",
        keep_until=(at + STAYS_OUT).date(),
    )  # fmt: skip
    Signatory.objects.filter(supporter=supporter, action=action).delete()
    Consent.objects.filter(supporter=supporter, about=f"action:{action}", withdrawn_at=None).update(
        withdrawn_at=at
    )
    Mail.objects.filter(
        supporter=supporter, kind="confirm-action", state=Mail.State.QUEUED, detail__action=action
    ).update(state=Mail.State.STOPPED, because="taken_back", address=None, ended_at=at)
    return there > 0


def _rows(supporter: str) -> QuerySet[SupporterAction]:
    return SupporterAction.objects.filter(supporter=supporter).order_by("action")
