"""Dates of the calendar for tests: invented titles, bodies under their real codes."""

from datetime import timedelta
from itertools import count
from typing import Any

import yaml

from endreprisals.domain.partial_dates import parse
from endreprisals.mechanisms.models import CalendarEntry, Line, Mechanism
from endreprisals.mechanisms.models.directory import DATA_SET
from endreprisals.mechanisms.queries.calendar import FILE
from tests.build import NOON

_numbers = count(1)


def a_body(code: str = "un-sg-report", name: str = "", **changes: Any) -> Mechanism:
    """A body of the directory, perhaps with an English name."""
    body, _ = Mechanism.objects.get_or_create(
        code=code, defaults={"family": Mechanism.Family.UN_SYSTEM, "position": next(_numbers)}
    )
    if name:
        Line.objects.create(
            mechanism=body, field="name", key="name", text=name, standing="read", source="test",
            entered_by=DATA_SET, entered_at=NOON,
            **changes,
        )  # fmt: skip
    return body


def a_date(edtf: str = "2027-03-01/2027-03-05", code: str = "", **changes: Any) -> CalendarEntry:
    """A date that readers see: entered by one person and checked by another."""
    when = parse(edtf)
    values: dict[str, Any] = {
        "code": code or f"invented-{next(_numbers)}",
        "mechanism": None,
        "kind": CalendarEntry.Kind.SESSION,
        "titles": {"en": "An invented session", "fr": "Une session inventée"},
        "date_edtf": when.edtf,
        "date_lower": when.lower,
        "date_upper": when.upper,
        "confidence": CalendarEntry.Confidence.REPORTED,
        "source": "https://source.example/page",
        "entered_by": "account-1",
        "entered_at": NOON,
        "checked_by": "account-2",
        "checked_at": NOON + timedelta(hours=1),
    }
    return CalendarEntry.objects.create(**values | changes)


def bodies_of_the_file() -> None:
    """Every body that the shipped calendar names."""
    for row in yaml.safe_load(FILE.read_bytes())["entries"]:
        if row["mechanism"]:
            a_body(row["mechanism"])
