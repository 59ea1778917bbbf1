"""Shares that had left by a time, with bounds for people who are held and let go together.

Several detentions of one case seldom end apart: an amnesty, a trial or a ransom frees all or none.
Taken one by one they would seem to say more than they do. So each case is left out in turn and
everything is worked out anew: how far the shares move says how far chance can move them.

Source: the jackknife of Tukey as in Efron and Stein 1981; in groups as in Kott 2001.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from statistics import fmean

from endreprisals.domain.analysis.left_out import Shares, shares_without
from endreprisals.domain.analysis.survival import (
    STILL,
    Incidence,
    Standing,
    Stay,
    log_log,
    rest,
    standings,
)

GROUPS = 100  # of more cases than this, some are left out together

Stays = Sequence[tuple[str, Stay]]  # each with the case that it belongs to


def clustered(
    stays: Stays, times: Sequence[float], ways: Sequence[str]
) -> tuple[Standing, ...]:  # fmt: skip
    """As `standings`, with the wider bounds of its own and of those that keep cases together.

    Where every case has one stay there is nothing to keep together. A share that rests on one
    case alone is bounded by 0 and 1: that case tells nothing of another.
    """
    whole = standings((stay for _, stay in stays), times, ways)
    groups = _groups(stays)
    if len(groups) == len(stays):
        return whole
    numbered = [(groups[case], stay) for case, stay in stays]
    without = shares_without(numbered, times, ways, min(len(groups), GROUPS))
    return tuple(
        _wider(standing, [one[place] for one in without], _cases_seen(stays, standing.time))
        for place, standing in enumerate(whole)
    )


def _groups(stays: Stays) -> Mapping[str, int]:
    """A group for each case, in the order in which they come."""
    cases = dict.fromkeys(case for case, _ in stays)
    return {case: place % GROUPS for place, case in enumerate(cases)}


def _cases_seen(stays: Stays, time: float) -> int:
    """In how many cases somebody was followed at a time; if in none, in how many all had left."""
    followed = {case for case, stay in stays if stay.entry < time <= stay.exit}
    left = {case for case, stay in stays if stay.event != STILL and stay.exit <= time}
    return len(followed or left)


def _wider(whole: Standing, without: Sequence[Shares], seen: int) -> Standing:
    left = {
        way: _widened(found, [one.left[way] for one in without], seen)
        for way, found in whole.left.items()
    }
    gone = _widened(rest(whole.still), [one.gone for one in without], seen)
    return replace(whole, left=left, still=rest(gone))


def _widened(found: Incidence, without: Sequence[float | None], seen: int) -> Incidence:
    """A share with the wider bounds of its own and of the spread of those without each case."""
    if found.share is None or found.low is None or found.high is None:
        return found
    shares = [one for one in without if one is not None]
    if len(shares) < len(without):
        return Incidence(found.share, 0.0, 1.0)
    middle, number = fmean(shares), len(shares)
    variance = (number - 1) / number * sum((one - middle) ** 2 for one in shares)
    bounds = log_log(found.share, variance, seen)
    low, high = bounds.low or 0.0, bounds.high or 0.0
    return Incidence(found.share, min(found.low, low), max(found.high, high))
