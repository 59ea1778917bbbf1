"""The one form in which text is stored for search and in which a search is compared with it."""

import re
import unicodedata

from endreprisals.domain.text.arabic_words import ARABIC_WORD, fold_arabic_word
from endreprisals.domain.text.letters import HAN, Folding

MAX_TOKEN_CHARS = 60  # PostgreSQL refuses lexemes above 2046 bytes; no word is this long

_FOLDING = Folding()
_UNREADABLE = re.compile("[\ud800-\udfff\0]")
_FOOTNOTE_MARKS = re.compile("[¹²³⁰⁴-⁹]+")
_ELISION = re.compile(r"\b(d|l|qu)['’](?=\w)")
_APOSTROPHE = re.compile(r"(?<=\w)['’`´ʼʻ](?=\w)")
_RUN = re.compile(f"[{HAN}]+")
# Thai, Lao, Myanmar and Khmer, also written without spaces, count a letter with its marks as one.
_UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]+")
_CLUSTER = re.compile(
    "[\u0e40-\u0e44\u0ec0-\u0ec4]?.(?:[\u0e30-\u0e3a\u0e45-\u0e4e\u0eb0-\u0ebc\u0ec8-\u0ece"
    "\u102b-\u103e\u1056-\u1059\u17b4-\u17d3\u17dd]|(?<=\u17d2).|(?<=\u1039).|.\u1037?\u103a)*"
)
_LETTERS_BESIDE_DIGITS = re.compile(r"(?<=[0-9])(?=[^\s0-9])|(?<=[^\s0-9])(?=[0-9])")
_LEADING_ZEROS = re.compile(r"\b0+(?=[0-9])")


def normal_text(text: str) -> str:
    """Bring text in any script to the words by which it is found: lower case, one space between.

    Used for the index and for queries alike. Only letters, their marks and the digits 0-9 are
    left, so neither search engine has anything of its own to decide. Never raises, whatever the
    string holds. Letters and digits are parted (HRC42 is `hrc 42`) so that document symbols and
    letter codes are found however they are typed.
    """
    readable = _FOOTNOTE_MARKS.sub(" ", _UNREADABLE.sub(" ", text))
    folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", readable).casefold())
    words = _APOSTROPHE.sub("", _ELISION.sub(r"\1 ", folded)).translate(_FOLDING)
    words = ARABIC_WORD.sub(lambda found: fold_arabic_word(found[0]), words)
    words = _UNSPACED.sub(_pairs_of_clusters, _RUN.sub(_pairs_of_letters, words))
    words = _LEADING_ZEROS.sub("", _LETTERS_BESIDE_DIGITS.sub(" ", words))
    return " ".join(filter(None, map(_token, words.split())))


def _token(word: str) -> str:
    """A word of bearable length without stray marks, which PostgreSQL would drop."""
    start = 0
    while start < len(word) and unicodedata.category(word[start]).startswith("M"):
        start += 1
    return word[start : start + MAX_TOKEN_CHARS]


def _pairs_of_letters(run: re.Match[str]) -> str:
    return _pairs(list(run[0]))


def _pairs_of_clusters(run: re.Match[str]) -> str:
    return _pairs(_CLUSTER.findall(run[0]))


def _pairs(units: list[str]) -> str:
    """Overlapping pairs, parted by spaces; a lone unit stays as it is."""
    pairs = (units[i] + units[i + 1] for i in range(len(units) - 1))
    return f" {' '.join(pairs) or units[0]} "
