"""Builders of filings. The cases and what was sent about them are invented."""

from datetime import date
from typing import Any

from endreprisals.mechanisms.models import Filing, FilingStep
from endreprisals.mechanisms.services.filings import (
    FilingDraft,
    StepDraft,
    add_step,
    enter_filing,
)
from endreprisals.record.models import Case
from tests.build import NOON, a_case
from tests.build_handbook import a_mechanism

SENT = date(2026, 6, 1)
FIRST, SECOND = "account-9001", "account-9002"
SOURCE = "https://letters.example/one"


def a_draft(case: Case, **changes: Any) -> FilingDraft:
    """What a person types: sent to the special procedures on public sources alone."""
    values: dict[str, Any] = {
        "case_id": case.public_id, "mechanism": "special-procedures", "kind": "new",
        "basis": "public", "basis_note": "", "telling": "", "sent_on": SENT, "follows": None,
        "note": "",
    }  # fmt: skip
    return FilingDraft(**values | changes)


def a_filing(case: Case | None = None, *, by: str = FIRST, **changes: Any) -> Filing:
    """A filing as the service keeps it."""
    mechanism = changes.get("mechanism", "special-procedures")
    family = changes.pop("family", "un_charter")
    a_mechanism(mechanism, family=family)
    draft = a_draft(case or a_case(), **{"mechanism": mechanism} | changes)
    return enter_filing(draft, by=by, at=NOON)


def by_consent(telling: str = "named") -> dict[str, Any]:
    """What a filing by consent has more."""
    return {"basis": "consent", "basis_note": "The family, by phone in May.", "telling": telling}


def a_step_draft(kind: str = "taken_up", **changes: Any) -> StepDraft:
    """A letter that the body sent, with its code and a public source."""
    values = {
        "kind": kind, "date_edtf": "2026-07-01", "reference": "EGY 3/2026", "source": SOURCE,
        "note": "",
    }  # fmt: skip
    return StepDraft(**values | changes)


def a_step(
    filing: Filing, kind: str = "taken_up", *, by: str = FIRST, **changes: Any
) -> FilingStep:
    """A step as the service keeps it."""
    return add_step(filing.pk, a_step_draft(kind, **changes), by=by, at=NOON)


def number_of_filing(name: str) -> int | None:
    """What stands in the address of a page of filings: a row that is there, or a year."""
    if name in ("submission", "submission-paper"):
        return 2027
    if name in ("publish-step", "take-step-back"):
        return a_step(a_filing()).pk
    one_filing = {
        "filing", "add-step", "set-due", "change-telling", "check-telling", "drop-telling",
        "close-filing", "reopen-filing",
    }  # fmt: skip
    return a_filing().pk if name in one_filing else None
