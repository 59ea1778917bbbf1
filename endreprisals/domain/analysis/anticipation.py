"""Signs that cases were raised when a release was already foreseen, or that the method itself errs.

Who speaks just before a sentence runs out seems to have opened the door. Three questions are put
to the data before any effect is reported: do scheduled ends follow statements more often than
chance would have it; do releases crowd into the weeks after a statement; and does the method find
an effect of dates on which nothing happened.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from math import sqrt

from endreprisals.domain.analysis import codes_time as codes
from endreprisals.domain.analysis.cox import Line, Ratio, hazard_ratio
from endreprisals.domain.analysis.figure import Saying
from endreprisals.domain.analysis.study import RAISED, Study

SOON = 90  # days after a statement in which what was foreseen would happen
UNLIKELY = 3.0  # standard deviations above what chance gives
ENOUGH = 5  # fewer releases soon after say nothing either way
HIDDEN_SHARE = 0.02  # of unknown sentence ends, which timed statements could still turn to effects
RECENT = "recently_raised"
STRIDE = 7919  # a prime: hands out waiting times in an order that has nothing to do with theirs


@dataclass(frozen=True, slots=True)
class Timing:
    """How many raised detentions were scheduled to end soon after the statement."""

    soon: int
    of: int
    expected: float

    @property
    def crowded(self) -> bool:
        """Whether more ends follow than would if statements came at any time of a sentence."""
        spread = sqrt(max(self.expected * (1 - self.expected / self.of), 0.0)) if self.of else 0.0
        return self.soon >= ENOUGH and self.soon > self.expected + UNLIKELY * spread

    def says(self) -> Saying:
        """The count beside what chance would give."""
        numbers = {"count": self.soon, "of": self.of, "expected": self.expected, "days": SOON}
        return Saying(codes.ENDS_FOLLOW_RAISES, numbers)


def timing(study: Study) -> Timing:
    """Count raised detentions whose scheduled end came at most ninety days after the statement.

    Only statements made during the term count. Chance gives each a share of ninety days in the
    whole term, which is rather too much, because some leave before their last ninety days.
    """
    soon, of, expected = 0, 0, 0.0
    for one, raised_on in zip(study.detentions, study.raised_on, strict=True):
        if raised_on is None or one.sentence_end is None:
            continue
        began, end = one.began("middle"), one.sentence_end.toordinal()
        if began < raised_on < min(end, one.ended("middle")):
            of += 1
            soon += end - raised_on <= SOON
            expected += min(1.0, SOON / (end - began))
    return Timing(soon, of, expected)


def soon_after(lines: Sequence[Line]) -> Ratio | None:
    """How much more often release came in the first ninety days after a statement than later.

    None where too few releases came so soon, or too few later: then nothing can be said. Raises
    `NotConverged`.
    """
    split = [part for line in lines for part in _split(line)]
    recent = [part.traits[RECENT] for part in split if part.early and part.traits[RAISED]]
    if not _enough(recent):
        return None
    return hazard_ratio(split, RECENT)


def placebo(study: Study) -> Ratio | None:
    """What the method finds for those never raised, given dates on which nothing happened.

    Each gets the waiting time of somebody who was raised; who was still held then counts as if
    raised. Nobody spoke, so whatever is found comes from the method or from the data. None
    where too few were released before or after those dates. Raises `NotConverged`.
    """
    never = [not ever for ever in study.ever_raised()]
    waits = sorted(_waits(study))
    if not waits:
        return None
    spared = [one for one, so in zip(study.detentions, never, strict=True) if so]
    given = [waits[place * STRIDE % len(waits)] for place in range(len(spared))]
    days = [one.began("middle") + wait for one, wait in zip(spared, given, strict=True)]
    lines = study.among(never, days).lines()
    if not _enough([line.traits[RAISED] for line in lines if line.early]):
        return None
    return hazard_ratio(lines, RAISED)


def _waits(study: Study) -> Iterator[float]:
    """How many days after its beginning each detention was raised, of those raised during it."""
    for one, raised_on in zip(study.detentions, study.raised_on, strict=True):
        if raised_on is not None and one.began("middle") < raised_on < one.ended("middle"):
            yield raised_on - one.began("middle")


def _split(line: Line) -> list[Line]:
    """A stretch after a statement in two: its first ninety days, and what came later."""
    border = line.start + SOON
    if not line.traits[RAISED] or line.start <= 0:
        return [_marked(line, recent=0.0)]
    if line.stop <= border:
        return [_marked(line, recent=1.0)]
    first, later = replace(line, stop=border, early=False), replace(line, start=border)
    return [_marked(first, recent=1.0), _marked(later, recent=0.0)]


def _marked(line: Line, *, recent: float) -> Line:
    return replace(line, traits={**line.traits, RECENT: recent})


def _enough(flags: Sequence[float]) -> bool:
    """Whether enough releases came on either side."""
    return min(sum(flags), len(flags) - sum(flags)) >= ENOUGH
