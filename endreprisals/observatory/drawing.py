"""Drawing the stored figures in every language that readers are offered, and keeping the charts."""

from collections.abc import Callable, Iterator
from time import perf_counter
from xml.etree import ElementTree as ET

from django.conf import settings
from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import override

from endreprisals.domain.analysis.figure import figure_from
from endreprisals.observatory.charts.drawing import draw
from endreprisals.observatory.chosen import drawn
from endreprisals.observatory.models import StoredChart, StoredFigure
from endreprisals.observatory.words.chart_words import chart_text

Tell = Callable[[str], None]
Form = StoredChart.Form
SVG = "{http://www.w3.org/2000/svg}"
# All that a drawing of ours is made of. What is not here could load or run something.
ELEMENTS = {
    "svg", "title", "desc", "defs", "pattern", "g", "path", "rect", "circle", "line", "text",
    "tspan",
}  # fmt: skip
OURS_ONLY = {"style"}  # in a file that stands alone; a page would refuse it


class UnsafeDrawing(Exception):
    """A drawing holds something that no drawing of ours is made of."""


def draw_all(tell: Tell) -> tuple[str, ...]:
    """Draw every stored figure; returns the names of those that could not be drawn.

    A figure's charts are replaced together, so that no language shows another state of it. A
    figure that cannot be drawn keeps what it has and is told.
    """
    failed = []
    for stored in drawn_figures():
        began = perf_counter()
        try:
            charts = list(charts_of(stored))
        except Exception as error:  # whatever it is, it is told, and the rest goes on
            tell(f"{stored.name}: not drawn: {type(error).__name__}: {error}")
            failed.append(stored.name)
        else:
            _replace(stored, charts)
            tell(f"{stored.name}: {len(charts)} charts ({perf_counter() - began:.1f} s)")
    return tuple(failed)


def drawn_figures() -> QuerySet[StoredFigure]:
    """All that is to be drawn."""
    return StoredFigure.objects.order_by("name")


def languages() -> list[str]:
    """The languages that readers are offered."""
    return [code for code, _ in settings.LANGUAGES]


def charts_of(stored: StoredFigure) -> Iterator[StoredChart]:
    """The charts of one figure in each language; none where there is nothing to draw."""
    figure = figure_from(stored.data)
    for language in languages():
        with override(language):
            shown = drawn(figure)
            made = draw(shown, chart_text(figure, shown, as_of=stored.as_of.isoformat()))
        if made is None:
            return
        contents = {
            Form.INLINE: checked(made.wide) + checked(made.narrow),
            Form.SVG: checked(made.file, alone=True),
            Form.PNG: made.picture,
        }
        for form, content in contents.items():
            yield StoredChart(figure=stored, language=language, form=form, content=content)


def checked(svg: str, *, alone: bool = False) -> bytes:
    """The drawing as bytes, once it is known to hold nothing but shapes and text.

    `alone`: it is a file and brings its own colours. Raises `UnsafeDrawing`.
    """
    for element in ET.fromstring(svg).iter():  # noqa: S314 -- made by ourselves a moment ago
        name = str(element.tag).removeprefix(SVG)
        if name not in ELEMENTS and not (alone and name in OURS_ONLY):
            raise UnsafeDrawing(f"<{name}> stands in a drawing")
        for attribute in element.attrib:
            plain = attribute.rpartition("}")[2].lower()
            if plain.startswith("on") or plain in ("href", "style", "src"):
                raise UnsafeDrawing(f"{plain} stands in a drawing")
    return svg.encode()


def _replace(stored: StoredFigure, charts: list[StoredChart]) -> None:
    with transaction.atomic():
        stored.charts.all().delete()
        StoredChart.objects.bulk_create(charts)
