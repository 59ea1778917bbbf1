"""The dated facts that a reviewed story adds to its case.

A date that a reviewed fact of the same kind has already becomes one more source of it, so that two
reports of one arrest are one arrest with two citations. Facts of the tables are left as the tables
have them; a story that says no more than they do adds none, and its mention still says it.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import count
from typing import Any

from endreprisals.documents.models import Source
from endreprisals.domain.partial_dates import parse
from endreprisals.record.from_staff import ENTERED_BY_STAFF
from endreprisals.record.models import (
    Act,
    ActType,
    ActVictim,
    Case,
    Citation,
    Cooperation,
    CooperationBody,
    CooperationKind,
    Fact,
    StateReply,
    Status,
    Subject,
    UNAction,
)

VICTIM_ROLES = {"organisation": "organisation"}


@dataclass(frozen=True, slots=True)
class Telling:
    """What one story says, and where it says so."""

    key: str
    case: Case
    subjects: tuple[Subject, ...]
    source: Source
    place: str
    symbol: str
    year: int | None
    act_types: tuple[str, ...]
    act_dates: tuple[str, ...]
    perpetrators: tuple[str, ...]
    bodies: tuple[str, ...]
    ways: tuple[str, ...]
    communications: tuple[str, ...]
    reply: str
    reply_dates: tuple[str, ...]
    status: str
    status_date: str


def write_facts(telling: Telling) -> int:
    """Write the facts of a story anew; returns how many. Those of other sources stay."""
    Citation.objects.filter(
        fact__case=telling.case, source=telling.source, place=telling.place
    ).exclude(fact__source_key__startswith=f"{telling.key}:").delete()
    Fact.objects.filter(source_key__startswith=f"{telling.key}:").delete()
    numbers = count(1)
    facts = [*_acts(telling, numbers), *_cooperation(telling, numbers), *_un(telling, numbers),
             *_replies(telling, numbers), *_status(telling, numbers)]  # fmt: skip
    Citation.objects.bulk_create(
        Citation(fact_id=fact.pk, case=telling.case, source=telling.source, place=telling.place)
        for fact in facts
    )
    return len(facts)


def _acts(telling: Telling, numbers: Iterator[int]) -> Iterator[Fact]:
    """One act for each date. Several dates share the types, so these then stand without a date."""
    responsible = telling.case.state_id if "state" in telling.perpetrators else None
    own = {
        "actor_kind": telling.perpetrators[0] if len(telling.perpetrators) == 1 else "",
        "state_responsible_id": responsible,
    }
    dates = telling.act_dates or (("",) if telling.act_types else ())
    days = [(day, telling.act_types if len(dates) == 1 else ()) for day in dates]
    if len(dates) > 1 and telling.act_types:
        days.append(("", telling.act_types))
    for day, codes in days:
        held = _same(Fact.Kind.ACT, telling, day)
        if held and not _is_reviewed(held) and set(codes) <= _codes(held):
            continue
        if held is None or not _is_reviewed(held):
            held = _make(Act, Fact.Kind.ACT, telling, numbers, day, **own)
            _victims(held, telling)
        _types(held, codes)
        yield held


def _codes(act: Fact) -> set[str]:
    return set(ActType.objects.filter(act=act.pk).values_list("code", flat=True))


def _types(act: Fact, codes: Iterable[str]) -> None:
    held = _codes(act)
    ActType.objects.bulk_create(
        ActType(act_id=act.pk, code=code, basis=ActType.Basis.NARRATIVE)
        for code in codes
        if code not in held
    )


def _victims(act: Fact, telling: Telling) -> None:
    ActVictim.objects.bulk_create(
        ActVictim(act_id=act.pk, subject=subject, role=VICTIM_ROLES.get(subject.kind, "direct"))
        for subject in telling.subjects
        if subject.kind != "situation"
    )


def _cooperation(telling: Telling, numbers: Iterator[int]) -> Iterator[Fact]:
    if not telling.bodies and not telling.ways:
        return
    fact = _make(Cooperation, Fact.Kind.COOPERATION, telling, numbers, "")
    CooperationBody.objects.bulk_create(
        CooperationBody(cooperation_id=fact.pk, body=body) for body in telling.bodies
    )
    CooperationKind.objects.bulk_create(
        CooperationKind(cooperation_id=fact.pk, code=code) for code in telling.ways
    )
    yield fact


def _un(telling: Telling, numbers: Iterator[int]) -> Iterator[Fact]:
    """The report itself, once for each case, and the letters that it names."""
    held = {
        action.reference: action
        for action in UNAction.objects.filter(case=telling.case).exclude(reference="")
    }
    actions = [("sg_report", "secretary_general", telling.symbol, str(telling.year or ""))]
    actions += [("un_communication", "special_procedures", c, "") for c in telling.communications]
    for action, body, reference, day in actions:
        known = held.get(reference)
        if known is None:
            yield _make(
                UNAction, Fact.Kind.UN_ACTION, telling, numbers, day,
                event_type=action, action=action, body=body, reference=reference,
            )  # fmt: skip
        elif _is_reviewed(known):
            yield known


def _replies(telling: Telling, numbers: Iterator[int]) -> Iterator[Fact]:
    for day in (telling.reply_dates or ("",)) if telling.reply else ():
        known = _same(Fact.Kind.STATE_REPLY, telling, day)
        if known is None:
            yield _make(
                StateReply, Fact.Kind.STATE_REPLY, telling, numbers, day, answer=telling.reply
            )
        elif _is_reviewed(known):
            yield known


def _status(telling: Telling, numbers: Iterator[int]) -> Iterator[Fact]:
    if telling.status:
        people = [subject for subject in telling.subjects if subject.kind == "person"]
        subject = people[0] if len(people) == 1 else None
        yield _make(
            Status, Fact.Kind.STATUS, telling, numbers, telling.status_date,
            code=telling.status, subject=subject, last_known_edtf=str(telling.year or ""),
        )  # fmt: skip


def _same(kind: Fact.Kind, telling: Telling, day: str) -> Fact | None:
    """A fact of the case of this kind on this day; a reviewed one before one of the tables."""
    if not day:
        return None
    held = list(Fact.objects.filter(case=telling.case, kind=kind, date_edtf=day))
    return min(held, key=lambda fact: (not _is_reviewed(fact), fact.pk), default=None)


def _is_reviewed(fact: Fact) -> bool:
    return fact.source_key.startswith(ENTERED_BY_STAFF)


def _make(
    model: type[Fact],
    kind: Fact.Kind,
    telling: Telling,
    numbers: Iterator[int],
    day: str,
    **own: Any,
) -> Fact:
    when = parse(day) if day else None
    return model.objects.create(
        case=telling.case,
        kind=kind,
        source_key=f"{telling.key}:{next(numbers)}",
        date_edtf=day,
        date_lower=when.lower if when else None,
        date_upper=when.upper if when else None,
        **own,
    )
