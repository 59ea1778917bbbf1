"""Scorecards: what the record holds on candidates for the Human Rights Council, mark by mark."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Count

from endreprisals.documents.models import ReportCountry
from endreprisals.domain import scorecard as rules
from endreprisals.domain import stance, states
from endreprisals.domain.scorecard import Citing, Loaded, Mark, Replies
from endreprisals.domain.stance import Evidence
from endreprisals.ledger.queries.stances import (
    CaseStance,
    StanceLine,
    standing_of,
    steps_of_states,
)
from endreprisals.record.models import Listing
from endreprisals.states.models import Candidacy


@dataclass(frozen=True, slots=True)
class Election:
    """One election to the Council: how many stood, and what came of it, as far as known."""

    year: int
    candidates: int
    results: Mapping[str, int]  # vocabulary candidacy_results -> how many
    sure: int  # rows that a source tells; the rest was compiled from recall

    @property
    def elected(self) -> int:
        return self.results.get("elected", 0)


@dataclass(frozen=True, slots=True)
class Stood:
    """A candidacy with its source."""

    year: int
    result: str  # vocabulary candidacy_results
    confidence: str
    note: str
    source: str


@dataclass(frozen=True, slots=True)
class Line:
    """A candidate with its marks, in the order of `domain.scorecard.MARKS`."""

    state: str
    region: str
    stood: Stood
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Scorecard:
    """Every candidate of a year, by regional group and name."""

    year: int
    lines: tuple[Line, ...]
    years: tuple[int, ...]  # of all elections, the latest first
    caveats: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StateScorecard:
    """One State: its marks, its candidacies, its place on the ladder."""

    state: str
    region: str
    marks: tuple[Mark, ...]
    stood: tuple[Stood, ...]
    stance: StanceLine
    cases: tuple[CaseStance, ...]
    caveats: tuple[str, ...]


class NoSuchElection(Exception):
    """No candidate of this year is in the record."""


def elections() -> list[Election]:
    """Every election with a candidate in the record, the latest first. One query."""
    results: dict[int, Counter[str]] = defaultdict(Counter)
    sure: Counter[int] = Counter()
    for year, result, confidence in Candidacy.objects.values_list("year", "result", "confidence"):
        results[year][result] += 1
        sure[year] += confidence == "high"
    return [
        Election(year, results[year].total(), dict(results[year]), sure[year])
        for year in sorted(results, reverse=True)
    ]


def scorecard(year: int) -> Scorecard:
    """The candidates of a year; raises `NoSuchElection`. A fixed number of queries."""
    rows = list(Candidacy.objects.filter(year=year).order_by("state_id"))
    if not rows:
        raise NoSuchElection(year)
    marks = _marks([row.state_id for row in rows], steps_of_states())
    lines = [
        Line(row.state_id, states.state(row.state_id).regional_group, _stood(row),
             marks[row.state_id])
        for row in rows
    ]  # fmt: skip
    years = Candidacy.objects.order_by("-year").values_list("year", flat=True).distinct()
    ordered = sorted(lines, key=lambda one: (one.region, states.state(one.state).un_short_name))
    return Scorecard(year, tuple(ordered), tuple(years), rules.CAVEATS)


def state_scorecard(iso3: str) -> StateScorecard:
    """The scorecard of one State; raises `UnknownState`. At most eleven queries."""
    state, steps = states.state(iso3), steps_of_states()
    line, cases = standing_of(iso3, steps.get(iso3, ()))
    stood = Candidacy.objects.filter(state=iso3).order_by("-year")
    return StateScorecard(
        state=iso3,
        region=state.regional_group,
        marks=_marks([iso3], steps)[iso3],
        stood=tuple(_stood(row) for row in stood),
        stance=line,
        cases=tuple(cases),
        caveats=rules.CAVEATS,
    )


def _stood(row: Candidacy) -> Stood:
    return Stood(row.year, row.result, row.confidence, row.note, row.source)


def _marks(
    iso3s: Sequence[str], steps: Mapping[str, Sequence[Evidence]]
) -> dict[str, tuple[Mark, ...]]:
    citing, replies = _citing(iso3s), _replies(iso3s)
    loaded = _loaded(steps.values())
    return {
        iso3: rules.marks(
            citing=citing.get(iso3, ()),
            replies=replies.get(iso3, Replies(0, 0, 0)),
            steps=steps.get(iso3, ()),
            loaded=loaded,
        )
        for iso3 in iso3s
    }


def _loaded(steps: Iterable[Iterable[Evidence]]) -> Loaded:
    found = {one.step for rows in steps for one in rows}
    return Loaded(
        reports=ReportCountry.objects.exists(),
        statements=bool(found & set(stance.SPOKEN)),
        signatures=stance.JOINED in found,
        cosponsors=stance.COSPONSORED in found,
    )


def _citing(iso3s: Sequence[str]) -> Mapping[str, list[Citing]]:
    rows = ReportCountry.objects.filter(state__in=iso3s).values_list(
        "state_id", "document__year", "document__symbol", "list_kind", "source"
    )
    found: dict[str, list[Citing]] = defaultdict(list)
    for iso3, year, symbol, list_kind, source in rows:
        found[iso3].append(Citing(year or 0, symbol, list_kind, source))
    return found


def _replies(iso3s: Sequence[str]) -> Mapping[str, Replies]:
    """The public cases of each State by whether a reply of its Government is known."""
    rows = (
        Listing.objects.filter(state_id__in=iso3s)
        .order_by()
        .values_list("state_id", "has_reply")
        .annotate(cases=Count("case"))
    )
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for iso3, answer, cases in rows:
        found[iso3][answer] = cases
    return {
        iso3: Replies(counted["yes"], counted["no"], counted["unknown"])
        for iso3, counted in found.items()
    }
