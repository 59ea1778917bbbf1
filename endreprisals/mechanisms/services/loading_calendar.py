"""Loading the calendar of the data set: all or nothing, and the same file again changes nothing.

What the desk ended or put another date in the place of stays as the desk left it. What the file
says otherwise now takes the place of what it said before, which stays as history.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import Any

import yaml
from django.db import transaction

from endreprisals.audit.models import Event
from endreprisals.audit.services import record as audit
from endreprisals.domain.partial_dates import NotADate, PartialDate, parse
from endreprisals.mechanisms.models import CalendarEntry, Mechanism
from endreprisals.mechanisms.models.directory import DATA_SET
from endreprisals.mechanisms.queries.calendar import REPLACES, base_code

CODE = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")  # two hyphens are kept for what replaces a date
KEYS = {"code", "mechanism", "kind", "titles", "date", "confidence", "source"}
MORE_KEYS = {"basis", "url", "checked_on"}
ENGLISH = "en"


class CalendarRefused(Exception):
    """The file cannot be loaded; `problems` says why. Nothing was changed."""

    def __init__(self, problems: list[str]) -> None:
        super().__init__(f"{len(problems)} problems; nothing was changed: {problems[0]}")
        self.problems = tuple(problems)


@transaction.atomic
def load_calendar(content: bytes, *, by: str, at: datetime) -> int:
    """Make the dates of the data set those of the file; gives how many dates changed.

    The bodies must be there first. Raises `CalendarRefused`.
    """
    rows = _rows(content)
    bodies = set(Mechanism.objects.values_list("code", flat=True))
    codes = [str(row.get("code")) for row in rows]
    problems = [f"{code}: two dates have this code" for code in {*codes} if codes.count(code) > 1]
    problems += [problem for row in rows for problem in _problems(row, bodies, at.date())]
    if problems:
        raise CalendarRefused(problems)
    held: dict[str, list[CalendarEntry]] = defaultdict(list)
    for one in CalendarEntry.objects.select_for_update():
        held[base_code(one.code)].append(one)
    wanted = {row["code"]: row for row in rows}
    changed = sum(_hold(code, wanted.get(code), held[code], at) for code in {*wanted, *held})
    if changed:
        audit(
            Event.Kind.HANDBOOK_LOADED, actor=by, at=at, target="calendar", dates=len(rows),
            changed=changed,
        )  # fmt: skip
    return changed


def _rows(content: bytes) -> list[dict[str, Any]]:
    try:
        read = yaml.safe_load(content)
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise CalendarRefused([f"the file cannot be read: {type(error).__name__}"]) from None
    rows = read.get("entries") if isinstance(read, dict) else None
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise CalendarRefused(["the file has no list of entries"])
    return rows


def _problems(row: Mapping[str, Any], bodies: set[str], today: date) -> Iterator[str]:
    code = str(row.get("code"))
    if KEYS - set(row) or set(row) - KEYS - MORE_KEYS:
        yield f"{code}: give {', '.join(sorted(KEYS))}, and nothing else but {sorted(MORE_KEYS)}"
        return
    titles = row["titles"]
    wrong = {
        "code": not CODE.fullmatch(code),
        "mechanism": row["mechanism"] is not None and row["mechanism"] not in bodies,
        "kind": row["kind"] not in CalendarEntry.Kind.values,
        "titles": not isinstance(titles, dict) or not titles.get(ENGLISH),
        "date": _read(row["date"]) is None,
        "confidence": row["confidence"] not in CalendarEntry.Confidence.values,
        "basis": row["confidence"] == CalendarEntry.Confidence.EXPECTED and not row.get("basis"),
        "source": not row["source"],
        "checked_on": not _was_seen(row.get("checked_on"), today),
    }
    yield from (
        f"{code}: {name} is missing or cannot be used" for name, is_so in wrong.items() if is_so
    )


def _read(text: object) -> PartialDate | None:
    """A date with both ends, as text; anything else is none."""
    try:
        read = parse(text) if isinstance(text, str) else None
    except NotADate:
        return None
    return None if read is None or read.open_start or read.open_end else read


def _was_seen(day: object, today: date) -> bool:
    """A day that is over, or none."""
    return day is None or (isinstance(day, date) and str(day) <= str(today))


def _hold(
    code: str, row: Mapping[str, Any] | None, held: Sequence[CalendarEntry], at: datetime
) -> bool:
    """Bring one date up to what the file says, by another row; whether anything changed."""
    live = next((one for one in held if one.is_live), None)
    if _is_of_the_desk(live, held):
        return False
    values = _values(row) if row else None
    if live and values and all(getattr(live, name) == value for name, value in values.items()):
        return False
    if live:
        live.ended_at, live.ended_by = at, DATA_SET
        live.save(update_fields=["ended_at", "ended_by"])
    if values is not None:
        version = f"{code}{REPLACES}{len(held) + 1}" if held else code
        CalendarEntry.objects.create(code=version, entered_by=DATA_SET, entered_at=at, **values)
    return live is not None or values is not None


def _is_of_the_desk(live: CalendarEntry | None, held: Sequence[CalendarEntry]) -> bool:
    """Whether a person has the last word on a date: entered what stands there, or took it out."""
    if live:
        return live.entered_by != DATA_SET
    shown = [one for one in held if one.was_shown and one.ended_at]
    last = max(shown, key=lambda one: (one.ended_at, one.pk), default=None)
    return last is not None and last.ended_by != DATA_SET


def _values(row: Mapping[str, Any]) -> dict[str, Any]:
    when = parse(row["date"])
    return {
        "mechanism_id": row["mechanism"],
        "kind": row["kind"],
        "titles": row["titles"],
        "date_edtf": when.edtf,
        "date_lower": when.lower,
        "date_upper": when.upper,
        "confidence": row["confidence"],
        "basis": row.get("basis", ""),
        "source": row["source"],
        "url": row.get("url", ""),
        "checked_on": row.get("checked_on"),
    }
