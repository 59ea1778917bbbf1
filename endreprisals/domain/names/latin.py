"""Names in Latin letters of any language: accents off, articles off, joined names put together."""

import re
import unicodedata
from itertools import islice, product

from endreprisals.domain.names.tables import table
from endreprisals.domain.text.letters import UNDECOMPOSED_LATIN

_APOSTROPHES = re.compile("['’‘ʼʻʿʾ`´]")
_ARTICLE = re.compile(r"\b(?:al|el|ul|il|ad|ed|an|en|ar|er|as|es|ash|ech|at|et|az|ez|ath)-(?=\w)|"
                      r"\b(?:al|el) (?=\w)")  # fmt: skip
_ABD = re.compile(r"\babd(?:[aeiou]?l|[aeiou])?[ -]+(?:(?:al|el|ul|ar|er|as|es|an|en)[ -]+)?(?=\w)")
_ABD_JOINED = re.compile(
    r"\babd[aeou](?P<sun>[rsntzd])(?=(?P=sun))|\babd(?:[aeiou]ll?(?=[a-z]{3})|(?=h[ao]))"
)
_ALLAH = re.compile(r"\babd[aeou]?l+a+h?\b|\babdoul+a+[hy]e?\b")
_FAITH = re.compile(r"(?<=[a-z]{2})[ -]*(?:(?:[aeu]l|[aeu]d|[aeu])[ -]?)d(?:i|ee|ie|ei)ne?\b")
_MOST_READINGS = 3


def plain_latin(text: str) -> str:
    """Latin letters without accents, in lower case; apostrophes stay, other signs are spaces."""
    letters = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", text).casefold())
    letters = "".join(UNDECOMPOSED_LATIN.get(c, c) for c in letters)
    letters = re.sub("[\u0300-\u036f\u200b-\u200f]", "", _APOSTROPHES.sub("'", letters))
    return re.sub("[^a-z'-]+", " ", letters)


def latinise_latin(text: str) -> tuple[tuple[str, ...], ...]:
    """Read a name in Latin letters; one that can be Wade-Giles is also read in pinyin.

    Articles are dropped, `Abd al-` and `-al-Din` names are joined: Abd el-Hadi is abdulhadi.
    """
    plain = plain_latin(text)
    return tuple(dict.fromkeys([_words(plain), *_wade_giles(plain)]))


def _words(plain: str) -> tuple[str, ...]:
    text = _ALLAH.sub("abdullah", plain.replace("'", ""))
    text = _ABD_JOINED.sub("abdul", _ABD.sub("abdul", text))
    return tuple(_ARTICLE.sub("", _FAITH.sub("uddin", text)).replace("-", " ").split())


def _wade_giles(plain: str) -> tuple[tuple[str, ...], ...]:
    """Pinyin readings when every syllable is one of Wade-Giles and one is not pinyin."""
    parts = re.findall("[a-z']+", plain)
    syllables = table("wade_giles")
    if not 2 <= len(parts) <= 4 or not all(part in syllables for part in parts):
        return ()
    choices = product(*(syllables[part].split("|") for part in parts))
    return tuple((first, "".join(rest)) for first, *rest in islice(choices, _MOST_READINGS))
