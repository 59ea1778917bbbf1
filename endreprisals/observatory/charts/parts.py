"""The parts that every Vega-Lite specification here is put together from.

Positions are pixels unless a part is given a scale: then Vega places it by the number itself.
Everything is drawn left to right; `painting` mirrors it for scripts that run the other way.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from endreprisals.observatory.charts.colours import LIGHT

Spec = dict[str, Any]
Datum = dict[str, Any]
PIXELS: Spec = {"type": "quantitative", "scale": None, "axis": None}


@dataclass(frozen=True, slots=True)
class Words:
    """One line of text. `x` and `y` are on the scales that the layer is given; `dx` is pixels."""

    x: float
    y: float
    text: str
    size: float
    role: str = "ink"
    align: str = "left"
    baseline: str = "middle"
    bold: bool = False
    dx: float = 0
    dy: float = 0

    @property
    def style(self) -> tuple[str, str, str, bool, float]:
        return self.role, self.align, self.baseline, self.bold, self.size


@dataclass(frozen=True, slots=True)
class Margins:
    """The room around the plot, in which labels stand."""

    left: float = 0
    top: float = 0
    right: float = 0
    bottom: float = 0


def drawing(layers: Sequence[Spec], margins: Margins, width: float, height: float) -> Spec:
    """A whole specification: layers on a canvas of this size, margins included."""
    return {
        "width": width - margins.left - margins.right,
        "height": height - margins.top - margins.bottom,
        "padding": {side: getattr(margins, side) for side in Margins.__slots__},
        "autosize": "none",
        "background": None,
        "config": {"view": {"stroke": None}},
        "layer": [layer for layer in layers if layer["data"]["values"]],
    }


def scale(domain: Sequence[float], kind: str = "linear") -> Spec:
    """A scale over exactly this domain, without an axis of its own."""
    options = {"type": kind, "domain": list(domain), "nice": False, "padding": 0}
    if kind == "linear":
        options["zero"] = False
    return {"type": "quantitative", "scale": options, "axis": None}


def layer(values: Iterable[Datum], mark: Spec, **channels: Spec) -> Spec:
    """One layer; a channel such as `x` or `y2` reads the field of its own name."""
    encoding = {name: {"field": name, **options} for name, options in channels.items()}
    return {"data": {"values": list(values)}, "mark": mark, "encoding": encoding}


def rects(values: Iterable[Datum], look: Spec, x: Spec = PIXELS, y: Spec = PIXELS) -> Spec:
    """Boxes from (x, y) to (x2, y2)."""
    return layer(values, {"type": "rect", **look}, x=x, x2={}, y=y, y2={})


def rules(values: Iterable[Datum], look: Spec, x: Spec = PIXELS, y: Spec = PIXELS) -> Spec:
    """Straight lines from (x, y) to (x2, y2)."""
    return layer(values, {"type": "rule", **look}, x=x, x2={}, y=y, y2={})


def points(values: Iterable[Datum], look: Spec, x: Spec = PIXELS, y: Spec = PIXELS) -> Spec:
    return layer(values, {"type": "point", "opacity": 1, **look}, x=x, y=y)


def texts(words: Iterable[Words], x: Spec = PIXELS, y: Spec = PIXELS) -> list[Spec]:
    """A layer for each style of text among the words."""
    ordered = sorted((one for one in words if one.text), key=lambda one: one.style)
    return [_text_layer(list(some), x, y) for _, some in groupby(ordered, key=lambda w: w.style)]


def stroke(role: str, width: float = 1, **more: Any) -> Spec:
    """How a line or an outline looks."""
    return {"stroke": LIGHT[role], "strokeWidth": width, **more}


def _text_layer(words: list[Words], x: Spec, y: Spec) -> Spec:
    first = words[0]
    mark: Mapping[str, Any] = {
        "type": "text",
        "align": first.align,
        "baseline": first.baseline,
        "fontSize": first.size,
        "fontWeight": 600 if first.bold else 400,
        "color": LIGHT[first.role],
        "dx": {"expr": "datum.dx"},
        "dy": {"expr": "datum.dy"},
    }
    values = [{"x": w.x, "y": w.y, "t": w.text, "dx": w.dx, "dy": w.dy} for w in words]
    shown = layer(values, dict(mark), x=x, y=y)
    shown["encoding"]["text"] = {"field": "t", "type": "nominal"}
    return shown
