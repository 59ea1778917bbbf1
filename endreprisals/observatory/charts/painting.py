"""A sheet as SVG text, for three places: inside our page, as a file, and for the PNG renderer.

Inside a page every colour is a class, because the page's policy allows no style but its own
sheet. A file brings its own colours, light and dark. The renderer of PNG knows no direction of
text and needs one font with all letters, so it is given marks of direction and that font.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal
from xml.etree import ElementTree as ET

from endreprisals.observatory.charts.colours import DARK, LIGHT
from endreprisals.observatory.charts.fonts import is_plain, width_of
from endreprisals.observatory.charts.picture_fonts import family_of
from endreprisals.observatory.charts.sheet import Letters, Look, Shape, Sheet, number

Place = Literal["page", "file", "picture"]
MIRRORED = {"start": "end", "end": "start"}
SANS = "'Source Sans 3', 'Noto Sans', 'Noto Serif Tibetan', 'Noto Naskh Arabic', sans-serif"
SERIF = "'Source Serif 4', 'Noto Serif', 'Noto Serif Tibetan', 'Noto Naskh Arabic', serif"
RIGHT_TO_LEFT, END = "\u202b", "\u202c"


@dataclass(frozen=True, slots=True)
class Naming:
    """What a drawing is called: its id, unique on a page, its title and its description."""

    name: str
    title: str
    description: str
    language: str
    direction: str
    css_class: str = ""


def paint(sheet: Sheet, naming: Naming, place: Place) -> str:
    """The drawing as SVG text. The same sheet and names give the same text, letter for letter."""
    root = ET.Element("svg", _root(sheet, naming, place))
    for tag, words in (("title", naming.title), ("desc", naming.description)):
        ET.SubElement(root, tag, {"id": f"{naming.name}-{tag}"}).text = words
    if place == "file":
        ET.SubElement(root, "style").text = _own_style()
    if any(shape.look.fill == "hatch" for shape in sheet.shapes):
        ET.SubElement(root, "defs").append(_hatch(naming, place))
    if place != "page":
        size = {"width": number(sheet.width), "height": number(sheet.height)}
        ET.SubElement(root, "rect", {**size, **_colours(Look(fill="paper"), naming, place)})
    group = ET.SubElement(root, "g", {"transform": _placed(sheet, naming), "fill": "none"})
    group.extend(_shape(shape, naming, place) for shape in sheet.shapes)
    root.extend(_text(letters, sheet, naming, place) for letters in sheet.letters)
    return ET.tostring(root, encoding="unicode")


def _root(sheet: Sheet, naming: Naming, place: Place) -> dict[str, str]:
    width, height = number(sheet.width), number(sheet.height)
    root = {"xmlns": "http://www.w3.org/2000/svg", "viewBox": f"0 0 {width} {height}"}
    if naming.css_class:
        root["class"] = naming.css_class
    if place != "page":
        root |= {"width": width, "height": height, "font-family": SANS}
    root |= {"role": "img", "aria-labelledby": f"{naming.name}-title"}
    root |= {"aria-describedby": f"{naming.name}-desc", "lang": naming.language}
    root["xml:lang"] = naming.language
    return root if place == "picture" else root | {"direction": naming.direction}


def _placed(sheet: Sheet, naming: Naming) -> str:
    """Where the shapes stand; for scripts from right to left they are mirrored as a whole."""
    if naming.direction == "rtl":
        return f"matrix(-1 0 0 1 {number(sheet.width - sheet.x)} {number(sheet.y)})"
    return f"translate({number(sheet.x)} {number(sheet.y)})"


def _shape(shape: Shape, naming: Naming, place: Place) -> ET.Element:
    look = shape.look
    rest = {
        "stroke-width": look.width,
        "stroke-dasharray": look.dash,
        "fill-opacity": look.opacity,
    }
    moved = f"translate({number(shape.x)} {number(shape.y)})" if shape.x or shape.y else ""
    attributes = {"d": shape.path, "transform": moved, **_colours(look, naming, place), **rest}
    return ET.Element("path", {name: value for name, value in attributes.items() if value})


def _colours(look: Look, naming: Naming, place: Place) -> dict[str, str]:
    """Fill and outline as classes, as colours, or as both."""
    found: dict[str, str] = {}
    pairs = [(kind, role) for kind, role in (("fill", look.fill), ("stroke", look.stroke)) if role]
    classes = [f"{kind[0]}-{role}" for kind, role in pairs if role != "hatch"]
    if classes and place != "picture":
        found["class"] = " ".join(classes)
    for kind, role in pairs:
        if role == "hatch":
            found[kind] = f"url(#{naming.name}-hatch)"
        elif place != "page":
            found[kind] = LIGHT[role]
    return found


def _hatch(naming: Naming, place: Place) -> ET.Element:
    """Slanted lines: what is known to be there and is not shown."""
    pattern = ET.Element(
        "pattern",
        {
            "id": f"{naming.name}-hatch",
            "width": "5",
            "height": "5",
            "patternUnits": "userSpaceOnUse",
            "patternTransform": "rotate(45)",
        },
    )
    ground = {"width": "5", "height": "5", **_colours(Look(fill="paper"), naming, place)}
    ET.SubElement(pattern, "rect", ground)
    line = {"d": "M1,0v5", **_colours(Look(stroke="accent"), naming, place), "stroke-width": "1.4"}
    ET.SubElement(pattern, "path", line)
    return pattern


def _text(letters: Letters, sheet: Sheet, naming: Naming, place: Place) -> ET.Element:
    mirrored = naming.direction == "rtl"
    x = sheet.width - letters.x if mirrored else letters.x
    anchor = letters.anchor
    if mirrored and place == "picture":
        anchor = MIRRORED.get(anchor, anchor)
    attributes = {
        "x": number(x),
        "y": number(letters.y),
        "text-anchor": "" if anchor == "start" else anchor,
        "font-size": number(letters.size),
        "font-weight": "600" if letters.bold else "",
        "font-family": _font(letters, naming, place),
        **(_length(letters) if place == "file" else {}),
        **_colours(Look(fill=letters.role), naming, place),
    }
    text = ET.Element("text", {name: value for name, value in attributes.items() if value})
    text.text = letters.text
    if mirrored and place == "picture":
        text.text = RIGHT_TO_LEFT + letters.text + END
    return text


def _font(letters: Letters, naming: Naming, place: Place) -> str:
    if place == "picture":
        return family_of(naming.language, serif=letters.serif)
    return SERIF if letters.serif else ""


def _length(letters: Letters) -> dict[str, str]:
    """How long a line may be, where the fonts of a file's reader may be wider than ours."""
    if not is_plain(letters.text):
        return {}
    long = width_of(letters.text, letters.size, bold=letters.bold, serif=letters.serif)
    return {"textLength": number(long), "lengthAdjust": "spacingAndGlyphs"}


def _own_style() -> str:
    """The colours of a file, which no page's sheet reaches, in light and in dark."""
    dark = f"@media(prefers-color-scheme:dark){{{_rules(DARK)}}}"
    return _rules(LIGHT) + dark


def _rules(colours: Mapping[str, str]) -> str:
    fills = "".join(f".f-{role}{{fill:{code}}}" for role, code in colours.items())
    return fills + "".join(f".s-{role}{{stroke:{code}}}" for role, code in colours.items())
