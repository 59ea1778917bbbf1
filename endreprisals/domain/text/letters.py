"""One letter at a time: how each character of any script is folded for search.

Folding one character never looks at its neighbours, so a word in a paragraph and the same word
in a query always fold alike.
"""

import unicodedata
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from opencc import OpenCC

HAN = "\u3005-\u3007\u3400-\u9fff\uf900-\ufaff\U00020000-\U000323af"

# Latin letters that Unicode does not decompose into a base letter and a mark.
UNDECOMPOSED_LATIN = {
    "ł": "l",
    "ø": "o",
    "đ": "d",
    "ð": "d",
    "þ": "th",
    "æ": "ae",
    "œ": "oe",
    "ı": "i",
    "ħ": "h",
    "ŋ": "ng",
    "ŧ": "t",
    "ə": "a",
    "ɛ": "e",
    "ɔ": "o",
    "ɓ": "b",
    "ɗ": "d",
    "ƙ": "k",
    "ƴ": "y",
    "ɣ": "gh",
    "ɩ": "i",
    "ʋ": "v",
}

# Marks that readers leave out when they type: Latin and Greek accents, Hebrew points, Arabic
# vowel signs and Quranic marks, and the tatweel that only stretches a word. The hamza marks
# U+0654 and U+0655 are letters to Uyghur and stay.
_UNTYPED_MARKS = frozenset(
    chr(code)
    for first, last in (
        (0x0300, 0x036F),
        (0x0591, 0x05C7),
        (0x0610, 0x061A),
        (0x0640, 0x0640),
        (0x064B, 0x0653),
        (0x0656, 0x065F),
        (0x0670, 0x0670),
        (0x06D6, 0x06ED),
        (0xFE00, 0xFE0F),
        (0xE0100, 0xE01EF),
    )
    for code in range(first, last + 1)
    if unicodedata.category(chr(code)) in {"Mn", "Lm", "Me"}
)
_LETTERS_AND_MARKS = frozenset({"Lu", "Ll", "Lt", "Lo", "Nl", "Mn", "Mc"})
_DROPPED = frozenset({"Cf", "Lm", "Me", "Sk"})  # zero width, bidi controls, modifier letters
_KEPT_MODIFIERS = frozenset("ๆໆ々ー")  # repetition and length signs that are part of a word


@cache
def _simplifier() -> "OpenCC":
    from opencc import OpenCC  # noqa: PLC0415  # 14 ms that a page without Chinese need not pay

    return OpenCC("t2s")


class Folding(dict[int, str]):
    """A table for `str.translate` that fills itself with each new character it meets."""

    def __missing__(self, code: int) -> str:
        self[code] = folded = fold_letter(chr(code))
        return folded


def fold_letter(letter: str) -> str:
    """Fold one character: '' if it is dropped, ' ' if it parts words, else the folded letters.

    `letter` is one character of case-folded NFKC text. Digits of every script become 0-9 and
    traditional Chinese becomes simplified.
    """
    if letter in _UNTYPED_MARKS:
        return ""
    category = unicodedata.category(letter)
    if category == "Nd":
        return str(unicodedata.decimal(letter))
    if category in _DROPPED:
        return letter if letter in _KEPT_MODIFIERS else ""
    if category not in _LETTERS_AND_MARKS:
        return " "
    return _fold_script(letter)


def _fold_script(letter: str) -> str:
    if letter in UNDECOMPOSED_LATIN:
        return UNDECOMPOSED_LATIN[letter]
    if letter == "ё":
        return "е"
    if letter >= "\u3400" and unicodedata.name(letter, "").startswith("CJK"):
        return str(_simplifier().convert(letter))
    base = unicodedata.normalize("NFD", letter)[0]
    return base if _drops_accents(base) else letter


def _drops_accents(base: str) -> bool:
    """Latin and Greek readers type words without accents; elsewhere marks make other letters."""
    return base.isascii() or "\u0370" <= base <= "\u03ff"
