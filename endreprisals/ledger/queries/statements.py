"""Statements as pages and files tell them: who, for whom, about what, by which source."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from endreprisals.domain.partial_dates import PartialDate
from endreprisals.domain.raising import Speech, Totals, totals
from endreprisals.record.raises import Raised, Raises, Said, raises
from endreprisals.states.models import Statement

SEPARATOR = "; "  # between the sources of a statement


@dataclass(frozen=True, slots=True)
class StateOf:
    """A State for which a statement was made. `basis` says how that is known."""

    iso3: str
    basis: str  # listed: a source names it; member: of the group on that day


@dataclass(frozen=True, slots=True)
class CaseOf:
    """A case that a statement spoke of."""

    case: str  # public id
    title: str
    state: str  # State concerned
    kind: str  # people, situation
    how: str  # vocabulary raise_kinds


@dataclass(frozen=True, slots=True)
class CountryOf:
    """A country that a statement spoke of without naming a case that is held."""

    state: str
    how: str
    about: str  # in our own words


@dataclass(frozen=True, slots=True)
class ToldStatement:
    """One statement, whole. Without `identified`, no source names the State that spoke."""

    number: str
    forum: str  # as the source writes it
    session: str
    committee: str
    item: str
    date: PartialDate | None
    speaker: str
    on_behalf_of: str  # vocabulary state_groups, or the source's own words
    states: tuple[StateOf, ...]
    identified: bool
    raises: tuple[CaseOf, ...]
    countries: tuple[CountryOf, ...]
    text_url: str
    note: str
    sources: tuple[str, ...]

    @property
    def all_countries(self) -> tuple[str, ...]:
        """Every State concerned, by code, each once."""
        spoken_of = {case.state for case in self.raises}
        return tuple(sorted(spoken_of | {country.state for country in self.countries}))


class NoSuchStatement(Exception):
    """No public statement has this number."""


class WithdrawnStatement(NoSuchStatement):
    """The statement with this number was taken back: that much is told, and nothing else."""


def statement(number: str) -> ToldStatement:
    """One statement; raises `WithdrawnStatement` and `NoSuchStatement`. One query, or two."""
    index = raises()
    said = index.statement(number)
    if said is None:
        withdrawn = Statement.objects.filter(number=number, withdrawn_at__isnull=False)
        raise WithdrawnStatement(number) if withdrawn.exists() else NoSuchStatement(number)
    return told(said, index.of_statement.get(number, ()))


def told_of(index: Raises, statements: Iterable[Said]) -> list[ToldStatement]:
    """These statements with everything that they spoke of, in the order given."""
    return [told(said, index.of_statement.get(said.number, ())) for said in statements]


def told(said: Said, spoken_of: Sequence[Raised]) -> ToldStatement:
    """One statement with what is to be told of it."""
    return ToldStatement(
        number=said.number,
        forum=said.forum,
        session=said.session,
        committee=said.committee,
        item=said.item,
        date=said.date,
        speaker=said.speaker,
        on_behalf_of=said.on_behalf_of,
        states=tuple(StateOf(*pair) for pair in said.states),
        identified=said.identified,
        raises=tuple(
            CaseOf(row.case, row.title, row.state, row.kind, row.how)
            for row in spoken_of
            if row.case
        ),
        countries=tuple(
            CountryOf(row.state, row.how, row.about) for row in spoken_of if not row.case
        ),
        text_url=said.text_url,
        note=said.note,
        sources=tuple(part for part in said.source.split(SEPARATOR) if part),
    )


def totals_of(statements: Iterable[ToldStatement]) -> Totals:
    """Statements, States, countries and cases: at least that many."""
    return totals(
        Speech(
            identified=one.identified,
            states=[state.iso3 for state in one.states],
            countries=one.all_countries,
            cases=[case.case for case in one.raises],
        )
        for one in statements
    )
