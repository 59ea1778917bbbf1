"""Counting cases by facet: every value of a facet is one long number, one bit per case.

A filter is an intersection of numbers and a count is the number of ones in one of them, so that
all counts of a page cost a few milliseconds at a hundred thousand cases (ADR 0005).
"""

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date


def bits_of(ordinals: Iterable[int], size: int) -> int:
    """The number whose ones stand at `ordinals`, each from 0 up to `size` - 1."""
    buffer = bytearray(size // 8 + 1)
    for ordinal in ordinals:
        buffer[ordinal >> 3] |= 1 << (ordinal & 7)
    return int.from_bytes(buffer, "little")


def ordinals_of(bits: int, *, start: int = 0, count: int | None = None) -> Iterator[int]:
    """Places of the ones, rising, after skipping `start` of them; at most `count`."""
    wanted = count if count is not None else bits.bit_count()
    data = bits.to_bytes(bits.bit_length() // 8 + 1, "little")
    skip = start
    for at in range(0, len(data), 64):
        word = int.from_bytes(data[at : at + 64], "little")
        ones = word.bit_count()
        if skip >= ones:
            skip -= ones
            continue
        while word and wanted > 0:
            low = word & -word
            word ^= low
            if skip:
                skip -= 1
                continue
            yield at * 8 + low.bit_length() - 1
            wanted -= 1
        if wanted <= 0:
            return


@dataclass(frozen=True, slots=True)
class Bounds:
    """First and last possible day of many spans, sorted by the first, each with its case."""

    lowers: "array[int]"  # days since 0001-01-01, rising
    uppers: "array[int]"
    cases: "array[int]"  # ordinals

    @classmethod
    def of(cls, rows: Iterable[tuple[date, date, int]]) -> "Bounds":
        """Sort once; every filter after that is one pass from the start."""
        days = sorted((low.toordinal(), high.toordinal(), case) for low, high, case in rows)
        return cls(*(array("i", [row[column] for row in days]) for column in range(3)))

    def within(self, start: date, end: date) -> Iterator[int]:
        """Cases with a span that lies in the period as a whole."""
        low = bisect_left(self.lowers, start.toordinal())
        last = end.toordinal()
        high = bisect_right(self.lowers, last)
        for upper, case in zip(self.uppers[low:high], self.cases[low:high], strict=True):
            if upper <= last:
                yield case

    def touching(self, start: date, end: date) -> Iterator[int]:
        """Cases with a span that meets the period somewhere."""
        first = start.toordinal()
        high = bisect_right(self.lowers, end.toordinal())
        for upper, case in zip(self.uppers[:high], self.cases[:high], strict=True):
            if upper >= first:
                yield case


Values = Mapping[str, Mapping[str, int]]


@dataclass(frozen=True, slots=True)
class Counted:
    """What a filter leaves: its bits, and for each facet the count of every value."""

    bits: int
    counts: Mapping[str, Mapping[str, int]]


def count(values: Values, chosen: Mapping[str, tuple[str, ...]], base: int) -> Counted:
    """Apply the chosen values to `base` and count every value of every facet.

    Values of one facet widen the list, facets narrow each other; the counts of a facet leave its
    own choice out, so that they say what one more click would show.
    """
    unions = {facet: _union(values.get(facet, {}), picked) for facet, picked in chosen.items()}
    everything = base
    for union in unions.values():
        everything &= union
    counts = {}
    for facet, by_value in values.items():
        frame = _without(base, unions, facet) if facet in unions else everything
        counts[facet] = {
            value: n for value, bits in by_value.items() if (n := (bits & frame).bit_count())
        }
    return Counted(everything, counts)


def _union(by_value: Mapping[str, int], picked: Iterable[str]) -> int:
    union = 0
    for value in picked:
        union |= by_value.get(value, 0)
    return union


def _without(base: int, unions: Mapping[str, int], facet: str) -> int:
    frame = base
    for other, union in unions.items():
        if other != facet:
            frame &= union
    return frame
