"""Chinese and Vietnamese names as syllables, where one other letter makes another name."""

import re
from collections import Counter
from functools import cache, lru_cache

from endreprisals.domain.names.tables import table

Syllables = tuple[str, ...]
_FEWEST, _MOST = 2, 5
_VIETNAMESE_SYLLABLE = re.compile(
    "(?:ng?h?|[tkpg]h|tr|gi|qu|[bcdhklmprstvx])?[aeiouy]{1,3}(?:ch|ng|nh|[cmnpt])?"
)


@cache
def _family_names(people: str) -> frozenset[str]:
    return frozenset(table("family_names")[people].split())


@cache
def _chinese_syllables() -> tuple[frozenset[str], frozenset[str]]:
    """Syllables of pinyin and of Hong Kong names."""
    pinyin = {s for row in table("wade_giles").values() for s in row.split("|")}
    return frozenset(pinyin), frozenset(table("hong_kong").values()) | _family_names("hong_kong")


@lru_cache(maxsize=20_000)
def syllables_of(words: tuple[str, ...]) -> Syllables:
    """Cut a Latin reading into Chinese or Vietnamese syllables; empty if it is no such name.

    Needs two to five syllables, and a family name at the beginning or at the end.
    """
    if words and {words[0], words[-1]} & _family_names("vietnamese") and _vietnamese(words):
        return words
    for people, inventory in zip(("chinese", "hong_kong"), _chinese_syllables(), strict=True):
        if words and {words[0], words[-1]} & _family_names(people):
            cut = tuple(s for each in words for s in cut_word(each, inventory))
            if "" not in cut and _FEWEST <= len(cut) <= _MOST:
                return cut
    return ()


def _vietnamese(words: tuple[str, ...]) -> bool:
    return 3 <= len(words) <= _MOST and all(map(_VIETNAMESE_SYLLABLE.fullmatch, words))


def cut_word(word: str, inventory: frozenset[str]) -> Syllables:
    """Cut one word into known syllables, longest first; `("",)` if that cannot be done."""
    if word in inventory:
        return (word,)
    for end in range(min(6, len(word) - 1), 0, -1):
        if word[:end] in inventory:
            rest = cut_word(word[end:], inventory)
            if "" not in rest:
                return (word[:end], *rest)
    return ("",)


def compare_syllables(a: Syllables, b: Syllables) -> tuple[float, bool]:
    """The likeness of two names in syllables, and whether it rests on a part of the longer one.

    The same syllables in another order count nearly in full, since family names go first or
    last. One that differs brings the name below every threshold.
    """
    if a == b:
        return 1.0, False
    shared = (Counter(a) & Counter(b)).total()
    if len(a) == len(b) == shared:
        return 0.97, False
    if shared == min(len(a), len(b)) > 1:
        return 0.86, True
    return 0.72 * shared / max(len(a), len(b)), False
