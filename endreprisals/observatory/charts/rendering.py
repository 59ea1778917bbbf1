"""The one place that calls vl_convert: specification to SVG, SVG to PNG. Nothing is fetched."""

from functools import cache
from io import BytesIO
from typing import Any

from PIL import Image

from endreprisals.observatory.charts.parts import Spec
from endreprisals.observatory.charts.picture_fonts import family_of, font_folder, script_of

VEGA_LITE = "6.4"
COLOURS = 96  # enough for the edges of letters; a quarter of the bytes of full colour


def svg_of(spec: Spec, *, language: str) -> str:
    """The specification drawn by Vega. Data stand in it; no address may be loaded."""
    font = {"text": {"font": family_of(language)}}
    asked = spec | {"config": spec["config"] | font}
    drawn = _renderer(script_of(language)).vegalite_to_svg(
        asked, vl_version=VEGA_LITE, allowed_base_urls=[]
    )
    return str(drawn)


def png_of(svg: str, *, language: str, scale: float) -> bytes:
    """The SVG as a PNG, so many pixels to a unit."""
    drawn = _renderer(script_of(language)).svg_to_png(svg, scale=scale)
    with Image.open(BytesIO(drawn)) as picture:
        few = picture.convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE)
    small = BytesIO()
    few.save(small, "PNG", optimize=True)
    return small.getvalue()


@cache
def _renderer(script: str) -> Any:
    """The renderer, knowing the fonts of a script; blank asks for none but the machine's."""
    import vl_convert  # noqa: PLC0415 -- heavy, and of the worker: loaded when something is drawn

    if script:
        vl_convert.register_font_directory(str(font_folder(script)))
    return vl_convert
