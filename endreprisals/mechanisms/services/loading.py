"""Loading the directory of the data set: all or nothing; the same files again change nothing.

What the desk changed since is never undone. A line of the desk stands in its place, with its
translations; what a person took out stays out; a contact that a person verified stays as it is.
The files may say something else: then that is told, and nothing is done.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from django.db import transaction

from endreprisals.audit.models import Event
from endreprisals.audit.services import record as audit
from endreprisals.mechanisms.models import BodyContact, Line, Mechanism
from endreprisals.mechanisms.models.directory import DATA_SET
from endreprisals.mechanisms.services.directory_file import (
    ENGLISH,
    PlannedBody,
    PlannedContact,
    PlannedLine,
    Slip,
    read_directory,
)

REPLACED = "The data set has it otherwise now."
LEFT_OUT = "The data set has it no more."
Spot = tuple[str, str, str]  # body, field, key: a line with its translations
Reached = tuple[str, str, str]  # body, kind, value of a contact


class HandbookRefused(Exception):
    """Files that cannot be loaded; `problems` holds every slip. Nothing was changed."""

    def __init__(self, problems: Sequence[object]) -> None:
        self.problems = tuple(problems)
        super().__init__(f"{len(self.problems)} problems; nothing was changed")


@dataclass(frozen=True, slots=True)
class Loaded:
    """What the files hold, how many rows changed, and where the desk's word was kept."""

    bodies: int
    lines: int
    contacts: int
    changed: int
    kept: tuple[str, ...]


@dataclass(slots=True)
class _Changes:
    """Rows to end and to make, and places that were left to the desk."""

    at: datetime
    ended: list[Line | BodyContact] = field(default_factory=list)
    moved: list[Line] = field(default_factory=list)  # the same words elsewhere in their field
    lines: list[Line] = field(default_factory=list)
    contacts: list[BodyContact] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)
    bodies: int = 0

    def end(self, row: Line | BodyContact, because: str) -> None:
        row.ended_at, row.ended_by = self.at, DATA_SET
        if isinstance(row, BodyContact):
            row.ended_because = because
        self.ended.append(row)

    def write(self) -> int:
        """Do it all; gives the number of rows that changed."""
        lines = [row for row in self.ended if isinstance(row, Line)]
        contacts = [row for row in self.ended if isinstance(row, BodyContact)]
        Line.objects.bulk_update(lines, ["ended_at", "ended_by"])
        BodyContact.objects.bulk_update(contacts, ["ended_at", "ended_by", "ended_because"])
        Line.objects.bulk_update(self.moved, ["position"])
        # English first: a translation needs the number of the row that it is of.
        Line.objects.bulk_create(row for row in self.lines if row.language == ENGLISH)
        Line.objects.bulk_create(row for row in self.lines if row.language != ENGLISH)
        BodyContact.objects.bulk_create(self.contacts)
        rows = [*self.ended, *self.moved, *self.lines, *self.contacts]
        return self.bodies + len(rows)


@transaction.atomic
def load_directory(files: Mapping[str, bytes], *, by: str, at: datetime) -> Loaded:
    """Make the directory true to these files, by file name. Raises `HandbookRefused`."""
    planned, slips = read_directory(files)
    if not slips and not planned:
        slips = [Slip("-", 1, "the files hold no body", "name the folder of the handbook")]
    if slips:
        raise HandbookRefused(sorted(slips))
    changes = _Changes(at)
    _hold_bodies(planned, changes)
    _hold_lines(planned, changes)
    _hold_contacts(planned, changes)
    changed = changes.write()
    lines = sum(len(line.texts) for body in planned for line in body.lines)
    contacts = sum(len(body.contacts) for body in planned)
    if changed:
        audit(
            Event.Kind.HANDBOOK_LOADED, actor=by, at=at, target="directory",
            bodies=len(planned), lines=lines, contacts=contacts, changed=changed,
        )  # fmt: skip
    return Loaded(len(planned), lines, contacts, changed, tuple(changes.kept))


def _hold_bodies(planned: Iterable[PlannedBody], changes: _Changes) -> None:
    there = Mechanism.objects.select_for_update().in_bulk()
    for body in planned:
        values = {
            "family": body.family, "position": body.position, "committee": body.committee,
            "cooperation": list(body.cooperation), "in_record": dict(body.in_record),
        }  # fmt: skip
        row = there.get(body.code)
        if row and all(getattr(row, name) == value for name, value in values.items()):
            continue
        Mechanism.objects.update_or_create(code=body.code, defaults=values)
        changes.bodies += 1


def _of_the_desk(rows: Iterable[Line] | Iterable[BodyContact]) -> bool:
    """Whether a person has the last word in a place: entered what stands there, or took it out."""
    shown = [row for row in rows if row.was_shown]
    live = [row for row in shown if row.is_live]
    if live:
        return any(map(_was_touched, live))
    last = max(shown, key=lambda row: (row.ended_at or row.entered_at, row.pk), default=None)
    return last is not None and last.ended_by != DATA_SET


