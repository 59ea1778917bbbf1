"""When States have raised a case, raised it once and left it, or never; and what silence can mean.

A State raises a case when a statement made for it speaks of the case in a meeting of the United
Nations. What several States say in one meeting is one time. Everything here is about what is on
record: a State without a statement on record may have spoken all the same.
"""

from collections.abc import Collection, Iterable, Mapping, Set
from dataclasses import dataclass
from datetime import date

PEOPLE, SITUATION, COUNTRY = "people", "situation", "country"
KINDS = (PEOPLE, SITUATION, COUNTRY)  # what a statement spoke of
NAMED = "named"  # vocabulary raise_kinds: not welcomed, not thanked for
_PEOPLE_KINDS = frozenset({"person", "organisation", "group"})  # vocabulary subject_kinds
RESOLVED = frozenset({"free"})  # vocabulary statuses
LEFT_AFTER_YEARS = 2
FIRST_YEAR_OF_CASES = 2020  # the first dialogue in which a State named cases: HRC45

COMPLETE, PARTIAL, EMPTY = "complete", "partial", "empty"


@dataclass(frozen=True, slots=True)
class Occasion:
    """A statement that spoke of a case: the meeting, and the first and last day it can have been.

    Days are None where no source dates the statement.
    """

    meeting: str
    first: date | None
    last: date | None


@dataclass(frozen=True, slots=True)
class Dialogue:
    """A session in which the yearly report was discussed, and what the ledger holds of it."""

    session: str
    year: int
    statements: int
    is_closed: bool  # somebody vouches that every statement is in the ledger


@dataclass(frozen=True, slots=True)
class Quiet:
    """A dialogue from which the ledger holds no statement of a State, and how far that goes.

    `ground` is `complete` where all statements are held, `partial` where some are, and `empty`
    where none of any State is: that says nothing at all about this one.
    """

    session: str
    year: int
    ground: str


@dataclass(frozen=True, slots=True)
class Peer:
    """A State that named some of the same cases: how many, and how many cases it named in all."""

    state: str
    shared: int
    named: int


@dataclass(frozen=True, slots=True)
class Speech:
    """What a statement counts for: the States it was made for, countries and cases spoken of."""

    identified: bool
    states: Collection[str]
    countries: Collection[str]
    cases: Collection[str]


@dataclass(frozen=True, slots=True)
class Totals:
    """How many statements, States, countries and cases: at least that many.

    `unidentified` counts the entries whose State no source names. They are no statement and no
    State, but what they spoke of was raised and counts among countries and cases.
    """

    statements: int
    states: int
    countries: int
    cases: int
    unidentified: int


def kind_of(subject_kinds: Collection[str]) -> str:
    """Whether a statement about a case spoke of people or of a situation.

    One person, organisation or group among the subjects is enough for `people`. A statement that
    names no case that is held speaks of a `country`; that is no kind of case.
    """
    return PEOPLE if _PEOPLE_KINDS & set(subject_kinds) else SITUATION


def meeting_of(session: str, committee: str, *, forum: str, day: date | None, number: str) -> str:
    """The meeting in which a statement was made, so that two statements can be told to share one.

    A session and its committee; where no session is known, the forum as the source writes it and
    `day`, the one calendar day of the statement. Without such a day (a source that says "2021"
    may mean any meeting of that year) the statement stands alone, by its number.
    """
    if session:
        return f"{session} {committee}".strip()
    return f"{' '.join(forum.split()).casefold()} {day.isoformat()}" if forum and day else number


def times_raised(occasions: Iterable[Occasion]) -> int:
    """In how many meetings a case was raised, whoever and however many spoke there."""
    return len({occasion.meeting for occasion in occasions})


def is_unresolved(statuses: Collection[str]) -> bool:
    """Whether a case is still open: anything but every person reported at liberty.

    A death resolves nothing, and where no source tells, nothing is known to be resolved.
    """
    return not statuses or bool(set(statuses) - RESOLVED)


def raised_once_and_left(
    occasions: Collection[Occasion], statuses: Collection[str], *, as_of: date
) -> bool:
    """Whether a case that is still open was raised in one meeting, over two years before `as_of`.

    `as_of` is the latest day that the record speaks for, never today. The last day that the
    statement can have been counts; a statement without a date is not known to be old.
    """
    days = [occasion.last for occasion in occasions]
    if times_raised(occasions) != 1 or None in days:
        return False
    latest = max(day for day in days if day)
    return _years_after(latest, LEFT_AFTER_YEARS) < as_of and is_unresolved(statuses)


def never_raised(told: Iterable[str], raised: Collection[str]) -> list[str]:
    """Of the cases that a report tells, those that no statement on record speaks of, in order.

    A statement whose State no source names has raised a case as much as any other.
    """
    known = set(raised)
    return [case for case in told if case not in known]


def quiet_in(dialogues: Iterable[Dialogue], spoke_in: Collection[str]) -> tuple[Quiet, ...]:
    """The dialogues since 2020 from which no statement of a State is on record, latest first.

    Source of the year: States named cases for the first time in the dialogue of 30 September
    2020 (HRC45).
    """
    quiet = [
        Quiet(one.session, one.year, _ground(one))
        for one in dialogues
        if one.year >= FIRST_YEAR_OF_CASES and one.session not in spoke_in
    ]
    return tuple(sorted(quiet, key=lambda one: (-one.year, one.session)))


def peers(named: Mapping[str, Set[str]], state: str, *, most: int) -> tuple[Peer, ...]:
    """The States that named the same cases as `state` most often, at most `most` of them.

    `named` holds the cases that each State named. Of States with as many cases in common, the one
    that named fewer others comes first: it is the more alike.
    """
    own = named.get(state, frozenset())
    found = [
        Peer(other, len(shared), len(cases))
        for other, cases in named.items()
        if other != state and (shared := own & cases)
    ]
    return tuple(sorted(found, key=lambda one: (-one.shared, one.named, one.state))[:most])


def totals(speeches: Iterable[Speech]) -> Totals:
    """Count statements, the States they were made for, and what they spoke of, each once."""
    said = list(speeches)
    identified = [one for one in said if one.identified]
    return Totals(
        statements=len(identified),
        states=len({state for one in identified for state in one.states}),
        countries=len({country for one in said for country in one.countries}),
        cases=len({case for one in said for case in one.cases}),
        unidentified=len(said) - len(identified),
    )


def _ground(dialogue: Dialogue) -> str:
    if dialogue.is_closed:
        return COMPLETE
    return PARTIAL if dialogue.statements else EMPTY


def _years_after(day: date, years: int) -> date:
    """The same day so many years later; 29 February becomes 1 March where there is none.

    What would lie beyond the calendar is its last day.
    """
    if day.year + years > date.max.year:
        return date.max
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return date(day.year + years, 3, 1)
