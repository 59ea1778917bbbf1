"""What to look for so that a value is found in other texts. Twin: `browser/filing/needles.js`.

More is found than was written: endings, initials, parts of names, numbers with other signs between.
What is masked too often can be written another way; what is masked too seldom cannot be taken back.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from endreprisals.domain.deadlines.acts import Span, read_day
from endreprisals.domain.filings.finding import Needle
from endreprisals.domain.filings.letters import folded, letter_kind, within
from endreprisals.domain.filings.tables import table

_BLANKS = re.compile("[ \t\n\r\u00a0\u3000]+")
_SEVERAL = re.compile("[,;/|()<>\\[\\]{}\n\r،；，、（）]+")
_LEADING_NUMBER = re.compile("^[0-9]+[a-z]? ")
_DIGITS = re.compile("[^0-9]+")
TSHEG = "་"  # parts the syllables of a Tibetan word
_PHONE = 7  # last digits by which a number of a telephone is known, whatever stands before


@lru_cache(maxsize=2_000)
def needles_of(value: str, sort: str) -> tuple[Needle, ...]:
    """What to look for. `sort`: name, contact, date, group (an organisation, an address), plain."""
    return tuple(dict.fromkeys(_SORTS[sort](value)))


@lru_cache(maxsize=2_000)
def parts_of(name: str) -> tuple[str, ...]:
    """The words of a name that tell who is meant: not its particles, not one or two letters."""
    return tuple(part for part in _words_of(name) if _telling(part, least=3))


def _of_name(value: str) -> Iterator[Needle]:
    for one in _pieces(value):
        yield from _whole(one, least=2)
        yield from _in_capitals(one)
    for part in parts_of(value):
        yield _part(part)


def _of_group(value: str) -> Iterator[Needle]:
    for one in _pieces(value):
        yield from _whole(one, least=4 if _cased(folded(one)) else 3)
        without = _LEADING_NUMBER.sub("", folded(one))
        if without != folded(one):
            yield from _whole(without, least=4)
        if 2 <= len(folded(one)) <= 3 and _cased(folded(one)):
            yield Needle(folded(one), "capitals")  # what an organisation is called in short


def _of_contact(value: str) -> Iterator[Needle]:
    """Addresses taken apart, numbers by their end, and each piece as it stands."""
    for one in _pieces(value):
        yield from _whole(one, least=3)
        digits = _DIGITS.sub("", folded(one).replace(" ", ""))
        if len(digits) >= _PHONE:
            yield Needle(digits[-_PHONE:], "digits")
        for word in _BLANKS.split(one):
            user, at, host = word.rpartition("@")
            for side in (word, user, host) if at else ():
                if len(folded(side)) >= 4 and folded(side) not in table("account")["common"]:
                    yield from _whole(side, least=4)


def _of_date(value: str) -> Iterator[Needle]:
    """A day in the orders and words people write it in. A year alone tells of nobody."""
    yield from _whole(value, least=6)
    day = read_day(value)
    if not isinstance(day, Span) or day.lower != day.upper:
        return
    year, month, number = day.lower.isoformat().split("-")
    for m, d in ((month, number), (str(int(month)), str(int(number)))):
        for text in (f"{year} {m} {d}", f"{d} {m} {year}", f"{m} {d} {year}"):
            yield Needle(text, "word")
    for name in table("preflight")["month_names"][int(month) - 1]:
        d, word = str(int(number)), folded(name)
        for text in (f"{d} {word} {year}", f"{d} de {word} de {year}", f"{word} {d} {year}"):
            yield Needle(text, "word")


def _of_anything(value: str) -> Iterator[Needle]:
    yield from _whole(value, least=3)


_SORTS = {
    "name": _of_name,
    "group": _of_group,
    "contact": _of_contact,
    "date": _of_date,
    "plain": _of_anything,
}


def _pieces(value: str) -> list[str]:
    """A value as it stands, without what stands in brackets or after commas, and each of these."""
    return [value, *(piece for piece in _SEVERAL.split(value) if piece != value)]


def _whole(value: str, least: int) -> Iterator[Needle]:
    """A value as it is, and in one word, in both orders where it has two."""
    whole = folded(value)
    words = whole.split(" ")
    run = "".join(words)
    if not _telling(run, least=least):
        return
    yield Needle(whole, "word")
    if len(words) == 1 or (len(run) < 6 and letter_kind(run[0]) != "free"):
        return
    for text in (run, words[-1] + "".join(words[:-1])):
        yield Needle(text, "inside" if len(run) >= 8 and _cased(run) else "word")


def _in_capitals(name: str) -> Iterator[Needle]:
    """Short words of a name, its initials, and an initial beside another part."""
    small = table("account")["particles"]
    words = [word for word in folded(name).split(" ") if word and word not in small]
    if len(words) < 2 or not all(map(_cased, words)):
        return
    for word in words:
        if len(word) == 2:
            yield Needle(word, "capitals")
    firsts = [word[0] for word in words]
    yield Needle(" ".join(firsts), "capitals")
    yield Needle(f"{firsts[0]} {firsts[-1]}", "capitals")
    for nth, word in enumerate(words):
        for other in firsts[:nth] + firsts[nth + 1 :]:
            if len(word) > 1:
                yield Needle(f"{other} {word}", "capitals")
                yield Needle(f"{word} {other}", "capitals")


def _part(part: str) -> Needle:
    return Needle(part, "name" if _cased(part) else "word")


def _cased(word: str) -> bool:
    return all(letter == " " or letter_kind(letter) == "cased" for letter in word)


def _words_of(name: str) -> list[str]:
    words = [folded(part) for word in _BLANKS.split(name) for part in _halves(word)]
    parts = [part for word in words for part in (*word.split(" "), *_given(word))]
    small = table("account")["particles"]
    return list(dict.fromkeys(part for part in parts if part and part not in small))


def _telling(run: str, *, least: int) -> bool:
    """Whether it is long enough to look for; two letters are enough where letters are words."""
    if not run:
        return False
    return len(run) >= (2 if within(ord(run[0]), "han") else least)


def _halves(word: str) -> list[str]:
    """A Tibetan name of four syllables is two names; other words are themselves."""
    syllables = [syllable for syllable in word.split(TSHEG) if syllable]
    if len(syllables) < 4:
        return [word]
    return [syllables[nth] + syllables[nth + 1] for nth in range(0, len(syllables) - 1, 2)]


def _given(word: str) -> list[str]:
    """The given name of a Chinese name of three or four characters."""
    if 3 <= len(word) <= 4 and all(within(ord(letter), "han") for letter in word):
        return [word[-2:]]
    return []
