"""Cases that wait for a State: never raised, or raised once and left."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from endreprisals.domain.partial_dates import PartialDate
from endreprisals.ledger.filters import LedgerFilter
from endreprisals.ledger.queries.explorer import chips
from endreprisals.record.filters import CaseFilter
from endreprisals.record.models import Listing
from endreprisals.record.queries.cards import COLUMNS, Card, card_of
from endreprisals.record.queries.case_list import CaseList, Chip, FacetBox, FacetLine, case_list
from endreprisals.record.raises import Raised, raises

ALLOWED = ("state", "page")
PER_PAGE = 50
SHOWN_STATES = 20


@dataclass(frozen=True, slots=True)
class LeftCase:
    """A case raised in one meeting and not again, with who raised it there."""

    card: Card
    session: str
    forum: str
    raised_on: PartialDate | None
    states: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Tracked:
    """What both lists share: the filter, the States to choose from, the pages."""

    chosen: LedgerFilter
    total: int
    pages: int
    states: FacetBox
    chips: tuple[Chip, ...]
    as_of: date  # the latest day that the record speaks for


@dataclass(frozen=True, slots=True)
class NeverRaised(Tracked):
    """Public cases that no statement on record names."""

    cases: CaseList


@dataclass(frozen=True, slots=True)
class RaisedOnce(Tracked):
    """Open cases raised in one meeting, more than two years before `as_of`."""

    cases: tuple[LeftCase, ...]


def never_raised(chosen: LedgerFilter) -> NeverRaised:
    """One page of the cases that nobody raised, latest event first. Four queries."""
    own = {"raised": ("never",), **chosen.chosen}
    cases = case_list(CaseFilter(chosen=own, page=chosen.page))
    counts = {
        line.value: line.count
        for box in cases.facets
        if box.name == "state"
        for line in (*box.lines, *box.more)
    }
    return NeverRaised(
        chosen=replace(chosen, page=cases.chosen.page),
        total=cases.total,
        pages=cases.pages,
        states=_states(counts, chosen),
        chips=tuple(chips(chosen)),
        as_of=raises().as_of,
        cases=cases,
    )


def raised_once(chosen: LedgerFilter) -> RaisedOnce:
    """One page of the cases raised once and left, the longest ago first. Two queries."""
    index = raises()
    counts: dict[str, int] = defaultdict(int)
    for case in index.left:
        counts[index.of_case[case][0].state] += 1
    picked = chosen.chosen.get("state", ())
    left = [c for c in index.left if not picked or index.of_case[c][0].state in picked]
    pages = max(1, -(-len(left) // PER_PAGE))
    start = (min(chosen.page, pages) - 1) * PER_PAGE
    shown = left[start : start + PER_PAGE]
    return RaisedOnce(
        chosen=replace(chosen, page=min(chosen.page, pages)),
        total=len(left),
        pages=pages,
        states=_states(counts, chosen),
        chips=tuple(chips(chosen)),
        as_of=index.as_of,
        cases=_left_cases(shown, index.of_case),
    )


def _left_cases(
    shown: Sequence[str], of_case: Mapping[str, tuple[Raised, ...]]
) -> tuple[LeftCase, ...]:
    rows = Listing.objects.filter(public_id__in=shown).values(*COLUMNS)
    by_id = {row["public_id"]: card_of(row) for row in rows}
    return tuple(_left_case(by_id[case], of_case[case]) for case in shown if case in by_id)


def _left_case(card: Card, rows: Sequence[Raised]) -> LeftCase:
    said = rows[0].said
    states = {state for row in rows for state, _ in row.said.states}
    return LeftCase(card, said.session, said.forum, said.date, tuple(sorted(states)))


def _states(counts: Mapping[str, int], chosen: LedgerFilter) -> FacetBox:
    picked = chosen.chosen.get("state", ())
    values = {**dict.fromkeys(picked, 0), **counts}
    ordered = sorted(values, key=lambda state: (-values[state], state))
    lines = [
        FacetLine(state, values[state], state in picked, chosen.toggled("state", state).query())
        for state in ordered
    ]
    top = [at for at, line in enumerate(lines) if at < SHOWN_STATES or line.chosen]
    return FacetBox(
        "state",
        "",
        tuple(lines[at] for at in top),
        tuple(line for at, line in enumerate(lines) if at not in top),
    )
