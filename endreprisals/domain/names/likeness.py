"""How alike two readings of names sound: each word with its best partner, in any order."""

from functools import lru_cache

from rapidfuzz.distance import Levenshtein

from endreprisals.domain.names.words import PARTICLE_WEIGHT, Word

Words = tuple[Word, ...]
ONE_WORD = 0.88  # one word of several, fully alike
_OTHER_NAME = 0.6  # two words that the tables know as two names, however alike
_FULL_VOWELS = frozenset("aiouy")  # at the end: Nabila is not Nabil
_MAYBE_SILENT = frozenset("eh")  # at the end: Abderrahmane, Fatimah


def compare_words(a: Words, b: Words) -> tuple[float, bool]:
    """The likeness of two readings from 0 to 1, and whether it rests on a part of one of them.

    The least alike pair of words counts most: one differing word makes another person's name.
    """
    fewer, more = sorted((_telling(a), _telling(b)), key=_size_and_letters)
    score, share = _aligned(fewer, more)
    joined = _joined(fewer, more)
    if len(fewer) == len(more) or joined >= score:
        return max(joined, score), False
    return score * (ONE_WORD if len(fewer) == 1 else ONE_WORD + (1 - ONE_WORD) * share), True


def _telling(words: Words) -> Words:
    return tuple(each for each in words if each.weight > PARTICLE_WEIGHT) or words


def _size_and_letters(words: Words) -> tuple[int, str]:
    """Fewer words first; the letters only make the result the same from both sides."""
    return len(words), "".join(each.plain for each in words)


def _aligned(fewer: Words, more: Words) -> tuple[float, float]:
    """The likeness of the words to their partners, and the partners' share of the longer name."""
    partners = _partners(fewer, more)
    total = sum(each.weight for each in fewer)
    mean = sum(score * a.weight for a, (score, _) in zip(fewer, partners, strict=True)) / total
    share = sum(b.weight for _, b in partners) / sum(each.weight for each in more)
    return 0.6 * mean + 0.4 * min(score for score, _ in partners), share


def _partners(fewer: Words, more: Words) -> list[tuple[float, Word]]:
    """For each word its partner in the other name, no partner twice, most alike pairs first."""
    pairs = sorted(
        ((_alike(a, b), i, j) for i, a in enumerate(fewer) for j, b in enumerate(more)),
        key=lambda pair: -pair[0],
    )
    chosen: dict[int, tuple[float, Word]] = {}
    taken: set[int] = set()
    for score, i, j in pairs:
        if i not in chosen and j not in taken:
            chosen[i] = (score, more[j])
            taken.add(j)
    return [chosen[i] for i in range(len(fewer))]


@lru_cache(maxsize=200_000)
def _alike(a: Word, b: Word) -> float:
    """The likeness of two words: consonants, then vowels, then letters as written."""
    if a.usual == b.usual:
        return 1.0 if a.plain == b.plain else 0.98
    letters = 0.15 * Levenshtein.normalized_similarity(a.plain, b.plain)
    heard = letters + max(
        _heard(x.skeleton, x.sound, y.skeleton, y.sound) for x in a.sounds for y in b.sounds
    )
    if a.known and b.known:
        return min(heard, _OTHER_NAME)
    return heard - 0.1 * _ends_otherwise(a.plain[-1], b.plain[-1])


def _ends_otherwise(last_a: str, last_b: str) -> bool:
    """Whether only one of two words ends in a vowel that is certainly heard."""
    if {last_a, last_b} & _MAYBE_SILENT:
        return False
    return (last_a in _FULL_VOWELS) != (last_b in _FULL_VOWELS)


def _heard(skeleton_a: str, sound_a: str, skeleton_b: str, sound_b: str) -> float:
    """Likeness in sound, at most 0.85. Words of one consonant are told apart by their vowels."""
    consonants = 0.5 if min(len(skeleton_a), len(skeleton_b)) > 1 else 0.3
    skeletons = Levenshtein.normalized_similarity(skeleton_a, skeleton_b)
    sounds = Levenshtein.normalized_similarity(sound_a, sound_b)
    return consonants * skeletons + (0.85 - consonants) * sounds


def _joined(a: Words, b: Words) -> float:
    """The likeness of two names each written as one word, for names that are parted otherwise."""
    if len(a) == len(b) or len(a) > 4:
        return 0.0
    mine = _as_one(a)
    others = (_as_one(b), _as_one((*b[1:], b[0])), _as_one((b[-1], *b[:-1])))
    best = max(Levenshtein.normalized_similarity(mine, other) for other in others)
    return max(0.0, 2 * best - 1) * 0.97


def _as_one(words: Words) -> str:
    return "".join(each.sounds[0].sound for each in words)
