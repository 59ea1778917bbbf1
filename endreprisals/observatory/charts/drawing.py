"""A figure and its words in, drawings out: two for the page, one file, one picture for sharing."""

from dataclasses import dataclass

from endreprisals.domain.analysis.figure import Figure
from endreprisals.observatory.charts.card import EDGE, card
from endreprisals.observatory.charts.forms import can_be_drawn
from endreprisals.observatory.charts.labels import ChartText
from endreprisals.observatory.charts.layout import Layout, card_layouts, narrow, wide
from endreprisals.observatory.charts.painting import Naming, Place, paint
from endreprisals.observatory.charts.rendering import png_of, svg_of
from endreprisals.observatory.charts.sheet import Sheet, read_sheet
from endreprisals.observatory.charts.specs import spec_of

PIXELS = 1200  # the width of a picture
SHAPE = 9 / 16  # its height for a width of 1


@dataclass(frozen=True, slots=True)
class Drawing:
    """The drawings of one figure in one language.

    A page shows `wide` or `narrow`, whichever fits; the stylesheet hides the other from everyone.
    `file` is an SVG that stands alone. `picture` is a PNG of 1200 pixels by 675 or more.
    """

    wide: str
    narrow: str
    file: str
    picture: bytes


def draw(figure: Figure, text: ChartText) -> Drawing | None:
    """The drawings, or None where the figure is refused or has no number.

    The same figure and words give the same bytes, on a machine with the same fonts. Raises
    `KeyError` for a key or a series that has no words.
    """
    if not can_be_drawn(figure):
        return None
    large, small = wide(text.language), narrow(text.language)
    body = _sheet(figure, text, large)
    return Drawing(
        wide=_painted(body, figure, text, "page", "wide"),
        narrow=_painted(_sheet(figure, text, small), figure, text, "page", "narrow"),
        file=_painted(card(body, text, large), figure, text, "file"),
        picture=_picture(figure, text),
    )


def _picture(figure: Figure, text: ChartText) -> bytes:
    """The picture, on the smallest sheet of its shape that everything fits, or on the widest."""
    *smaller, widest = card_layouts(text.language)
    sheets = (_card(figure, text, layout) for layout in smaller)
    fitting = (one for one in sheets if one.height <= one.width * SHAPE + 0.5)
    found = next(fitting, None) or _card(figure, text, widest)
    svg = _painted(found, figure, text, "picture")
    return png_of(svg, language=text.language, scale=PIXELS / found.width)


def _card(figure: Figure, text: ChartText, layout: Layout) -> Sheet:
    body = _sheet(figure, text, layout)
    return card(body, text, layout, least=(body.width + 2 * EDGE) * SHAPE)


def _sheet(figure: Figure, text: ChartText, layout: Layout) -> Sheet:
    return read_sheet(svg_of(spec_of(figure, text, layout), language=text.language))


def _painted(sheet: Sheet, figure: Figure, text: ChartText, place: Place, size: str = "") -> str:
    name = f"chart-{figure.name}-{size}" if size else f"chart-{figure.name}"
    naming = Naming(
        name=name,
        title=text.title,
        description=text.sentence,
        language=text.language,
        direction=text.direction,
        css_class=f"chart-{size}" if size else "",
    )
    return paint(sheet, naming, place)
