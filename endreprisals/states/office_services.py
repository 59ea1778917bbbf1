"""Keeping offices and their mailboxes: entered by one person, checked by another, looked at again.

An address never changes: another address is another mailbox. What was done stands in the audit, by
number; addresses and names stand nowhere but in their own columns.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date, datetime

from django.db import transaction

from endreprisals.audit.models import Event
from endreprisals.audit.services import record as audit
from endreprisals.domain.campaigning.letters import salutations
from endreprisals.domain.campaigning.offices import office_code, person_in_office
from endreprisals.domain.campaigning.own_words import BadWords, clean
from endreprisals.states.models import Mailbox, Office, State

LANGUAGES = ("en", "fr", "es", "ar", "ru", "zh", "de", "pt")


class OfficeRefused(Exception):
    """It cannot be kept so; the message says why, and what to do. Nothing was changed."""


@dataclass(frozen=True, slots=True)
class OfficeEntry:
    """What is kept of an office. Its `name` is that of the office; no person is named anywhere."""

    kind: str  # Office.Kind
    state: str  # ISO3; blank only for an office of an organisation of States
    salutation: str  # code of domain.campaigning.letters
    source: str
    verified_on: date
    languages: tuple[str, ...] = ("en",)
    host: str = ""  # ISO3 of the State in which it stands
    city: str = ""
    name: str = ""
    postal_address: str = ""
    mailbox: int | None = None
    code: str = ""  # blank: made from kind, State and city
    ended_on: date | None = None


@transaction.atomic
def enter_office(entry: OfficeEntry, *, by: str, at: datetime) -> Office:
    """Write down an office; it counts once another person has checked it. `OfficeRefused`."""
    values = _columns(entry, at.date())
    code = entry.code or office_code(entry.kind, entry.state, entry.city)
    if Office.objects.filter(code=code).exists():
        raise OfficeRefused(f"{code} is there already: open it and change it.")
    office = Office.objects.create(**values, code=code, entered_by=by, entered_at=at)
    audit(Event.Kind.OFFICE_ENTERED, actor=by, at=at, target=_target(office))
    return office


@transaction.atomic
def change_office(
    office_id: int, entry: OfficeEntry, *, seen: str, by: str, at: datetime
) -> Office:
    """Make an office say this; another person checks it anew. Its code stays.

    `seen` is `office_version` as the person had it before them. Raises `OfficeRefused` and
    `Office.DoesNotExist`.
    """
    office = Office.objects.select_for_update().get(pk=office_id)
    if office_version(office) != seen:
        raise OfficeRefused("It has changed since you opened it: look again. Nothing was changed.")
    for name, value in _columns(entry, at.date()).items():
        setattr(office, name, value)
    office.entered_by, office.entered_at = by, at
    office.checked_by, office.checked_at = "", None
    office.save()
    audit(Event.Kind.OFFICE_ENTERED, actor=by, at=at, target=_target(office), again=1)
    return office


@transaction.atomic
def check_office(office_id: int, *, seen: str, by: str, at: datetime) -> Office:
    """Agree, as the second person, to what somebody else entered. `OfficeRefused`."""
    office = Office.objects.select_for_update().get(pk=office_id)
    if office_version(office) != seen:
        raise OfficeRefused("It has changed since you opened it: look again. Nothing was changed.")
    if office.checked_at is not None:
        raise OfficeRefused("It was checked already. Nothing was changed.")
    if office.entered_by == by:
        raise OfficeRefused("You entered it: another person must check it against its source.")
    office.checked_by, office.checked_at = by, at
    office.save(update_fields=["checked_by", "checked_at"])
    audit(Event.Kind.OFFICE_CHECKED, actor=by, at=at, target=_target(office))
    return office


def office_version(office: Office) -> str:
    """What a form sends back, so that nobody checks or changes what they have not seen."""
    return office.entered_at.isoformat()


def _target(office: Office) -> str:
    return f"office-{office.pk}"


def _columns(entry: OfficeEntry, today: date) -> Mapping[str, object]:
    """The columns of an office, once nothing speaks against them."""
    problems = [text for text, wrong in _problems(entry, today).items() if wrong]
    if problems:
        raise OfficeRefused(f"Not kept: {'; '.join(problems)}. Nothing was changed.")
    values = asdict(entry)
    for name in ("state", "host", "mailbox"):
        values[f"{name}_id"] = values.pop(name) or None
    values["languages"] = list(entry.languages)
    del values["code"]
    return values


def _problems(entry: OfficeEntry, today: date) -> Mapping[str, bool]:
    person = person_in_office(entry.name) or person_in_office(entry.postal_address)
    known = {one.code for one in salutations()}
    codes = {code for code in (entry.state, entry.host) if code}
    holder = entry.kind == Office.Kind.OFFICE_HOLDER
    return {
        f"“{person}” points at a person: write the office": person is not None,
        "give the State": not entry.state and not holder,
        "give a code for an office of no State": not entry.state and not entry.code,
        "a State is not on the list": State.objects.filter(pk__in=codes).count() < len(codes),
        "give the city of a mission or an embassy": not entry.city.strip()
        and entry.kind in (Office.Kind.MISSION, Office.Kind.EMBASSY),
        "choose a salutation of the list": entry.salutation not in known,
        "give at least one working language": not entry.languages,
        "a language is not one of those we know": not set(entry.languages) <= set(LANGUAGES),
        "say where it stands": not entry.source.strip(),
        "it cannot have been seen in the future": entry.verified_on > today,
        "there is no such mailbox": entry.mailbox is not None
        and not Mailbox.objects.filter(pk=entry.mailbox).exists(),
        "no link, markup or hidden letter may stand in its name or postal address": not all(
            map(_is_plain, (entry.name, entry.city, entry.postal_address))
        ),
    }


def _is_plain(text: str) -> bool:
    """Whether a text can stand on an envelope; an empty one can."""
    try:
        clean(text or "-", most=1000)
    except BadWords:
        return False
    return True
