"""The plot that years stand in: a place for each year, and a scale of amounts."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from endreprisals.domain.analysis.figure import Figure, Value
from endreprisals.observatory.charts.forms import COUNTED, WITHHELD, YEARS, Stack, stack_of
from endreprisals.observatory.charts.looks import keys_of, top_of, withheld_of
from endreprisals.observatory.charts.parts import Spec, scale
from endreprisals.observatory.charts.ticks import ticks

MOST_YEARS = 80

Places = Mapping[tuple[str, str], list[Value]]


@dataclass(frozen=True, slots=True)
class YearPlot:
    """Years from left to right, all of the same width, amounts from the bottom up.

    `stack` are the series that make up the columns, from the bottom up; `points` are the others.
    """

    keys: tuple[str, ...]
    stack: tuple[str, ...]
    points: tuple[str, ...]
    total: str
    values: Places
    ticks: tuple[float, ...]
    width: float
    height: float

    @property
    def slot(self) -> float:
        return self.width / len(self.keys)

    @property
    def amounts(self) -> Spec:
        return scale([0, self.ticks[-1]])

    @property
    def series(self) -> tuple[str, ...]:
        return (*self.stack, *self.points)

    def x(self, key: str) -> float:
        """The middle of the place of a year."""
        return (self.keys.index(key) + 0.5) * self.slot

    def y(self, amount: float) -> float:
        """How far below the top of the plot an amount stands."""
        return self.height * (1 - amount / self.ticks[-1])

    def at(self, key: str, series: str) -> list[Value]:
        """The values of a year and series: several where sources give different numbers."""
        return self.values.get((key, series), [])

    def height_of(self, key: str, *series: str) -> float:
        """How high these series of a year are together."""
        return sum(max((v.value or 0 for v in self.at(key, one)), default=0) for one in series)

    def rest(self, key: str) -> float:
        """What a year's total has above the parts that are shown; 0 where all parts are."""
        parts = [value for one in self.stack for value in self.at(key, one)]
        whole = all(value.value is not None for value in parts)
        return 0.0 if whole else self.height_of(key, self.total) - self.height_of(key, *self.stack)

    def top(self, key: str) -> float:
        """The highest thing that is drawn for a year."""
        drawn = (*self.series, *([self.total] if self.total else []))
        lone = [top_of(value) for one in drawn for value in self.at(key, one)]
        return max([self.height_of(key, *self.stack), *lone], default=0)


def year_plot(figure: Figure, width: float, height: float) -> YearPlot:
    """The plot of a figure in so many pixels."""
    parts = stack_of(figure)
    stack, points = _series(figure, parts)
    values: dict[tuple[str, str], list[Value]] = {}
    for value in figure.values:
        values.setdefault((value.key, value.series), []).append(value)
    keys = keys_of(figure)
    bare = YearPlot(
        keys=tuple(_every_year(keys) if figure.axis in YEARS else keys),
        stack=stack,
        points=points,
        total=parts.total if parts else "",
        values=values,
        ticks=(0.0, 1.0),
        width=width,
        height=height,
    )
    most = max(bare.top(key) for key in bare.keys)
    return _with_ticks(bare, figure, most)


def _with_ticks(plot: YearPlot, figure: Figure, most: float) -> YearPlot:
    """The same plot with round numbers up to the highest thing that is drawn."""
    limit = 1.0 if figure.unit == "share" else None
    found = ticks(most, whole=figure.unit in COUNTED, limit=limit)
    return replace(plot, ticks=tuple(found))


def _series(figure: Figure, parts: Stack | None) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The series of the columns and those that are points. A total is only said, not drawn."""
    every = list(dict.fromkeys(value.series for value in figure.values))
    shown = [one for one in every if one != WITHHELD]
    held = [WITHHELD] if withheld_of(figure) else []
    if parts:
        stack = [one for one in parts.parts if one in (*shown, *held)]
        shown = [one for one in shown if one != parts.total]
    else:
        stack = [*shown[:1], *held] if figure.unit in COUNTED else []
    return tuple(stack), tuple(one for one in shown if one not in stack)


def _every_year(keys: list[str]) -> list[str]:
    """The years in order, with those between that have no number: a gap is seen as a gap."""
    if not all(key.isdigit() for key in keys):
        return keys
    years = sorted(int(key) for key in keys)
    if years[-1] - years[0] >= MOST_YEARS:
        return [str(year) for year in years]
    return [str(year) for year in range(years[0], years[-1] + 1)]
