"""Years as columns or points, one place for each year, with what is not comparable marked."""

from collections.abc import Iterator
from itertools import chain

from endreprisals.domain.analysis.figure import Figure, Value
from endreprisals.observatory.charts.end_labels import EndLabel, end_height, end_room, end_words
from endreprisals.observatory.charts.fonts import width_of
from endreprisals.observatory.charts.frame import title_lines
from endreprisals.observatory.charts.key_line import Entry, key_height, key_layers
from endreprisals.observatory.charts.labels import ChartText
from endreprisals.observatory.charts.layout import Layout
from endreprisals.observatory.charts.looks import stack_look
from endreprisals.observatory.charts.notes import foot, foot_height
from endreprisals.observatory.charts.parts import (
    Margins,
    Spec,
    drawing,
    points,
    rects,
    texts,
)
from endreprisals.observatory.charts.rows import moved
from endreprisals.observatory.charts.year_axis import axis_height, year_axis, year_width
from endreprisals.observatory.charts.year_marks import NOT_SPLIT, marks, numbers, point_look
from endreprisals.observatory.charts.year_plot import YearPlot, year_plot

TALL = 190.0
NOT_TOLD_APART = "not_told_apart"  # what a total has above the parts that are shown
SIGN = 30.0  # the room of the shape beside the name of a series, well away from the last year


def columns(figure: Figure, text: ChartText, layout: Layout) -> Spec:
    """A column for each year of a count, a point for other numbers; further series are points."""
    plot, room = _plot(figure, text, layout)
    entries = _entries(text, plot)
    margins = _margins(figure, text, layout, plot, entries)
    total = margins.top + plot.height + margins.bottom
    title = moved(title_lines(text, layout), dx=-margins.left, dy=-margins.top)
    notes = moved(foot(figure, text, layout, bottom=total - margins.top), dx=-margins.left)
    under = len(title) * layout.small_line + key_height(entries, layout) - margins.top
    layers = [
        *year_axis(figure, text, layout, plot),
        *marks(figure, plot),
        *numbers(text, layout, plot),
        *key_layers(entries, layout, dx=-margins.left, bottom=under),
        *_end_layers(text, layout, plot, room),
        *texts([*title, *notes]),
    ]
    return drawing(layers, margins, layout.width, total)


def _plot(figure: Figure, text: ChartText, layout: Layout) -> tuple[YearPlot, float]:
    """The plot, and the room that the names of its series have beside it."""
    rough = year_plot(figure, layout.width, TALL * layout.tall)
    left, ends = _left(text, layout, rough), _ends(text, rough)
    room = end_room(ends, layout)
    height = max(rough.height, end_height(ends, layout))
    beside = room + SIGN if room else 4
    return year_plot(figure, layout.width - left - beside, height), room


def _entries(text: ChartText, plot: YearPlot) -> list[Entry]:
    """The parts of the columns by name, where a column has several."""
    if len(plot.stack) < 2:
        return []
    parts = [one for one in plot.stack if _named(one, plot)]
    named: list[Entry] = [(text.series[one], stack_look(plot.stack, one)) for one in parts]
    unsplit = NOT_TOLD_APART in text.series and any(plot.rest(key) > 0 for key in plot.keys)
    return [*named, (text.series[NOT_TOLD_APART], NOT_SPLIT)] if unsplit else named


def _named(series: str, plot: YearPlot) -> bool:
    """Whether a part has a name over the plot; a lone column beside points has it at its end."""
    return series != plot.stack[0] or len(plot.stack) > 2


def _margins(
    figure: Figure, text: ChartText, layout: Layout, plot: YearPlot, entries: list[Entry]
) -> Margins:
    left = _left(text, layout, plot)
    head = len(title_lines(text, layout)) * layout.small_line + key_height(entries, layout)
    above = 2 if len(plot.stack) == 2 else 1
    return Margins(
        left=left,
        top=head + layout.line * above + 4,
        right=layout.width - left - plot.width,
        bottom=axis_height(figure, text, layout) + foot_height(figure, text, layout),
    )


def _left(text: ChartText, layout: Layout, plot: YearPlot) -> float:
    amounts = max(width_of(text.tick(one), layout.small) for one in plot.ticks) + 8
    return max(amounts, (year_width(text, layout, plot) - plot.slot) / 2)


def _ends(text: ChartText, plot: YearPlot) -> list[EndLabel]:
    """The name of each series at the height of its last number, where points need telling apart."""
    named = [*plot.stack[:1], *plot.points] if plot.points and len(plot.stack) < 3 else plot.points
    if len(named) < 2:
        return []
    found = ((one, _last(plot, one)) for one in named)
    return [
        EndLabel(one, text.series[one], text.amount(last).said, plot.y(last.value or 0))
        for one, last in found
        if last is not None
    ]


def _last(plot: YearPlot, series: str) -> Value | None:
    known = chain.from_iterable(plot.at(key, series) for key in plot.keys)
    return next((v for v in reversed([*known]) if v.value is not None), None)


def _end_layers(text: ChartText, layout: Layout, plot: YearPlot, room: float) -> Iterator[Spec]:
    """The names beside the plot, each after the shape that its series has in the plot."""
    words = end_words(_ends(text, plot), layout, x=plot.width + SIGN, room=room, height=plot.height)
    for series, lines in words.items():
        yield _shape(plot, series, lines[0].y)
    yield from texts([line for lines in words.values() for line in lines])


def _shape(plot: YearPlot, series: str, y: float) -> Spec:
    x = plot.width + SIGN - 9
    if series in plot.stack:
        box = {"x": x - 4, "x2": x + 4, "y": y - 5, "y2": y + 5}
        return rects([box], stack_look(plot.stack, series))
    return points([{"x": x, "y": y}], point_look(plot, series))
