"""What States had done about treaties, as the router takes it: one fact for each treaty."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from endreprisals.domain.routing.facts import TreatyFact
from endreprisals.states.models import TreatyStatus

# Notes that leave the status alone: another year of the same step, or a word about the data set.
_SAME_STATUS = re.compile(r"The newer data set gives the year \d{4}|Only the older data set .*")
DIFFERS = "differs"  # two sources say different things of one treaty and State
Row = tuple[
    str, str, int, int, bool, str
]  # status, date, place in as_of, in sources, differs, note


@dataclass(frozen=True, slots=True)
class PackedTreaties:
    """Every fact for the page of the router, small: days and sources are told once."""

    as_of: tuple[str, ...]
    sources: tuple[str, ...]
    states: Mapping[str, Mapping[str, Row]]  # State -> treaty -> row


def treaties_of(iso3: str) -> dict[str, TreatyFact]:
    """Facts of one State by treaty; what no row tells is not in it."""
    return _facts(TreatyStatus.objects.filter(state=iso3).order_by("treaty", "as_of", "id"))


def all_treaties() -> dict[str, dict[str, TreatyFact]]:
    """Facts of every State that has any, in one query."""
    rows: dict[str, list[TreatyStatus]] = defaultdict(list)
    for row in TreatyStatus.objects.order_by("state_id", "treaty", "as_of", "id"):
        rows[row.state_id].append(row)
    return {iso3: _facts(found) for iso3, found in rows.items()}


def statuses_for(specs: Iterable[Mapping[str, Any]]) -> dict[str, dict[str, str]]:
    """What States did about the treaties that a filing rests on; what is not here is unknown."""
    asked = [spec["treaties"] for spec in specs]
    wanted = {treaty for one in asked for treaty in one["any_of"]}
    wanted |= {treaty for one in asked for treaty in one["by_committee"].values()}
    facts = all_treaties()
    return {
        treaty: {
            iso3: DIFFERS if of_state[treaty].differs else of_state[treaty].status
            for iso3, of_state in facts.items()
            if treaty in of_state
        }
        for treaty in sorted(wanted)
    }


def packed_treaties() -> PackedTreaties:
    """Facts of every State, packed for the page."""
    facts = all_treaties()
    days = sorted({fact.as_of for of_state in facts.values() for fact in of_state.values()})
    sources = sorted({fact.source for of_state in facts.values() for fact in of_state.values()})
    day_at = {day: place for place, day in enumerate(days)}
    source_at = {source: place for place, source in enumerate(sources)}
    states = {
        iso3: {
            treaty: (
                fact.status,
                fact.date,
                day_at[fact.as_of],
                source_at[fact.source],
                fact.differs,
                fact.note,
            )
            for treaty, fact in of_state.items()
        }
        for iso3, of_state in facts.items()
    }
    return PackedTreaties(tuple(days), tuple(sources), states)


def _facts(rows: Iterable[TreatyStatus]) -> dict[str, TreatyFact]:
    by_treaty: dict[str, list[TreatyStatus]] = defaultdict(list)
    for row in rows:
        by_treaty[row.treaty].append(row)
    return {treaty: _fact(found) for treaty, found in by_treaty.items()}


def _fact(rows: Sequence[TreatyStatus]) -> TreatyFact:
    """The row that was read last; `differs` if another row or a note gives another status."""
    last = rows[-1]
    several = len({row.status for row in rows}) > 1
    noted = any(row.note and not _SAME_STATUS.fullmatch(row.note) for row in rows)
    return TreatyFact(
        status=last.status,
        date=last.date_edtf,
        as_of=last.as_of,
        source=last.source,
        differs=several or noted,
        note=last.note,
    )
