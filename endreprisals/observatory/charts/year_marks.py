"""The marks of yearly numbers: columns, points, intervals, hatching, and numbers above them."""

from collections.abc import Iterator

from endreprisals.domain.analysis.figure import Figure, Value
from endreprisals.observatory.charts.colours import LIGHT
from endreprisals.observatory.charts.fonts import width_of
from endreprisals.observatory.charts.forms import WITHHELD
from endreprisals.observatory.charts.labels import ChartText
from endreprisals.observatory.charts.layout import Layout
from endreprisals.observatory.charts.looks import (
    CASING,
    POINT_LOOKS,
    WHISKER,
    has_interval,
    look,
    stack_look,
)
from endreprisals.observatory.charts.parts import (
    Datum,
    Spec,
    Words,
    points,
    rects,
    rules,
    stroke,
    texts,
)
from endreprisals.observatory.charts.year_plot import YearPlot

NOT_SHOWN = {"shape": "cross", "size": 34, "fill": None, **stroke("quiet", 1.2)}
NOT_SPLIT = {"fill": LIGHT["band"], **stroke("quiet", strokeDash=[3, 2])}
BETWEEN = " / "  # numbers of one year that sources give differently


def marks(figure: Figure, plot: YearPlot) -> Iterator[Spec]:
    """Every mark: columns first, what is withheld on top of them, intervals, points."""
    for series in plot.stack:
        yield rects(_columns(series, plot), stack_look(plot.stack, series), y=plot.amounts)
    yield rects(_rests(plot), NOT_SPLIT, y=plot.amounts)
    whiskers = [part for value in figure.values for part in _whisker(value, plot)]
    yield rules(whiskers, CASING, y=plot.amounts)
    yield rules(whiskers, WHISKER, y=plot.amounts)
    for series in plot.points:
        known = [v for v in figure.values if v.series == series and v.value is not None]
        shown = [{"x": place(one, plot), "y": one.value} for one in known]
        yield points(shown, point_look(plot, series), y=plot.amounts)
    yield points(_not_shown(figure, plot), NOT_SHOWN)


def point_look(plot: YearPlot, series: str) -> Spec:
    """The shape of a series of points; the first shape is left to columns where there are any."""
    return look(POINT_LOOKS, plot.points.index(series) + bool(plot.stack))


def numbers(text: ChartText, layout: Layout, plot: YearPlot) -> list[Spec]:
    """The numbers above the years where one number sums a year up: all, or if too wide a few."""
    shown = {key: _said(key, text, plot) for key in plot.keys}
    shown = {key: said for key, said in shown.items() if said}
    widest = max((width_of(one, layout.size, bold=True) for one in shown.values()), default=0)
    keys = list(shown) if widest <= plot.slot - 2 else _telling(list(shown), plot, widest)
    found = [words for key in keys for words in _number(key, shown[key], text, layout, plot)]
    return texts(found, y=plot.amounts)


def place(value: Value, plot: YearPlot) -> float:
    """Where in the place of its year a mark stands: points beside each other."""
    if value.series in plot.stack:
        return plot.x(value.key)
    number, count = plot.points.index(value.series), len(plot.points)
    apart = min(plot.slot * 0.8 / count, 11)
    return plot.x(value.key) + (number - (count - 1) / 2) * apart


def _columns(series: str, plot: YearPlot) -> list[Datum]:
    """The parts of one series, the tallest first: a second number of a year stands before it."""
    below = plot.stack[: plot.stack.index(series)]
    half = _half(plot)
    found = []
    for key in plot.keys:
        start, x = plot.height_of(key, *below), plot.x(key)
        tall = sorted((v.value for v in plot.at(key, series) if v.value), reverse=True)
        found += [{"x": x - half, "x2": x + half, "y": start, "y2": start + one} for one in tall]
    return found


def _rests(plot: YearPlot) -> list[Datum]:
    """What is known of a year's total and cannot be told apart: its parts are too small to show."""
    half, found = _half(plot), []
    for key in plot.keys:
        start, rest, x = plot.height_of(key, *plot.stack), plot.rest(key), plot.x(key)
        if rest > 0:
            found.append({"x": x - half, "x2": x + half, "y": start, "y2": start + rest})
    return found


def _half(plot: YearPlot) -> float:
    return min(plot.slot * 0.62, 30) / 2


def _whisker(value: Value, plot: YearPlot) -> list[Datum]:
    """The interval of a point or of a column that is not put on another."""
    alone = value.series in plot.points or value.series in plot.stack[:1]
    if not alone or not has_interval(value):
        return []
    x, half = place(value, plot), min(3.5, plot.slot / 8)
    ends = [{"x": x - half, "x2": x + half, "y": y, "y2": y} for y in (value.low, value.high)]
    return [{"x": x, "x2": x, "y": value.low, "y2": value.high}, *ends]


def _said(key: str, text: ChartText, plot: YearPlot) -> str:
    """The number of a year: its total, or its only series; blank where there are several."""
    rest = [one for one in plot.series if one != WITHHELD]
    series = plot.total or (rest[0] if len(rest) == 1 else None)
    known = plot.at(key, series) if series is not None else []
    said = [text.amount(value).said for value in known if value.value is not None]
    return BETWEEN.join(dict.fromkeys(said))


def _number(
    key: str, said: str, text: ChartText, layout: Layout, plot: YearPlot
) -> Iterator[Words]:
    """The number in bold above a year; above it, in quiet letters, what is withheld on top."""
    x, top = _middle(key, width_of(said, layout.size, bold=True), plot), plot.top(key)
    lift = -layout.line / 2 - (3 if plot.stack else 6)
    yield Words(x, top, said, layout.size, "ink", "center", bold=True, dy=lift)
    held = [value for value in plot.at(key, WITHHELD) if value.value and not plot.total]
    for value in held[:1]:
        dy = lift - layout.line * 0.95
        also = text.amount(value).said
        yield Words(x, top, also, layout.small, "quiet", "center", dy=dy)


def _telling(keys: list[str], plot: YearPlot, wide: float) -> list[str]:
    """The first year, the highest and the last, where no column beside it is in the way."""
    highest = max(keys, key=plot.top, default="")
    found = dict.fromkeys((*keys[:1], highest, *keys[-1:]))
    return [key for key in found if key and _is_clear(key, plot, wide)]


def _is_clear(key: str, plot: YearPlot, wide: float) -> bool:
    middle, reach = _middle(key, wide, plot), wide / 2 + _half(plot)
    beside = [one for one in plot.keys if abs(plot.x(one) - middle) < reach]
    return all(plot.top(one) <= plot.top(key) for one in beside)


def _middle(key: str, wide: float, plot: YearPlot) -> float:
    """Where a number of this width has its middle: above its year, but inside the plot."""
    return max(min(plot.x(key), plot.width - wide / 2), wide / 2)


def _not_shown(figure: Figure, plot: YearPlot) -> list[Datum]:
    """A small cross where a number is marked and not shown, above what is drawn of its year.

    Of a column of many parts only the total has one: the sign under the year stands for parts.
    """
    series = (*plot.points, plot.total) if plot.total else plot.series
    missing = (value for value in figure.values if value.value is None and value.marks)
    return [
        {"x": plot.x(one.key) if one.series == plot.total else place(one, plot),
         "y": _cross(one, plot)}
        for one in missing
        if one.series in series
    ]  # fmt: skip


def _cross(value: Value, plot: YearPlot) -> float:
    stands_on = plot.top(value.key) if value.series == plot.total else 0.0
    return plot.y(stands_on) - 8
