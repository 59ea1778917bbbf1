"""Contacts of bodies: entered by one person, checked by another, looked at again, ended.

On no day does a contact count as seen on the word of one person alone: one notes the day, another
confirms it, and whoever finds it wrong takes it back.
"""

import re
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.db.models import Max

from endreprisals.audit.models import Event
from endreprisals.audit.services import record as audit
from endreprisals.domain.campaigning.addresses import BadAddress, read_address
from endreprisals.mechanisms.models import BodyContact, BodyContactSeen, Mechanism
from endreprisals.mechanisms.services.keeping import target_of
from endreprisals.mechanisms.services.web_addresses import is_page

_PHONE = re.compile(r"\+[0-9][0-9 ()/-]{5,30}")
Kind = BodyContact.Kind


class ContactRefused(Exception):
    """It cannot be kept so; the message says why, and what to do. Nothing was changed."""


@dataclass(frozen=True, slots=True)
class ContactEntry:
    """A way to reach a body, with where it was seen, and when."""

    kind: str
    value: str
    source: str
    verified_on: date
    label: str = ""


@transaction.atomic
def enter_contact(mechanism: str, entry: ContactEntry, *, by: str, at: datetime) -> BodyContact:
    """Write down a contact; readers see it once another person has checked it.

    Raises `ContactRefused`.
    """
    body = Mechanism.objects.select_for_update().get(pk=mechanism)
    value = _value(entry)
    if not entry.source.strip():
        raise ContactRefused("Say where it stands, and who says so.")
    if entry.verified_on > at.date():
        raise ContactRefused("It cannot have been seen in the future.")
    there = BodyContact.objects.filter(mechanism=body, kind=entry.kind, value=value, ended_at=None)
    if there.exists():
        raise ContactRefused("This contact is there already: note on it that you saw it again.")
    contact = BodyContact.objects.create(
        mechanism=body, kind=entry.kind, value=value, label=entry.label.strip(),
        source=entry.source.strip(), entered_by=by, entered_at=at,
    )  # fmt: skip
    BodyContactSeen.objects.create(contact=contact, on=entry.verified_on, noted_by=by, noted_at=at)
    _told(Event.Kind.BODY_CONTACT_ENTERED, contact, by=by, at=at)
    return contact


@transaction.atomic
def check_contact(contact_id: int, *, by: str, at: datetime) -> BodyContact:
    """Agree, as the second person, that the contact stood at its source on the day that is given.

    Raises `ContactRefused`.
    """
    contact = _there(contact_id)
    if contact.was_shown:
        raise ContactRefused("Readers see it already: note the day on which you saw it instead.")
    if contact.entered_by == by:
        raise ContactRefused("You entered it: another person must check it against its source.")
    same = {"mechanism": contact.mechanism_id, "kind": contact.kind, "value": contact.value}
    if BodyContact.objects.live().filter(**same).exists():
        raise ContactRefused(
            "The data set brought the same contact meanwhile: end this one, and note on the other "
            "that you saw it."
        )
    contact.checked_by, contact.checked_at = by, at
    contact.save(update_fields=["checked_by", "checked_at"])
    waiting = contact.seen.filter(confirmed_at=None, ended_at=None)
    waiting.update(confirmed_by=by, confirmed_at=at)
    _count_days(contact)
    _told(Event.Kind.BODY_CONTACT_CHECKED, contact, by=by, at=at)
    return contact


@transaction.atomic
def note_seen(contact_id: int, *, on: date, by: str, at: datetime) -> BodyContactSeen:
    """Note that the contact was seen at its source on a day; it counts once another confirms it.

    Raises `ContactRefused`.
    """
    contact = _there(contact_id)
    if not contact.is_live:
        raise ContactRefused("It waits for a second person, who confirms its day too.")
    if on > at.date():
        raise ContactRefused("It cannot have been seen in the future. Nothing was changed.")
    if contact.verified_on is not None and on <= contact.verified_on:
        raise ContactRefused("It was seen on that day or later already. Nothing was changed.")
    if contact.seen.filter(confirmed_at=None, ended_at=None).exists():
        raise ContactRefused("Another day waits already: confirm it or take it back first.")
    seen = BodyContactSeen.objects.create(contact=contact, on=on, noted_by=by, noted_at=at)
    _told(Event.Kind.BODY_CONTACT_VERIFIED, contact, by=by, at=at, noted=seen.pk)
    return seen


