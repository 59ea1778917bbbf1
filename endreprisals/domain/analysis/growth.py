"""Whether more States than the year before is more than chance: ratios of published numbers."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from itertools import pairwise

from endreprisals.domain.analysis.figure import Saying, Value
from endreprisals.domain.analysis.intervals import Estimate, rate_ratio

RATIO = "ratio"
NO_CHANGE = 1.0


@dataclass(frozen=True, slots=True)
class Change:
    """The numbers of two years, and how many times the earlier the later one is."""

    earlier: int
    later: int
    before: int
    after: int
    ratio: Estimate


def changes(numbers: Mapping[int, int]) -> Iterator[Change]:
    """The change from each year to the next. Gaps between years and zeros give none."""
    for earlier, later in pairwise(sorted(numbers)):
        ratio = rate_ratio(numbers[earlier], numbers[later])
        if ratio is not None and later == earlier + 1:
            yield Change(earlier, later, numbers[earlier], numbers[later], ratio)


def ratio_value(change: Change) -> Value:
    """The ratio as a value of the later year."""
    found = change.ratio
    return Value(
        str(change.later), found.value, RATIO, low=found.low, high=found.high, method="rate_ratio"
    )


def change_sayings(change: Change) -> tuple[Saying, Saying]:
    """Both numbers with ratio and interval, and whether chance alone could have done it."""
    found = change.ratio
    years = {"earlier": str(change.earlier), "later": str(change.later)}
    numbers = {
        "before": change.before,
        "after": change.after,
        "percent": _rounded((found.value - NO_CHANGE) * 100, "0.1"),
        "ratio": _rounded(found.value),
        "low": _rounded(found.low),
        "high": _rounded(found.high),
    }
    within = found.holds(NO_CHANGE)
    verdict = "change_may_be_chance" if within else "change_beyond_chance"
    return Saying("changed", {**years, **numbers}), Saying(verdict, years)


def _rounded(number: float, step: str = "0.01") -> float:
    """Half is rounded up as readers do: 1.625 is 1.63, where `round` would say 1.62."""
    return float(Decimal(str(number)).quantize(Decimal(step), ROUND_HALF_UP))
