"""A page's frozen dataclasses as plain JSON: the API and the command `case` give the same."""

from dataclasses import fields, is_dataclass
from datetime import date, datetime
from typing import Any

from endreprisals.domain.partial_dates import PartialDate
from endreprisals.record.files.addresses import case_address
from endreprisals.record.files.cells import moment_text
from endreprisals.record.queries.cards import Card
from endreprisals.record.queries.case_list import CaseList
from endreprisals.record.queries.case_page import CasePage


def whole_case(page: CasePage) -> dict[str, Any]:
    """One public case as JSON: its address, then everything that its page shows."""
    return {"address": case_address(page.public_id), **plain(page)}


def plain(value: Any) -> Any:
    """A value of a page as JSON has it.

    A date becomes its EDTF text with both bounds, an open end being null. A card of another case
    becomes that case's id, and a list of cases the number of them: ask for them by their own
    addresses.
    """
    if isinstance(value, date | PartialDate):
        return _date(value)
    if isinstance(value, Card):
        return value.public_id
    if isinstance(value, CaseList):
        return value.total
    if is_dataclass(value):
        return {field.name: plain(getattr(value, field.name)) for field in fields(value)}
    return [plain(item) for item in value] if isinstance(value, list | tuple) else value


def _date(when: date | PartialDate) -> str | dict[str, str | None]:
    if isinstance(when, PartialDate):
        return _bounded(when)
    return moment_text(when) if isinstance(when, datetime) else when.isoformat()


def _bounded(when: PartialDate) -> dict[str, str | None]:
    return {
        "edtf": when.edtf,
        "lower": None if when.open_start else when.lower.isoformat(),
        "upper": None if when.open_end else when.upper.isoformat(),
    }
