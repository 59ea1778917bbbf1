"""The tables of the handbook: the directory, the calendar, and filings."""

from endreprisals.mechanisms.models.calendar import CalendarEntry
from endreprisals.mechanisms.models.directory import BodyContact, BodyContactSeen, Line, Mechanism
from endreprisals.mechanisms.models.filings import ConsentChange, Filing, FilingStep

__all__ = [
    "BodyContact", "BodyContactSeen", "CalendarEntry", "ConsentChange", "Filing", "FilingStep",
    "Line", "Mechanism",
]  # fmt: skip
