"""Rows for the forms that run down the page: where each label and each mark stands."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from endreprisals.domain.analysis.figure import Figure, Value
from endreprisals.observatory.charts.fonts import width_of
from endreprisals.observatory.charts.labels import ChartText
from endreprisals.observatory.charts.layout import Layout, lines_of
from endreprisals.observatory.charts.notes import signs, signs_at
from endreprisals.observatory.charts.parts import Words

GAP = 10.0  # between two rows
TIED = "\u00a0"  # a space at which no line ends
SHARE = 0.4  # of the width, at most, for labels beside the marks


@dataclass(frozen=True, slots=True)
class Row:
    """One mark: its value, the number of its series and the middle of its line."""

    value: Value
    series: int
    y: float


@dataclass(frozen=True, slots=True)
class Table:
    """All rows. `left` is the room for labels beside the marks; 0 where they stand above."""

    rows: tuple[Row, ...]
    labels: tuple[Words, ...]
    left: float
    height: float

    def name_at(self, row: Row, text: ChartText) -> str:
        """The name of the row's series where it comes first; blank if there is one series only."""
        first = next(one for one in self.rows if one.series == row.series)
        several = any(one.series != row.series for one in self.rows)
        return text.series[row.value.series] if several and row is first else ""


@dataclass(frozen=True, slots=True)
class Group:
    """The values under one label, each with the number of its series."""

    label: str
    values: tuple[tuple[Value, int], ...]


def table(figure: Figure, text: ChartText, layout: Layout, series: list[str]) -> Table:
    """Set a row for each value, grouped by key, with the label beside or above each group."""
    groups = groups_of(figure, text, series)
    left = _label_room(groups, layout)
    rows: list[Row] = []
    labels: list[Words] = []
    top = 0.0
    for group in groups:
        lines = lines_of(group.label, layout.size, left or layout.width)
        tall, pitch = len(lines) * layout.line, max(layout.line, 20.0)
        marks = len(group.values) * pitch
        deep = max(marks, tall) if left else tall + marks
        start = top + ((deep - marks) / 2 if left else tall)
        rows += [
            Row(value, number, start + (place + 0.5) * pitch)
            for place, (value, number) in enumerate(group.values)
        ]
        labels += _labels(lines, top + ((deep - tall) / 2 if left else 0), left, layout)
        top += deep + GAP
    return Table(tuple(rows), tuple(labels), left and left + 12, max(top - GAP, 0.0))


def groups_of(figure: Figure, text: ChartText, series: list[str]) -> list[Group]:
    """A group for each key; where all values are of one key, one for each series."""
    known = signs(figure, text)
    shown = [value for value in figure.values if value.series in series]
    keys = list(dict.fromkeys(value.key for value in shown))
    if len(keys) == 1 and len(series) > 1:
        names = [(text.series[value.series], (value, 0)) for value in shown]
        return [Group(_signed(name, [one], known), ((one, at),)) for name, (one, at) in names]
    groups = []
    for key in keys:
        values = [value for value in shown if value.key == key]
        marked = [value for value in figure.values if value.key == key]
        numbered = tuple((value, series.index(value.series)) for value in values)
        groups.append(Group(_signed(text.keys[key], marked, known), numbered))
    return groups


def _signed(name: str, values: list[Value], known: dict[str, str]) -> str:
    sign = signs_at(values, known)
    return f"{name}{TIED}{sign}" if sign else name


def _label_room(groups: list[Group], layout: Layout) -> float:
    """The width of the column of labels; 0 where they are too long to stand beside the marks."""
    longest = max((width_of(group.label, layout.size) for group in groups), default=0.0)
    if layout.narrow and longest > layout.width * 0.28:
        return 0.0
    return min(longest + 1, layout.width * SHARE)


def moved(words: Sequence[Words], *, dx: float = 0, dy: float = 0) -> list[Words]:
    return [replace(one, x=one.x + dx, y=one.y + dy) for one in words]


def _labels(lines: list[str], top: float, left: float, layout: Layout) -> list[Words]:
    align = "right" if left else "left"
    return [
        Words(left, top + (number + 0.5) * layout.line, line, layout.size, align=align)
        for number, line in enumerate(lines)
    ]
