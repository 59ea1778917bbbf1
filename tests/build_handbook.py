"""Builders of a small handbook. Every body and every address in it is invented, and says so."""

from itertools import count
from typing import Any

from endreprisals.domain.partial_dates import parse
from endreprisals.mechanisms.models import BodyContact, BodyContactSeen, Line, Mechanism
from endreprisals.record.models import Case, UNAction
from tests.build import NOON

DATA_SET = "data set"  # what the shipped files enter: live without a second person
BY_DATA_SET: dict[str, Any] = {"entered_by": DATA_SET, "entered_at": NOON}
ENTERED: dict[str, Any] = {"entered_by": "account-901", "entered_at": NOON}
CHECKED: dict[str, Any] = {"checked_by": "account-902", "checked_at": NOON}
_numbers = count(1)


def a_mechanism(code: str = "invented-body", **changes: Any) -> Mechanism:
    """A body; with its name in English as the data set gives it. `name=""` leaves the name out."""
    name = changes.pop("name", f"Invented body {code}")
    values: dict[str, Any] = {
        "family": Mechanism.Family.UN_CHARTER, "position": next(_numbers),
    }  # fmt: skip
    mechanism, made = Mechanism.objects.get_or_create(code=code, defaults=values | changes)
    if made and name:
        a_line(mechanism, "name", text=name)
    return mechanism


def a_line(mechanism: Mechanism | None = None, field: str = "handles", **changes: Any) -> Line:
    """A line of the data set in English, unverified. `**ENTERED` makes it wait for a check.

    Its place follows from its position. A translation is of the English line that readers see.
    """
    mechanism = mechanism or a_mechanism()
    values: dict[str, Any] = {
        "mechanism": mechanism, "field": field, "language": "en", "position": 0,
        "text": "An invented line.", "standing": Line.Standing.UNVERIFIED,
        "source": "https://source.example/line",
    } | BY_DATA_SET | changes  # fmt: skip
    values.setdefault("key", f"place-{values['position']}")
    if values["language"] != "en" and "translates" not in values:
        same = {"field": field, "key": values["key"], "language": "en"}
        values["translates"] = Line.objects.live().get(mechanism=mechanism, **same)
    return Line.objects.create(**values)


def a_body_contact(mechanism: Mechanism | None = None, **changes: Any) -> BodyContact:
    """An invented address of a body, from the data set, verified by nobody of ours."""
    values: dict[str, Any] = {
        "mechanism": mechanism or a_mechanism(), "kind": BodyContact.Kind.EMAIL,
        "value": f"desk-{next(_numbers)}@body.example", "source": "https://source.example/contact",
        "verified_on": None,
    } | BY_DATA_SET  # fmt: skip
    return BodyContact.objects.create(**values | changes)


def a_day_seen(contact: BodyContact | None = None, **changes: Any) -> BodyContactSeen:
    """A day on which one person saw a contact; it waits for another."""
    values: dict[str, Any] = {
        "contact": contact or a_body_contact(), "on": NOON.date(), "noted_by": "account-901",
        "noted_at": NOON,
    }  # fmt: skip
    return BodyContactSeen.objects.create(**values | changes)


def a_un_action(case: Case, edtf: str = "2019-09", **changes: Any) -> UNAction:
    """Something that a body of the United Nations did about a case."""
    when = parse(edtf)
    values: dict[str, Any] = {
        "case": case, "kind": "un_action", "event_type": "un_action", "action": "un_action",
        "date_edtf": edtf, "date_lower": when.lower, "date_upper": when.upper,
        "description": "An invented step.", "source_key": f"invented-step-{next(_numbers)}",
    }  # fmt: skip
    return UNAction.objects.create(**values | changes)
