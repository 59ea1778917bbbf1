"""How far chance alone could move a share, a count or a rise: 95 per cent intervals.

Everything is computed from formulas with nothing but `math`, so that a reader can follow it:
Wilson 1927 for a share, Garwood 1936 for a count, Newcombe 1998 (method 10) for two shares and
the log-normal interval for the ratio of two rates. The bounds of 13 against 8 are 0.67 and 3.92.
"""

from collections.abc import Callable
from dataclasses import dataclass
from math import exp, lgamma, log, sqrt

Z = 1.959963984540054  # 97.5 per cent of a normal distribution lies below it
TAIL = 0.025  # what is left out at either side
_NEGLIGIBLE = 1e-17  # of a sum: smaller terms change no digit
_HALVINGS = 100  # enough for the last digit of a float


@dataclass(frozen=True, slots=True)
class Interval:
    """Two bounds, the lower one first."""

    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Estimate:
    """A number with its two bounds."""

    value: float
    low: float
    high: float

    def holds(self, number: float) -> bool:
        """Whether the interval includes a number, such as 1 for a ratio that may be no change."""
        return self.low <= number <= self.high


def wilson(count: int, of: int) -> Interval | None:
    """Bounds of the share `count` of `of`, both inside 0 to 1; None where there is nothing."""
    if of == 0:
        return None
    share, spread = count / of, Z * Z / of
    middle = (share + spread / 2) / (1 + spread)
    reach = Z * sqrt(share * (1 - share) / of + spread / (4 * of)) / (1 + spread)
    # The exact bounds at none and at all are 0 and 1; rounding must not move them off.
    low = 0.0 if count == 0 else middle - reach
    high = 1.0 if count == of else middle + reach
    return Interval(low, high)


def poisson(count: int) -> Interval:
    """Exact bounds of the expected number where `count` were seen."""
    return Interval(_fewest(count), _most(count))


def rate_ratio(
    before: int, after: int, *, months_before: float = 1.0, months_after: float = 1.0
) -> Estimate | None:
    """How many times the rate of `before` the rate of `after` is.

    Rates are counts for a time; without months both times count as equal. None where either
    count is 0, because the log-normal interval has no bound then.
    """
    if before == 0 or after == 0:
        return None
    ratio = (after / months_after) / (before / months_before)
    factor = exp(Z * sqrt(1 / before + 1 / after))
    return Estimate(ratio, ratio / factor, ratio * factor)


def share_difference(before: int, of_before: int, after: int, of_after: int) -> Estimate | None:
    """The second share less the first, from -1 to 1. None where either has no denominator."""
    first, second = wilson(before, of_before), wilson(after, of_after)
    if first is None or second is None:
        return None
    old, new = before / of_before, after / of_after
    down = sqrt((new - second.low) ** 2 + (first.high - old) ** 2)
    up = sqrt((second.high - new) ** 2 + (old - first.low) ** 2)
    return Estimate(new - old, new - old - down, new - old + up)


def _fewest(count: int) -> float:
    """The expectation under which only 2.5 per cent of all counts reach `count`."""
    if count == 0:
        return 0.0
    return _crossing(lambda mean: _at_least(count, mean) < TAIL, 0.0, float(count))


def _most(count: int) -> float:
    """The expectation under which only 2.5 per cent of all counts stay at or below `count`."""
    far = count + 10 * sqrt(count + 1.0)
    return _crossing(lambda mean: _at_most(count, mean) > TAIL, float(count), far)


def _crossing(below: Callable[[float], bool], low: float, high: float) -> float:
    """Where a condition that holds at `low` and not at `high` stops to hold."""
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        low, high = (middle, high) if below(middle) else (low, middle)
    return (low + high) / 2


def _at_least(count: int, mean: float) -> float:
    """Chance of `count` or more, for a mean of at most `count`: terms get smaller upwards."""
    term = total = _chance(count, mean)
    while term > _NEGLIGIBLE * total:
        count += 1
        term *= mean / count
        total += term
    return total


def _at_most(count: int, mean: float) -> float:
    """Chance of `count` or fewer, for a mean of at least `count`: terms get smaller downwards."""
    term = total = _chance(count, mean)
    while term > _NEGLIGIBLE * total:
        term *= count / mean
        count -= 1
        total += term
    return total


def _chance(count: int, mean: float) -> float:
    return exp(count * log(mean) - mean - lgamma(count + 1)) if mean > 0 else 0.0
