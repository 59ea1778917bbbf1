"""A brief for one State before one session: its own cases, others it may raise, what peers said."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import chain, islice

from endreprisals.domain import brief as rules
from endreprisals.domain import states
from endreprisals.domain.brief import Place, Reason
from endreprisals.domain.sessions import Session
from endreprisals.ledger.queries.brief_cases import BriefCase, brief_cases
from endreprisals.record.facets import bits_of, ordinals_of
from endreprisals.record.index import Index, current
from endreprisals.record.models import Listing
from endreprisals.record.raises import Raises, raises

# Beside its own cases: of those that others raised, and of those that no State on record raised.
OFFERED_OF_OTHERS, OFFERED_NEVER_RAISED = 2, 1
LOOKED_AT = 8  # of each, before the first that are fit are taken
WHOLE = 3  # of its own cases told in full, so that one page is enough; others by name


@dataclass(frozen=True, slots=True)
class Peer:
    """Another State of the regional group that named a case, how often, and when last."""

    state: str
    statements: int
    last: date | None


@dataclass(frozen=True, slots=True)
class Refused:
    """A case that the State raised before and that is not offered now, with every reason."""

    public_id: str
    title: str
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Brief:
    """Everything on the sheet. Codes and dates; `web.brief_words` says them."""

    state: str
    region: str
    session: Session
    seconds: int
    on: date  # the day for which it was made
    as_of: date | None  # when the record was last made ready
    version: int
    own: tuple[BriefCase, ...]
    own_more: tuple[BriefCase, ...]  # further ones, older
    offered: tuple[BriefCase, ...]
    refused: tuple[Refused, ...]
    peers: tuple[Peer, ...]
    raised_by_others: int  # public cases that others raised and it did not, its own among them
    never_raised: int  # public cases that no State on record raised, as the list of cases counts
    latest_report: int  # year of the latest report with a case in this record; 0: none

    @property
    def is_empty(self) -> bool:
        """Whether there is no case to put on the sheet."""
        return not (self.own or self.offered)


def brief(iso3: str, session: Session, *, seconds: int, on: date) -> Brief:
    """The brief of a State; raises `UnknownState`. A fixed number of queries."""
    state = states.state(iso3)
    index = current()
    said = raises()
    pools = _pools(index, iso3, said)
    chosen = [*pools.own, *pools.looked_at()]
    cases = brief_cases(chosen, speaker=iso3, on=on)
    latest = max((int(year) for year in index.values.get("year", {})), default=0)
    ordered = rules.in_order(
        (case.candidate for case in cases.values() if not case.reasons),
        speaker=iso3, latest_report=latest, on=on,
    )  # fmt: skip
    fit = [cases[one.public_id].placed(_place(one, iso3, latest)) for one in ordered]
    own = [case for case in fit if case.place == Place.RAISED_BY_IT]
    return Brief(
        state=iso3,
        region=state.regional_group,
        session=session,
        seconds=seconds,
        on=on,
        as_of=index.built_at.date() if index.built_at else None,
        version=index.version,
        own=tuple(own[:WHOLE]),
        own_more=tuple(own[WHOLE:]),
        offered=tuple(_offered(fit)),
        refused=tuple(
            Refused(case.public_id, case.title, case.reasons)
            for case in cases.values()
            if case.own_raises and case.reasons
        ),
        peers=_peers(said, state.regional_group, iso3),
        raised_by_others=pools.all_by_others,
        never_raised=pools.all_never,
        latest_report=latest,
    )


def _offered(fit: Iterable[BriefCase]) -> Iterator[BriefCase]:
    """The first of each kind, so that what nobody raised yet is not crowded out."""
    left = {True: OFFERED_OF_OTHERS, False: OFFERED_NEVER_RAISED}
    for case in fit:
        raised = case.place == Place.RAISED_BY_OTHERS
        if case.place != Place.RAISED_BY_IT and left[raised]:
            left[raised] -= 1
            yield case


def _place(candidate: rules.Candidate, iso3: str, latest: int) -> Place:
    return rules.place(candidate, speaker=iso3, latest_report=latest)


@dataclass(frozen=True, slots=True)
class _Pools:
    """Where the State's own cases stand, and which others there are, the latest event first.

    An ordinal is a place in the default order of all cases, which is that of the latest event.
    """

    own: tuple[int, ...]
    by_others: int  # bits, without cases that concern the State itself, as below
    all_by_others: int  # how many with them
    all_never: int
    never_by_group: tuple[int, ...]  # in the latest report, in an earlier one, in none

    def looked_at(self) -> Iterator[int]:
        """The first ordinals of each kind."""
        yield from ordinals_of(self.by_others, count=LOOKED_AT)
        groups = (ordinals_of(bits, count=LOOKED_AT) for bits in self.never_by_group)
        yield from islice(chain.from_iterable(groups), LOOKED_AT)


def _pools(index: Index, iso3: str, said: Raises) -> _Pools:
    named = said.spoken_of.get(iso3, frozenset())
    own = list(Listing.objects.filter(public_id__in=named).values_list("ordinal", flat=True))
    at_home = index.values.get("state", {}).get(iso3, 0)
    not_its_own = index.everything & ~bits_of(own, index.size)
    others = not_its_own & ~at_home
    yes = index.values.get("raised", {}).get("yes", 0)
    by_years = index.values.get("year", {})
    latest = by_years[max(by_years)] if by_years else 0
    reported = 0
    for bits in by_years.values():
        reported |= bits
    never = others & ~yes
    return _Pools(
        own=tuple(own),
        by_others=others & yes,
        all_by_others=(not_its_own & yes).bit_count(),
        all_never=(index.everything & ~yes).bit_count(),
        never_by_group=(never & latest, never & reported & ~latest, never & ~reported),
    )


def _peers(said: Raises, region: str, iso3: str) -> tuple[Peer, ...]:
    """States of the same regional group that named a case, those that did so last first."""
    members = [one.iso3 for one in states.states() if region and one.regional_group == region]
    found = [_peer(said, member) for member in members if member != iso3]
    spoke = [one for one in found if one.statements]
    return tuple(sorted(spoke, key=lambda one: (-(one.last or date.min).toordinal(), one.state)))


def _peer(said: Raises, state: str) -> Peer:
    named = {row.said.number: row.said for row in said.of_state.get(state, ()) if row.case}
    days = [one.date.lower for one in named.values() if one.date]
    return Peer(state, len(named), max(days, default=None))
