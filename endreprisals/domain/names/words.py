"""Words of a name made ready for comparison: how they sound and how much they tell."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from endreprisals.domain.names.sounds import Sound, sounds_of
from endreprisals.domain.names.tables import table

# Words that many names share and that tell next to nothing: son of, of the, Mr, sheikh.
_SHARED = """bin ben ibn bint binti abu abou ould oulad ait van der den de da do dos das del la le
los las du di y e i mr mrs ms dr daw ko u ma saw sheikh shaykh cheikh sayed sayyid syed haji
hajj md st von zu oglu qizi kyzy uulu"""
_PARTICLES = frozenset(_SHARED.split())
# Very common names, in their usual spelling; they tell less than others.
_FREQUENT = "muhammad ahmad ali abdullah hassan hussein ibrahim khan nguyen thi van wang li zhang"
_COMMON = frozenset(_FREQUENT.split())


PARTICLE_WEIGHT = 0.2
# Alsaegh and Elshowaya carry their article; Alice and Alfredo do not.
_ATTACHED_ARTICLE = re.compile("^[ae]l(?=(?:[bdfghjkmnqrstwyz]|[dgkst]h)[aeiou].{2})")


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a name. `weight` from 0 to 1: a particle tells little, a rare name everything."""

    plain: str
    usual: str  # the usual spelling of this name, where the table knows it
    known: bool  # whether the tables hold the usual spelling as a name
    sounds: tuple[Sound, ...]
    weight: float


@cache
def _usual_spellings() -> dict[str, str]:
    return {
        spelling: usual
        for usual, spellings in table("spellings").items()
        for spelling in [usual, *spellings.split()]
    }


@lru_cache(maxsize=50_000)
def word(plain: str) -> Word:
    """Look at one Latin word: its usual spelling, its sounds, and its weight."""
    usual = _usual(plain)
    weight = PARTICLE_WEIGHT if plain in _PARTICLES else 0.7 if usual in _COMMON else 1.0
    return Word(plain, usual, usual in _known_names(), sounds_of(usual), weight)


@cache
def _known_names() -> frozenset[str]:
    """Usual spellings of names that the tables hold: two of them are two names."""
    spellings = _usual_spellings()
    arabic = (spellings.get(name, name) for name in table("arabic").values())
    return frozenset((*spellings.values(), *arabic))


def _usual(plain: str) -> str:
    known = _usual_spellings()
    found = known.get(table("uyghur_pinyin").get(plain, plain))
    bare = _ATTACHED_ARTICLE.sub("", plain)
    return found or known.get(bare) or table("uyghur_pinyin").get(plain) or bare
