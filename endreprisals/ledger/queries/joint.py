"""Joint statements on reprisals, with the States that a published list has."""

from collections import defaultdict
from dataclasses import dataclass

from endreprisals.domain.partial_dates import PartialDate, parse
from endreprisals.domain.sessions import read_forum
from endreprisals.states.models import JointStatement, JointStatementSignature


@dataclass(frozen=True, slots=True)
class ToldJoint:
    """One joint statement. The number of States is a source's; the list may be missing."""

    year: int
    date: PartialDate | None
    forum: str
    session: str
    leads: tuple[str, ...]
    states_count: int | None
    states: tuple[str, ...]  # on a published list
    note: str
    source: str


def joint_statements() -> list[ToldJoint]:
    """Every joint statement, latest first. Two queries."""
    signed: dict[tuple[int, str], list[str]] = defaultdict(list)
    signatures = JointStatementSignature.objects.values_list("year", "forum", "state_id")
    for year, forum, state in signatures.order_by("state_id"):
        signed[year, forum].append(state)
    return [
        _told(row, tuple(dict.fromkeys(signed[row.year, row.forum])))
        for row in JointStatement.objects.order_by("-year", "forum")
    ]


def _told(row: JointStatement, states: tuple[str, ...]) -> ToldJoint:
    forum = read_forum(row.forum)
    return ToldJoint(
        year=row.year,
        date=parse(row.date) if row.date else None,
        forum=row.forum,
        session=forum.session.code if forum else "",
        leads=tuple(filter(None, (row.lead_id, row.second_lead_id))),
        states_count=row.states_count,
        states=states,
        note=row.note,
        source=row.source,
    )
