"""Invented words and names. No syllable list here was taken from the names of a real people."""

from collections.abc import Sequence
from itertools import accumulate
from random import Random  # noqa: TID251 -- seeded: the same seed must give the same corpus

CONSONANTS = (*"bdfgklmnprstvz", "br", "dr", "gl", "kr", "pl", "st", "tr")
VOWELS = (*"aeiou", "ai", "eo", "ia", "ou")
# Letters of other scripts in chance order: they are read as names and mean nothing.
SCRIPTS = {
    "Arab": ("ar", "ابتدرزسشعفقكلمنهوي"),
    "Cyrl": ("ru", "абвгдежзиклмнопрстуфхя"),
    "Hans": ("zh", "木林石田江海山川文武安平光明志远思源华东南春秋雪"),
    "Tibt": ("bo", "ཀཁགངཅཆཇཉཏཐདནཔཕབམ"),
}
WORDS = 4000
FLATNESS = 50  # the commonest word stands in about half of all cases, the middle one in one of 50
MARK = "Synthetic"


class Words:
    """A seeded source of words, sentences and names."""

    def __init__(self, chance: Random) -> None:
        self._chance = chance
        self._words = sorted({self._word(chance.randint(2, 4)) for _ in range(WORDS)})
        chance.shuffle(self._words)
        weights = (1 / (rank + FLATNESS) for rank in range(len(self._words)))
        self._weights = list(accumulate(weights))
        self._first = self._names(400)
        self._last = self._names(1500)

    def text(self, words: int) -> str:
        """A paragraph of this many words, in sentences of a dozen."""
        drawn = self._chance.choices(self._words, cum_weights=self._weights, k=words)
        sentences = (drawn[start : start + 12] for start in range(0, words, 12))
        return " ".join(f"{' '.join(sentence).capitalize()}." for sentence in sentences)

    def person(self) -> str:
        """A first name and one or two others."""
        others = self._chance.choices(self._last, k=1 + (self._chance.random() < 0.2))
        return " ".join((self._chance.choice(self._first), *others))

    def organisation(self) -> str:
        """The name of a body that does not exist."""
        return f"{self._chance.choice(self._last)} {self._chance.choice(self._last)} Association"

    def in_script(self, script: str) -> str:
        """A name in another script, made of chance letters."""
        letters = SCRIPTS[script][1]
        if script == "Hans":
            return "".join(self._chance.choices(letters, k=3))
        parts = ("".join(self._chance.choices(letters, k=self._chance.randint(3, 6))) for _ in "ab")
        return " ".join(parts)

    def _names(self, count: int) -> Sequence[str]:
        made = {self._word(self._chance.randint(2, 3)).capitalize() for _ in range(count)}
        return sorted(made)

    def _word(self, syllables: int) -> str:
        pairs = (
            self._chance.choice(CONSONANTS) + self._chance.choice(VOWELS) for _ in range(syllables)
        )
        return "".join(pairs)
