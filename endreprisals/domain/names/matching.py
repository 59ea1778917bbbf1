"""How alike two names are, and why: every search result says what it rests on.

A likeness of names is never a finding that two people are one. Reason codes say what agrees,
and the page that shows them must say no more.
"""

from dataclasses import dataclass
from enum import Enum
from functools import lru_cache

from rapidfuzz.distance import Levenshtein

from endreprisals.domain.names.han import simplified
from endreprisals.domain.names.keys import exact_key
from endreprisals.domain.names.likeness import ONE_WORD, compare_words
from endreprisals.domain.names.readings import readings
from endreprisals.domain.names.scripts import Script, script_runs
from endreprisals.domain.names.syllables import Syllables, compare_syllables, syllables_of
from endreprisals.domain.names.words import Word, word

# Both thresholds were read off the `tune` pairs of tests/vectors/name_pairs.csv. The `held_out`
# pairs set no threshold, but the spelling tables were written after them and know many of their
# names, so the figures in brackets, counted with every table of names emptied, are the safer ones.
# Shown to a reader who can see both spellings. tune: precision 0.91, recall 0.98; held out: 0.85,
# 0.92 (0.81, 0.87). A search may show a wrong neighbour; it must not hide the right person.
SHOWN_AS_VARIANT = 0.78
# Proposed to staff as perhaps one person. tune: precision 1.00, recall 0.85; held out: 0.97, 0.78
# (0.96, 0.56). Two persons may share a name, so place, date and mechanism must agree as well, and
# a person decides.
MERGE_PROPOSAL = 0.93

_HOMOPHONE = 0.78  # the same sound in other Chinese characters: below any name written alike
_UNEQUAL = 0.99  # the most for names that are not written in the same letters


class MatchKind(Enum):
    """What a search result rests on, best first."""

    EXACT = "exact"
    SAME_SCRIPT = "same_script"
    ACROSS_SCRIPTS = "across_scripts"
    SPELLING_VARIANT = "spelling_variant"
    PART_OF_NAME = "part_of_name"


@dataclass(frozen=True, slots=True)
class Match:
    """A likeness from 0 to 1, what it rests on, and a code for the sentence that says so."""

    score: float
    kind: MatchKind
    reason_code: str


@dataclass(frozen=True, slots=True)
class _Read:
    """One reading of a name; `syllables` only for Chinese and Vietnamese names."""

    words: tuple[Word, ...]
    syllables: Syllables


@dataclass(frozen=True, slots=True)
class _Prepared:
    exact: str
    characters: str  # simplified, where the name is in Chinese characters only
    scripts: frozenset[Script]
    read: tuple[_Read, ...]


def similarity(a: str, b: str) -> float:
    """How alike two names are, from 0 to 1; 1 only for the same letters.

    The order of words and their articles make no difference. One word of several scores lower
    than the whole name. This orders search results; it is no probability.
    """
    return explain(a, b).score


def explain(query: str, name: str) -> Match:
    """Say how alike a typed name and a recorded name are, and what the likeness rests on.

    Reason codes: same_letters, characters_of_the_name, same_sound_other_characters,
    words_of_the_name, sounds_alike_in_another_script, another_latin_spelling, similar_letters.
    """
    typed, recorded = _prepare(query), _prepare(name)
    if typed.exact and typed.exact == recorded.exact:
        return Match(1.0, MatchKind.EXACT, "same_letters")
    if typed.characters and recorded.characters:
        return _by_characters(typed.characters, recorded.characters)
    score, part = _best(typed, recorded)
    kind, reason = _ground(typed.scripts, recorded.scripts, part=part)
    return Match(round(min(score, _UNEQUAL), 4), kind, reason)


@lru_cache(maxsize=20_000)
def _prepare(name: str) -> _Prepared:
    scripts = frozenset(script for script, _ in script_runs(name))
    read = tuple(_Read(tuple(map(word, r)), syllables_of(r)) for r in readings(name))
    characters = simplified(name) if scripts == {Script.HAN} else ""
    return _Prepared(exact_key(name), characters, scripts, read)


def _ground(
    typed: frozenset[Script], recorded: frozenset[Script], *, part: bool
) -> tuple[MatchKind, str]:
    if part:
        return MatchKind.PART_OF_NAME, "words_of_the_name"
    if not typed & recorded:
        return MatchKind.ACROSS_SCRIPTS, "sounds_alike_in_another_script"
    if Script.LATIN in typed & recorded:
        return MatchKind.SPELLING_VARIANT, "another_latin_spelling"
    return MatchKind.SAME_SCRIPT, "similar_letters"


def _by_characters(a: str, b: str) -> Match:
    """Two names in Chinese characters: the characters decide, one sound is not enough."""
    if min(len(a), len(b)) > 1 and (a in b or b in a):
        return Match(ONE_WORD, MatchKind.PART_OF_NAME, "characters_of_the_name")
    if set(readings(a)) & set(readings(b)):
        return Match(_HOMOPHONE, MatchKind.SAME_SCRIPT, "same_sound_other_characters")
    score = Levenshtein.normalized_similarity(a, b) * _HOMOPHONE
    return Match(round(score, 4), MatchKind.SAME_SCRIPT, "similar_letters")


def _best(typed: _Prepared, recorded: _Prepared) -> tuple[float, bool]:
    return max((_compare(a, b) for a in typed.read for b in recorded.read), default=(0.0, False))


def _compare(a: _Read, b: _Read) -> tuple[float, bool]:
    if a.syllables and b.syllables:
        return compare_syllables(a.syllables, b.syllables)
    return compare_words(a.words, b.words)
