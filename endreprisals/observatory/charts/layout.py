"""How big a drawing is, how big its letters are, and how a text is cut into lines that fit."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from endreprisals.observatory.charts.fonts import width_of

# Tall scripts need larger letters and more room between lines, as on the site.
SIZES = {"bo": 1.12, "ug": 1.1, "ar": 1.1}
LEADING = {"bo": 1.72, "ug": 1.55, "ar": 1.55, "zh": 1.4}

_HAN = "\u2e80-\u2fff\u3040-\u9fff\uf900-\ufaff"
_CLOSING = "\u3001\u3002\uff0c\uff1a\uff1b\uff01\uff1f\uff09\u300b\u300d"
# A line may end after a space, after the mark between Tibetan syllables, after a Han character.
_PIECE = re.compile(rf"[{_HAN}][{_CLOSING}]*|[^ \n\u0f0b{_HAN}]+[ \n\u0f0b]*|[ \n\u0f0b]+")


@dataclass(frozen=True, slots=True)
class Layout:
    """A size to draw for. `wide` is for a column of text, `narrow` for a telephone."""

    name: str
    width: float
    language: str = "en"
    tall: float = 1.0  # of the usual height of a plot

    @property
    def narrow(self) -> bool:
        return self.name == "narrow"

    @property
    def size(self) -> float:
        """Size of ordinary letters, in units of the drawing."""
        return 13 * SIZES.get(_root(self.language), 1.0)

    @property
    def small(self) -> float:
        """Size of notes and ticks."""
        return 11.5 * SIZES.get(_root(self.language), 1.0)

    @property
    def line(self) -> float:
        """From one line of ordinary letters to the next."""
        return self.size * LEADING.get(_root(self.language), 1.32)

    @property
    def small_line(self) -> float:
        return self.line * self.small / self.size


def wide(language: str) -> Layout:
    return Layout("wide", 600, language)


def card_layouts(language: str) -> Iterator[Layout]:
    """Layouts for a picture, each a little wider than the one before, so that more has room."""
    for width in (600, 680, 770, 870, 980):
        yield Layout("wide", width, language, tall=0.75)


def narrow(language: str) -> Layout:
    return Layout("narrow", 340, language)


def lines_of(
    text: str, size: float, width: float, *, bold: bool = False, serif: bool = False
) -> list[str]:
    """The text in lines that are no longer than `width`; a single long word is cut."""
    lines = [""]
    for piece in _PIECE.findall(text):
        for part in _parts(piece, size, width, bold=bold, serif=serif):
            tried = lines[-1] + part
            if width_of(tried.rstrip(), size, bold=bold, serif=serif) <= width or not lines[-1]:
                lines[-1] = tried
            else:
                lines.append(part)
    return [line.strip(" \n") for line in lines]


def _parts(piece: str, size: float, width: float, *, bold: bool, serif: bool) -> list[str]:
    parts = [""]
    for letter in piece:
        wider = width_of((parts[-1] + letter).rstrip(), size, bold=bold, serif=serif)
        if wider > width and parts[-1]:
            parts.append("")
        parts[-1] += letter
    return parts


def _root(language: str) -> str:
    return language.lower().partition("-")[0]
