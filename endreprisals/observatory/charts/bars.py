"""Categories as horizontal bars, each with its interval and its number after the bar."""

from collections.abc import Iterator, Mapping

from endreprisals.domain.analysis.figure import Figure, Value
from endreprisals.observatory.charts.fonts import width_of
from endreprisals.observatory.charts.frame import rows_drawing
from endreprisals.observatory.charts.labels import ChartText
from endreprisals.observatory.charts.layout import Layout
from endreprisals.observatory.charts.looks import (
    BAR_LOOKS,
    CASING,
    HATCHED,
    WHISKER,
    has_interval,
    look,
    series_of,
    top_of,
    withheld_of,
)
from endreprisals.observatory.charts.parts import (
    Datum,
    Spec,
    Words,
    rects,
    rules,
    scale,
    stroke,
    texts,
)
from endreprisals.observatory.charts.rows import Row, Table, table

HALF = 6.5  # of the thickness of a bar
AFTER = 7.0  # between a bar and its number

Held = Mapping[str, Value]


def bars(figure: Figure, text: ChartText, layout: Layout) -> Spec:
    """A row for each key and series; what is withheld is hatched and stands after the bar."""
    held = withheld_of(figure)
    set_out = table(figure, text, layout, series_of(figure))
    labels = [words for row in set_out.rows for words in _label(row, set_out, held, text, layout)]
    most = max((_end(row, held) for row in set_out.rows), default=0) or 1
    plot = _plot(labels, most, layout.width - set_out.left)
    amounts = scale([0, most])
    layers = [*_marks(set_out, held, amounts), *texts(labels, x=amounts)]
    return rows_drawing(set_out, layers, figure, text, layout, plot=plot)


def _plot(labels: list[Words], most: float, width: float) -> float:
    """The longest bar that leaves every number inside the drawing."""
    fits = [width]
    for one in labels:
        after = one.dx + width_of(one.text, one.size, bold=one.bold) + 2
        fits.append((width - after) * most / one.x if one.x else width)
    return max(min(fits), 0.2 * width)


def _marks(set_out: Table, held: Held, amounts: Spec) -> Iterator[Spec]:
    for number in sorted({row.series for row in set_out.rows}):
        shown = [row for row in set_out.rows if row.series == number and row.value.value]
        yield rects((_bar(row) for row in shown), look(BAR_LOOKS, number), x=amounts)
    first = [row for row in set_out.rows if _held_at(row, held)]
    yield rects((_bar(row, held) for row in first), HATCHED, x=amounts)
    whiskers = [part for row in set_out.rows for part in whisker(row)]
    yield rules(whiskers, CASING, x=amounts)
    yield rules(whiskers, WHISKER, x=amounts)
    edge = [{"x": 0, "x2": 0, "y": -3, "y2": set_out.height + 3}]
    yield rules(edge, stroke("ink"), x=amounts)


def whisker(row: Row) -> list[Datum]:
    """The interval of a row as a line with a short stroke at either end; nothing without one."""
    value = row.value
    if not has_interval(value):
        return []
    ends = [{"x": x, "x2": x, "y": row.y - 3.5, "y2": row.y + 3.5} for x in (value.low, value.high)]
    return [{"x": value.low, "x2": value.high, "y": row.y, "y2": row.y}, *ends]


def _bar(row: Row, held: Held | None = None) -> Datum:
    """The bar of a row; given what is withheld, the part that is put on top of it."""
    start = (row.value.value or 0) if held else 0
    end = start + _held_at(row, held) if held else row.value.value
    return {"x": start, "x2": end, "y": row.y - HALF, "y2": row.y + HALF}


def _held_at(row: Row, held: Held) -> float:
    one = held.get(row.value.key) if row.series == 0 else None
    return (one.value or 0) if one else 0


def _end(row: Row, held: Held) -> float:
    return max(top_of(row.value), (row.value.value or 0) + _held_at(row, held))


def _label(
    row: Row, set_out: Table, held: Held, text: ChartText, layout: Layout
) -> Iterator[Words]:
    """The number in bold after the bar, then in quiet letters what else it needs."""
    known = row.value.value is not None
    said = text.amount(row.value).said
    role = "ink" if known else "quiet"
    end = _end(row, held)
    yield Words(end, row.y, said, layout.size, role, bold=known, dx=AFTER)
    rest = _rest(row, set_out, held, text)
    if rest:
        dx = AFTER + width_of(said, layout.size, bold=known) + 6
        yield Words(end, row.y, rest, layout.small, "quiet", dx=dx)


def _rest(row: Row, set_out: Table, held: Held, text: ChartText) -> str:
    """The name of the series where it comes first, and what is withheld."""
    parts = [name] if (name := set_out.name_at(row, text)) else []
    if _held_at(row, held):
        one = held[row.value.key]
        parts.append(f"{text.amount(one).said} {text.series[one.series]}")
    return " · ".join(parts)
