"""Round numbers for an axis."""

from math import ceil, floor, log10


def ticks(
    most: float, *, about: int = 4, whole: bool = False, limit: float | None = None
) -> list[float]:
    """Round numbers from 0 to `most` or just above it, in equal steps of 1, 2, 2.5 or 5.

    `whole` allows no step below 1, for counts. Nothing stands above `limit`, such as 1 for shares.
    """
    if most <= 0:
        return [0.0, limit or 1.0]
    step = _step(most / about, whole=whole)
    count = ceil(round(most / step, 9))
    found = [round(step * number, 9) for number in range(count + 1)]
    return found if limit is None else [number for number in found if number <= limit + 1e-9]


def _step(rough: float, *, whole: bool) -> float:
    power = 10.0 ** floor(log10(rough))
    steps = (1, 2, 5, 10) if whole else (1, 2, 2.5, 5, 10)
    step = next(power * part for part in steps if power * part >= rough * (1 - 1e-9))
    return max(step, 1.0) if whole else step
