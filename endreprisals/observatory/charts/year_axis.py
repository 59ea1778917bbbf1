"""The axis of years: names, a light band behind unequal periods, and a sign under each mark."""

from collections.abc import Iterator
from math import ceil

from endreprisals.domain.analysis.figure import Figure
from endreprisals.observatory.charts.colours import LIGHT
from endreprisals.observatory.charts.fonts import width_of
from endreprisals.observatory.charts.labels import ChartText
from endreprisals.observatory.charts.layout import Layout
from endreprisals.observatory.charts.notes import signs, signs_at
from endreprisals.observatory.charts.parts import Spec, Words, rects, rules, stroke, texts
from endreprisals.observatory.charts.year_plot import YearPlot

WINDOWS = frozenset({"short_window", "long_window", "window_not_known"})


def axis_height(figure: Figure, text: ChartText, layout: Layout) -> float:
    """The room under the plot: a line of years, one of signs, and one of what the keys are."""
    return 8 + layout.small_line * (1 + bool(signs(figure, text)) + bool(text.key_title))


def year_axis(figure: Figure, text: ChartText, layout: Layout, plot: YearPlot) -> Iterator[Spec]:
    """Bands, lines across with their amounts, the years, and the signs under them."""
    yield rects(_bands(figure, plot), {"fill": LIGHT["band"], "strokeWidth": 0})
    across = [{"x": 0, "x2": plot.width, "y": one, "y2": one} for one in plot.ticks]
    yield rules(across[1:], stroke("rule"), y=plot.amounts)
    yield rules(across[:1], stroke("ink"), y=plot.amounts)
    said = [Words(-8, one, text.tick(one), layout.small, "quiet", "right") for one in plot.ticks]
    yield from texts(said, y=plot.amounts)
    years, marked = _years(text, layout, plot), _signs(figure, text, layout, plot)
    yield from texts([*years, *marked, *_title(figure, text, layout, plot)])


def year_width(text: ChartText, layout: Layout, plot: YearPlot) -> float:
    """The width of the longest name of a year."""
    return max(width_of(text.keys.get(key, ""), layout.small) for key in plot.keys)


def _bands(figure: Figure, plot: YearPlot) -> list[dict[str, float]]:
    marked = dict.fromkeys(v.key for v in figure.values if WINDOWS & set(v.marks))
    half = plot.slot / 2
    return [
        {"x": plot.x(key) - half, "x2": plot.x(key) + half, "y": 0, "y2": plot.height}
        for key in marked
    ]


def _years(text: ChartText, layout: Layout, plot: YearPlot) -> Iterator[Words]:
    """As many years as have room, the last one always among them."""
    every = max(1, ceil((year_width(text, layout, plot) + 7) / plot.slot))
    y = plot.height + 6 + layout.small_line / 2
    for key in plot.keys[::-1][::every]:
        yield Words(plot.x(key), y, text.keys.get(key, ""), layout.small, "quiet", "center")


def _title(figure: Figure, text: ChartText, layout: Layout, plot: YearPlot) -> list[Words]:
    y = plot.height + axis_height(figure, text, layout) - layout.small_line / 2
    return [Words(plot.width / 2, y, text.key_title, layout.small, "quiet", "center")]


def _signs(figure: Figure, text: ChartText, layout: Layout, plot: YearPlot) -> Iterator[Words]:
    known = signs(figure, text)
    y = plot.height + 5 + layout.small_line * 1.4
    for key in plot.keys:
        sign = signs_at([value for value in figure.values if value.key == key], known)
        if sign:
            yield Words(plot.x(key), y, sign, layout.small, "ink", "center")
