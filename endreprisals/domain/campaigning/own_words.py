"""Words that a supporter wrote: what they may hold, and how like other words they are."""

import re
import unicodedata
from collections.abc import Collection
from typing import Final

from endreprisals.domain.text import normal_text

TOO_LIKE: Final = 0.6
SHINGLE: Final = 5  # words

_OVERRIDES: Final = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
# Joiners and marks without which Persian, Khmer, Thai or mixed lines are set wrongly.
_NEEDED: Final = frozenset("\u200b\u200c\u200d\u200e\u200f\u061c")
_NOTHING: Final = dict.fromkeys(map(ord, "\u00ad\ufeff\u2060"))  # left over from copying
_HIDDEN: Final = ("Cc", "Cf", "Cs", "Co", "Cn")
_MARKUP: Final = re.compile(
    r"<\s*[a-z/!?]|\[/?url|\]\s*\(|&(?:#\d+|#x[0-9a-f]+|[a-z]+);", re.IGNORECASE
)
_LINK: Final = re.compile(
    r"[a-z][a-z0-9+.-]*://|\bwww\.|\bmailto:|\bjavascript:|\bdata:\w+/|\S@\S+\.\S"
    r"|\b[\w-]+\.(?:com|org|net|info|biz|io|me|ly|co|cn|ru|ch|de|fr|uk|eu|int|app|xyz|gov|link)\b"
    r"(?!\.\w)",
    re.IGNORECASE,
)


class BadWords(ValueError):
    """Words that are refused. `code` says why in one word; the words are never in it.

    Codes: empty, too_long, control_character, direction_override, markup, link.
    """

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def clean(text: str, *, most: int, lines: bool = True) -> str:
    """The words in one form of letters (NFC), without stray spaces. Raises `BadWords`.

    `most` is in characters, counted after cleaning. Without `lines` a line break is refused: what
    is meant for one line may become a header of a mail. Cleaning twice changes nothing.
    """
    plain = unicodedata.normalize("NFC", text.translate(_NOTHING))
    plain = re.sub(r"\r\n?|[\u0085\u2028\u2029]", "\n", plain)
    if any(letter in _OVERRIDES for letter in plain):
        raise BadWords("direction_override")
    words = _without_stray_spaces(plain)
    if not lines and "\n" in words:
        raise BadWords("control_character")
    if any(_is_hidden(letter) for letter in words):
        raise BadWords("control_character")
    if not any(letter.isprintable() and not letter.isspace() for letter in words):
        raise BadWords("empty")
    if len(words) > most:
        raise BadWords("too_long")
    if _MARKUP.search(words):
        raise BadWords("markup")
    if _LINK.search(words):
        raise BadWords("link")
    return words


def shingles(text: str) -> frozenset[str]:
    """Every five words in a row, in the form in which text is searched; shorter text is one piece.

    Case, punctuation and accents of Latin letters make no difference. Chinese, Tibetan and other
    writing without spaces is cut into overlapping pairs first.
    """
    words = normal_text(text).split()
    if not words:
        return frozenset()
    last = max(len(words) - SHINGLE, 0)
    return frozenset(" ".join(words[at : at + SHINGLE]) for at in range(last + 1))


def likeness(a: Collection[str], b: Collection[str]) -> float:
    """How much of the shorter text stands in the other, from 0 to 1.

    Not divided by both together: a pasted letter with new paragraphs round it is still pasted.
    """
    one, other = frozenset(a), frozenset(b)
    if not one or not other:
        return float(one == other)
    return len(one & other) / min(len(one), len(other))


def _without_stray_spaces(text: str) -> str:
    rows = [re.sub(r"[\t\u00a0 ]+", " ", row).strip() for row in text.split("\n")]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(rows)).strip()


def _is_hidden(letter: str) -> bool:
    return letter != "\n" and letter not in _NEEDED and unicodedata.category(letter) in _HIDDEN
