"""Following up a filing: what is due next and by when, and what of it can become public.

The rules stand in the table beside this module, each with its source and how sure we are of it.
A day that no body set is a reminder of ours and says so.
"""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import cache
from importlib import resources
from typing import Any

from endreprisals.domain.publication import Blocker, Draft, blockers

BY_HAND = "by_hand"  # a day that staff chose
SOON_DAYS = 14
OWN = frozenset({"sent", "acknowledged", "reminded"})  # steps that only our own word tells
TELLINGS = ("no", "unnamed", "named")  # what a consent lets us tell of our part, the least first
PRIVATE = frozenset({"declined"})  # stays with staff
ACTOR = "#EndReprisals"


@dataclass(frozen=True, slots=True)
class Done:
    """A step that happened: its code, and the last day that its date can mean."""

    kind: str
    by: date


@dataclass(frozen=True, slots=True)
class Due:
    """What is due next, by which day, and on whose word. `standing`: read, unverified, own."""

    kind: str
    on: date
    why: str
    source: str
    standing: str


class Standing(StrEnum):
    """How a filing stands on a day."""

    CLOSED = "closed"
    OVERDUE = "overdue"
    SOON = "soon"  # due today or within a fortnight
    OPEN = "open"  # due later, or nothing due


class Hindrance(StrEnum):
    """A reason why a step cannot become part of the public path."""

    PRIVATE = "private"
    PUBLISHED = "published"
    SAME_PERSON = "same_person"
    CASE_NOT_SHOWN = "case_not_shown"
    NO_SOURCE = "no_source"
    NOT_TO_BE_TOLD = "not_to_be_told"


@dataclass(frozen=True, slots=True)
class Step:
    """What is known of a step when somebody wants to make it public."""

    kind: str
    published: bool
    entered_by: str
    vouched_by: frozenset[str]  # who entered the filing, and who last said a consent covers more
    has_public_source: bool
    case_shown: bool
    case_named: bool
    basis: str  # public, consent
    telling: str  # of TELLINGS; blank where the basis is public


@dataclass(frozen=True, slots=True)
class Told:
    """What a step becomes in the record. Codes of the vocabularies; our words, no typed ones."""

    fact: str  # un_action, state_reply, step
    event_type: str
    body: str
    actor: str
    description: str


def due_kinds() -> Mapping[str, str]:
    """Everything that can be due, with what it is called in English."""
    return {code: one["label"] for code, one in _table()["due"].items()}


def due_next(mechanism: str, filing: str, steps: Sequence[Done]) -> tuple[Due, ...]:
    """What is still due after these steps, given in their order; the earliest first.

    After a reminder of ours only its answer is due. Where nothing is due, nothing is said: a
    refusal ends what can be expected.
    """
    last = steps[-1] if steps else None
    places = {done.kind: place for place, done in enumerate(steps)}
    found = [
        _due(rule, steps[place].by)
        for kind, place in places.items()
        for rule in _rules_after(kind, mechanism, filing)
        if not set(_table()["due"][rule["due"]]["met_by"])
        & {one.kind for one in steps[place + 1 :]}
    ]
    if last and last.kind == "reminded":
        found = [one for one in found if one.kind == "answer"]
    if last and last.kind == "declined":
        found = []
    order = list(due_kinds())
    return tuple(sorted(_newest(found), key=lambda one: (one.on, order.index(one.kind))))


def standing(*, closed: bool, due_on: date | None, today: date) -> Standing:
    """How a filing stands: what is due today is not overdue yet."""
    if closed:
        return Standing.CLOSED
    if due_on is None or due_on > today + timedelta(days=SOON_DAYS):
        return Standing.OPEN
    return Standing.OVERDUE if due_on < today else Standing.SOON


