"""What a consent covers, said anew: less holds at once, more needs a second person."""

from datetime import datetime

from django.db import transaction

from endreprisals.audit.models import Event
from endreprisals.audit.services import record as audit
from endreprisals.domain.following import is_wider
from endreprisals.mechanisms.models import ConsentChange, Filing
from endreprisals.mechanisms.services.filings import name_in
from endreprisals.mechanisms.services.following import take_back_beyond


class ConsentRefused(Exception):
    """It cannot be said so; the message says why. Nothing was changed."""


@transaction.atomic
def change_telling(filing_id: int, *, telling: str, note: str = "", by: str, at: datetime) -> int:
    """Say anew what the consent lets us tell. Returns how many steps were taken off the path.

    Less holds at once and ends whatever waits. More waits for a second person, with words on who
    consented to it and when. Raises `ConsentRefused`, and `Filing.DoesNotExist`.
    """
    filing = _locked(filing_id)
    if filing.basis != Filing.Basis.CONSENT or telling not in Filing.Telling.values:
        raise ConsentRefused("This filing rests on public sources alone. Nothing was changed.")
    if name_in(note):
        raise ConsentRefused("Write no name that stands in this record. Nothing was changed.")
    wider = is_wider(telling, filing.telling)
    if wider:
        _refuse_wider(filing, note)
    else:
        _drop_waiting(filing, by, at)
    ConsentChange.objects.create(
        filing=filing, telling=telling, is_wider=wider, note=note, entered_by=by, entered_at=at
    )
    _note(filing, "asked" if wider else "telling", telling, by=by, at=at)
    return 0 if wider else _hold(filing, telling, by=by, at=at)


@transaction.atomic
def check_wider(filing_id: int, *, by: str, at: datetime) -> None:
    """Agree, as the second person, that the consent covers more. Raises `ConsentRefused`."""
    filing = _locked(filing_id)
    change = waiting_of(filing)
    if change is None:
        raise ConsentRefused("Nothing waits here. Nothing was changed.")
    if change.entered_by == by:
        raise ConsentRefused("You entered it: another person must look. Nothing was changed.")
    change.checked_by, change.checked_at, change.before = by, at, filing.basis_note
    change.save(update_fields=["checked_by", "checked_at", "before"])
    filing.basis_note = change.note
    filing.save(update_fields=["basis_note"])
    _note(filing, "telling", change.telling, by=by, at=at)
    _hold(filing, change.telling, by=by, at=at)


@transaction.atomic
def drop_wider(filing_id: int, *, by: str, at: datetime) -> None:
    """Leave the consent as it is. Anybody who keeps filings may. Raises `ConsentRefused`."""
    filing = _locked(filing_id)
    if not _drop_waiting(filing, by, at):
        raise ConsentRefused("Nothing waits here. Nothing was changed.")


def waiting_of(filing: Filing) -> ConsentChange | None:
    """The wider consent that a second person must still look at."""
    return ConsentChange.objects.filter(
        filing=filing, is_wider=True, checked_at=None, dropped_at=None
    ).first()


def _locked(filing_id: int) -> Filing:
    return Filing.objects.select_for_update(of=("self",)).select_related("case").get(pk=filing_id)


def _refuse_wider(filing: Filing, note: str) -> None:
    if filing.closed_on:
        raise ConsentRefused("This filing is closed. Open it again first. Nothing was changed.")
    if waiting_of(filing):
        raise ConsentRefused("A wider consent waits for a second person. Nothing was changed.")
    if not note.strip() or note.strip() == filing.basis_note.strip():
        raise ConsentRefused(
            "Say who consented to this too, and when, without a name. Nothing was changed."
        )


def _drop_waiting(filing: Filing, by: str, at: datetime) -> bool:
    change = waiting_of(filing)
    if change is None:
        return False
    change.dropped_by, change.dropped_at = by, at
    change.save(update_fields=["dropped_by", "dropped_at"])
    _note(filing, "dropped", change.telling, by=by, at=at)
    return True


def _hold(filing: Filing, telling: str, *, by: str, at: datetime) -> int:
    filing.telling = telling
    filing.save(update_fields=["telling"])
    return take_back_beyond(filing, by=by, at=at)


def _note(filing: Filing, what: str, telling: str, *, by: str, at: datetime) -> None:
    audit(
        Event.Kind.FILING_CHANGED, actor=by, at=at, target=f"filing {filing.pk}", what=what,
        telling=telling,
    )  # fmt: skip