@transaction.atomic
def confirm_seen(seen_id: int, *, by: str, at: datetime) -> BodyContact:
    """Confirm, as the second person, a day on which a contact was seen.

    Raises `ContactRefused` and `BodyContactSeen.DoesNotExist`.
    """
    seen, contact = _day(seen_id)
    if seen.confirmed_at is not None or not contact.is_live:
        raise ContactRefused("This day does not wait to be confirmed. Nothing was changed.")
    if seen.noted_by == by:
        raise ContactRefused("You noted this day: another person must look at the source.")
    seen.confirmed_by, seen.confirmed_at = by, at
    seen.save(update_fields=["confirmed_by", "confirmed_at"])
    _count_days(contact)
    _told(Event.Kind.BODY_CONTACT_VERIFIED, contact, by=by, at=at, confirmed=seen.pk)
    return contact


@transaction.atomic
def take_day_back(seen_id: int, *, by: str, at: datetime) -> BodyContact:
    """Count a day no more: it was wrong. The contact is as old as the day before it says.

    Raises `ContactRefused` and `BodyContactSeen.DoesNotExist`.
    """
    seen, contact = _day(seen_id)
    if not contact.was_shown:
        raise ContactRefused("It waits for a second person: end the contact, and enter it anew.")
    seen.ended_by, seen.ended_at = by, at
    seen.save(update_fields=["ended_by", "ended_at"])
    _count_days(contact)
    _told(Event.Kind.BODY_CONTACT_VERIFIED, contact, by=by, at=at, taken_back=seen.pk)
    return contact


@transaction.atomic
def end_contact(contact_id: int, *, because: str, by: str, at: datetime) -> BodyContact:
    """Show it to readers no more, at once: a wrong address can lead somebody to the wrong door."""
    contact = _there(contact_id)
    if not because.strip():
        raise ContactRefused("Say why, so that nobody enters it again.")
    contact.ended_at, contact.ended_by = at, by
    contact.ended_because = because.strip()[:300]
    contact.save(update_fields=["ended_at", "ended_by", "ended_because"])
    _told(Event.Kind.BODY_CONTACT_ENDED, contact, by=by, at=at)
    return contact


def _there(contact_id: int) -> BodyContact:
    # The body is locked first, as a load of the data set does: no second row of one contact.
    Mechanism.objects.select_for_update().filter(contacts=contact_id).first()
    contact = BodyContact.objects.select_for_update().filter(pk=contact_id, ended_at=None).first()
    if contact is None:
        raise ContactRefused("This contact has ended. Nothing was changed.")
    return contact


def _day(seen_id: int) -> tuple[BodyContactSeen, BodyContact]:
    contact = _there(BodyContactSeen.objects.get(pk=seen_id).contact_id)
    seen = BodyContactSeen.objects.get(pk=seen_id)
    if seen.ended_at is not None:
        raise ContactRefused("This day was taken back already. Nothing was changed.")
    return seen, contact


def _count_days(contact: BodyContact) -> None:
    """Make `verified_on` the last day that two people stand for."""
    counted = contact.seen.filter(confirmed_at__isnull=False, ended_at=None)
    contact.verified_on = counted.aggregate(last=Max("on"))["last"]
    contact.save(update_fields=["verified_on"])


def _value(entry: ContactEntry) -> str:
    value = entry.value.strip()
    if entry.kind == Kind.EMAIL:
        try:
            return read_address(value).canonical
        except BadAddress:
            raise ContactRefused(
                "This is no mail address: write it as office@body.example."
            ) from None
    if entry.kind in (Kind.URL, Kind.FORM):
        if not is_page(value):
            raise ContactRefused("This is no address of a page: write it as https://body.example/.")
    elif entry.kind == Kind.PHONE and not _PHONE.fullmatch(value):
        raise ContactRefused("Write the number with its country, as +41 22 000 00 00.")
    elif not value:
        raise ContactRefused("Write the address, line by line.")
    return value


def _told(kind: Event.Kind, contact: BodyContact, *, by: str, at: datetime, **more: int) -> None:
    target = target_of(contact.mechanism_id)
    audit(kind, actor=by, at=at, target=target, contact=contact.pk, **more)
