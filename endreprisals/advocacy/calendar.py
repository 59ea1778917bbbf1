"""Open promises as an iCalendar file (RFC 5545): States, sessions and numbers, nothing else.

The file leaves the desk, and calendars are shared and synchronised. So it holds no word that
somebody typed.
"""

from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta

from endreprisals.advocacy.queries.contacts import ContactLine

TYPE = "text/calendar; charset=utf-8"
MOST_OCTETS = 75  # of a line, its end not counted
_WORDS = {
    "speak": "speak",
    "name_a_case": "name a case",
    "cosponsor": "co-sponsor",
    "join_statement": "join a statement",
    "other": "something else",
}


def calendar(lines: Iterable[ContactLine], *, at: datetime) -> bytes:
    """One event of a whole day for each promise that is due."""
    rows = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//endreprisals//desk//EN",
        "CALSCALE:GREGORIAN",
        *(row for line in lines for row in _event(line, at)),
        "END:VCALENDAR",
    ]
    return "".join(f"{folded}\r\n" for row in rows for folded in _folded(row)).encode()


def _event(line: ContactLine, at: datetime) -> Iterator[str]:
    contact = line.contact
    due = contact.due_on or contact.keep_until
    yield "BEGIN:VEVENT"
    yield f"UID:contact-{contact.pk}@desk.invalid"
    yield f"DTSTAMP:{at:%Y%m%dT%H%M%SZ}"
    yield f"DTSTART;VALUE=DATE:{_day(due)}"
    yield f"DTEND;VALUE=DATE:{_day(due + timedelta(days=1))}"
    yield f"SUMMARY:{_escaped(f'Promise due: {contact.state_id}')}"
    yield f"DESCRIPTION:{_escaped('; '.join(map(_asked, _asks(line))))}"
    yield "TRANSP:TRANSPARENT"
    yield "CLASS:CONFIDENTIAL"
    yield "END:VEVENT"


def _asks(line: ContactLine) -> list[tuple[str, str, str]]:
    return [(_WORDS[ask.kind], ask.case, ask.session) for ask in line.asks]


def _asked(parts: tuple[str, str, str]) -> str:
    return ", ".join(filter(None, parts))


def _day(day: date) -> str:
    return f"{day:%Y%m%d}"


def _escaped(text: str) -> str:
    for mark in ("\\", ";", ","):
        text = text.replace(mark, f"\\{mark}")
    return text


def _folded(row: str) -> Iterator[str]:
    """A long line cut so that no piece is over 75 octets; each next piece begins with a space.

    Everything in the file is ASCII, so that a character is an octet.
    """
    yield row[:MOST_OCTETS]
    step = MOST_OCTETS - 1
    for start in range(MOST_OCTETS, len(row), step):
        yield f" {row[start : start + step]}"
