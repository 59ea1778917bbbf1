"""Whether letters of one script are dressed up as another's.

A rule of thumb after Unicode's report 39, "highly restrictive": a word keeps to one script, or to
one of the mixtures in which Chinese, Japanese and Korean are written. A word in which every
letter beyond ASCII looks like a plain Latin one is refused too, be it Cyrillic, Greek or Armenian.
"""

import unicodedata
from typing import Final

# What each letter is taken for. Source: Unicode's table of confusables, small letters alone.
_LOOK_LATIN: Final = frozenset("аеорсухіјѕһԁԛԝвнкмтгпԍӏѵьбυονρταικηχωϲϳոսցհօզքյլɑɡɩ")
_EAST: Final = (
    frozenset({"LATIN", "CJK", "HIRAGANA", "KATAKANA"}),
    frozenset({"LATIN", "CJK", "BOPOMOFO"}),
    frozenset({"LATIN", "CJK", "HANGUL"}),
)


def deceives(word: str) -> bool:
    """Whether a word mixes scripts, or is written wholly in look-alikes of Latin letters."""
    scripts = {_script(letter) for letter in word if letter.isalpha() or letter.isdigit()} - {""}
    if len(scripts) > 1:
        return not any(scripts <= mixture for mixture in _EAST)
    foreign = [letter for letter in word.lower() if not letter.isascii()]
    return bool(foreign) and all(letter in _LOOK_LATIN for letter in foreign)


def _script(letter: str) -> str:
    """The first word of the letter's name, which is its script; blank for the digits 0 to 9."""
    if letter.isascii():
        return "LATIN" if letter.isalpha() else ""
    name = unicodedata.name(letter, "UNNAMED")
    if name.startswith(("KATAKANA-HIRAGANA", "IDEOGRAPHIC")):
        return "CJK"
    return name.partition(" ")[0].partition("-")[0]
