"""How many had left detention by when, and how: shares that allow for time not yet seen.

The Aalen-Johansen estimate of cumulative incidence, in plain Python. Each way of leaving competes
with the others: who has died can no longer be released. A stay that was last heard of while it
lasted counts for as long as it was seen and not a day longer; a stay that came under observation
late counts from then on.

Source: Aalen and Johansen 1978; variance and log-log interval as in Collett, Modelling Survival
Data in Medical Research (3rd edition), ch. 12.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from math import exp, log, sqrt

from endreprisals.domain.analysis.intervals import Z

STILL = ""  # the event of a stay of which no end is known
_WHOLE = 1 - 1e-12  # a share this near to all is all


@dataclass(frozen=True, slots=True)
class Stay:
    """A time under observation: from day `entry` to day `exit` of a detention, and how it ended.

    A stay counts after its entry and up to its exit, so `entry` must be smaller than `exit`.
    """

    entry: float
    exit: float
    event: str


@dataclass(frozen=True, slots=True)
class Incidence:
    """The share that had left in one way by a time, with its bounds.

    `share`, `low` and `high` are None where the data do not reach: where nobody was followed
    for so long, or where everybody seen had left before others came under observation.
    """

    share: float | None
    low: float | None
    high: float | None


@dataclass(frozen=True, slots=True)
class Standing:
    """Where all stays stand at one time: who left how, who is still there, who is still seen.

    `left` has each way of leaving asked for, `counts` how many had ended in which by then.
    `broken` says that everybody then seen had left before others came under observation, so
    that no share can be given any more.
    """

    time: float
    at_risk: int
    left: Mapping[str, Incidence]
    still: Incidence
    counts: Mapping[str, int]
    broken: bool


@dataclass(slots=True)
class _Track:
    """The running sums of one way of leaving."""

    share: float = 0.0
    spread: float = 0.0
    firsts: list[float] = field(default_factory=lambda: [0.0, 0.0, 0.0])
    thirds: list[float] = field(default_factory=lambda: [0.0, 0.0])

    def step(self, *, before: float, at_risk: int, ended: int, so: int) -> None:
        """Take in one time at which `ended` of those at risk left, `so` of them in this way."""
        self.share += before * so / at_risk
        self.spread += before**2 * so * (at_risk - so) / at_risk**3
        third = before * so / at_risk**2
        # Where all leave, nothing can be added to any share later on: the term is nought.
        first = ended / (at_risk * (at_risk - ended)) if ended < at_risk else 0.0
        for power in range(3):
            self.firsts[power] += first * self.share**power
        for power in range(2):
            self.thirds[power] += third * self.share**power

    def variance(self) -> float:
        """The variance of the share by now; rounding never makes it negative."""
        share, firsts, thirds = self.share, self.firsts, self.thirds
        first = share**2 * firsts[0] - 2 * share * firsts[1] + firsts[2]
        return max(0.0, first + self.spread - 2 * (share * thirds[0] - thirds[1]))

    def incidence(self, at_risk: int) -> Incidence:
        """The share with its log-log bounds, and with Wilson's where all or none have left."""
        return log_log(min(self.share, 1.0), self.variance(), at_risk)


_UNREACHED = Incidence(None, None, None)


def log_log(share: float, variance: float, seen: int) -> Incidence:
    """A share with log-log bounds of 95 per cent, and with Wilson's where all or none have left.

    `seen` is how many were followed, which alone bounds a share of all or of none.
    """
    reach = Z * Z
    if share <= 0.0:
        return Incidence(0.0, 0.0, reach / (seen + reach))
    if share > _WHOLE:
        return Incidence(1.0, seen / (seen + reach), 1.0)
    deep = log(-log(share))
    wide = Z * sqrt(variance) / (share * -log(share))
    return Incidence(share, exp(-exp(deep + wide)), exp(-exp(deep - wide)))


def standings(
    stays: Iterable[Stay], times: Sequence[float], ways: Sequence[str]
) -> tuple[Standing, ...]:
    """Say for each time how many had left in each way by then, and how many had not.

    `times` are days since the beginning and must rise. `ways` are all ways of leaving that there
    are: their shares and the share still there add up to 1. Bounds are of 95 per cent. Events of
    the same day count together.
    """
    walk = _Walk(list(stays), ways)
    return tuple(walk.until(time) for time in times)


class _Walk:
    """A walk through all times at which somebody left, with the sums so far."""

    def __init__(self, stays: list[Stay], kinds: Sequence[str]) -> None:
        self.entries = sorted(stay.entry for stay in stays)
        self.exits = sorted(stay.exit for stay in stays)
        self.tracks = {kind: _Track() for kind in kinds}
        self.any = _Track()
        self.counts: Counter[str] = Counter()
        self.broken = False
        self.rest = 1.0
        self.steps = _events(stays)
        self.next = next(self.steps, None)

    def until(self, time: float) -> Standing:
        """Walk on to a time and say how everything stands then."""
        while self.next and self.next[0] <= time:
            self._step(*self.next)
            self.next = next(self.steps, None)
        at_risk = self.at_risk(time)
        followed = not self.broken and (at_risk > 0 or self.rest <= 0)
        seen = at_risk or self.counts.total()
        whole = self.any.incidence(seen) if followed else _UNREACHED
        left = {
            kind: track.incidence(seen) if followed else _UNREACHED
            for kind, track in self.tracks.items()
        }
        return Standing(time, at_risk, left, rest(whole), dict(self.counts), self.broken)

    def at_risk(self, time: float) -> int:
        """How many are under observation just before a time: entered before it, not yet out."""
        return bisect_left(self.entries, time) - bisect_left(self.exits, time)

    def _step(self, time: float, ways: Counter[str]) -> None:
        at_risk, ended, before = self.at_risk(time), ways.total(), self.rest
        self.any.step(before=before, at_risk=at_risk, ended=ended, so=ended)
        for kind, track in self.tracks.items():
            track.step(before=before, at_risk=at_risk, ended=ended, so=ways[kind])
        self.counts.update(ways)
        self.rest = 0.0 if ended == at_risk else before * (1 - ended / at_risk)
        # Who comes under observation later cannot bring back a share that has fallen to none.
        self.broken |= ended == at_risk and self.entries[-1] >= time


def _events(stays: list[Stay]) -> Iterator[tuple[float, Counter[str]]]:
    ended: dict[float, Counter[str]] = {}
    for stay in stays:
        if stay.event != STILL:
            ended.setdefault(stay.exit, Counter())[stay.event] += 1
    return iter(sorted(ended.items(), key=lambda one: one[0]))


def rest(left: Incidence) -> Incidence:
    """What has not left, from what has; and the other way round."""
    if left.share is None or left.low is None or left.high is None:
        return _UNREACHED
    return Incidence(1 - left.share, 1 - left.high, 1 - left.low)
