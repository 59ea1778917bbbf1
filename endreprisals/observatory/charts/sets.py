"""Two lists compared, year by year: who is on both, who is new, and who is gone from it."""

from collections.abc import Iterator

from endreprisals.domain.analysis.figure import Figure, Value
from endreprisals.observatory.charts.colours import LIGHT
from endreprisals.observatory.charts.fonts import width_of
from endreprisals.observatory.charts.forms import SET_PARTS
from endreprisals.observatory.charts.frame import rows_drawing
from endreprisals.observatory.charts.key_line import key_height, key_layers
from endreprisals.observatory.charts.labels import ChartText
from endreprisals.observatory.charts.layout import Layout
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

GONE, BOTH, NEW = SET_PARTS
HALF = 7.5
LOOKS: dict[str, Spec] = {
    GONE: {"fill": LIGHT["paper"], **stroke("quiet", strokeDash=[3, 2])},
    BOTH: {"fill": LIGHT["tint"], **stroke("accent")},
    NEW: {"fill": LIGHT["accent"], **stroke("accent")},
}

Parts = dict[str, Value]


def sets(figure: Figure, text: ChartText, layout: Layout) -> Spec:
    """A row for each key. Gone stands left of the line; both, and then new, stand right of it.

    The number on both is written inside its part and left out where it has no room there.
    """
    parts = {key: _parts_of(figure, key) for key in {value.key for value in figure.values}}
    set_out = table(figure, text, layout, [_lead(figure)])
    room = max(width_of(text.amount(v).said, layout.size, bold=True) for v in figure.values) + 14
    left = max(_sum(one, GONE) for one in parts.values())
    right = max(_sum(one, BOTH, NEW) for one in parts.values())
    plot = layout.width - set_out.left - 2
    edge = (left + right or 1) * room / (plot - 2 * room)
    amounts = scale([-left - edge, right + edge])
    unit = plot / (left + right + 2 * edge or 1)
    entries = [(text.series[name], options) for name, options in LOOKS.items()]
    layers = [
        *_marks(set_out, parts, amounts),
        *texts(_numbers(set_out, parts, text, layout, unit), x=amounts),
        *key_layers(entries, layout, dx=-set_out.left, bottom=-8),
    ]
    above = key_height(entries, layout) + 8
    return rows_drawing(set_out, layers, figure, text, layout, plot=plot, above=above)


def _lead(figure: Figure) -> str:
    """The series that every row has: rows are set by it."""
    return next(one for one in (BOTH, NEW, GONE) if any(v.series == one for v in figure.values))


def _parts_of(figure: Figure, key: str) -> Parts:
    return {value.series: value for value in figure.values if value.key == key}


def _sum(parts: Parts, *names: str) -> float:
    return sum(parts[name].value or 0 for name in names if name in parts)


def _marks(set_out: Table, parts: dict[str, Parts], amounts: Spec) -> Iterator[Spec]:
    for name, options in LOOKS.items():
        yield rects(
            (
                _box(row, parts[row.value.key], name)
                for row in set_out.rows
                if _sum(parts[row.value.key], name)
            ),
            options,
            x=amounts,
        )
    line = [{"x": 0, "x2": 0, "y": -3, "y2": set_out.height + 3}]
    yield rules(line, stroke("ink"), x=amounts)


def _box(row: Row, parts: Parts, name: str) -> Datum:
    start = _sum(parts, BOTH) if name == NEW else 0
    end = -_sum(parts, GONE) if name == GONE else start + _sum(parts, name)
    return {"x": start, "x2": end, "y": row.y - HALF, "y2": row.y + HALF}


def _numbers(
    set_out: Table, parts: dict[str, Parts], text: ChartText, layout: Layout, unit: float
) -> Iterator[Words]:
    for row in set_out.rows:
        here = parts[row.value.key]
        said = {name: text.amount(value).said for name, value in here.items()}
        right = _sum(here, BOTH, NEW)
        if GONE in said:
            yield Words(-_sum(here, GONE), row.y, said[GONE], layout.size, align="right", dx=-6)
        if BOTH in said and _sum(here, BOTH) * unit > width_of(said[BOTH], layout.size) + 10:
            yield Words(0, row.y, said[BOTH], layout.size, dx=6)
        if NEW in said:
            yield Words(right, row.y, said[NEW], layout.size, bold=True, dx=6)
