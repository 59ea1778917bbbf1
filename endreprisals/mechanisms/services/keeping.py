"""Keeping the directory: one person writes a line, another checks it, the old one is history."""

import secrets
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.db.models import Max

from endreprisals.audit.models import Event
from endreprisals.audit.services import record as audit
from endreprisals.domain.directory import FIELD, LANGUAGES
from endreprisals.domain.partial_dates import NotADate, parse
from endreprisals.mechanisms.models import Line, Mechanism
from endreprisals.mechanisms.models.directory import Entries

ENGLISH = "en"
OF_THE_DESK = "desk-"  # keys that begin so are places that no file can name
AFTER_THE_FILES = 1000  # position of the first line that the desk adds to a field


class LineRefused(Exception):
    """It cannot be kept so; the message says why, and what to do. Nothing was changed."""


@dataclass(frozen=True, slots=True)
class LineEntry:
    """What somebody wants the directory to say. `key` blank: a new line, at the end of a field."""

    field: str
    language: str
    text: str
    standing: str
    key: str = ""  # the place of the line that this one replaces or translates
    source: str = ""
    since: str = ""  # EDTF
    checked_on: date | None = None  # the day the source was last seen


@transaction.atomic
def propose_line(mechanism: str, entry: LineEntry, *, by: str, at: datetime) -> Line:
    """Write down a line; readers see it once another person has checked it.

    Raises `LineRefused`.
    """
    body = Mechanism.objects.select_for_update().get(pk=mechanism)
    _fit(entry, at.date())
    english = _english(mechanism, entry) if entry.key else None
    if entry.key and english is None:
        raise LineRefused("Readers see no English line in this place: choose another.")
    if entry.language != ENGLISH and english is None:
        raise LineRefused("Choose the English line that it translates.")
    if _in_place(mechanism, entry).waiting().exists():
        raise LineRefused(
            "Another line waits for this place already: check it or take it back first."
        )
    line = Line.objects.create(
        mechanism=body, field=entry.field, language=entry.language, text=entry.text.strip(),
        key=entry.key or f"{OF_THE_DESK}{secrets.token_hex(6)}",
        translates=None if entry.language == ENGLISH else english,
        position=english.position if english else _at_the_end(mechanism, entry.field),
        standing=entry.standing, source=entry.source.strip(), since=entry.since.strip(),
        checked_on=entry.checked_on, entered_by=by, entered_at=at,
    )  # fmt: skip
    audit(
        Event.Kind.DIRECTORY_CHANGED, actor=by, at=at, target=target_of(mechanism), line=line.pk,
        field=entry.field,
    )  # fmt: skip
    return line


@transaction.atomic
def check_line(line_id: int, *, seen: int, by: str, at: datetime) -> Line:
    """Agree, as the second person, that the source says so. The line in its place becomes history.

    `seen` is the live line that the person had before them, 0 for none: what changed meanwhile is
    looked at again. Raises `LineRefused`.
    """
    line = _waiting(line_id)
    if line.entered_by == by:
        raise LineRefused("You wrote it: another person must check it against its source.")
    live = live_in_place_of(line)
    if (live.pk if live else 0) != seen:
        raise LineRefused("The line in its place was changed meanwhile: look at it again.")
    if line.translates is not None and not line.translates.is_live:
        raise LineRefused(
            "The English line was changed meanwhile: take this one back, and translate the new one."
        )
    if live is not None:
        _end(live, by=by, at=at)
    line.checked_by, line.checked_at = by, at
    line.save(update_fields=["checked_by", "checked_at"])
    audit(
        Event.Kind.DIRECTORY_CHECKED, actor=by, at=at, target=target_of(line.mechanism_id),
        line=line.pk, field=line.field,
    )  # fmt: skip
    return line


@transaction.atomic
def take_back(line_id: int, *, by: str, at: datetime) -> Line:
    """End a line that nobody has checked yet. Whoever may write lines may."""
    line = _waiting(line_id)
    _end(line, by=by, at=at)
    audit(
        Event.Kind.DIRECTORY_CHANGED, actor=by, at=at, target=target_of(line.mechanism_id),
        line=line.pk, field=line.field, taken_back=1,
    )  # fmt: skip
    return line


@transaction.atomic
def take_out(line_id: int, *, by: str, at: datetime) -> Line:
    """Show a line to readers no more; it stays as history. Not by whoever wrote it."""
    Mechanism.objects.select_for_update().get(lines=line_id)
    line = Line.objects.live().filter(pk=line_id).first()
    if line is None:
        raise LineRefused("Readers do not see this line any more. Nothing was changed.")
    if line.entered_by == by:
        raise LineRefused("You wrote it: another person must take it out.")
    _end(line, by=by, at=at)
    audit(
        Event.Kind.DIRECTORY_CHECKED, actor=by, at=at, target=target_of(line.mechanism_id),
        line=line.pk, field=line.field, taken_out=1,
    )  # fmt: skip
    return line


def live_in_place_of(line: Line) -> Line | None:
    """The line that readers see where this one would stand."""
    same = {name: getattr(line, name) for name in ("mechanism_id", "field", "key", "language")}
    return Line.objects.live().filter(**same).first()


def target_of(mechanism: str) -> str:
    """What audit events of a body are about."""
    return f"body-{mechanism}"


def _in_place(mechanism: str, entry: LineEntry) -> Entries[Line]:
    same = {"field": entry.field, "key": entry.key, "language": entry.language}
    return Line.objects.filter(mechanism=mechanism, **same)


def _english(mechanism: str, entry: LineEntry) -> Line | None:
    same = {"field": entry.field, "key": entry.key, "language": ENGLISH}
    return Line.objects.live().filter(mechanism=mechanism, **same).first()


def _at_the_end(mechanism: str, field: str) -> int:
    """After the lines of the files, whose order the next load may change."""
    there = Line.objects.filter(mechanism=mechanism, field=field)
    last = there.aggregate(last=Max("position"))["last"] or 0
    return max(last + 1, AFTER_THE_FILES)


def _waiting(line_id: int) -> Line:
    # The body is locked, not the line: two lines of one place must not be checked at once.
    Mechanism.objects.select_for_update().get(lines=line_id)
    line = Line.objects.waiting().filter(pk=line_id).first()
    if line is None:
        raise LineRefused("This line was checked or taken back already. Nothing was changed.")
    return line


def _end(line: Line, *, by: str, at: datetime) -> None:
    line.ended_at, line.ended_by = at, by
    line.save(update_fields=["ended_at", "ended_by"])


def _fit(entry: LineEntry, today: date) -> None:
    if entry.field not in FIELD:
        raise LineRefused("The directory has no such field: choose one of the list.")
    if entry.language not in LANGUAGES:
        raise LineRefused("The directory has no such language: choose one of the list.")
    if not entry.text.strip():
        raise LineRefused("Write what the body does or asks; what is not known is left out.")
    if entry.standing == Line.Standing.READ and not (entry.source.strip() and entry.checked_on):
        raise LineRefused("Say where you read it and on which day, or mark it as unverified.")
    if entry.checked_on and entry.checked_on > today:
        raise LineRefused("The source cannot have been seen in the future.")
    if entry.since:
        try:
            parse(entry.since.strip())
        except NotADate:
            raise LineRefused("Write since when as 2018, 2018-06 or 2018-06-15.") from None
