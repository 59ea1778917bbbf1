"""The site's own fonts for the worker: their letters, and how wide a line of text is."""

import unicodedata
from collections.abc import Mapping
from functools import cache
from importlib import resources
from io import BytesIO
from typing import Any

from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

WEIGHTS = (400, 600)
FOLDER = resources.files("endreprisals") / "web" / "static" / "web" / "fonts"
SCRIPTS = ("latin", "latin-ext", "vietnamese", "cyrillic", "cyrillic-ext", "greek")
TIBETAN, ARABIC = "noto-serif-tibetan-tibetan", "noto-naskh-arabic-arabic"
SANS = tuple(f"source-sans-3-{script}" for script in SCRIPTS)
SERIF = tuple(f"source-serif-4-{script}" for script in SCRIPTS)
NO_ROOM = frozenset({"Mn", "Me", "Cf"})


def width_of(text: str, size: float, *, bold: bool = False, serif: bool = False) -> float:
    """How long a line of this text is, at this size of letters.

    Joined letters are taken as if they stood apart, so the answer is seldom too small. Marks
    above and below other letters take no room. A letter that no font of the site has is taken as
    wide as it is high in Chinese, else a little less.
    """
    known = advances(WEIGHTS[bold], serif=serif)
    return sum(_advance(letter, known) for letter in text) * size


def is_plain(text: str) -> bool:
    """Whether a text is of letters that stand apart, so that its width is known exactly."""
    return all(letter in _plain_letters() for letter in text)


@cache
def _plain_letters() -> frozenset[str]:
    return frozenset(chr(code) for cut in SANS for code in face(cut, WEIGHTS[0]).getBestCmap())


@cache
def advances(weight: int, *, serif: bool) -> Mapping[str, float]:
    """The advance of every letter of the site's fonts, in parts of the size."""
    found: dict[str, float] = {}
    for cut in (*(SERIF if serif else SANS), TIBETAN, ARABIC):
        font = face(cut, weight)
        widths, units = font["hmtx"].metrics, font["head"].unitsPerEm
        for code, name in font.getBestCmap().items():
            found.setdefault(chr(code), widths[name][0] / units)
    return found


@cache
def face(cut: str, weight: int) -> Any:
    """One cut of a font in one weight. Shared: not to be changed."""
    variable = FOLDER / f"{cut}-wght-normal.woff2"
    fixed = FOLDER / f"{cut}-{weight}-normal.woff2"
    source = BytesIO((variable if variable.is_file() else fixed).read_bytes())
    font = TTFont(source, lazy=True, recalcTimestamp=False)  # tables nobody asks for stay bytes
    font.flavor = None
    if "fvar" in font:
        instantiateVariableFont(font, {"wght": weight}, inplace=True)
    return font


def _advance(letter: str, known: Mapping[str, float]) -> float:
    if unicodedata.category(letter) in NO_ROOM:
        return 0.0
    wide = unicodedata.east_asian_width(letter) in "WF"
    return known.get(letter, 1.0 if wide else 0.62)