def _was_touched(row: Line | BodyContact) -> bool:
    verified = isinstance(row, BodyContact) and row.verified_on is not None
    return row.entered_by != DATA_SET or bool(row.checked_by) or verified


def _shipped(rows: Iterable[Line]) -> Line | None:
    """The live row of the data set among those of one place."""
    return next((row for row in rows if row.is_live and row.entered_by == DATA_SET), None)


def _hold_lines(planned: Iterable[PlannedBody], changes: _Changes) -> None:
    there: dict[Spot, dict[str, list[Line]]] = defaultdict(lambda: defaultdict(list))
    refused: set[tuple[str, str, str]] = set()
    for row in Line.objects.select_related("translates"):
        there[row.mechanism_id, row.field, row.key][row.language].append(row)
        if row.entered_by == DATA_SET and row.ended_by not in ("", DATA_SET):
            refused.add((row.mechanism_id, row.field, row.text))
    wanted = {(body.code, line.field, line.key): line for body in planned for line in body.lines}
    for spot in dict.fromkeys([*wanted, *sorted(there)]):
        line = wanted.get(spot)
        if line and spot not in there and (*spot[:2], line.texts[ENGLISH]) in refused:
            changes.kept.append(_named(*spot))  # what a person took out, under another key
            continue
        _hold_spot(spot, line, there.get(spot, {}), changes)


def _hold_spot(
    spot: Spot, line: PlannedLine | None, rows: Mapping[str, list[Line]], changes: _Changes
) -> None:
    """One line with its translations; where the desk wrote the English, none of them is ours."""
    if line:
        _move(line.position, [row for own in rows.values() for row in own], changes)
    if _of_the_desk(rows.get(ENGLISH, ())):
        if line:
            changes.kept.append(_named(*spot))
        line = None
    english = _shipped(rows.get(ENGLISH, ()))
    languages = {*rows, *(line.texts if line else ())}
    for language in sorted(languages, key=lambda one: one != ENGLISH):
        own = rows.get(language, [])
        text = line.texts.get(language) if line else None
        shipped = _shipped(own)
        if _of_the_desk(own):
            if text is not None:
                changes.kept.append(_named(*spot, language))
            continue
        if line and text is not None:
            of = None if language == ENGLISH else english
            if shipped and _says(shipped) == _would_say(line, text) and shipped.translates == of:
                continue
            made = _row(spot, language, line, changes.at)
            made.translates = of
            changes.lines.append(made)
            english = made if language == ENGLISH else english
        if shipped:
            changes.end(shipped, REPLACED)


def _move(position: int, rows: Iterable[Line], changes: _Changes) -> None:
    """The order of the files, for everything that ever stood in a place."""
    for row in rows:
        if row.position != position:
            row.position = position
            changes.moved.append(row)


def _would_say(line: PlannedLine, text: str) -> tuple[str, str, str, str]:
    return text, line.since, line.standing, line.source


def _says(row: Line) -> tuple[str, str, str, str]:
    return row.text, row.since, row.standing, row.source


def _named(*parts: str) -> str:
    return " ".join(parts)


def _row(spot: Spot, language: str, line: PlannedLine, at: datetime) -> Line:
    code, name, key = spot
    return Line(
        mechanism_id=code, field=name, key=key, position=line.position, language=language,
        text=line.texts[language], since=line.since, standing=line.standing, source=line.source,
        entered_by=DATA_SET, entered_at=at,
    )  # fmt: skip


def _hold_contacts(planned: Iterable[PlannedBody], changes: _Changes) -> None:
    there: dict[Reached, list[BodyContact]] = defaultdict(list)
    for row in BodyContact.objects.all():
        there[row.mechanism_id, row.kind, row.value].append(row)
    wanted = {(body.code, one.kind, one.value): one for body in planned for one in body.contacts}
    for reached in dict.fromkeys([*wanted, *there]):  # in the order of the files
        changes.contacts += _held_contact(
            reached, wanted.get(reached), there.get(reached, []), changes
        )


def _held_contact(
    reached: Reached, contact: PlannedContact | None, rows: list[BodyContact], changes: _Changes
) -> Iterator[BodyContact]:
    """Gives the row to make, if there is one to make."""
    live = next((row for row in rows if row.is_live), None)
    if _of_the_desk(rows):
        if contact and not (live and _is_told(live, contact)):
            changes.kept.append(_named(reached[0], "contact", contact.kind))
        return
    if live and contact and _is_told(live, contact):
        return
    if live:
        changes.end(live, REPLACED if contact else LEFT_OUT)
    if contact:
        yield BodyContact(
            mechanism_id=reached[0], kind=contact.kind, value=contact.value, label=contact.label,
            source=contact.source, verified_on=None, entered_by=DATA_SET, entered_at=changes.at,
        )  # fmt: skip


def _is_told(row: BodyContact, contact: PlannedContact) -> bool:
    return (row.label, row.source) == (contact.label, contact.source)
