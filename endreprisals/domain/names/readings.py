"""A name in any script as Latin words: one reading or several, likeliest first."""

import re
from collections.abc import Iterable
from functools import lru_cache
from itertools import chain, islice, product

from anyascii import anyascii

from endreprisals.domain.names.arabic import latinise_arabic
from endreprisals.domain.names.burmese import latinise_burmese
from endreprisals.domain.names.cyrillic import latinise_cyrillic
from endreprisals.domain.names.han import latinise_han
from endreprisals.domain.names.hangul import latinise_hangul
from endreprisals.domain.names.indic import latinise_indic
from endreprisals.domain.names.khmer import latinise_khmer
from endreprisals.domain.names.latin import latinise_latin
from endreprisals.domain.names.scripts import Script, script_runs
from endreprisals.domain.names.thai import latinise_thai
from endreprisals.domain.names.tibetan import latinise_tibetan
from endreprisals.domain.names.uyghur import latinise_uyghur

Reading = tuple[str, ...]
MAX_NAME_CHARS = 120  # a longer string is no person's name
MOST_READINGS = 4
MOST_WORDS = 8


_HEBREW = str.maketrans("אבגדהוזחטיכךלמםנןסעפףצץקרשת", "ابجدهوزحطيككلممننسعففصصقرشت")


def _hebrew(text: str) -> tuple[Reading, ...]:
    """Hebrew leaves vowels out as Arabic does, letter for letter."""
    return latinise_arabic(text.translate(_HEBREW))


def _other(text: str) -> tuple[Reading, ...]:
    """Scripts without rules of their own here: letter by letter, by a general table."""
    return (tuple(re.findall("[a-z]+", anyascii(text).lower().replace("'", ""))),)


_LATINISERS = {
    Script.LATIN: latinise_latin,
    Script.HAN: latinise_han,
    Script.UYGHUR: latinise_uyghur,
    Script.ARABIC: latinise_arabic,
    Script.TIBETAN: latinise_tibetan,
    Script.CYRILLIC: latinise_cyrillic,
    Script.INDIC: latinise_indic,
    Script.THAI: latinise_thai,
    Script.KHMER: latinise_khmer,
    Script.BURMESE: latinise_burmese,
    Script.HANGUL: latinise_hangul,
    Script.HEBREW: _hebrew,
    Script.OTHER: _other,
}


@lru_cache(maxsize=20_000)
def readings(name: str) -> tuple[Reading, ...]:
    """Up to four readings of a name, each a tuple of words in the letters a-z.

    Reads the first 120 characters. Empty when nothing in the name is a letter.
    """
    runs = script_runs(name[:MAX_NAME_CHARS])
    choices = product(*(_LATINISERS[script](text) for script, text in runs))
    joined = (_clean(chain(*choice)) for choice in islice(choices, MOST_READINGS))
    return tuple(dict.fromkeys(filter(None, joined)))


def _clean(words: Iterable[str]) -> Reading:
    """Only the letters a-z, whatever marks and rare letters a latiniser let through."""
    bare = (re.sub("[^a-z]+", "", word) for word in words)
    return tuple(filter(None, bare))[:MOST_WORDS]
