"""Where States stand: what the ledger shows beside what a person judged, with every judgement."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q

from endreprisals.domain.stance import Evidence, Stand, stand, stand_on
from endreprisals.ledger.models import Stance
from endreprisals.ledger.queries.judgements import held_judgements
from endreprisals.ledger.queries.stances import steps_of_states
from endreprisals.record.models import Case
from endreprisals.states.models import State


@dataclass(frozen=True, slots=True)
class StanceLine:
    """A State, or a State and a case, in the list."""

    iso3: str
    case: str  # public id; blank: in general
    computed: str  # level that the ledger gives
    judged: Stance | None

    @property
    def differs(self) -> bool:
        """Whether a person judged otherwise than the ledger."""
        return self.judged is not None and self.judged.level != self.computed


@dataclass(frozen=True, slots=True)
class StancePage:
    """A State, in general or on one case, with the evidence and every judgement."""

    iso3: str
    case: str
    title: str  # of the case
    stand: Stand
    history: tuple[Stance, ...]  # latest first, withdrawn ones among them
    held: Stance | None  # the one that holds
    cases: tuple[str, ...]  # cases that it named or that somebody judged it on


class NoSuchStance(Exception):
    """No State of the list, or no public case."""


def stance_lines() -> list[StanceLine]:
    """Every State with a step on record or a judgement, in general and for each case it named."""
    steps, judged = steps_of_states(), held_judgements()
    named = {(state, row.case) for state, rows in steps.items() for row in rows if row.case}
    keys = {(state, "") for state in steps} | named | set(judged)
    lines = [
        StanceLine(state, case, _stand(steps.get(state, ()), case).level, judged.get((state, case)))
        for state, case in keys
    ]
    return sorted(lines, key=lambda one: (one.iso3, one.case))


def stance_page(iso3: str, case: str = "") -> StancePage:
    """One State, in general or on one public case; raises `NoSuchStance`."""
    if not State.objects.filter(pk=iso3).exists():
        raise NoSuchStance(iso3)
    shown = Case.objects.public().filter(public_id=case).first() if case else None
    if case and shown is None:
        raise NoSuchStance(case)
    steps = steps_of_states().get(iso3, [])
    of_case = Q(case=shown) | Q(case__merged_into=shown) if shown else Q(case=None)
    history = Stance.objects.filter(of_case, state=iso3).order_by("-reviewed_at", "-pk")
    judged = held_judgements(iso3)
    on_cases = {on for _, on in judged if on}
    return StancePage(
        iso3=iso3,
        case=case,
        title=shown.title if shown else "",
        stand=_stand(steps, case),
        history=tuple(history),
        held=judged.get((iso3, case)),
        cases=tuple(sorted(on_cases | {row.case for row in steps if row.case})),
    )


def _stand(steps: Iterable[Evidence], case: str) -> Stand:
    return stand_on(case, steps) if case else stand(steps)
