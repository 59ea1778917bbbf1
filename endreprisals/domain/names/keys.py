"""The keys under which a name is stored: its exact form, its Latin forms, and its sounds."""

import re
import unicodedata
from itertools import pairwise

from endreprisals.domain.names.readings import Reading, readings
from endreprisals.domain.names.scripts import Script, script_runs
from endreprisals.domain.names.sounds import Sound
from endreprisals.domain.names.words import PARTICLE_WEIGHT, word
from endreprisals.domain.text.arabic_words import fold_arabic_word
from endreprisals.domain.text.letters import Folding

MOST_KEYS = 12
_FOLDING = Folding()
_COARSE = str.maketrans({"h": "", "X": "s", "Z": "s", "z": "s", "f": "b"})
_DOUBLED = re.compile(r"(.)\1+")


def latin_forms(name: str) -> tuple[str, ...]:
    """Spell a name in Latin letters as readers of English may expect it; likeliest first.

    At most four forms, empty when the name holds no letter. These are readings, not findings:
    several persons' names may read alike.
    """
    return tuple(" ".join(part.capitalize() for part in reading) for reading in readings(name))


def exact_key(name: str) -> str:
    """The letters of a name, folded, in their order: equal when two spellings are the same.

    Case, accents, punctuation and traditional or simplified characters make no difference;
    spaces make none in Chinese.
    """
    parts = [_exact(script, text) for script, text in script_runs(name)]
    return " ".join(" ".join(parts).split())


def _exact(script: Script, text: str) -> str:
    words = unicodedata.normalize("NFKC", text).casefold().translate(_FOLDING).split()
    if script is Script.ARABIC:
        words = [fold_arabic_word(part) for part in words]
    return ("" if script is Script.HAN else " ").join(words)


def block_keys(name: str) -> frozenset[str]:
    """Short keys to store and look up by equality: two spellings of a name share at least one.

    One key per word and sound, at most twelve. Sharing a key proves nothing; `explain` judges.
    """
    keys: dict[str, None] = {}
    for reading in readings(name):
        keys |= dict.fromkeys(_reading_keys(reading))
    return frozenset(list(keys)[:MOST_KEYS])


def _reading_keys(reading: Reading) -> list[str]:
    words = [word(part) for part in reading]
    telling = [each for each in words if each.weight > PARTICLE_WEIGHT] or words
    keys = [_key(sound) for each in telling for sound in each.sounds]
    joined = [a.sounds[0].skeleton + b.sounds[0].skeleton for a, b in pairwise(telling)]
    return keys + [key for key in joined if 2 <= len(key) <= 4]


def _key(sound: Sound) -> str:
    """The consonants without h, sibilants as one; a word with fewer than two keeps its vowels."""
    coarse = _DOUBLED.sub(r"\1", sound.skeleton.translate(_COARSE))
    return coarse if len(coarse) > 1 else f"={sound.sound}"
