"""Where States stand on the ladder: the steps that the ledger holds, and what people judged."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from endreprisals.domain import stance as rules
from endreprisals.domain import states
from endreprisals.domain.partial_dates import parse as parse_date
from endreprisals.domain.raising import PEOPLE
from endreprisals.domain.stance import Evidence, Stand
from endreprisals.ledger.models import Stance
from endreprisals.ledger.queries.joint import ToldJoint, joint_statements
from endreprisals.ledger.queries.judgements import held_judgements
from endreprisals.record.models import Listing
from endreprisals.record.queries.names_in_text import Names
from endreprisals.record.raises import Raises, Said, raises
from endreprisals.states.models import Cosponsorship


@dataclass(frozen=True, slots=True)
class Judged:
    """What a person at the desk held, after reading the evidence. Who it was is not public."""

    level: str
    as_of: date
    source: str
    confidence: str
    note: str
    reviewed_on: date


@dataclass(frozen=True, slots=True)
class StanceLine:
    """A State on the ladder: worked out, and judged where somebody did."""

    state: str
    region: str
    stand: Stand
    judged: Judged | None

    @property
    def differs(self) -> bool:
        """Whether the judgement is another than what was worked out."""
        return self.judged is not None and self.judged.level != self.stand.level


@dataclass(frozen=True, slots=True)
class CaseStance:
    """A State on the ladder for one case that it named or that somebody judged."""

    public_id: str
    title: str
    state: str  # State concerned
    stand: Stand
    judged: Judged | None


def stance_lines(region: str = "") -> list[StanceLine]:
    """Every State, or those of one regional group, the highest level first. Five queries."""
    steps = steps_of_states()
    judged = _judged(raises().gone)
    lines = [
        StanceLine(
            one.iso3, one.regional_group, rules.stand(steps.get(one.iso3, ())),
            judged.get((one.iso3, "")),
        )
        for one in states.states()
        if region in ("", one.regional_group)
    ]  # fmt: skip
    return sorted(lines, key=lambda one: (-rules.height(one.stand.level), one.state))


def standing_of(iso3: str, steps: Iterable[Evidence]) -> tuple[StanceLine, list[CaseStance]]:
    """One State on the ladder and case by case; raises `UnknownState`. At most four queries.

    `steps` are its own, from `steps_of_states`. Cases that it spoke of come first, the latest
    before the others, then those that somebody judged without a statement on record.
    """
    state, rows, said = states.state(iso3), list(steps), raises()
    judged = _judged(said.gone, iso3)
    line = StanceLine(iso3, state.regional_group, rules.stand(rows), judged.get((iso3, "")))
    titles = {row.case: (row.title, row.state) for row in said.of_state.get(iso3, ()) if row.case}
    for case, title, concerned in _titles({case for _, case in judged if case} - set(titles)):
        titles[case] = (title, concerned)
    on_cases = _by_case(rows)
    return line, [
        CaseStance(
            case, title, concerned, rules.stand_on(case, on_cases.get(case, ())),
            judged.get((iso3, case)),
        )
        for case, (title, concerned) in titles.items()
    ]  # fmt: skip


def _by_case(steps: Iterable[Evidence]) -> Mapping[str, list[Evidence]]:
    cases: dict[str, list[Evidence]] = defaultdict(list)
    for one in steps:
        cases[one.case].append(one)
    return cases


def steps_of_states() -> Mapping[str, list[Evidence]]:
    """Every public step that the ledger holds, by State. Four queries."""
    steps: dict[str, list[Evidence]] = defaultdict(list)
    for state, spoken in _spoken(raises().build).items():
        steps[state] += spoken
    for joint in joint_statements():
        for state, step in _of_joint(joint):
            steps[state].append(step)
    rows = Cosponsorship.objects.values_list("state_id", "resolution", "source")
    for state, resolution, source in rows:
        steps[state].append(Evidence(rules.COSPONSORED, None, title=resolution, source=source))
    return steps


@lru_cache(maxsize=1)
def _spoken(build: str) -> Mapping[str, tuple[Evidence, ...]]:
    """Steps taken in statements, by State: worked out once for each `build` of the record."""
    said = raises()
    return {
        state: tuple(step for one in statements for step in _of_statement(said, one))
        for state, statements in said.statements_of.items()
    }


def _of_statement(said: Raises, one: Said) -> Iterator[Evidence]:
    rows = said.of_statement.get(one.number, ())
    if not rows:
        yield _step_of(one, rules.SPOKE)
    for row in rows:
        step = rules.statement_step(about_people=row.kind == PEOPLE, how=row.how)
        yield _step_of(one, step, case=row.case, how=row.how)


def _step_of(said: Said, step: str, *, case: str = "", how: str = "") -> Evidence:
    return Evidence(
        step=step,
        date=said.date,
        meeting=said.meeting,
        number=said.number,
        case=case,
        title=said.forum,
        source=said.source,
        how=how,
    )


def _of_joint(joint: ToldJoint) -> Iterator[tuple[str, Evidence]]:
    """Whoever led it spoke; whoever is on the published list joined."""
    when = joint.date or parse_date(str(joint.year))
    for leading in joint.leads:
        yield leading, Evidence(rules.SPOKE, when, title=joint.forum, source=joint.source)
    for state in joint.states:
        yield state, Evidence(rules.JOINED, when, title=joint.forum, source=joint.source)


def _judged(gone: Names, iso3: str = "") -> dict[tuple[str, str], Judged]:
    """Judgements that hold, by State and case shown. Text that names who is gone is left out."""
    return {key: _judgement(row, gone) for key, row in held_judgements(iso3).items()}


def _judgement(row: Stance, gone: Names) -> Judged:
    return Judged(
        level=row.level,
        as_of=row.as_of,
        source=gone.told_sources(row.source),
        confidence=row.confidence,
        note=gone.told(row.note),
        reviewed_on=row.reviewed_at.date(),
    )


def _titles(public_ids: Iterable[str]) -> Iterator[tuple[str, str, str]]:
    rows = Listing.objects.filter(public_id__in=list(public_ids)).order_by("ordinal")
    yield from rows.values_list("public_id", "title", "state_id")
