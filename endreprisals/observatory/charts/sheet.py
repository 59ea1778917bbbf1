"""What was drawn, as flat shapes and lines of letters: read from the renderer's SVG.

Only these few things are taken over, so nothing else that the renderer writes can reach a page:
no script, no style, no link, no reference.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from xml.etree import ElementTree as ET

from endreprisals.observatory.charts.colours import ROLES

_NUMBER = re.compile(r"-?\d*\.\d+(?:e-?\d+)?|-?\d+e-?\d+")
_TRANSLATE = re.compile(r"translate\((-?[\d.e-]+),\s*(-?[\d.e-]+)\)")


class NotDrawable(Exception):
    """The renderer gave something that has no place in a chart of ours."""


@dataclass(frozen=True, slots=True)
class Look:
    """Fill and outline by role, as `colours` names them; blank is none."""

    fill: str = ""
    stroke: str = ""
    width: str = ""
    dash: str = ""
    opacity: str = ""


@dataclass(frozen=True, slots=True)
class Shape:
    """An outline in the words of SVG paths, moved by (x, y)."""

    path: str
    look: Look
    x: float = 0
    y: float = 0


@dataclass(frozen=True, slots=True)
class Letters:
    """One line of text that begins, is centred or ends (`anchor`) at (x, y)."""

    text: str
    x: float
    y: float
    size: float
    role: str = "ink"
    anchor: str = "start"
    bold: bool = False
    serif: bool = False


@dataclass(frozen=True, slots=True)
class Sheet:
    """A drawing, left to right. Shapes are moved by (x, y); letters stand where they say."""

    width: float
    height: float
    shapes: tuple[Shape, ...]
    letters: tuple[Letters, ...]
    x: float = 0
    y: float = 0


def read_sheet(svg: str) -> Sheet:
    """The drawing in an SVG of the renderer.

    Raises `NotDrawable` for colours that no role has and for letters that are turned.
    """
    root = ET.fromstring(svg)  # noqa: S314 -- the renderer made it from our own specification
    x, y = _move(root.find("./{*}g"))
    shapes: list[Shape] = []
    letters: list[Letters] = []
    for found in _marks(root, (0.0, 0.0)):
        if isinstance(found, Letters):
            letters.append(found)
        else:
            shapes.append(replace(found, x=found.x - x, y=found.y - y))
    width, height = float(root.attrib["width"]), float(root.attrib["height"])
    return Sheet(width, height, _joined(shapes), tuple(letters), x, y)


def number(value: float) -> str:
    """A number as short as a drawing needs it: one place after the point."""
    text = f"{value:.1f}".removesuffix(".0")
    return "0" if text == "-0" else text


def _marks(parent: ET.Element, at: tuple[float, float]) -> Iterator[Shape | Letters]:
    for element in parent:
        dx, dy = _move(element)
        here = at[0] + dx, at[1] + dy
        kind = element.tag.rpartition("}")[2]
        if kind == "text" and element.text:
            yield _letters(element, here)
        elif kind in {"path", "line", "rect"} and _seen(element):
            yield _shape(kind, element, here)
        yield from _marks(element, here)


def _seen(element: ET.Element) -> bool:
    looks = [element.get("fill"), element.get("stroke")]
    return any(look not in {None, "none", "transparent"} for look in looks)


def _shape(kind: str, element: ET.Element, at: tuple[float, float]) -> Shape:
    look = Look(
        fill=_role(element.get("fill")),
        stroke=_role(element.get("stroke")),
        width=element.get("stroke-width", ""),
        dash=element.get("stroke-dasharray", "").replace(",", " "),
        opacity=element.get("fill-opacity", ""),
    )
    if kind == "line":
        dx, dy = (number(float(element.get(name, "0"))) for name in ("x2", "y2"))
        return Shape(f"l{dx},{dy}", look, *at)
    if kind == "path":
        return Shape(_NUMBER.sub(lambda n: number(float(n[0])), element.attrib["d"]), look, *at)
    raise NotDrawable(f"The renderer drew a {kind}.")


def _letters(element: ET.Element, at: tuple[float, float]) -> Letters:
    if "rotate" in element.get("transform", "") or len(element):
        raise NotDrawable(f"Turned or broken text: {element.text}")
    return Letters(
        text=element.text or "",
        x=at[0],
        y=at[1],
        size=float(element.attrib["font-size"].removesuffix("px")),
        role=_role(element.get("fill")),
        anchor=element.get("text-anchor", "start"),
        bold=element.get("font-weight") == "600",
    )


def _role(colour: str | None) -> str:
    if colour in {None, "none", "transparent"}:
        return ""
    if colour not in ROLES:
        raise NotDrawable(f"No role has the colour {colour}.")
    return ROLES[colour]


def _move(element: ET.Element | None) -> tuple[float, float]:
    found = _TRANSLATE.match(element.get("transform", "")) if element is not None else None
    return (float(found[1]), float(found[2])) if found else (0.0, 0.0)


def _joined(shapes: list[Shape]) -> tuple[Shape, ...]:
    """Neighbours of one look as one shape: the same picture in fewer letters."""
    joined: list[Shape] = []
    for shape in map(_settled, shapes):
        last = joined[-1] if joined else None
        still = (shape.x, shape.y) == (0, 0) and not shape.look.opacity
        if last and still and (last.x, last.y, last.look) == (0, 0, shape.look):
            joined[-1] = replace(last, path=last.path + shape.path)
        else:
            joined.append(shape)
    return tuple(joined)


def _settled(shape: Shape) -> Shape:
    """A straight line from where it begins, so that it needs no move."""
    if not shape.path.startswith("l"):
        return shape
    start = f"M{number(shape.x)},{number(shape.y)}"
    return Shape(start + shape.path, shape.look)
