"""How good forecasts were: the Brier score of each, and the mean of many beside the base rate.

A forecast says, before a session, how likely a State is to speak. The score is the squared
distance from what happened: 0 is best, 1 is worst, and always saying one half gives 0.25.
Source: G. W. Brier, Verification of forecasts expressed in terms of probability (1950).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import fmean

FEWEST = 10  # scored forecasts below which a mean says more about chance than about skill


@dataclass(frozen=True, slots=True)
class Scored:
    """A forecast of which it is known what happened."""

    probability: float  # from 0 to 1
    happened: bool


@dataclass(frozen=True, slots=True)
class Record:
    """Many scored forecasts in four numbers, none of which has a unit.

    `by_base_rate` is the mean score of somebody who always says the base rate, known only
    afterwards. `skill` is 1 for perfect forecasts, 0 for no better than that and below 0 for
    worse; None where everything came out alike, so that there is nothing to be better at.
    """

    count: int
    mean: float
    base_rate: float
    by_base_rate: float
    skill: float | None


class TooFewForecasts(Exception):
    """So few forecasts are scored that a mean would mislead."""

    def __init__(self, count: int) -> None:
        super().__init__(f"{count} scored forecasts: a mean is shown from {FEWEST} on")
        self.count = count


class NotAProbability(ValueError):
    """A number that is no share from 0 to 1."""

    def __init__(self, given: float) -> None:
        super().__init__(f"{given} is no probability: give a share from 0 to 1")
        self.given = given


def brier(probability: float, *, happened: bool) -> float:
    """The Brier score of one forecast, from 0 (certain and right) to 1 (certain and wrong).

    Raises `NotAProbability`.
    """
    if not 0 <= probability <= 1:
        raise NotAProbability(probability)
    return (probability - happened) ** 2


def record(scored: Sequence[Scored]) -> Record:
    """The mean score of many forecasts and what it is worth; raises `TooFewForecasts` below 10."""
    if len(scored) < FEWEST:
        raise TooFewForecasts(len(scored))
    mean = fmean(brier(one.probability, happened=one.happened) for one in scored)
    base_rate = fmean(one.happened for one in scored)
    by_base_rate = base_rate * (1 - base_rate)
    skill = None if by_base_rate == 0 else 1 - mean / by_base_rate
    return Record(len(scored), mean, base_rate, by_base_rate, skill)
