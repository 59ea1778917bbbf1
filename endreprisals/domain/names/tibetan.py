"""Tibetan names: Wylie spelling turned into the Lhasa-style phonetics of passports and the press.

A syllable loses its silent letters, its stacked consonants become one sound, its ending softens.
The rules are ours and await review by native readers; common names come from a table.
"""

import re
from functools import cache
from typing import TYPE_CHECKING

from endreprisals.domain.names.tables import table

if TYPE_CHECKING:
    from pyewts import pyewts

_STACKS = {
    "phy": "ch", "py": "ch", "by": "j", "my": "ny", "khy": "khy", "gy": "gy", "ky": "ky",
    "kr": "t", "khr": "th", "gr": "d", "tr": "t", "dr": "d", "pr": "t", "phr": "th", "br": "d",
    "sr": "s", "zl": "d", "kl": "l", "gl": "l", "bl": "l", "rl": "l", "sl": "l", "lh": "lh",
    "mr": "m", "hr": "h",
}  # fmt: skip
_BARE = "tsh kh ng ch ny th ph ts dz zh sh k g c j t d n p b m w z ' y r l s h"
_ROOTS = frozenset(_BARE.split())
_SOFTENED = {
    "c": "ch",
    "tsh": "ts",
    "'": "",
    "th": "t",
    "kh": "k",
    "ph": "p",
    "zh": "sh",
    "dz": "z",
}
_SYLLABLE = re.compile("^([^aeiou]*)([aeiou])([^aeiou']*)(.*)$")
_PREFIX = re.compile("^[gdbm'](?=.)")
_SUPERSCRIPT = re.compile("^(?:[rls](?=[kgcjtdnpbmzw])|l(?=h.))")


@cache
def _wylie() -> "pyewts":
    from pyewts import pyewts  # noqa: PLC0415  # only a page with Tibetan on it pays for loading

    return pyewts()


def latinise_tibetan(text: str) -> tuple[tuple[str, ...], ...]:
    """Read a Tibetan name as words of two syllables: བཀྲ་ཤིས་དབང་ཕྱུག is tashi wangchuk."""
    syllables = [s for s in re.split("[\u0f0b-\u0f14\\s]+", text) if s]
    pairs = ["་".join(syllables[i : i + 2]) for i in range(0, len(syllables), 2)]
    return (tuple(word for word in map(_word, pairs) if word),)


def _word(pair: str) -> str:
    known = table("tibetan").get(pair)
    return known or "".join(_syllable(part) for part in _wylie().toWylie(pair).split())


def _syllable(wylie: str) -> str:
    found = _SYLLABLE.match(wylie)
    if not found:
        return re.sub("[^a-z]", "", wylie)
    onset, vowel, coda, _ = found.groups()
    onset = _onset(onset.replace(".", ""), vowel)
    if coda[:1] in {"n", "l", "d", "s"} and not coda.startswith("ng"):
        vowel = vowel.replace("a", "e")
    coda = re.sub("s$", "", re.sub("[^a-z]", "", coda))
    return onset + vowel + {"g": "k", "b": "p", "d": "", "'": ""}.get(coda, coda)


def _onset(letters: str, vowel: str) -> str:
    """The sound that is left of a syllable's opening letters once the silent ones are dropped."""
    if letters == "db":
        return "w" if vowel == "a" else ""
    for tried in (letters, _PREFIX.sub("", letters)):
        bare = tried if tried in {"sh", "lh"} else _SUPERSCRIPT.sub("", tried)
        if bare in _STACKS or bare in _ROOTS:
            return _SOFTENED.get(bare, _STACKS.get(bare, bare))
    return re.sub("^[gdbm'rls]+(?=.)|[^a-z]", "", letters)
