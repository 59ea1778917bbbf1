"""Times that a person spent held, each with the shortest and the longest it can have been.

A detention is a spell with the status detained or house_arrest: somebody cannot go where they
want. Each spell counts by itself, so a move from prison to house arrest ends one
(`release_into_restriction`) and begins another. The disappeared are left out: nobody knows
whether they are held.

A release at the foreseeable end of a sentence is never an early release, whatever it was called.
A detention without an end was last heard of on a day, and is never said to go on after it.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from endreprisals.domain.analysis.rows import SpellRow
from endreprisals.domain.analysis.survival import STILL

HELD = ("detained", "house_arrest")
DISAPPEARED = "disappeared"
EARLY, SERVED, UNSPECIFIED, UNKNOWN = (
    "early_release", "end_of_sentence", "release_unspecified", "unknown",
)  # fmt: skip
KINDS = (EARLY, SERVED, "release_into_restriction", UNSPECIFIED, "death", UNKNOWN)
NEAR = timedelta(days=30)  # before its scheduled day a release is foreseen, not early
HALF_A_DAY = 0.5  # who is let go on the day of the arrest was still held for a while

Reading = Literal["shortest", "middle", "longest"]
READINGS: tuple[Reading, ...] = ("shortest", "middle", "longest")


@dataclass(frozen=True, slots=True)
class Detention:
    """One detention of one person. `kind` is how it ended; blank where no end is known.

    `starts` and `ends` are the first and the last day that each can mean. Without a known end,
    `ends` is the last day on which a source shows the person held, twice.
    """

    case: str
    subject: str
    kind: str
    starts: tuple[date, date]
    ends: tuple[date, date]
    sentence_end: date | None

    @property
    def exact(self) -> bool:
        """Whether both its days are known to the day."""
        return self.starts[0] == self.starts[1] and self.ends[0] == self.ends[1]

    def began(self, reading: Reading) -> float:
        """The day it began, as a day number: the last possible one makes it the shortest."""
        return _between(self.starts, {"shortest": 1.0, "middle": 0.5, "longest": 0.0}[reading])

    def ended(self, reading: Reading) -> float:
        """The day it ended or was last heard of, as a day number, at least half a day later."""
        day = _between(self.ends, {"shortest": 0.0, "middle": 0.5, "longest": 1.0}[reading])
        return max(day, self.began(reading) + HALF_A_DAY)

    def days(self, reading: Reading) -> float:
        """How long it lasted, or was seen to last, in days."""
        return self.ended(reading) - self.began(reading)


@dataclass(frozen=True, slots=True)
class Detentions:
    """All detentions that can be timed, and how many spells say too little.

    `left_out` counts spells by reason: `start_unknown`, `dates_contradict`, `disappeared`.
    `end_not_dated` counts detentions that are told to have ended, nobody says when: they count
    until they were last heard of.
    """

    kept: tuple[Detention, ...]
    left_out: Counter[str]
    end_not_dated: int

    @property
    def imprecise(self) -> int:
        """How many have a beginning or an end that is not known to the day."""
        return sum(not one.exact for one in self.kept)

    @property
    def heard_once(self) -> int:
        """How many were never heard of after the day they began."""
        return sum(one.kind == STILL and one.days("longest") <= HALF_A_DAY for one in self.kept)

    @property
    def sentences_known(self) -> int:
        """For how many the foreseeable last day is known."""
        return sum(one.sentence_end is not None for one in self.kept)


def detentions(spells: Iterable[SpellRow]) -> Detentions:
    """Sort out which spells are detentions that can be timed. Order is kept; none is guessed."""
    kept: list[Detention] = []
    left_out: Counter[str] = Counter()
    end_not_dated = 0
    for spell in spells:
        if spell.status == DISAPPEARED:
            left_out["disappeared"] += 1
        if spell.status not in HELD:
            continue
        found = _read(spell)
        if isinstance(found, str):
            left_out[found] += 1
        else:
            kept.append(found)
            end_not_dated += found.kind == STILL and spell.end_kind not in ("", UNKNOWN)
    return Detentions(tuple(kept), left_out, end_not_dated)


def way_out(spell: SpellRow) -> str:
    """How a detention ended, with releases at their scheduled day called what they are.

    Let go from thirty days before the foreseeable end of the sentence on is `end_of_sentence`,
    also where a source calls it early or does not say. Of an end that may fall on several days
    the last one decides. Other ends stay as the sources give them; blank is `unknown`.
    """
    if spell.end_kind in (EARLY, UNSPECIFIED) and _as_scheduled(spell):
        return SERVED
    return spell.end_kind or UNKNOWN


def _as_scheduled(spell: SpellRow) -> bool:
    if spell.sentence_end is None or spell.end_upper is None:
        return False
    return spell.end_upper >= spell.sentence_end - NEAR


def _read(spell: SpellRow) -> Detention | str:
    """A spell as a detention, or the reason why it cannot be timed."""
    if spell.start_lower is None or spell.start_upper is None:
        return "start_unknown"
    starts = (spell.start_lower, spell.start_upper)
    if spell.end_upper is None:
        return _unended(spell, *starts)
    ends = (spell.end_lower or starts[0], spell.end_upper)
    if ends[1] < starts[0]:
        return "dates_contradict"
    return Detention(spell.case, spell.subject, way_out(spell), starts, ends, spell.sentence_end)


def _unended(spell: SpellRow, first: date, last: date) -> Detention:
    """A detention that counts until it was last heard of: for nothing if that was its start."""
    heard = max(spell.last_known or date.min, spell.end_lower or date.min)
    starts = (first, last) if heard > last else (last, last)
    seen = max(heard, last)
    return Detention(spell.case, spell.subject, STILL, starts, (seen, seen), spell.sentence_end)


def _between(days: tuple[date, date], part: float) -> float:
    first, last = (day.toordinal() for day in days)
    return first + (last - first) * part
