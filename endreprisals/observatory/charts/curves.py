"""How many have come to each end by a time: stepped lines with bands, named where they end."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from endreprisals.domain.analysis.figure import Figure, Value
from endreprisals.observatory.charts.end_labels import EndLabel, end_height, end_room, end_words
from endreprisals.observatory.charts.fonts import width_of
from endreprisals.observatory.charts.frame import title_lines
from endreprisals.observatory.charts.labels import ChartText
from endreprisals.observatory.charts.layout import Layout, lines_of
from endreprisals.observatory.charts.looks import (
    LINE_LOOKS,
    has_interval,
    look,
    series_of,
    top_of,
)
from endreprisals.observatory.charts.notes import foot, foot_height
from endreprisals.observatory.charts.parts import (
    Margins,
    Spec,
    Words,
    drawing,
    layer,
    rules,
    scale,
    stroke,
    texts,
)
from endreprisals.observatory.charts.rows import moved
from endreprisals.observatory.charts.ticks import ticks

TALL = 220.0
BAND = (0.16, 0.1)  # how dense the first band is, and the others
ROOM = 10.0  # between the end of the longest line and its name


@dataclass(frozen=True, slots=True)
class Grid:
    """The plot of the lines: its shares from the bottom up, its last time, its size."""

    shares: tuple[float, ...]
    last: float
    width: float
    height: float

    @property
    def x(self) -> Spec:
        return scale([0, self.last])

    @property
    def y(self) -> Spec:
        return scale([0, self.shares[-1]])


def curves(figure: Figure, text: ChartText, layout: Layout) -> Spec:
    """A line for each way of ending; the band around it is its interval."""
    grid, room = _grid(figure, text, layout)
    margins = _margins(figure, text, layout, grid, room)
    total = margins.top + grid.height + margins.bottom
    title = moved(title_lines(text, layout), dx=-margins.left, dy=-margins.top)
    notes = moved(foot(figure, text, layout, bottom=total - margins.top), dx=-margins.left)
    ends = _ends(figure, text, grid)
    names = end_words(ends, layout, x=grid.width + ROOM, room=room, height=grid.height)
    layers = [
        *_across(text, layout, grid),
        *_times(text, layout, grid),
        *_bands(figure, grid),
        *_lines(figure, grid),
        *texts([*title, *notes, *_key_title(text, layout, grid)]),
        *texts([line for lines in names.values() for line in lines]),
    ]
    return drawing(layers, margins, layout.width, total)


def _grid(figure: Figure, text: ChartText, layout: Layout) -> tuple[Grid, float]:
    """The plot, and the room that the names of its lines have beside it."""
    limit = 1.0 if figure.unit == "share" else None
    shares = tuple(ticks(max(top_of(one) for one in figure.values), limit=limit))
    last = max(float(value.key) for value in figure.values) or 1.0
    ends = _ends(figure, text, Grid(shares, last, layout.width, TALL))
    room = end_room(ends, layout)
    width = layout.width - _left(text, layout, shares) - room - ROOM
    height = max(TALL * layout.tall, end_height(ends, layout))
    return Grid(shares, last, width, height), room


def _left(text: ChartText, layout: Layout, shares: Sequence[float]) -> float:
    return max(width_of(text.tick(one), layout.small) for one in shares) + 8


def _margins(figure: Figure, text: ChartText, layout: Layout, grid: Grid, room: float) -> Margins:
    under = 1 + len(_key_title(text, layout, grid))
    return Margins(
        left=_left(text, layout, grid.shares),
        top=(len(title_lines(text, layout)) + 0.5) * layout.small_line + 4,
        right=room + ROOM,
        bottom=8 + under * layout.small_line + foot_height(figure, text, layout),
    )


def _across(text: ChartText, layout: Layout, grid: Grid) -> Iterator[Spec]:
    """Lines across the plot, with the share that each stands for."""
    across = [{"x": 0, "x2": grid.width, "y": one, "y2": one} for one in grid.shares]
    yield rules(across[1:], stroke("rule"), y=grid.y)
    yield rules(across[:1], stroke("ink"), y=grid.y)
    said = [Words(-8, one, text.tick(one), layout.small, "quiet", "right") for one in grid.shares]
    yield from texts(said, y=grid.y)


def _times(text: ChartText, layout: Layout, grid: Grid) -> Iterator[Spec]:
    """Short strokes under the plot, with the time that each stands for."""
    found = ticks(grid.last, about=4 if layout.narrow else 6, whole=grid.last >= 4)
    times = [one for one in found if one <= grid.last]
    ends = [{"x": one, "x2": one, "y": grid.height, "y2": grid.height + 4} for one in times]
    yield rules(ends, stroke("ink"), x=grid.x)
    y = grid.height + 6 + layout.small_line / 2
    said = [Words(one, y, text.key_tick(one), layout.small, "quiet", "center") for one in times]
    yield from texts(said, x=grid.x)


def _key_title(text: ChartText, layout: Layout, grid: Grid) -> list[Words]:
    """What the times are, under them."""
    lines = lines_of(text.key_title, layout.small, grid.width) if text.key_title else []
    middle, pitch = grid.width / 2, layout.small_line
    top = grid.height + 6 + 1.5 * pitch
    return [
        Words(middle, top + number * pitch, line, layout.small, "quiet", "center")
        for number, line in enumerate(lines)
    ]


def _bands(figure: Figure, grid: Grid) -> Iterator[Spec]:
    for number, series in enumerate(series_of(figure)):
        bounds = [value for value in _points(figure, series) if has_interval(value)]
        corners = [{"x": float(one.key), "y": one.low, "y2": one.high} for one in bounds]
        fill = look(LINE_LOOKS, number)["stroke"]
        mark = {"type": "area", "interpolate": "step-after", "fill": fill}
        yield layer(corners, mark | {"fillOpacity": BAND[number > 0]}, x=grid.x, y=grid.y, y2={})


def _lines(figure: Figure, grid: Grid) -> Iterator[Spec]:
    for number, series in enumerate(series_of(figure)):
        known = _points(figure, series)
        corners = [{"x": float(value.key), "y": value.value} for value in known]
        mark = {"type": "line", "interpolate": "step-after", **look(LINE_LOOKS, number)}
        yield layer(corners, mark, x=grid.x, y=grid.y)


def _points(figure: Figure, series: str) -> list[Value]:
    known = [v for v in figure.values if v.series == series and v.value is not None]
    return sorted(known, key=lambda value: float(value.key))


def _ends(figure: Figure, text: ChartText, grid: Grid) -> list[EndLabel]:
    ends = []
    for series in series_of(figure):
        known = _points(figure, series)
        if known:
            y = grid.height * (1 - (known[-1].value or 0) / grid.shares[-1])
            name = text.series[series] if series else ""
            ends.append(EndLabel(series, name, text.amount(known[-1]).said, y))
    return ends
