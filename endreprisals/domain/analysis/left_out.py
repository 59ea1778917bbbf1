"""The shares that had left by a time, worked out anew without each group of stays.

The same numbers as `survival.standings` gives for the other stays, and without bounds: what is
common to all groups is counted once, so that a hundred groups do not cost a hundred times as much.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from endreprisals.domain.analysis.survival import STILL, Stay

_NEVER = float("-inf")


@dataclass(frozen=True, slots=True)
class Shares:
    """Who had left by a time, in each way and in any; None where the data do not reach."""

    left: Mapping[str, float | None]
    gone: float | None


@dataclass(frozen=True, slots=True)
class _Ended:
    """One day on which somebody left: how many in each way, out of how many."""

    time: float
    ways: Counter[str]
    at_risk: int


class _Stays:
    """The stays of one group, or of all: how many are followed at a time, and who left when."""

    def __init__(self, stays: Iterable[Stay]) -> None:
        kept = list(stays)
        self.entries = sorted(one.entry for one in kept)
        self.exits = sorted(one.exit for one in kept)
        self.last_entry = self.entries[-1] if self.entries else _NEVER
        self.ended: dict[float, Counter[str]] = {}
        for one in kept:
            if one.event != STILL:
                self.ended.setdefault(one.exit, Counter())[one.event] += 1

    def at_risk(self, time: float) -> int:
        """How many are followed just before a time."""
        return bisect_left(self.entries, time) - bisect_left(self.exits, time)


def shares_without(
    stays: Sequence[tuple[int, Stay]], times: Sequence[float], ways: Sequence[str], groups: int
) -> list[tuple[Shares, ...]]:
    """For each group, the shares at each time of all stays that are not in it.

    Stays come with the number of their group, from 0. `times` must rise; `ways` are all ways of
    leaving that there are.
    """
    members: list[list[Stay]] = [[] for _ in range(groups)]
    for number, stay in stays:
        members[number].append(stay)
    own = [_Stays(some) for some in members]
    everybody = _Stays(stay for _, stay in stays)
    steps = [
        _Ended(time, found, everybody.at_risk(time))
        for time, found in sorted(everybody.ended.items())
    ]
    followed = [everybody.at_risk(time) for time in times]
    entries = sorted(((one.last_entry, number) for number, one in enumerate(own)), reverse=True)
    walks = []
    for number, group in enumerate(own):
        others = next((last for last, of in entries if of != number), _NEVER)
        walk = _Walk(group, ways, others)
        walks.append(tuple(walk.all_until(steps, times, followed)))
    return walks


class _Walk:
    """A walk through all days on which somebody outside one group left."""

    def __init__(self, out: _Stays, ways: Sequence[str], last_entry: float) -> None:
        self.out, self.last_entry = out, last_entry
        self.shares = dict.fromkeys(ways, 0.0)
        self.gone, self.rest = 0.0, 1.0
        self.broken = False

    def all_until(
        self, steps: Sequence[_Ended], times: Sequence[float], followed: Sequence[int]
    ) -> Iterable[Shares]:
        """The shares at each time, given how many of all stays are followed then."""
        place = 0
        for time, everybody in zip(times, followed, strict=True):
            while place < len(steps) and steps[place].time <= time:
                self._step(steps[place])
                place += 1
            yield self._shares(everybody - self.out.at_risk(time))

    def _step(self, step: _Ended) -> None:
        ways, mine = step.ways, self.out.ended.get(step.time)
        if mine:
            ways = ways - mine
        ended = ways.total()
        if not ended:
            return
        at_risk = step.at_risk - self.out.at_risk(step.time)
        before = self.rest
        self.gone += before * ended / at_risk
        for way, number in ways.items():
            self.shares[way] += before * number / at_risk
        self.rest = 0.0 if ended == at_risk else before * (1 - ended / at_risk)
        self.broken |= ended == at_risk and self.last_entry >= step.time

    def _shares(self, at_risk: int) -> Shares:
        if self.broken or (at_risk <= 0 and self.rest > 0):
            return Shares(dict.fromkeys(self.shares), None)
        left = {way: min(share, 1.0) for way, share in self.shares.items()}
        return Shares(left, min(self.gone, 1.0))
