"""Fonts for the renderer of pictures: one file for each weight, with all letters of a language.

The renderer reads neither WOFF2 nor variable fonts, and where a text needs two fonts it may fail
(it counts letters and shapes of Tibetan as one). So the cuts of the site's fonts are put together.
"""

import logging
import tempfile
from collections.abc import Iterable
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

from fontTools.merge import Merger, Options
from fontTools.ttLib.tables.DefaultTable import DefaultTable

from endreprisals.observatory.charts.fonts import ARABIC, SANS, SERIF, TIBETAN, face

# The site ships no Chinese: fonts of the machine, by name, since one character differs by place.
HAN = {"zh-hant": "Noto Sans CJK TC", "zh-tw": "Noto Sans CJK TC", "zh-hk": "Noto Sans CJK HK"}
HAN_OTHERWISE = "Noto Sans CJK SC"
SCRIPT_OF = {"bo": "tibetan", "dz": "tibetan", "ar": "arabic", "ug": "arabic", "fa": "arabic"}
NEVER = ["STAT", "DSIG", "meta", "VORG", "BASE"]  # tables that a picture does not need
JOINING = ("GSUB", "GPOS", "GDEF")  # how letters join, stack and stand to each other


def family_of(language: str, *, serif: bool = False) -> str:
    """The name of the font that has all letters of a language, for the renderer."""
    root = language.lower().partition("-")[0]
    if root == "zh":
        return HAN.get(language.lower(), HAN_OTHERWISE)
    return f"Chart {'Serif' if serif else 'Sans'} {SCRIPT_OF.get(root, 'latin')}"


@cache
def font_folder(script: str) -> Path:
    """A folder with the fonts of a script as files; it goes when the process ends."""
    folder = tempfile.TemporaryDirectory(prefix="chart-fonts-")
    _KEPT.append(folder)
    for serif, weight in ((False, 400), (False, 600), (True, 600)):
        font = _merged(script, weight, serif=serif)
        _name(font, f"Chart {'Serif' if serif else 'Sans'} {script}", weight)
        font.save(Path(folder.name) / f"{'serif' if serif else 'sans'}-{weight}.ttf")
    return Path(folder.name)


# It says of every letter that two cuts have which one it takes.
logging.getLogger("fontTools").setLevel(logging.ERROR)
_KEPT: list[tempfile.TemporaryDirectory[str]] = []


def script_of(language: str) -> str:
    """The script whose fonts a language needs; blank for Chinese, which the machine has."""
    root = language.lower().partition("-")[0]
    return "" if root == "zh" else SCRIPT_OF.get(root, "latin")


def _merged(script: str, weight: int, *, serif: bool) -> Any:
    latin = SERIF if serif else SANS
    if script == "tibetan":
        return _with_tibetan(latin[:2], weight)
    return _merge((*latin, *([ARABIC] if script == "arabic" else [])), weight, without=())


def _with_tibetan(latin: tuple[str, ...], weight: int) -> Any:
    """Tibetan with Latin letters put behind it, which then do not join to each other.

    The tables that stack Tibetan letters are so large that writing them anew takes minutes. They
    name letters by number; Tibetan comes first and keeps its numbers, so they hold as they are.
    """
    font = _merge((TIBETAN, *latin), weight, without=JOINING)
    for name in JOINING:
        table = DefaultTable(name)
        table.data = face(TIBETAN, weight).reader[name]
        font[name] = table
    return font


def _merge(cuts: Iterable[str], weight: int, *, without: tuple[str, ...]) -> Any:
    files = [_file(cut, weight) for cut in cuts]
    return Merger(Options(drop_tables=[*NEVER, *without])).merge(files)


def _file(cut: str, weight: int) -> BytesIO:
    """The cut as a file in memory."""
    whole = BytesIO()
    face(cut, weight).save(whole)
    whole.seek(0)
    return whole


def _name(font: Any, family: str, weight: int) -> None:
    names = font["name"]
    names.names = []
    for place in (1, 4, 6):
        names.setName(family if place == 1 else f"{family} {weight}", place, 3, 1, 0x409)
    font["OS/2"].usWeightClass = weight