def hindrances(step: Step, *, by: str) -> tuple[Hindrance, ...]:
    """Every reason why a step cannot be made public by this person; none when it can.

    What a body or a State did needs a public source. What we did is ours to tell where all was
    public before, or where the consent reaches that far: one that leaves the name out does not
    reach a case that names somebody. The rule of two is that of every publication; what only our
    own word and a consent carry is not published by whoever said that it may be.
    """
    vouched = step.kind in OWN and by in step.vouched_by
    two = vouched or _two_people(step.entered_by, by)
    reasons = {
        Hindrance.PRIVATE: step.kind in PRIVATE,
        Hindrance.PUBLISHED: step.published,
        Hindrance.SAME_PERSON: two,
        Hindrance.CASE_NOT_SHOWN: not step.case_shown,
        Hindrance.NO_SOURCE: step.kind not in OWN and not step.has_public_source,
        Hindrance.NOT_TO_BE_TOLD: step.kind in OWN and not may_be_told(step),
    }
    return tuple(reason for reason, applies in reasons.items() if applies)


def may_be_told(step: Step) -> bool:
    """Whether the basis of a filing lets us say in public that we sent it."""
    if step.basis == "public" or step.telling == "named":
        return True
    return step.telling == "unnamed" and not step.case_named


def is_wider(telling: str, than: str) -> bool:
    """Whether a consent lets us tell more than another."""
    return TELLINGS.index(telling) > TELLINGS.index(than)


def told(mechanism: str, kind: str) -> Told:
    """What a step of this kind becomes in the path of its case. `kind` is not a private one."""
    entry = _table()["tells"].get(mechanism, {})
    body = entry.get("body", "")
    name = name_in_text(mechanism)
    sentence = _table()["sentences"][kind].format(name=name, Name=name[0].upper() + name[1:])
    if kind in OWN:
        event = "follow_up" if kind == "acknowledged" else "ngo_action"
        return Told("step", event, "", ACTOR, sentence)
    if kind == "state_replied":
        return Told("state_reply", "government_reply", "", "", sentence)
    if not body:
        return Told("step", "follow_up", "", name[0].upper() + name[1:], sentence)
    return Told("un_action", entry[kind], body, "", sentence)


def name_in_text(mechanism: str) -> str:
    """How a body stands in a sentence of ours; one that the table lacks stays unnamed."""
    name: str = _table()["tells"].get(mechanism, {}).get("name", "a body outside the State")
    return name


def ask_of(situations: Sequence[str], *, has_reply: bool) -> str:
    """What is asked of the Government in a case whose subjects are reported in these situations."""
    known = {*situations, "", *(() if has_reply else ("no_reply",))}
    text: str = next(one["text"] for one in _table()["asks"] if one["when"] in known)
    return text


def _two_people(entered_by: str, by: str) -> bool:
    draft = Draft(
        decided=True, decided_by=entered_by, checked_by=by, source_changed=False, named=False,
        names_withheld=False, subjects=1, joins_case=True, begins_case=False, title="",
        summary="", source_text="",
    )  # fmt: skip
    return Blocker.CHECKED_BY_DECIDER in blockers(draft)


def _rules_after(kind: str, mechanism: str, filing: str) -> list[Mapping[str, Any]]:
    rules = [
        rule
        for rule in _table()["rules"]
        if rule["after"] == kind
        and filing in rule.get("filings", [filing])
        and mechanism in rule.get("mechanisms", [mechanism])
    ]
    exact = {rule["due"] for rule in rules if "mechanisms" in rule}
    return [rule for rule in rules if "mechanisms" in rule or rule["due"] not in exact]


def _due(rule: Mapping[str, Any], since: date) -> Due:
    return Due(
        rule["due"], _day(rule, since), rule["why"], _table()["sources"][rule["source"]],
        rule["standing"],
    )  # fmt: skip


def _day(rule: Mapping[str, Any], since: date) -> date:
    if "days" in rule:
        return since + timedelta(days=rule["days"])
    month, day = map(int, rule["next_day"].split("-"))
    this_year = date(since.year, month, day)
    return this_year if this_year > since else date(since.year + 1, month, day)


def _newest(found: Sequence[Due]) -> list[Due]:
    """Of two of one kind the later one stands: the newer step says more."""
    kept: dict[str, Due] = {}
    for one in found:
        if one.kind not in kept or one.on > kept[one.kind].on:
            kept[one.kind] = one
    return list(kept.values())


@cache
def _table() -> Mapping[str, Any]:
    text = resources.files("endreprisals.domain").joinpath("following.toml")
    return tomllib.loads(text.read_text(encoding="utf-8"))
