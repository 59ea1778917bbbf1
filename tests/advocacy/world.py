"""Small worlds of the advocacy desk. Days lie in 2026 and 2027; nobody in them is real."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

from endreprisals.advocacy.models import Contact, StatementDraft
from endreprisals.advocacy.services.contacts import Asked, Noted, note_contact
from endreprisals.advocacy.services.drafts import draft_statement, publish_draft
from endreprisals.record.services.spoken import MadeFor, RaisedCase, Spoken
from endreprisals.states.models import Statement
from tests.build import a_state

AFTER = datetime(2027, 10, 1, 12, tzinfo=UTC)  # the session of the tests is over
BENELUX = ("BEL", "LUX", "NLD")
STATES = (*BENELUX, "DEU", "DNK", "EGY", "BLR")


def some_states() -> None:
    for iso3 in STATES:
        a_state(iso3)


def benelux(*cases: str, **changes: Any) -> Spoken:
    """Luxembourg for Benelux in HRC66."""
    some_states()
    spoken = Spoken(
        forum="HRC66",
        date="2027-09-24",
        speaker="LUX",
        on_behalf_of="benelux",
        made_for=tuple(
            MadeFor(state, "listed" if state == "LUX" else "member") for state in BENELUX
        ),
        cases=tuple(RaisedCase(case, "named") for case in cases),
        text_url="https://source.example/benelux",
    )
    return replace(spoken, **changes)


def germany(*cases: str, **changes: Any) -> Spoken:
    """Germany for itself in HRC66."""
    alone = {"speaker": "DEU", "on_behalf_of": "", "made_for": (MadeFor("DEU", "listed"),)}
    return benelux(*cases, **alone | changes)


def a_draft(spoken: Spoken, actor: str = "account-90") -> StatementDraft:
    """What somebody typed, waiting for a second person."""
    return draft_statement(spoken, another=False, actor=actor, at=AFTER)


def published(spoken: Spoken) -> Statement:
    """A statement that two people of the desk have entered."""
    draft = a_draft(spoken)
    return publish_draft(draft_id=draft.pk, revision=1, actor="account-91", at=AFTER)


def noted(**changes: Any) -> Noted:
    """A meeting with the mission of Germany, which promised to name a case in HRC66."""
    some_states()
    values: dict[str, Any] = {
        "state": "DEU",
        "kind": "meeting",
        "held_on": date(2027, 6, 1),
        "asks": (Asked("speak", session="HRC66"),),
        "promised": "Will speak.",
        "due_on": date(2027, 9, 24),
    }
    return Noted(**values | changes)


def a_contact(**changes: Any) -> Contact:
    """A contact in the log."""
    return note_contact(noted(**changes), actor="account-90", at=AFTER)
