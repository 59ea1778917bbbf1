"""Keeping the advocacy log, and forgetting it when its time is over."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import connection, transaction

from endreprisals.advocacy.models import Ask, Contact
from endreprisals.audit.models import Event
from endreprisals.audit.services import record as audit
from endreprisals.record.models import Case

KEEP_YEARS = 3  # unless a person says another day
LONGEST_YEARS = 5


class ContactRefused(Exception):
    """The contact cannot be kept so; the message says why. Nothing was changed."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One thing that was asked. `case_id` is a public id, `session` a code as HRC66, or blank."""

    kind: str  # Ask.Kind
    case_id: str = ""
    session: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True)
class Noted:
    """What is noted of a contact with a mission. No name of a person stands in any of it."""

    state: str  # ISO 3166-1 alpha-3
    kind: str  # Contact.Kind
    held_on: date
    asks: tuple[Asked, ...]
    promised: str = ""
    due_on: date | None = None
    outcome: str = Contact.Outcome.OPEN
    note: str = ""
    keep_until: date | None = None  # None: three years

    @property
    def until(self) -> date:
        """The day on which it is deleted."""
        return self.keep_until or years_after(self.held_on, KEEP_YEARS)


@transaction.atomic
def note_contact(noted: Noted, *, actor: str, at: datetime) -> Contact:
    """Write down a contact with a mission; raises `ContactRefused`."""
    _refuse(noted, at.date())
    contact = Contact.objects.create(**_columns(noted), entered_by=actor, entered_at=at)
    _write_asks(contact, noted.asks)
    audit(Event.Kind.CONTACT_NOTED, actor=actor, at=at, target=f"contact-{contact.pk}")
    return contact


@transaction.atomic
def change_contact(
    noted: Noted, *, contact_id: int, revision: int | None, actor: str, at: datetime
) -> Contact:
    """Make a contact say this; raises `ContactRefused` and `Contact.DoesNotExist`.

    `revision` is the one that the person had before them.
    """
    contact = Contact.objects.select_for_update().get(pk=contact_id)
    if contact.revision != revision:
        raise ContactRefused("It has changed since you opened it: look again. Nothing was changed.")
    _refuse(noted, at.date())
    for name, value in _columns(noted).items():
        setattr(contact, name, value)
    contact.revision += 1
    contact.changed_by, contact.changed_at = actor, at
    contact.save()
    contact.asks.all().delete()
    _write_asks(contact, noted.asks)
    audit(
        Event.Kind.CONTACT_CHANGED, actor=actor, at=at, target=f"contact-{contact.pk}",
        outcome=contact.outcome,
    )  # fmt: skip
    return contact


@transaction.atomic
def forget_contact(*, contact_id: int, actor: str, at: datetime) -> None:
    """Delete one contact at once; raises `Contact.DoesNotExist`."""
    contact = Contact.objects.get(pk=contact_id)
    _erase()
    contact.delete()
    audit(Event.Kind.CONTACTS_FORGOTTEN, actor=actor, at=at, target=f"contact-{contact_id}")


@transaction.atomic
def forget_due(*, at: datetime, actor: str = "command") -> int:
    """Delete every contact whose day has come; returns how many. With none due, nothing is done."""
    due = Contact.objects.filter(keep_until__lte=at.date())
    many = due.count()
    if many:
        _erase()
        due.delete()
        audit(Event.Kind.CONTACTS_FORGOTTEN, actor=actor, at=at, contacts=many)
    return many


def years_after(day: date, years: int) -> date:
    """The same day so many years later; 29 February becomes 1 March where there is none."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return date(day.year + years, 3, 1)


def _erase() -> None:
    """Have SQLite overwrite what it deletes, instead of leaving it in free pages of the file."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA secure_delete = ON")


def _columns(noted: Noted) -> dict[str, object]:
    return {
        "state_id": noted.state,
        "kind": noted.kind,
        "held_on": noted.held_on,
        "promised": noted.promised,
        "due_on": noted.due_on,
        "outcome": noted.outcome,
        "note": noted.note,
        "keep_until": noted.until,
    }


def _write_asks(contact: Contact, asks: Sequence[Asked]) -> None:
    ids = [one.case_id for one in asks if one.case_id]
    cases = dict(Case.objects.filter(public_id__in=ids).values_list("public_id", "pk"))
    Ask.objects.bulk_create(
        Ask(
            contact=contact, kind=one.kind, case_id=cases[one.case_id] if one.case_id else None,
            session=one.session, words=one.words,
        )
        for one in asks
    )  # fmt: skip


def _refuse(noted: Noted, today: date) -> None:
    asked = {one.case_id for one in noted.asks if one.case_id}
    public = Case.objects.public().filter(public_id__in=asked).values_list("public_id", flat=True)
    unknown = ", ".join(sorted(asked - set(public)))
    reasons = {
        "it has not been held yet": noted.held_on > today,
        "nothing was asked": not noted.asks,
        f"{unknown} is no public case": bool(unknown),
        "a due date is of a promise": bool(noted.due_on and not noted.promised),
        "it would be deleted at once": noted.until <= max(today, noted.held_on),
        f"it may be kept for {LONGEST_YEARS} years at most": noted.until
        > years_after(noted.held_on, LONGEST_YEARS),
    }
    if found := [reason for reason, applies in reasons.items() if applies]:
        raise ContactRefused(f"Not kept, because {'; '.join(found)}. Nothing was changed.")
