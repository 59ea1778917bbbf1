"""What numbers may be told of supporters, so that no small group stands out.

A group of fewer than 20 is never shown. Source: campaigns reference, section 5, point 20.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

K: Final = 20


@dataclass(frozen=True, slots=True)
class Breakdown:
    """Groups large enough to show, largest first, and all others together."""

    shown: tuple[tuple[str, int], ...]
    others: int

    @property
    def total(self) -> int:
        """Everybody; shown groups and others together."""
        return sum(number for _, number in self.shown) + self.others


def breakdown(counts: Mapping[str, int], *, k: int = K) -> Breakdown:
    """Numbers by group, safe against subtraction.

    Were a single group hidden, "others" would be its number; were all hidden ones fewer than `k`
    together, "others" would be a small group itself. Then the smallest shown groups are hidden too,
    until neither is so. What cannot be hidden here is how one day's numbers differ from the next
    day's: whoever publishes often publishes rarely enough that a group grows by many at a time.
    """
    shown = sorted(
        ((code, number) for code, number in counts.items() if number >= max(k, 1)),
        key=lambda pair: (-pair[1], pair[0]),
    )
    hidden = [number for number in counts.values() if 0 < number < k]
    while hidden and shown and sum(hidden) < k:  # a single hidden group is below it too
        hidden.append(shown.pop()[1])
    return Breakdown(tuple(shown), sum(hidden))


def may_show_country(number: int, *, k: int = K) -> bool:
    """Whether so many supporters of one country are enough for the country to be named."""
    return number >= k
