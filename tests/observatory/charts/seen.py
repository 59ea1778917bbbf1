"""What can be read off a drawing: its words with the room they take, its classes, its ids."""

from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from defusedxml import ElementTree as DefusedET

from endreprisals.observatory.charts.fonts import width_of

SVG = "{http://www.w3.org/2000/svg}"


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text and the box that it fills: left, right, top, foot."""

    text: str
    left: float
    right: float
    top: float
    foot: float

    def meets(self, other: "Line", *, slack: float = 1.0) -> bool:
        across = min(self.right, other.right) - max(self.left, other.left)
        down = min(self.foot, other.foot) - max(self.top, other.top)
        return across > slack and down > slack


def tree(svg: str) -> Element:
    """The drawing, read by a parser that refuses entities and outside references."""
    root: Element = DefusedET.fromstring(svg)
    return root


def lines(svg: str) -> list[Line]:
    root = tree(svg)
    leftwards = root.get("direction") == "rtl"
    return [_line(one, leftwards=leftwards) for one in root.iter(f"{SVG}text")]


def texts(svg: str) -> list[str]:
    return [line.text for line in lines(svg)]


def canvas(svg: str) -> tuple[float, float]:
    _, _, width, height = map(float, tree(svg).attrib["viewBox"].split())
    return width, height


def used(svg: str, attribute: str) -> Iterator[str]:
    for element in tree(svg).iter():
        if attribute in element.attrib:
            yield element.attrib[attribute]


def _line(element: Element, *, leftwards: bool) -> Line:
    size = float(element.attrib["font-size"])
    bold = element.get("font-weight") == "600"
    text = element.text or ""
    wide = width_of(text, size, bold=bold)
    x, y = float(element.attrib["x"]), float(element.attrib["y"])
    anchor = element.get("text-anchor", "start")
    if leftwards:
        anchor = {"start": "end", "end": "start"}.get(anchor, anchor)
    left = x - {"start": 0.0, "middle": wide / 2, "end": wide}[anchor]
    return Line(text, left, left + wide, y - size * 0.7, y + size * 0.1)
