"""How far a State has gone in public about reprisals: a ladder of steps, each with its evidence.

The level is worked out from what the ledger holds. A person at the desk may judge otherwise; then
both are shown. A missing step may only be missing from this record.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache

from endreprisals.domain import raising, vocabulary
from endreprisals.domain.partial_dates import PartialDate

NONE, COSPONSORED, JOINED = "none_on_record", "cosponsored", "joined"
SPOKE, NAMED_COUNTRY = "spoke_in_general", "named_a_country"
NAMED, NAMED_AGAIN = "named_a_case", "named_again"
SPOKEN = (SPOKE, NAMED_COUNTRY, NAMED)  # steps that are taken in a statement


@dataclass(frozen=True, slots=True)
class Evidence:
    """One dated public step of a State. `step` is a code of stance_levels.

    `meeting` tells meetings apart; `number` is the statement's in the ledger; `case` the public
    number of the case that was spoken of, blank for other steps; `how` what was done with it.
    """

    step: str
    date: PartialDate | None
    meeting: str = ""
    number: str = ""
    case: str = ""
    title: str = ""  # what was co-sponsored or joined, as the source has it
    source: str = ""
    how: str = ""  # vocabulary raise_kinds; blank: it spoke of no case and no country


@dataclass(frozen=True, slots=True)
class Stand:
    """A State's place on the ladder with everything that it rests on, the latest first."""

    level: str
    evidence: tuple[Evidence, ...]

    @property
    def resting_on(self) -> tuple[Evidence, ...]:
        """The rows that make the level what it is."""
        step = NAMED if self.level == NAMED_AGAIN else self.level
        return tuple(one for one in self.evidence if one.step == step)


@cache
def ladder() -> tuple[str, ...]:
    """The codes of the ladder, the lowest first."""
    return tuple(term.code for term in vocabulary.terms("stance_levels"))


def height(level: str) -> int:
    """The place of a level on the ladder, from 0; raises `UnknownTerm` for what is no level."""
    vocabulary.term("stance_levels", level)
    return ladder().index(level)


def stand(evidence: Iterable[Evidence]) -> Stand:
    """Where these steps put a State: the highest of them; naming in two meetings is a step more.

    Give it the steps of a State for its general level, or its steps on one case for that case.
    """
    rows = tuple(sorted(evidence, key=_latest_first))
    if len({one.meeting for one in rows if one.step == NAMED}) > 1:
        return Stand(NAMED_AGAIN, rows)
    return Stand(max((one.step for one in rows), key=height, default=NONE), rows)


def statement_step(*, about_people: bool, how: str) -> str:
    """The step of a statement that spoke of a case or a country.

    A situation without a name counts as its country. `how` is a code of raise_kinds. To welcome a
    release or to thank somebody asks nothing of the Government, often after the case is over: it
    is speaking about reprisals in public, and no naming.
    """
    if how != raising.NAMED:
        return SPOKE
    return NAMED if about_people else NAMED_COUNTRY


def stand_on(case: str, evidence: Iterable[Evidence]) -> Stand:
    """Where these steps put a State on one case: for it, whatever named it counts, a situation too.

    `case` is a public number; steps on other cases are left out.
    """
    rows = (one for one in evidence if one.case == case)
    return stand(replace(one, step=NAMED if one.how == raising.NAMED else SPOKE) for one in rows)


def _latest_first(one: Evidence) -> tuple[int, int, str, str]:
    when = -one.date.lower.toordinal() if one.date else 0
    return when, -height(one.step), one.meeting, one.case
