"""How a Latin spelling sounds, roughly, so that rival romanisations of one name meet.

Two forms of each word: the `sound` keeps vowels in three classes (a, i, u); the `skeleton` keeps
consonants only. Letters that romanisations use for different sounds (kh, ch, th, dh, ph) give
variants, at most four.
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import product

# Spellings of one consonant. Capitals are sounds without a Latin letter of their own: X as in ship,
# Z as in measure. What follows a bar is a second reading.
_CONSONANTS = {
    "shch": "X",
    "chtch": "X",
    "tsch": "c",
    "tch": "c",
    "sch": "X|Z",
    "cki": "tsi",
    "ck": "k",
    "cz": "c",
    "sz": "X",
    "sh": "X",
    "zh": "Z|g",
    "dzh": "g",
    "dj": "g",
    "dg": "g",
    "ch": "c|X",
    "kh": "h|k",
    "gh": "g",
    "ph": "f|b",
    "bh": "b",
    "jh": "g",
    "th": "t|s",
    "dh": "d|z",
    "tz": "ts",
    "qu": "k",
    "q": "k",
    "x": "h|ks",
    "j": "g",
    "v": "b",
    "w": "w|b",
    "tsts": "ts",
    "p": "b",
}
_CONSONANT = re.compile(
    "|".join(sorted(_CONSONANTS, key=len, reverse=True)) + "|c(?=[eiy])|c|[gd]$|(?<=[oa])u(?=sk)"
)
_ENDINGS = {"g": "k", "d": "t", "u": "b"}  # stops that turn hard; Belarusian -ouski
_VOWELS = (
    (re.compile("[aeo]u(?=[aeiou])|ow(?=[aeiou])"), "aw"),
    (re.compile("oo|ou|aw(?![aeiou])|au|ao|ow(?![aeiou])"), "u"),
    (re.compile("ee|ai|ay(?![aeiou])|ei|ey(?![aeiou])"), "i"),
    (re.compile("[iy](?=[aou][^aeiou])"), ""),
    (re.compile("[iy]e"), "i"),
    (re.compile("[ey]"), "i"),
    (re.compile("[ow]"), "u"),
)
_DOUBLED = re.compile(r"(.)\1+")
_FINAL_H = re.compile("(?<=[aeiou])h$")
MOST_VARIANTS = 4


@dataclass(frozen=True, slots=True)
class Sound:
    """One way of hearing a word."""

    sound: str
    skeleton: str


@lru_cache(maxsize=50_000)
def sounds_of(word: str) -> tuple[Sound, ...]:
    """All ways of hearing a Latin word of lower-case letters a-z, likeliest first."""
    pieces: list[tuple[str, ...]] = []
    position, word = 0, _FINAL_H.sub("", word)
    for found in _CONSONANT.finditer(word):
        pieces += [(word[position : found.start()],), _readings(found[0], word[found.end() :])]
        position = found.end()
    pieces.append((word[position:],))
    spellings = dict.fromkeys("".join(choice) for choice in product(*pieces))
    return tuple(dict.fromkeys(_hear(spelling) for spelling in list(spellings)[:MOST_VARIANTS]))


def _readings(letters: str, rest: str) -> tuple[str, ...]:
    if letters == "c":
        return ("s",) if rest[:1] in {"e", "i", "y"} else ("k",)
    return tuple((_CONSONANTS.get(letters) or _ENDINGS[letters]).split("|"))


def _hear(spelling: str) -> Sound:
    sound = spelling
    for pattern, vowel in _VOWELS:
        sound = pattern.sub(vowel, sound)
    sound = _DOUBLED.sub(r"\1", sound)
    return Sound(sound, re.sub("[aiu]", "", sound.replace("ng", "n")))
