"""A line of names over a drawing, each beside a small box that looks like what it names."""

from collections.abc import Iterator, Sequence

from endreprisals.observatory.charts.fonts import width_of
from endreprisals.observatory.charts.layout import Layout
from endreprisals.observatory.charts.parts import Spec, Words, rects, texts

BOX, BETWEEN = 11.0, 18.0
Entry = tuple[str, Spec]


def key_height(entries: Sequence[Entry], layout: Layout) -> float:
    """The room that the names take, over as many lines as they need."""
    return (max((line for _, line in _places(entries, layout)), default=-1) + 1) * layout.line


def key_layers(
    entries: Sequence[Entry], layout: Layout, *, dx: float, bottom: float
) -> Iterator[Spec]:
    """The boxes and names; the last line ends at `bottom`, the first begins at `dx`."""
    top = bottom - key_height(entries, layout)
    words = []
    for (name, look), (x, line) in zip(entries, _places(entries, layout), strict=True):
        y = top + (line + 0.5) * layout.line
        left = x + dx
        yield rects([{"x": left, "x2": left + BOX, "y": y - BOX / 2, "y2": y + BOX / 2}], look)
        words.append(Words(left + BOX + 6, y, name, layout.small))
    yield from texts(words)


def _places(entries: Sequence[Entry], layout: Layout) -> list[tuple[float, int]]:
    """Where each box begins, from the left edge, and on which line."""
    places: list[tuple[float, int]] = []
    x, line = 0.5, 0
    for name, _ in entries:
        wide = BOX + 6 + width_of(name, layout.small)
        if x + wide > layout.width and x > 1:
            x, line = 0.5, line + 1
        places.append((x, line))
        x += wide + BETWEEN
    return places
