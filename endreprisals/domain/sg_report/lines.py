"""Printed lines made fit for reading: ligatures opened, odd spaces and soft hyphens put right."""

import re
from collections.abc import Sequence, Set
from dataclasses import dataclass

from endreprisals.domain.sg_report.model import PageText

_ODD = str.maketrans(
    {
        "ﬀ": "ff",
        "ﬁ": "fi",
        "ﬂ": "fl",
        "ﬃ": "ffi",
        "ﬄ": "ffl",
        "ﬅ": "ft",
        "ﬆ": "st",
        "\u00a0": " ",
        "\u2007": " ",
        "\u2009": " ",
        "\u202f": " ",
        "\t": " ",
        "\u200b": "",
        "\u00ad": "",
        "\ufeff": "",
        "\u2010": "-",
        "\u2011": "-",
        "\ufffe": "-",
        "\x00": "",
        "\r": "",
    }
)
SUPERSCRIPT = "⁰¹²³⁴⁵⁶⁷⁸⁹"
TO_PLAIN = str.maketrans(SUPERSCRIPT, "0123456789")
# First halves of words that keep their hyphen when a line breaks after it.
_KEEPS_HYPHEN = frozenset(
    [
        "non",
        "self",
        "co",
        "anti",
        "follow",
        "high",
        "well",
        "long",
        "short",
        "ill",
        "pre",
        "post",
        "ex",
        "vice",
        "inter",
        "multi",
        "counter",
        "so",
        "north",
        "south",
        "east",
        "west",
        "full",
        "part",
        "under",
        "over",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "twenty",
        "thirty",
        "forty",
        "fifty",
        "sixty",
        "seventy",
        "eighty",
        "ninety",
        "state",
        "civil",
        "man",
        "woman",
        "life",
        "cross",
        "hate",
        "law",
        "peace",
        "decision",
        "human",
        "community",
        "third",
        "first",
        "second",
        "mid",
        "al",
        "el",
        "plain",
    ]
)
_WORD_START = re.compile(r"[a-zà-öø-ÿ]+")
_WORDS = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*(?!-)")
_BROKEN = re.compile(r"([^\W\d_]+)-$")


@dataclass(frozen=True, slots=True)
class Line:
    """One printed line in reading form, with where it stands."""

    page: int
    index: int
    printed: str
    text: str
    small: bool


def printed_lines(pages: Sequence[PageText]) -> list[Line]:
    """Every line of the report that has ink on it, in order."""
    return [
        Line(page.number, index, printed, text, index in page.small)
        for page in pages
        for index, printed in enumerate(page.lines)
        if (text := clean(printed))
    ]


def clean(printed: str) -> str:
    """A line without ligatures, odd spaces and soft hyphens; raised digits stay raised."""
    return " ".join(printed.translate(_ODD).split())


def join_lines(texts: Sequence[str], known: Set[str] = frozenset()) -> str:
    """Lines of one paragraph as running text; a word broken by a hyphen is put together.

    `known` holds the words of the whole report in small letters: a word that stands there whole
    is joined, one that stands there with its hyphen keeps it, and a short list settles the rest.
    """
    out: list[str] = []
    for text in texts:
        if out and out[-1].endswith("-") and (broken := _BROKEN.search(out[-1])):
            out[-1] = (out[-1][:-1] if _is_one_word(broken[1], text, known) else out[-1]) + text
        else:
            out.append(text)
    return " ".join(out)


def _is_one_word(first: str, rest: str, known: Set[str]) -> bool:
    second = _WORD_START.match(rest)
    if not second or not first.islower():
        return False
    if f"{first}-{second[0]}" in known:
        return False
    return first + second[0] in known or first not in _KEEPS_HYPHEN


def words_of(texts: Sequence[str]) -> frozenset[str]:
    """The words that stand whole on a line of the report, in small letters."""
    return frozenset(word for text in texts for word in _WORDS.findall(text.lower()))
