"""Where in a text something stands that is looked for. Twin: `browser/filing/finding.js`."""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from endreprisals.domain.filings.letters import Line, Range, fold, letter_kind

_ENOUGH = 30  # letters counted on either side: more than any rule asks for


class Needle(NamedTuple):
    """What is looked for, made alike. `manner`:

    word: as a word, with what its script hangs on words · name: with any ending that a language
    may give it · capitals: this very word, each part with a capital · inside: anywhere, even in
    the middle of a word · digits: a number, however it is parted.
    """

    text: str
    manner: str


@lru_cache(maxsize=400)
def find(text: str, needles: tuple[Needle, ...]) -> tuple[Range, ...]:
    """Where any of the needles stands in a text, places that touch or overlap as one."""
    return joined(place for needle in needles for place in _find(text, needle))


def joined(places: Iterable[Range]) -> tuple[Range, ...]:
    """Places in order; those that touch or overlap as one."""
    kept: list[Range] = []
    for start, end in sorted(places):
        if kept and start <= kept[-1][1]:
            kept[-1] = (kept[-1][0], max(end, kept[-1][1]))
        else:
            kept.append((start, end))
    return tuple(kept)


def _find(text: str, needle: Needle) -> Iterator[Range]:
    made = fold(text)
    lines = [made.plain] if made.plain is made.tight else [made.plain, made.tight]
    for line in lines:
        for start, end in _in_line(line, needle):
            yield line.places[start], line.places[end - 1] + 1


def _in_line(line: Line, needle: Needle) -> Iterator[Range]:
    look = needle.text[: _least(len(needle.text))] if needle.manner == "name" else needle.text
    rule = _RULES[needle.manner]
    start = line.text.find(look)
    while start >= 0:
        found = rule(line, needle.text, start)
        if found:
            yield found
        start = line.text.find(look, start + 1)


def _as_word(line: Line, needle: str, start: int) -> Range | None:
    end = start + len(needle)
    before, after = _before(line.text, start, _ENOUGH), _after(line.text, end, _ENOUGH)
    first, last = letter_kind(needle[0]), letter_kind(needle[-1])
    long = len(needle)
    most_before = {"free": _ENOUGH, "abjad": _hung_on(long, 2)}.get(first, 0)
    most_after = {"free": _ENOUGH, "abjad": _hung_on(long, 0), "cased": 4 if long >= 5 else 0}
    if before > most_before or after > most_after.get(last, 0):
        return None
    return (
        start if first == "free" else start - before,
        end if last == "free" else end + after,
    )


def _hung_on(long: int, least: int) -> int:
    """Letters that Arabic and Hebrew may hang on a word; a long name is known in the middle."""
    return _ENOUGH if long >= 5 else 4 if long == 4 else least


def _as_name(line: Line, needle: str, start: int) -> Range | None:
    """A name with an ending: «Анна» in «Анной», Kowalski in Kowalskiego."""
    if _before(line.text, start, 1):
        return None
    long, same = len(needle), _least(len(needle))
    while same < long and line.text[start + same : start + same + 1] == needle[same]:
        same += 1
    after = _after(line.text, start + same, _ENOUGH)
    capital = bool(line.capitals[start])
    most = 4 if long >= 5 else 2
    telling = capital or (same == long and (long >= 5 or not after)) or _nearly(same, long)
    return (start, start + same + after) if telling and after <= most else None


def _nearly(same: int, long: int) -> bool:
    return same >= 5 and long - same <= 2


def _as_capitals(line: Line, needle: str, start: int) -> Range | None:
    end = start + len(needle)
    if _before(line.text, start, 1) or _after(line.text, end, 1):
        return None
    starts = [start, *(start + place + 1 for place, one in enumerate(needle) if one == " ")]
    return (start, end) if all(line.capitals[place] for place in starts) else None


def _inside(line: Line, needle: str, start: int) -> Range | None:
    end = start + len(needle)
    size = len(line.text)
    return start - _before(line.text, start, size), end + _after(line.text, end, size)


def _least(long: int) -> int:
    """How much of a name must be there: endings take one letter of short names, three of long."""
    return {3: 3, 4: 3, 5: 4, 6: 4}.get(long, long - 3)


def _before(text: str, start: int, most: int) -> int:
    """How many letters of the same kind stand right before; at most so many."""
    kind, count = letter_kind(text[start]), 0
    while count < most and start - count > 0 and _same(text[start - count - 1], kind):
        count += 1
    return count


def _after(text: str, end: int, most: int) -> int:
    kind, count = letter_kind(text[end - 1]), 0
    while count < most and end + count < len(text) and _same(text[end + count], kind):
        count += 1
    return count


def _same(letter: str, kind: str) -> bool:
    return letter != " " and letter_kind(letter) == kind


_RULES = {
    "word": _as_word,
    "name": _as_name,
    "capitals": _as_capitals,
    "inside": _inside,
    "digits": _inside,
}
