"""Changes as points with intervals beside the line of no change: 1 for ratios, 0 for differences.

Ratios stand on a scale of doublings, so that twice as many and half as many are equally far.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from endreprisals.domain.analysis.figure import Figure
from endreprisals.observatory.charts.bars import whisker
from endreprisals.observatory.charts.colours import LIGHT
from endreprisals.observatory.charts.fonts import width_of
from endreprisals.observatory.charts.frame import rows_drawing
from endreprisals.observatory.charts.labels import ChartText
from endreprisals.observatory.charts.layout import Layout, lines_of
from endreprisals.observatory.charts.looks import (
    POINT_LOOKS,
    WHISKER,
    has_interval,
    look,
    series_of,
)
from endreprisals.observatory.charts.parts import (
    Spec,
    Words,
    points,
    rules,
    scale,
    stroke,
    texts,
)
from endreprisals.observatory.charts.rows import Row, Table, table
from endreprisals.observatory.charts.ticks import ticks

DOUBLINGS = (0.0625, 0.125, 0.25, 0.5, 1.0, 2.0, 4.0, 8.0, 16.0)


@dataclass(frozen=True, slots=True)
class Axis:
    """The steps of the scale, where no change stands, and the scale itself."""

    steps: tuple[float, ...]
    nothing: float
    kind: str

    @property
    def scale(self) -> Spec:
        return scale([self.steps[0], self.steps[-1]], self.kind)


def forest(figure: Figure, text: ChartText, layout: Layout) -> Spec:
    """A row for each change: point, interval, and both in figures at the end of the row.

    An interval that runs over the end of the scale is cut there and ends in a wedge.
    """
    set_out = table(figure, text, layout, series_of(figure))
    axis = ratio_axis(figure) if figure.unit == "ratio" else difference_axis(figure)
    room = max((_width(row, set_out, text, layout) for row in set_out.rows), default=0.0) + 14
    plot = max(layout.width - set_out.left - room, 60.0)
    layers = [
        *_lines(axis, set_out),
        *_marks(set_out, axis),
        *texts(_numbers(set_out, text, layout, plot)),
        *texts(_ticks(axis, set_out, text, layout), x=axis.scale),
        *texts(_ends(set_out, text, layout, plot)),
    ]
    below = layout.small_line * (1 + max(map(len, _end_lines(text, layout, plot)))) + 10
    return rows_drawing(set_out, layers, figure, text, layout, plot=plot, below=below)


def ratio_axis(figure: Figure) -> Axis:
    """Doublings from below the lowest to above the highest number, 1 always among them."""
    found = [number for number in _numbers_of(figure) if number > 0]
    low, high = min([*found, 0.9]), max([*found, 1.1])
    below = [step for step in DOUBLINGS if step <= low] or [DOUBLINGS[0]]
    above = [step for step in DOUBLINGS if step >= high] or [DOUBLINGS[-1]]
    steps = (step for step in DOUBLINGS if below[-1] <= step <= above[0])
    return Axis(tuple(steps), 1.0, "log")


def difference_axis(figure: Figure) -> Axis:
    """Round numbers to either side of 0, equally far."""
    most = max(map(abs, _numbers_of(figure)), default=0.0)
    found = ticks(most, about=2, limit=1.0 if figure.unit == "share" else None)
    return Axis((*(-one for one in found[:0:-1]), *found), 0.0, "linear")


def _numbers_of(figure: Figure) -> list[float]:
    every = (number for v in figure.values for number in (v.value, v.low, v.high))
    return [number for number in every if number is not None]


def _lines(axis: Axis, set_out: Table) -> Iterator[Spec]:
    """The steps as lines; only beside the marks where labels stand between the rows."""
    if set_out.left:
        spans = [(-2.0, set_out.height + 4)]
    else:
        spans = [(row.y - 9, row.y + 9) for row in set_out.rows]
    for steps, how in (
        ([step for step in axis.steps if step != axis.nothing], stroke("rule")),
        ([axis.nothing], stroke("ink", 1.2)),
    ):
        lines = [{"x": x, "x2": x, "y": y, "y2": y2} for x in steps for y, y2 in spans]
        yield rules(lines, how, x=axis.scale)


def _marks(set_out: Table, axis: Axis) -> Iterator[Spec]:
    shown = [row for row in set_out.rows if row.value.value is not None]
    cut = [_cut(row, axis) for row in shown]
    yield rules([part for row in cut for part in whisker(row)], WHISKER, x=axis.scale)
    yield from _wedges(shown, axis)
    for number in sorted({row.series for row in cut}):
        at = [{"x": row.value.value, "y": row.y} for row in cut if row.series == number]
        yield points(at, look(POINT_LOOKS, number), x=axis.scale)


def _cut(row: Row, axis: Axis) -> Row:
    """The row with its numbers no further out than the axis goes."""

    def inside(number: float | None) -> float | None:
        return None if number is None else min(max(number, axis.steps[0]), axis.steps[-1])

    value = row.value
    cut = replace(value, value=inside(value.value), low=inside(value.low), high=inside(value.high))
    return replace(row, value=cut)


def _wedges(rows: list[Row], axis: Axis) -> Iterator[Spec]:
    """Where an interval goes on beyond the axis."""
    first, last = axis.steps[0], axis.steps[-1]
    known = [row for row in rows if has_interval(row.value)]
    over = [row for row in known if (row.value.high or 0) > last]
    under = [row for row in known if (row.value.low or 0) < first]
    for shape, some, at in (("triangle-right", over, last), ("triangle-left", under, first)):
        wedge = {"shape": shape, "size": 70, "fill": LIGHT["ink"], **stroke("paper", 1)}
        yield points([{"x": at, "y": row.y} for row in some], wedge, x=axis.scale)


def _numbers(set_out: Table, text: ChartText, layout: Layout, plot: float) -> Iterator[Words]:
    for row in set_out.rows:
        said, rest = _said(row, set_out, text)
        known = row.value.value is not None
        role = "ink" if known else "quiet"
        yield Words(plot + 12, row.y, said, layout.size, role, bold=known)
        after = plot + 12 + width_of(said, layout.size, bold=known) + 6
        yield Words(after, row.y, rest, layout.small, "quiet")


def _said(row: Row, set_out: Table, text: ChartText) -> tuple[str, str]:
    amount = text.amount(row.value)
    name = set_out.name_at(row, text)
    return amount.said, " · ".join(part for part in (amount.interval, name) if part)


def _width(row: Row, set_out: Table, text: ChartText, layout: Layout) -> float:
    said, rest = _said(row, set_out, text)
    return width_of(said, layout.size, bold=True) + width_of(rest, layout.small) + 6


def _ticks(axis: Axis, set_out: Table, text: ChartText, layout: Layout) -> Iterator[Words]:
    y = set_out.height + 8 + layout.small_line / 2
    for step in axis.steps:
        role = "ink" if step == axis.nothing else "quiet"
        first = step == axis.steps[0] and not set_out.left
        align = "left" if first else "center"
        yield Words(step, y, text.tick(step), layout.small, role, align)


def _end_lines(text: ChartText, layout: Layout, plot: float) -> list[list[str]]:
    half = plot / 2 - 6
    return [lines_of(word, layout.small, half) if word else [] for word in (text.start, text.end)]


def _ends(set_out: Table, text: ChartText, layout: Layout, plot: float) -> Iterator[Words]:
    """What lies to either side of no change, in words under the two ends of the axis."""
    top = set_out.height + 8 + layout.small_line
    for lines, x, align in zip(
        _end_lines(text, layout, plot), (0.0, plot), ("left", "right"), strict=True
    ):
        for number, line in enumerate(lines):
            y = top + (number + 0.5) * layout.small_line
            yield Words(x, y, line, layout.small, "quiet", align)
