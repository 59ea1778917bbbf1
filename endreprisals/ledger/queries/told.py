"""Who said what, narrowed to a session, a State that spoke or a case: for the command `ledger`."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from endreprisals.domain import states
from endreprisals.domain.raising import Totals
from endreprisals.domain.sessions import read_session
from endreprisals.ledger.filters import is_session
from endreprisals.ledger.queries.joint import ToldJoint, joint_statements
from endreprisals.ledger.queries.sessions import Counted, dialogue_sessions, published
from endreprisals.ledger.queries.statements import ToldStatement, told_of, totals_of
from endreprisals.record.models import Listing
from endreprisals.record.raises import raises


@dataclass(frozen=True, slots=True)
class Asked:
    """What the list is narrowed to; blank: not narrowed."""

    session: str
    state: str
    case: str


@dataclass(frozen=True, slots=True)
class Told:
    """Statements, latest first, with totals: at least that many."""

    filter: Asked
    statements: tuple[ToldStatement, ...]
    totals: Totals
    states: tuple[str, ...]
    countries: tuple[str, ...]
    joint_statements: tuple[ToldJoint, ...]
    published: tuple[Counted, ...]


class CannotTell(Exception):
    """What was asked for is not there; each problem says where, what, and what to do."""

    def __init__(self, problems: list[str]) -> None:
        self.problems = tuple(problems)
        super().__init__("; ".join(problems))


def told(asked: Asked) -> Told:
    """Who said what; raises `CannotTell`. A case narrows what is told of each statement to it."""
    if problems := list(_problems(asked)):
        raise CannotTell(problems)
    statements = tuple(_narrowed(asked))
    ours = totals_of(statements)
    return Told(
        filter=asked,
        statements=statements,
        totals=ours,
        states=tuple(sorted({s.iso3 for one in statements for s in one.states})),
        countries=tuple(sorted({state for one in statements for state in one.all_countries})),
        joint_statements=() if asked.case else tuple(_joint(asked)),
        published=_published(asked, ours),
    )


def _narrowed(asked: Asked) -> Iterator[ToldStatement]:
    index = raises()
    for one in told_of(index, index.statements):
        if asked.session and one.session != asked.session:
            continue
        if asked.state and asked.state not in {state.iso3 for state in one.states}:
            continue
        if not asked.case:
            yield one
        elif own := tuple(case for case in one.raises if case.case == asked.case):
            yield replace(one, raises=own, countries=())


def _joint(asked: Asked) -> Iterator[ToldJoint]:
    for one in joint_statements():
        joined = {*one.states, *one.leads}
        if asked.session in ("", one.session) and (not asked.state or asked.state in joined):
            yield one


def _published(asked: Asked, ours: Totals) -> tuple[Counted, ...]:
    """Only a whole dialogue can stand beside what others counted of it."""
    session = read_session(asked.session)
    if session is None or asked.state or asked.case or session.code not in dialogue_sessions():
        return ()
    return published(session, ours)


def _problems(asked: Asked) -> Iterator[str]:
    if asked.session and not is_session(asked.session):
        yield f"--session: {asked.session!r} is no session: write it as in HRC51, UNGA79 or UPR36"
    if asked.state and asked.state not in {state.iso3 for state in states.states()}:
        yield f"--state: {asked.state!r} is no State: use a three-letter ISO code such as DEU"
    if asked.case and not Listing.objects.filter(public_id=asked.case).exists():
        yield f"--case: {asked.case!r} is no public case: find ids with `search`"
