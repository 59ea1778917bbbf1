"""What the row of a case says that neither its events nor its mentions say."""

import re
from dataclasses import replace

from endreprisals.domain.un_symbols import find_references
from endreprisals.record.models import ActType, Fact
from endreprisals.record.services.loading.drafts import FactDraft
from endreprisals.record.services.loading.mention_facts import new_codes
from endreprisals.record.services.loading.path import Path
from endreprisals.record.services.loading.sources import Sources
from endreprisals.record.services.loading.tables import CaseRows, codes

LETTER = "un_communication"
_DAY_BEHIND = re.compile(r"\s*\(([0-9]{4}-[0-9]{2}-[0-9]{2})\)")


def add_case_facts(path: Path, rows: CaseRows, sources: Sources) -> None:
    """Add what is left: kinds of act, bodies, a reply without a date, letters known by code."""
    _add_acts(path, rows, sources)
    _add_cooperation(path, rows, sources)
    _add_reply(path, rows, sources)
    _add_letters(path, rows, sources)


def _add_acts(path: Path, rows: CaseRows, sources: Sources) -> None:
    """One act with the kinds that no act has yet. No source dates them: the case's date is not
    the date of each of its acts."""
    told = path.told("type")
    left = [code for code in codes(rows.case["act_types"]) if code not in told]
    if not left:
        return
    parts = tuple(("type", code, ActType.Basis.CASE_TABLE.value) for code in left)
    own = {"actor_kind": "", "state_responsible": ""}
    fact = _fact(rows, sources, "acts", Fact.Kind.ACT, own)
    path.add(replace(fact, parts=parts))


def _add_cooperation(path: Path, rows: CaseRows, sources: Sources) -> None:
    label = rows.case["cooperation_body"]
    bodies = new_codes(codes(rows.keys.labels.get(label, "")), path.told("body"))
    if bodies:
        parts = tuple(("body", code) for code in bodies)
        fact = _fact(rows, sources, "cooperation", Fact.Kind.COOPERATION, {})
        path.add(replace(fact, parts=parts))


def _add_reply(path: Path, rows: CaseRows, sources: Sources) -> None:
    answer = rows.case["government_reply"]
    held = {fact.own["answer"] for fact in path.of(Fact.Kind.STATE_REPLY)}
    if answer and answer not in held:
        own = {"answer": answer, "answers_to": ""}
        path.add(_fact(rows, sources, "reply", Fact.Kind.STATE_REPLY, own))


def _add_letters(path: Path, rows: CaseRows, sources: Sources) -> None:
    """Letters that the case names by code. A letter of the same day, without code, is that one."""
    text = rows.case["un_actions"]
    for found in find_references(text):
        if found.kind != "communication" or _known(path, found.normal):
            continue
        behind = _DAY_BEHIND.match(text, found.span[1])
        date = behind[1] if behind else found.normal[-4:]
        if not _given_code(path, date, found.normal):
            own = {"action": LETTER, "body": "special_procedures", "reference": found.normal}
            fact = _fact(rows, sources, found.normal, Fact.Kind.UN_ACTION, own)
            path.add(replace(fact, date=date))


def _known(path: Path, code: str) -> bool:
    return any(
        code in {one.normal for one in find_references(fact.own["reference"])}
        for fact in path.of(Fact.Kind.UN_ACTION)
    )


def _given_code(path: Path, date: str, code: str) -> bool:
    for fact in path.of(Fact.Kind.UN_ACTION):
        if (fact.own["action"], fact.date, fact.own["reference"]) == (LETTER, date, ""):
            path.rewrite(fact, reference=code)
            return True
    return False


def _fact(
    rows: CaseRows, sources: Sources, what: str, kind: Fact.Kind, own: dict[str, str]
) -> FactDraft:
    return FactDraft(
        key=f"cases:{rows.id}:{what}",
        case=rows.id,
        kind=kind,
        date="",
        own=own,
        cites=sources.cites(rows.case["source"]),
    )
