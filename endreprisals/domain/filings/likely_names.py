"""Words in a narrative that may be somebody's name: two or more in a row with a capital.

Only scripts that have capitals can be read so; the page says that the rest must be read by eye.
"""

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import islice

from endreprisals.domain.filings.letters import Range
from endreprisals.domain.filings.tables import table

_INSIDE = "'’-"


@dataclass(frozen=True, slots=True)
class _Word:
    start: int
    end: int
    capital: bool
    plain: str


def likely_names(text: str, most: int) -> tuple[Range, ...]:
    """Where in a text names may stand, in characters: at most so many of them."""
    return tuple(islice(_runs(text, _words(text)), most))


def _runs(text: str, words: Iterable[_Word]) -> Iterator[Range]:
    run: list[_Word] = []
    linking: list[_Word] = []
    for word in words:
        joined = not run or text[(linking or run)[-1].end : word.start] == " "
        if joined and run and word.plain in _listed("linking"):
            linking.append(word)
            continue
        if not (joined and _may_be_name(word)):
            yield from _closed(run)
            run = []
        if _may_be_name(word):
            run.append(word)
        linking = []
    yield from _closed(run)


def _closed(run: list[_Word]) -> Iterator[Range]:
    if len(run) >= 2:
        yield run[0].start, run[-1].end


def _may_be_name(word: _Word) -> bool:
    return word.capital and word.plain not in _listed("not_names")


def _words(text: str) -> Iterator[_Word]:
    start = -1
    for place, char in enumerate(text + " "):
        inside = unicodedata.category(char)[0] in "LM" or (start >= 0 and char in _INSIDE)
        if inside and start < 0:
            start = place
        elif not inside and start >= 0:
            yield _word(text, start, place)
            start = -1


def _word(text: str, start: int, end: int) -> _Word:
    letters = text[start:end]
    capital = unicodedata.category(letters[0]) == "Lu" and letters[1:] != letters[1:].upper()
    return _Word(start, end, capital, letters.lower())


@cache
def _listed(name: str) -> frozenset[str]:
    return frozenset(table("preflight")[name])
