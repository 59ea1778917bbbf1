"""Which part of a detention came before the case was first named by States, and which after.

Time before counts as not raised. Who was raised late was held until then: to count that time as
raised would make them seem kept longer, or never to be let go.

Here a case is raised when a statement names it. To welcome a release or to thank for it raises a
case in the counts of what States said (`dialogues`), but comes after the release that it speaks
of, so that it cannot be what came before one.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from endreprisals.domain.analysis.detentions import Detention, Reading
from endreprisals.domain.analysis.rows import RaiseRow, Rows
from endreprisals.domain.analysis.survival import STILL, Stay

NAMED = "named"  # to welcome a release or to thank for it is not to raise a case here

Spoken = Literal["earliest", "middle", "latest"]
SPOKEN: tuple[Spoken, ...] = ("earliest", "middle", "latest")


@dataclass(frozen=True, slots=True)
class Raised:
    """Between which days cases were first raised, and which ones were raised on no known date."""

    first: Mapping[str, tuple[date, date]]
    undated: Collection[str]

    @property
    def cases(self) -> frozenset[str]:
        """All cases that were raised, dated or not."""
        return frozenset(self.first) | frozenset(self.undated)

    @property
    def imprecise(self) -> int:
        """For how many cases the day of the first statement is not known to the day."""
        return sum(first < last for first, last in self.first.values())

    def on(self, case: str, spoken: Spoken = "middle") -> float | None:
        """When a case was first raised, as a day number; None where never or on no known date."""
        if case not in self.first:
            return None
        first, last = (day.toordinal() for day in self.first[case])
        return first + (last - first) * {"earliest": 0.0, "middle": 0.5, "latest": 1.0}[spoken]


@dataclass(frozen=True, slots=True)
class Episode:
    """A part of a detention, all of it before or all of it after the case was first raised."""

    detention: Detention
    stay: Stay
    raised: bool


def raises(rows: Rows) -> Raised:
    """Between which days each case was first named in a statement of States.

    A statement of which only the year is known may have come on any day of that year. A case
    with any statement without even a year may have been raised at any time, so it has no first
    day.
    """
    first: dict[str, tuple[date, date]] = {}
    undated: set[str] = set()
    for one in rows.raises:
        if one.how != NAMED:
            continue
        days = _days(one)
        if days is None:
            undated.add(one.case)
        else:
            known = first.get(one.case, days)
            first[one.case] = min(days[0], known[0]), min(days[1], known[1])
    return Raised({case: first[case] for case in first if case not in undated}, undated)


def episodes(detention: Detention, raised_on: float | None, reading: Reading) -> list[Episode]:
    """The detention cut in two at the day of raising; whole where it was never or always raised.

    A case raised on the day of the release, or later, was not raised while the person was held.
    """
    whole = detention.days(reading)
    at = whole if raised_on is None else raised_on - detention.began(reading)
    if at >= whole:
        return [Episode(detention, Stay(0.0, whole, detention.kind), raised=False)]
    if at <= 0:
        return [Episode(detention, Stay(0.0, whole, detention.kind), raised=True)]
    return [
        Episode(detention, Stay(0.0, at, STILL), raised=False),
        Episode(detention, Stay(at, whole, detention.kind), raised=True),
    ]


def _days(one: RaiseRow) -> tuple[date, date] | None:
    if one.lower is not None and one.upper is not None:
        return one.lower, one.upper
    return None if one.year is None else (date(one.year, 1, 1), date(one.year, 12, 31))
