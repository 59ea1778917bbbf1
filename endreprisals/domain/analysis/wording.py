"""Words that turn a sequence into a cause, which may never stand beside a figure.

"Released after the statement" is what a source can show. "Released thanks to the statement" is
more than anybody knows. The lists are of phrases and not of single words, except for words that
say nothing but a cause. A sentence may still deny one: after is not because.
"""

import re
import unicodedata
from collections.abc import Mapping
from functools import cache

CAUSAL: Mapping[str, tuple[str, ...]] = {
    "en": (
        "led to", "leads to", "lead to", "leading to", "thanks to", "because of", "due to",
        "resulted in", "results in", "resulting in", "as a result of", "owing to", "caused by",
        "brought about", "on account of", "contributed to", "made possible by", "because",
        "as a consequence of", "in consequence of", "following pressure", "under pressure from",
        "prompted", "prompting", "owes", "owed to", "credited with", "helped free",
        "helped to free", "helped release", "helped to release", "helped secure",
        "helped to secure", "secured his", "secured her", "secured their", "secured the release",
        "won his release", "won her release", "won their release", "won the release",
    ),
    "fr": (
        "a conduit à", "ont conduit à", "conduit à", "conduisant à", "a mené à", "ont mené à",
        "mène à", "menant à", "a abouti à", "ont abouti à", "aboutissant à", "grâce à",
        "grâce au", "grâce aux", "à cause de", "à cause du", "à cause des", "à cause d'",
        "en raison de", "en raison du", "en raison des", "en raison d'", "dû à", "dû au",
        "dû aux", "due à", "due au", "due aux", "dus à", "dus au", "dus aux", "dues à",
        "dues au", "dues aux", "a entraîné", "ont entraîné", "du fait de", "du fait du",
        "du fait des", "a contribué à", "ont contribué à", "parce que", "parce qu'",
        "en conséquence de", "par suite de", "sous la pression de", "sous la pression des",
        "a obtenu sa", "ont obtenu sa", "a obtenu leur", "ont obtenu leur",
        "a permis sa libération", "ont permis sa libération", "a permis la libération",
        "ont permis la libération", "a permis leur libération", "ont permis leur libération",
    ),
    "es": (
        "llevó a", "llevaron a", "ha llevado a", "condujo a", "condujeron a", "ha conducido a",
        "gracias a", "gracias al", "a causa de", "a causa del", "debido a", "debido al",
        "debida a", "debidos a", "debidas a", "resultó en", "resultaron en", "dio lugar a",
        "dieron lugar a", "dio como resultado", "como resultado de", "como resultado del",
        "por culpa de", "por culpa del", "contribuyó a", "contribuyeron a", "porque",
        "a consecuencia de", "como consecuencia de", "bajo la presión de", "tras la presión de",
        "consiguió su", "consiguieron su", "logró su", "lograron su", "consiguió la liberación",
        "consiguieron la liberación", "logró la liberación", "lograron la liberación",
        "permitió su liberación", "permitieron su liberación",
    ),
}  # fmt: skip
# Sentences that have a word of cause only to deny one.
DENIALS: Mapping[str, tuple[str, ...]] = {
    "en": ("after is not because", "after does not mean because"),
    "fr": ("après ne veut pas dire parce que", "après n'est pas parce que"),
    "es": ("después no es porque", "después no quiere decir porque"),
}
_APOSTROPHES = str.maketrans({"’": "'", "ʼ": "'"})


class NoPhrases(LookupError):
    """No phrases are listed for a language, so nobody can say that a text has none of them."""

    def __init__(self, language: str) -> None:
        listed = ", ".join(CAUSAL)
        super().__init__(f"no causal phrases are listed for {language!r}, only for {listed}")
        self.language = language


def causal_words(text: str, language: str) -> tuple[str, ...]:
    """The phrases in a text that say one thing brought about another, in the order of the list.

    What stands in a denial, such as "after is not because", is let through and nothing else is.
    Letters may be large or small, accents whole or composed, and any white space stands for any
    other. Regional tags such as `fr-CH` count as their language. Raises `NoPhrases` for a
    language without a list: nothing found must mean that it was looked for.
    """
    language = language.partition("-")[0]
    found, denied = _phrases(language), _denials(language)
    plain = denied.sub("", _plain(text))
    return tuple(phrase for phrase, pattern in found if pattern.search(plain))


@cache
def _phrases(language: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    if language not in CAUSAL:
        raise NoPhrases(language)
    return tuple((phrase, _pattern(phrase)) for phrase in CAUSAL[language])


@cache
def _denials(language: str) -> re.Pattern[str]:
    """Any of the denials; what comes right after one is looked at like all else."""
    return re.compile("|".join(_pattern(one).pattern for one in DENIALS[language]))


def _pattern(phrase: str) -> re.Pattern[str]:
    end = "" if phrase.endswith("'") else r"(?!\w)"
    return re.compile(r"(?<!\w)" + re.escape(_plain(phrase)) + end)


def _plain(text: str) -> str:
    composed = unicodedata.normalize("NFC", text).casefold().translate(_APOSTROPHES)
    return " ".join(composed.split())
