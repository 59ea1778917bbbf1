"""Dated events of a case: each becomes a fact of its kind, with its own sources."""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace

from endreprisals.domain.states import find_state
from endreprisals.domain.un_symbols import find_references
from endreprisals.record.models import ActType, Fact
from endreprisals.record.services.loading.drafts import FactDraft
from endreprisals.record.services.loading.path import Path
from endreprisals.record.services.loading.sources import Sources
from endreprisals.record.services.loading.tables import CaseRows, Row, codes

BEFORE = "trigger"  # came before the cooperation: no reprisal, whatever else was done in it
STEPS = (BEFORE, "complaint", "court_decision", "ngo_action", "campaign", "follow_up")
UN_ACTIONS = (
    "un_communication", "un_public_statement", "un_action", "wgad_opinion",
    "treaty_body_action", "hrc_president_action", "asg_action",
)  # fmt: skip
# "No reply within 60 days": an entry that says so is an answer too, and the answer is no.
_SILENCE = re.compile(r"no (?:reply|response|answer)\b", re.IGNORECASE)
_GOVERNMENT = re.compile(r"^(?:the )?government of (?:the )?", re.IGNORECASE)


def add_events(path: Path, rows: CaseRows, sources: Sources) -> None:
    """Add a fact for every event whose kind does not need the other tables of the case."""
    for event in rows.events:
        if build := _builder(event, rows):
            path.add(build(event, rows, sources))


def event_fact(event: Row, kind: Fact.Kind, own: Mapping[str, str], sources: Sources) -> FactDraft:
    """What all events have in common. A reference that its kind has no column for is noted."""
    reference = event["reference"]
    return FactDraft(
        key=f"case_events:{event['id']}",
        case=event["case_id"],
        kind=kind,
        event_type=event["event_type"],
        date=event["date"],
        own=own,
        cites=sources.cites(event["source"]),
        description=event["description"],
        actor=event["actor"],
        confidence=event["confidence"],
        note=f"Reference: {reference}" if reference and "reference" not in own else "",
    )


def state_responsible(actor_kind: str, rows: CaseRows) -> str:
    """The case's State where the act is laid at the door of a State, alone or with others."""
    return rows.state if "state" in codes(actor_kind) else ""


def one_body(bodies: str) -> str:
    """The body that acted; blank where a source names several and does not say which one."""
    return bodies if len(codes(bodies)) == 1 else ""


def _builder(event: Row, rows: CaseRows) -> Callable[[Row, CaseRows, Sources], FactDraft] | None:
    kind = event["event_type"]
    if kind == BEFORE:
        return _step
    if event["id"] in rows.keys.acts or kind == "reprisal_act":
        return _act
    if kind == "government_reply":
        return _reply
    if kind == "cooperation":
        return _cooperation
    if kind in UN_ACTIONS:
        return _un_action
    return _step if kind in STEPS else None


def _act(event: Row, rows: CaseRows, sources: Sources) -> FactDraft:
    row = rows.keys.acts.get(event["id"], {"act_types": "", "actor_kind": ""})
    own = {
        "actor_kind": row["actor_kind"],
        "state_responsible": state_responsible(row["actor_kind"], rows),
    }
    types = tuple(("type", code, ActType.Basis.NARRATIVE.value) for code in codes(row["act_types"]))
    return replace(event_fact(event, Fact.Kind.ACT, own, sources), parts=types)


def _cooperation(event: Row, rows: CaseRows, sources: Sources) -> FactDraft:
    row = rows.keys.ways[event["id"]]
    parts = (
        *(("body", body) for body in codes(row["bodies"])),
        *(("way", code) for code in codes(row["kinds"])),
    )
    return replace(event_fact(event, Fact.Kind.COOPERATION, {}, sources), parts=parts)


def _un_action(event: Row, rows: CaseRows, sources: Sources) -> FactDraft:
    own = {
        "action": event["event_type"],
        "body": one_body(rows.keys.bodies.get(event["actor"], "")),
        "reference": event["reference"],
    }
    return event_fact(event, Fact.Kind.UN_ACTION, own, sources)


def _step(event: Row, rows: CaseRows, sources: Sources) -> FactDraft:
    return event_fact(event, Fact.Kind.STEP, {"code": event["event_type"]}, sources)


def _reply(event: Row, rows: CaseRows, sources: Sources) -> FactDraft:
    """The answer of the case's State; what another State answered is a step of its own."""
    other = find_state(_GOVERNMENT.sub("", event["actor"]))
    if other and other != rows.state:
        return _step(event, rows, sources)
    answer = "no" if _SILENCE.match(event["description"]) else "yes"
    own = {"answer": answer, "answers_to": _letter_answered(event, rows)}
    return event_fact(event, Fact.Kind.STATE_REPLY, own, sources)


def _letter_answered(reply: Row, rows: CaseRows) -> str:
    """The key of the letter whose code the reply names; blank where it names none we hold."""
    named = {one.normal for one in find_references(reply["reference"])}
    for event in rows.events:
        held = {one.normal for one in find_references(event["reference"])}
        if event["event_type"] == "un_communication" and named & held:
            return f"case_events:{event['id']}"
    return ""
