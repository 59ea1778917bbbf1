"""The calendar as an iCalendar file that tells nobody what it is about.

Calendars are shared, synchronised and looked over shoulders. So the file holds numbers and days,
and nothing that names a body, a subject or this site; the page says what each number is.
"""

from collections.abc import Iterable
from datetime import UTC, timedelta

from icalendar import Calendar, Event

from endreprisals.mechanisms.queries.calendar import FeedDate

TYPE = "text/calendar; charset=utf-8"
FILE_NAME = "notes.ics"


def calendar_feed(dates: Iterable[FeedDate]) -> bytes:
    """One event of whole days for each date. The same dates give the same bytes."""
    calendar = Calendar()
    calendar.add("version", "2.0")
    calendar.add("prodid", "-//notes//1//EN")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", "Notes")
    for one in dates:
        calendar.add_component(_event(one))
    content: bytes = calendar.to_ical(sorted=True)
    return content


def _event(one: FeedDate) -> Event:
    event = Event()
    event.add("uid", one.uid)
    event.add("dtstamp", one.stamp.astimezone(UTC).replace(microsecond=0))
    event.add("sequence", one.sequence)
    event.add("dtstart", one.lower)
    event.add("dtend", one.upper + timedelta(days=1))  # the day after the last, says RFC 5545
    event.add("summary", str(one.number))
    event.add("status", one.status.upper())
    event.add("transp", "TRANSPARENT")
    event.add("class", "PRIVATE")
    return event
