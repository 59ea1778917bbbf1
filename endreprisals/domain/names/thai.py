"""Thai names, roughly as the Royal Thai General System writes them.

Vowels that are written before their consonant are put after it, silent letters are dropped, and
`o` is put where a vowel is spoken but not written.
"""

import re

_SOUNDS = """k kh kh kh kh kh ng ch ch ch s ch y d t th th th n
d t th th th n b p ph f ph f ph m y r l w s s s h l - h"""
_CONSONANTS = dict(
    zip("กขฃคฅฆงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรลวศษสหฬอฮ", _SOUNDS.split(), strict=True)
)
_VOWELS = {
    "ะ": "a", "ั": "a", "า": "a", "ำ": "am", "ิ": "i", "ี": "i", "ึ": "ue", "ื": "ue", "ุ": "u", "ู": "u",
    "เ": "e", "แ": "ae", "โ": "o", "ใ": "ai", "ไ": "ai", "็": "e", "ๅ": "a",
}  # fmt: skip
_FINAL = {"r": "n", "l": "n", "y": "i", "b": "p", "d": "t", "s": "t", "ch": "t", "th": "t",
          "kh": "k", "ph": "p", "f": "p", "w": "o"}  # fmt: skip
_SILENT = re.compile("[ก-ฮ][ิุ]?์")
_LEADING_VOWEL = re.compile("([เแโใไ])([ก-ฮ][รลว]?(?![ะาิีึืุู])|[ก-ฮ])")
_COMPOUNDS = (
    ("เ([ก-ฮ][รลว]?)ีย", r"\1ia"),
    ("เ([ก-ฮ][รลว]?)ือ", r"\1uea"),
    ("เ([ก-ฮ][รลว]?)า", r"\1ao"),
    ("เ([ก-ฮ])ิ", r"\1oe"),
    ("ไ([ก-ฮ])ย", r"\1ai"),
    ("ญ(?![ะาิีึืุูัแเโใไ])", "น"),
    ("รร(?=[ก-ฮ])", "a"),
    ("รร", "an"),
    ("ทร(?=[าง])", "ซ"),
    ("ห(?=[งญนมยรลว])(?=.)", ""),
    ("ัว", "ua"),
    ("(?<=[ก-ฮ])ว(?=[ก-ฮ])", "ua"),
    ("(?<=[ก-ฮ])อ", "o"),
)
_MARKS = re.compile("[่้๊๋ๆฯํ๎]")


def latinise_thai(text: str) -> tuple[tuple[str, ...], ...]:
    """Read a Thai name word by word: last letters as written (kul), then as heard (kun)."""
    forms = [_word(word) for word in text.split()]
    return tuple(dict.fromkeys(zip(*forms, strict=True))) or ((),)


def _word(word: str) -> list[str]:
    spoken = _SILENT.sub("", _MARKS.sub("", word))
    for written, said in _COMPOUNDS:
        spoken = re.sub(written, said, spoken)
    spoken = _LEADING_VOWEL.sub(r"\2\1", spoken)
    sounds = [_CONSONANTS.get(c) or _VOWELS.get(c) or c for c in spoken]
    return [_voiced(form) for form in (sounds, _closed(sounds))]


def _closed(sounds: list[str]) -> list[str]:
    """The sounds with the last consonant as it is heard."""
    return [*sounds[:-1], _FINAL.get(sounds[-1], sounds[-1])] if len(sounds) > 1 else sounds


def _voiced(sounds: list[str]) -> str:
    """The sounds with `a` or `o` where a vowel is spoken but not written."""
    latin = ""
    for place, sound in enumerate(sounds):
        opening = bool(latin) and latin[-1] not in "aeiou" and sound[0] not in "aeiou-"
        if opening and not re.search("[aeiou](?:[^aeiou]|[kptc]h|ng)$", latin):
            before_vowel = re.match("[aeiou]", "".join(sounds[place + 1 : place + 2]))
            latin += "a" if before_vowel else "o"
        latin += sound
    return latin
