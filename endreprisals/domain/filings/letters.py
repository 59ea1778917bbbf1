"""Letters made alike, so that a name can be looked for however it is written.

Twin: `browser/filing/letters.js`.
"""

import re
import unicodedata
from array import array
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise

from endreprisals.domain.filings.tables import table

_WORD = re.compile("[^ ]+")
_MOST_LETTERS = 8  # of one character; the few that stand for a whole formula are no part of a name
Range = tuple[int, int]  # first letter and the one after the last, in characters of the text


@dataclass(frozen=True, slots=True)
class Line:
    """A text made alike. For each letter: its place in the text, and 1 where it is a capital."""

    text: str
    places: "array[int]"
    capitals: bytes


@dataclass(frozen=True, slots=True)
class Folded:
    """A text made alike; `tight`: where words that were pulled apart stand together again."""

    plain: Line
    tight: Line


@lru_cache(maxsize=400)
def fold(text: str) -> Folded:
    """Make letters alike. What is no letter or digit becomes one blank."""
    kept: list[str] = []
    places, capitals, between = array("I"), bytearray(), []
    for place, char in enumerate(text):
        letters, capital = _alike(char)
        for letter in letters:
            if letter != " ":
                between.append("")
            elif kept and kept[-1] == " ":
                between[-1] += char
                continue
            elif kept:
                between.append(char)
            else:
                continue
            kept.append(letter)
            places.append(place)
            capitals.append(capital)
    plain = Line("".join(kept), places, bytes(capitals))
    return Folded(plain, _tight(plain, between))


def folded(text: str) -> str:
    """A text made alike, without blanks at its end."""
    return fold(text).plain.text.strip(" ")


def mask(text: str, places: Iterable[Range], instead: str) -> str:
    """The text with other words at these places."""
    kept, done = [], 0
    for start, end in places:
        kept += [text[done:start], instead]
        done = end
    return "".join([*kept, text[done:]])


def without_hidden(text: str) -> str:
    """The text without letters that nobody sees or that turn the order of others."""
    return "".join(char for char in text if not within(ord(char), "hidden"))


def direction(text: str) -> str:
    """`rtl` or `ltr` by the first letter; `auto` where there is none."""
    for char in text:
        if unicodedata.category(char)[0] == "L":
            return "rtl" if within(ord(char), "right_to_left") else "ltr"
    return "auto"


@lru_cache(maxsize=50_000)
def within(code: int, name: str) -> bool:
    """Whether a code point is in a list of ranges of `letters.yaml`."""
    return any(first <= code <= last for first, last in table("letters")[name])


@cache
def letter_kind(letter: str) -> str:
    """How words of this letter's script are told apart: digit, abjad, cased, free."""
    if unicodedata.category(letter)[0] == "N":
        return "digit"
    if within(ord(letter), "abjad"):
        return "abjad"
    return "cased" if letter.lower() != letter.upper() else "free"


def _tight(plain: Line, between: list[str]) -> Line:
    """Words that a hyphen or the end of a line parts, letters with blanks between, and numbers."""
    words = [found.span() for found in _WORD.finditer(plain.text)]
    glued = {
        end
        for (start, end), (following, last) in pairwise(words)
        if _belong(plain.text[start:end], plain.text[following:last], between[end])
    }
    if not glued:
        return plain
    kept = [place for place in range(len(plain.text)) if place not in glued]
    return Line(
        "".join([plain.text[place] for place in kept]),
        array("I", [plain.places[place] for place in kept]),
        bytes([plain.capitals[place] for place in kept]),
    )


def _belong(word: str, following: str, between: str) -> bool:
    rules = table("letters")
    if any(char in rules["stops"] for char in between):
        return False
    if letter_kind(word[-1]) == letter_kind(following[0]) == "digit":
        return True
    if len(word) == len(following) == 1:
        return True
    return len(between) <= 4 and any(char in rules["breaks"] for char in between)


@cache
def _alike(char: str) -> tuple[str, int]:
    """What stands for one character: nothing, a blank, or letters; and 1 for a capital."""
    category = unicodedata.category(char)
    if category == "Cf" or (category == "Cc" and char not in "\t\n\r"):
        return "", 0
    letters = "".join(
        _letter(letter)
        for part in unicodedata.normalize("NFKD", char)
        if not within(ord(part), "marks")
        for letter in part.lower()
        if not within(ord(letter), "marks")
    )
    low = category == "Ll" and not within(ord(char), "no_capitals")
    return (letters if len(letters) <= _MOST_LETTERS else " "), int(not low)


def _letter(letter: str) -> str:
    alike: str = table("letters")["alike"].get(letter, letter)
    for zero in table("letters")["zeros"]:
        if zero <= ord(letter) <= zero + 9:
            return chr(ord("0") + ord(letter) - zero)
    return alike if unicodedata.category(alike[0])[0] in "LNM" else " "
