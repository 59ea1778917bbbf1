"""What a State said about reprisals, what it has not said on record, and who said the same."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from endreprisals.documents.models import UNDocument
from endreprisals.domain import states
from endreprisals.domain.partial_dates import PartialDate
from endreprisals.domain.raising import Dialogue, Peer, Quiet, peers, quiet_in
from endreprisals.record.index import current
from endreprisals.record.raises import Raised, Raises, Said
from endreprisals.states.models import ClosedSession

MOST_PEERS = 8
MOST_COUNTRIES = 12
SHOWN_OTHERS = 6


@dataclass(frozen=True, slots=True)
class SpokeOf:
    """A case, or a country without one, that a statement of the State spoke of."""

    case: str  # public id; blank for a country
    title: str
    state: str  # concerned
    how: str  # vocabulary raise_kinds


@dataclass(frozen=True, slots=True)
class SpokeAt:
    """One statement made for the State."""

    number: str
    forum: str
    session: str
    date: PartialDate | None
    speaker: str
    on_behalf_of: str
    of: tuple[SpokeOf, ...]


@dataclass(frozen=True, slots=True)
class NotNamed:
    """Cases in a country that the State spoke of: how many it named, and some that others did."""

    state: str  # concerned
    named: int  # to welcome a release or to thank is not to name
    held: int  # public cases of this record
    others: tuple[SpokeOf, ...]  # named by other States and not by this one; the first of them
    others_total: int


@dataclass(frozen=True, slots=True)
class GroupNumbers:
    """The regional group of a State: how many of its members spoke, and named a case."""

    members: int
    spoke: int
    named_a_case: int


@dataclass(frozen=True, slots=True)
class Speaking:
    """A State as one that speaks. Everything is of what is on record: at least that much."""

    statements: tuple[SpokeAt, ...]  # latest first
    cases: int  # that it named
    quiet: tuple[Quiet, ...]  # dialogues with no statement of it on record
    not_named: tuple[NotNamed, ...]
    peers: tuple[Peer, ...]
    group: GroupNumbers | None  # None for observers, who have no group


def speaking(index: Raises, iso3: str, region: str) -> Speaking:
    """What one State said and did not say on record. Three queries."""
    said = index.statements_of.get(iso3, ())
    return Speaking(
        statements=tuple(_spoke_at(one, index.of_statement.get(one.number, ())) for one in said),
        cases=len(index.named.get(iso3, ())),
        quiet=quiet_in(_dialogues(index), {one.session for one in said}),
        not_named=tuple(_not_named(index, iso3)),
        peers=peers(index.named, iso3, most=MOST_PEERS),
        group=_group(index, region) if region else None,
    )


def _spoke_at(said: Said, rows: tuple[Raised, ...]) -> SpokeAt:
    return SpokeAt(
        said.number, said.forum, said.session, said.date, said.speaker, said.on_behalf_of,
        tuple(map(_spoke_of, rows)),
    )  # fmt: skip


def _spoke_of(row: Raised) -> SpokeOf:
    return SpokeOf(row.case, row.title, row.state, row.how)


def _dialogues(index: Raises) -> Iterator[Dialogue]:
    """Sessions before which a yearly report came, and whether somebody holds them complete."""
    closed = set(ClosedSession.objects.values_list("session", flat=True))
    held: dict[str, int] = defaultdict(int)
    for said in index.statements:
        held[said.session] += 1
    rows = UNDocument.objects.filter(kind="sg_report", year__isnull=False)
    for session, year in rows.values_list("hrc_session", "year"):
        if session and year:
            yield Dialogue(session, year, held[session], is_closed=session in closed)


def _not_named(index: Raises, iso3: str) -> Iterator[NotNamed]:
    """The countries that the State spoke of most often, latest cases of others first."""
    own = index.named.get(iso3, frozenset())
    spoken_of: dict[str, set[str]] = defaultdict(set)
    for row in index.of_state.get(iso3, ()):
        spoken_of[row.state].update([row.case] if row.case in own else [])
    countries = sorted(spoken_of, key=lambda state: (-len(spoken_of[state]), state))
    held = current().values.get("state", {})
    for country in countries[:MOST_COUNTRIES]:
        others = [
            case
            for case in index.concerning.get(country, ())
            if case not in own and any(row.is_named for row in index.of_case[case])
        ]
        yield NotNamed(
            state=country,
            named=len(spoken_of[country]),
            held=held.get(country, 0).bit_count(),
            others=tuple(_spoke_of(index.of_case[case][0]) for case in others[:SHOWN_OTHERS]),
            others_total=len(others),
        )


def _group(index: Raises, region: str) -> GroupNumbers:
    members = [one.iso3 for one in states.states() if one.regional_group == region]
    return GroupNumbers(
        members=len(members),
        spoke=sum(1 for iso3 in members if iso3 in index.statements_of),
        named_a_case=sum(1 for iso3 in members if index.named.get(iso3)),
    )
