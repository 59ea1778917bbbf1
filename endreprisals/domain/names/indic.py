"""Names in the scripts of India and Bangladesh, which Unicode lays out alike.

A consonant carries an `a` unless a vowel sign or a virama follows; the last `a` of a word is not
spoken, nor is one between a vowel and a consonant with its own vowel.
"""

import re

# Offsets in each block of 128, from the consonant ka at 0x15 on (ISCII order).
_CONSONANT_SOUNDS = """k kh g gh ng ch chh j jh n t th d dh n t th d dh n n
p ph b bh m y r r l l l v sh sh s h"""
_CONSONANTS = dict(enumerate(_CONSONANT_SOUNDS.split(), start=0x15))
_VOWEL_SOUNDS = "a aa i ee u oo ri li e e e ai o o o au"
_VOWELS = dict(enumerate(_VOWEL_SOUNDS.split(), start=0x05))
_SIGN_SOUNDS = "aa i ee u oo ri ri e e e ai o o o au"
_SIGNS = dict(enumerate(_SIGN_SOUNDS.split(), start=0x3E))
_EXTRA = {0x58: "q", 0x59: "kh", 0x5A: "gh", 0x5B: "z", 0x5C: "r", 0x5D: "rh", 0x5E: "f", 0x5F: "y"}
_VIRAMA, _NUKTA = 0x4D, 0x3C
_SILENT = "@"
_SONORANTS = frozenset(["r", "l", "y", "v", "n", "m"])
_DOTTED = {"k@": "q@", "kh@": "kh@", "g@": "gh@", "j@": "z@", "ph@": "f@", "d@": "r@", "y@": "y@"}
_BENGALI = re.compile("[\u0980-\u09ff]")


def latinise_indic(text: str) -> tuple[tuple[str, ...], ...]:
    """Read a name word by word: সানজিদা is sanjida, सुरेश is suresh."""
    bengali = bool(_BENGALI.search(text))
    return (tuple(filter(None, (_word(word, bengali=bengali) for word in text.split()))),)


def _word(word: str, *, bengali: bool) -> str:
    pieces: list[str] = []
    for letter in word:
        _add(pieces, ord(letter) % 128)
    if not _ends_spoken(pieces):
        pieces[-1:] = [piece.removesuffix(_SILENT) for piece in pieces[-1:]]
    latin = "".join(pieces)
    latin = re.sub(f"(?<=[aeiou])([^aeiou@]+){_SILENT}(?=[^aeiou@]+[aeiou])", r"\1", latin)
    latin = latin.replace(_SILENT, "a")
    return re.sub("(?<=[sdt]h)[bv]|(?<=[sdt])[bv]", "w", latin) if bengali else latin


def _ends_spoken(pieces: list[str]) -> bool:
    """Whether the last `a` is heard: after joined consonants (krishna, subrata), not else."""
    padded = ["a", "a", "a", *pieces]
    bare = [bool(re.fullmatch("[a-z]*[^aeiou@]", piece)) for piece in padded]
    last, before = padded[-1], padded[-2]
    joined = bare[-2] and last.removesuffix(_SILENT) in _SONORANTS
    return joined or (bare[-3] and before.endswith(_SILENT))


def _add(pieces: list[str], offset: int) -> None:
    if offset in _CONSONANTS:
        pieces.append(_CONSONANTS[offset] + _SILENT)
    elif offset in _EXTRA:
        pieces.append(_EXTRA[offset] + _SILENT)
    elif offset in _VOWELS:
        pieces.append(_VOWELS[offset])
    elif offset in {0x01, 0x02, 0x70}:
        pieces.append("n")
    elif pieces:
        _change(pieces, offset)


def _change(pieces: list[str], offset: int) -> None:
    """A sign that alters the letter before it."""
    if offset in _SIGNS:
        pieces[-1] = pieces[-1].removesuffix(_SILENT) + _SIGNS[offset]
    elif offset == _VIRAMA:
        pieces[-1] = pieces[-1].removesuffix(_SILENT)
    elif offset == _NUKTA:
        pieces[-1] = _DOTTED.get(pieces[-1], pieces[-1])
