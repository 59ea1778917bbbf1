"""What the record holds on a State that stands for the Human Rights Council, mark by mark.

A mark says yes with dated evidence, or that nothing is on record, or that the list is not loaded.
Marks are never added up: a total would hide what they are, and they tell of form, not of weight.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from endreprisals.domain import stance
from endreprisals.domain.stance import Evidence

Answer = Literal["yes", "nothing_on_record", "not_loaded", "share", "no_case"]
MARKS = (
    "cited", "replied", "spoke", "named_a_country", "named_a_case", "signed", "cosponsored",
)  # fmt: skip
CAVEATS = (
    "form_not_substance", "silence_is_not_safety", "lists_partial", "recall_elections",
    "signatories_of_2021", "cosponsors_not_by_resolution", "ledger_incomplete",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Citing:
    """A report of the Secretary-General that names the State, according to a source."""

    year: int
    symbol: str
    list_kind: str
    source: str


@dataclass(frozen=True, slots=True)
class Replies:
    """The State's own public cases by what is known of a reply of its Government."""

    yes: int
    no: int
    unknown: int

    @property
    def known(self) -> int:
        """Cases of which some source says whether there was a reply."""
        return self.yes + self.no


@dataclass(frozen=True, slots=True)
class Mark:
    """One mark. `count` of `of` for a share; evidence has the latest first."""

    code: str
    answer: Answer
    evidence: tuple[Evidence, ...] = ()
    citing: tuple[Citing, ...] = ()
    count: int = 0
    of: int = 0
    unknown: int = 0


@dataclass(frozen=True, slots=True)
class Loaded:
    """Which lists the record holds at all: without a list, a blank is not an answer."""

    reports: bool
    statements: bool
    signatures: bool
    cosponsors: bool


def marks(
    *, citing: Sequence[Citing], replies: Replies, steps: Iterable[Evidence], loaded: Loaded
) -> tuple[Mark, ...]:
    """The seven marks of one State, in the order of `MARKS`."""
    rows = stance.stand(steps).evidence
    spoke = tuple(one for one in rows if one.step in stance.SPOKEN)
    return (
        _cited(citing, loaded=loaded.reports),
        _replied(replies),
        _step("spoke", _once_each(spoke), loaded=loaded.statements),
        # Whoever names people in a country has named the country.
        _step(
            "named_a_country",
            _once_each(_of(rows, stance.NAMED_COUNTRY, stance.NAMED)),
            loaded=loaded.statements,
        ),
        _step("named_a_case", _of(rows, stance.NAMED), loaded=loaded.statements),
        _step("signed", _of(rows, stance.JOINED), loaded=loaded.signatures),
        _step("cosponsored", _of(rows, stance.COSPONSORED), loaded=loaded.cosponsors),
    )


def _cited(citing: Sequence[Citing], *, loaded: bool) -> Mark:
    """Being named is no merit and no proof: it is what the lists that we hold say."""
    ordered = tuple(sorted(citing, key=lambda one: (-one.year, one.symbol, one.list_kind)))
    return Mark("cited", _answer(bool(ordered), loaded=loaded), citing=ordered)


def _replied(replies: Replies) -> Mark:
    if replies.known:
        return Mark(
            "replied", "share", count=replies.yes, of=replies.known, unknown=replies.unknown
        )
    answer: Answer = "nothing_on_record" if replies.unknown else "no_case"
    return Mark("replied", answer, unknown=replies.unknown)


def _step(code: str, rows: tuple[Evidence, ...], *, loaded: bool) -> Mark:
    return Mark(code, _answer(bool(rows), loaded=loaded), evidence=rows)


def _answer(found: bool, *, loaded: bool) -> Answer:  # noqa: FBT001 -- read as a question
    if found:
        return "yes"
    return "nothing_on_record" if loaded else "not_loaded"


def _of(rows: Iterable[Evidence], *steps: str) -> tuple[Evidence, ...]:
    return tuple(one for one in rows if one.step in steps)


def _once_each(rows: Iterable[Evidence]) -> tuple[Evidence, ...]:
    """Each statement or list once, however many cases it named, by the highest of its steps.

    Rows stand as `stance.stand` orders them, so that the highest comes first.
    """
    first: dict[str, Evidence] = {}
    for one in rows:
        first.setdefault(one.number or one.title, one)
    return tuple(first.values())
