"""The directory at the desk: what waits, what is old, what is not known, what was before."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from endreprisals.audit.models import Event
from endreprisals.domain.directory import ASKED, FIELD, FIELDS, Field, Verified, verified
from endreprisals.mechanisms.models import BodyContact, BodyContactSeen, Line, Mechanism
from endreprisals.mechanisms.queries.directory import ENGLISH, name_of
from endreprisals.mechanisms.services.keeping import target_of

Row = TypeVar("Row", Line, BodyContact)


@dataclass(frozen=True, slots=True)
class BodyRow:
    """One body in the list: how much of it is known, and what has to be done."""

    code: str
    name: str
    unknown: int  # of the fields that are asked of every body, those without a line
    unverified: int  # lines from memory or at second hand
    waiting: int  # lines, contacts and days seen that a second person has to check
    stale: int  # contacts that nobody has seen for more than 90 days, or ever
    contacts: int


@dataclass(frozen=True, slots=True)
class Translation:
    """A line in another language; readers see it while the English is the one it is of."""

    line: Line
    is_shown: bool


@dataclass(frozen=True, slots=True)
class Place:
    """One line with its translations. Without English, readers see none of them."""

    english: Line | None
    translations: Sequence[Translation]


@dataclass(frozen=True, slots=True)
class FieldBox:
    """One field with the lines that readers see, those that wait, and those that were."""

    field: Field
    places: Sequence[Place]
    waiting: Sequence[Line]
    ended: Sequence[Line]


@dataclass(frozen=True, slots=True)
class ContactRow:
    """A contact with how far it can be relied on today, and the days on which it was seen."""

    contact: BodyContact
    verified: Verified
    is_live: bool
    waiting_day: BodyContactSeen | None
    days: Sequence[BodyContactSeen]  # that do not wait, those taken back among them


@dataclass(frozen=True, slots=True)
class Done:
    """Something that was done to a body, and to which of its lines or contacts."""

    event: Event
    step: str  # a word of `handbook_words`: line_written, day_noted...
    what: str  # the field of a line, or the value of a contact


@dataclass(frozen=True, slots=True)
class BodyDesk:
    """Everything about one body."""

    mechanism: Mechanism
    name: str
    fields: Sequence[FieldBox]
    contacts: Sequence[ContactRow]
    ended_contacts: Sequence[BodyContact]
    done: Sequence[Done]  # the latest first


def body_rows(*, today: date) -> list[BodyRow]:
    """Every body, in the order of the directory; five queries."""
    lines = _by_body(Line.objects.live())
    contacts = _by_body(BodyContact.objects.filter(ended_at=None))
    waiting = [line.mechanism_id for line in Line.objects.waiting()]
    days = BodyContactSeen.objects.filter(confirmed_at=None, ended_at=None)
    # The day of a contact that waits itself is confirmed with it.
    waiting += list(
        days.filter(contact__in=BodyContact.objects.live()).values_list(
            "contact__mechanism", flat=True
        )
    )
    return [
        _row(body, lines[body.code], waiting.count(body.code), contacts[body.code], today)
        for body in Mechanism.objects.all()
    ]


def body_desk(code: str, *, today: date) -> BodyDesk | None:
    """One body, or None where there is none of this code."""
    mechanism = Mechanism.objects.filter(pk=code).first()
    if mechanism is None:
        return None
    lines = list(mechanism.lines.order_by("field", "position", "key", "language", "-entered_at"))
    contacts = list(mechanism.contacts.prefetch_related("seen"))
    values = {one.pk: one.value for one in contacts}
    events = Event.objects.filter(target=target_of(code))
    return BodyDesk(
        mechanism=mechanism,
        name=name_of(code, [line for line in lines if line.is_live]),
        fields=[_box(field, [one for one in lines if one.field == field.code]) for field in FIELDS],
        contacts=[_contact(one, today) for one in contacts if one.ended_at is None],
        ended_contacts=[one for one in contacts if one.ended_at is not None],
        done=[Done(event, _step(event), _what(event, values)) for event in events],
    )


def english_places(code: str) -> list[tuple[str, str]]:
    """Keys of the lines that readers see in English, each with its field and words."""
    lines = Line.objects.live().filter(mechanism=code, language=ENGLISH)
    order = [field.code for field in FIELDS]
    return [
        (line.key, f"{FIELD[line.field].label}: {line.text[:80]}")
        for line in sorted(lines, key=lambda one: (order.index(one.field), one.position, one.key))
    ]


def _by_body(rows: Iterable[Row]) -> defaultdict[str, list[Row]]:
    found: defaultdict[str, list[Row]] = defaultdict(list)
    for row in rows:
        found[row.mechanism_id].append(row)
    return found


def _row(
    body: Mechanism, lines: list[Line], waiting: int, ways: list[BodyContact], today: date
) -> BodyRow:
    live = [contact for contact in ways if contact.is_live]
    return BodyRow(
        code=body.code,
        name=name_of(body.code, lines),
        unknown=len(set(ASKED) - {line.field for line in lines}),
        unverified=sum(line.standing == Line.Standing.UNVERIFIED for line in lines),
        waiting=waiting + len(ways) - len(live),
        stale=sum(verified(one.verified_on, today=today).state != "fresh" for one in live),
        contacts=len(live),
    )


def _box(field: Field, lines: Sequence[Line]) -> FieldBox:
    live: dict[str, list[Line]] = defaultdict(list)
    for line in lines:
        if line.is_live:
            live[line.key].append(line)
    return FieldBox(
        field=field,
        places=[_place(versions) for versions in live.values()],
        waiting=[line for line in lines if line.ended_at is None and not line.is_live],
        ended=[line for line in lines if line.ended_at is not None],
    )


def _place(versions: Sequence[Line]) -> Place:
    english = next((line for line in versions if line.language == ENGLISH), None)
    number = english.pk if english else None
    others = [line for line in versions if line is not english]
    return Place(english, [Translation(line, line.translates_id == number) for line in others])


def _contact(contact: BodyContact, today: date) -> ContactRow:
    days = list(contact.seen.all())
    waiting = [one for one in days if one.confirmed_at is None and one.ended_at is None]
    return ContactRow(
        contact=contact,
        verified=verified(contact.verified_on, today=today),
        is_live=contact.is_live,
        waiting_day=next(iter(waiting), None),
        days=[one for one in days if one not in waiting],
    )


def _step(event: Event) -> str:
    steps = {
        Event.Kind.DIRECTORY_CHANGED: "line_written",
        Event.Kind.DIRECTORY_CHECKED: "line_checked",
        Event.Kind.BODY_CONTACT_ENTERED: "contact_entered",
        Event.Kind.BODY_CONTACT_CHECKED: "contact_checked",
        Event.Kind.BODY_CONTACT_ENDED: "contact_ended",
    }
    of_detail = {
        "noted": "day_noted", "confirmed": "day_confirmed", "taken_out": "line_taken_out",
    }  # fmt: skip
    if "taken_back" in event.detail:
        return "line_taken_back" if "line" in event.detail else "day_taken_back"
    said = [step for name, step in of_detail.items() if name in event.detail]
    return said[0] if said else steps.get(Event.Kind(event.kind), event.kind)


def _what(event: Event, contacts: Mapping[int, str]) -> str:
    number = event.detail.get("contact")
    if number is not None:
        return contacts.get(number, "")
    field = event.detail.get("field")
    return FIELD[field].label if field in FIELD else ""
