"""Names beside the last mark of each series, moved apart where they would lie on each other."""

from collections.abc import Sequence
from dataclasses import dataclass

from endreprisals.observatory.charts.fonts import width_of
from endreprisals.observatory.charts.layout import Layout, lines_of
from endreprisals.observatory.charts.parts import Words


@dataclass(frozen=True, slots=True)
class EndLabel:
    """What stands beside the end of a series: its name, its last number, and at what height."""

    series: str
    name: str
    said: str
    y: float


def end_room(labels: Sequence[EndLabel], layout: Layout) -> float:
    """The width of the column for the names: a third of the drawing at most."""
    longest = max((_longest(one, layout) for one in labels), default=0.0)
    return min(longest and longest + 2, layout.width * (0.34 if layout.narrow else 0.3))


def end_height(labels: Sequence[EndLabel], layout: Layout) -> float:
    """The height that all names need together: no plot beside them may be lower."""
    room = end_room(labels, layout)
    return sum(len(_lines(one, layout, room)) * layout.small_line + 4 for one in labels)


def end_words(
    labels: Sequence[EndLabel], layout: Layout, *, x: float, room: float, height: float
) -> dict[str, list[Words]]:
    """The lines of each series at `x`, as near to its own height as the others allow."""
    ordered = sorted(labels, key=lambda one: one.y)
    blocks = [_lines(one, layout, room) for one in ordered]
    tall = [len(lines) * layout.small_line + 4 for lines in blocks]
    wanted = [one.y - layout.small_line / 2 for one in ordered]
    tops = apart(wanted, tall, height + 6)
    return {
        one.series: [
            Words(x, top + (number + 0.5) * layout.small_line, line, layout.small, bold=bold)
            for number, (line, bold) in enumerate(lines)
        ]
        for one, top, lines in zip(ordered, tops, blocks, strict=True)
    }


def apart(tops: Sequence[float], tall: Sequence[float], height: float) -> list[float]:
    """Tops of blocks in this order that do not overlap and end above `height`.

    Each block is first pushed below the one before it, then all are lifted off the bottom. More
    blocks than have room run over the top.
    """
    placed: list[float] = []
    below = float("-inf")
    for top, deep in zip(tops, tall, strict=True):
        placed.append(max(top, below))
        below = placed[-1] + deep
    above = height
    for number in reversed(range(len(placed))):
        placed[number] = min(placed[number], above - tall[number])
        above = placed[number]
    return placed


def _lines(label: EndLabel, layout: Layout, room: float) -> list[tuple[str, bool]]:
    names = [(line, False) for line in lines_of(label.name, layout.small, room)]
    return [*names, *([(label.said, True)] if label.said else [])]


def _longest(label: EndLabel, layout: Layout) -> float:
    name = width_of(label.name, layout.small)
    return max(name, width_of(label.said, layout.small, bold=True))
