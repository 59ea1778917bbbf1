"""A whole account of somebody invented, to be changed by each test."""

import copy
from datetime import date
from typing import Any

from endreprisals.domain.filings import Account, Lack, account_from, check, limits_for, spec

TODAY = date(2026, 11, 20)
SENIOR = "un-senior-official"
WHOLE: dict[str, Any] = {
    "version": 1,
    "language": "en",
    "person": {"kind": "colleague", "name": "Probanda Ersonne", "born": "1980"},
    "events": [
        {"what": "Two men told her to stop.", "acts": ["threats"], "when": "2026-10-03",
         "where": "Testville", "country": "BDI", "by_whom": "men in a car", "by_kind": "state"}
    ],
    "cooperation": [{"body": "treaty_body:CAT", "what": "a report", "when": "2026-07"}],
    "link": "They quoted it.",
    "domestic_steps": "None.",
    "requested": "Ask the State.",
    "submitter": {"name": "Absenda Zweite", "relation": "friend", "contact": "a@b.example"},
    "consent": {"given_by": "victim", "informed": True, "agreed": True, "name_to_state": True,
                "on": "2026-11-01", "uses": {}},
}  # fmt: skip


def account(use: str = "named", mechanism: str = SENIOR, **parts: Any) -> Account:
    """The whole account with a use for one body; a section is changed key by key."""
    raw = copy.deepcopy(WHOLE)
    raw["consent"]["uses"] = {mechanism: use}
    for name, value in parts.items():
        if isinstance(value, dict):
            raw[name] = {**raw.get(name, {}), **value}
        else:
            raw[name] = value
    return account_from(raw)


def event(**changed: Any) -> dict[str, Any]:
    return {**WHOLE["events"][0], **changed}


def lacks(
    told: Account, mechanism: str = SENIOR, treaties: dict[str, dict[str, str]] | None = None
) -> tuple[Lack, ...]:
    limits = limits_for(mechanism, TODAY)
    return check(spec(mechanism), told, today=TODAY, limits=limits, treaties=treaties or {})


def said(told: Account, mechanism: str = SENIOR, **more: Any) -> set[str]:
    """Severity, place and code of everything that is lacking."""
    found = lacks(told, mechanism, **more)
    return {f"{one.severity} {one.where} {one.code}" for one in found}
