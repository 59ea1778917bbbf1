"""Which script each part of a name is written in."""

import re
from enum import Enum

from endreprisals.domain.text.letters import HAN


class Script(Enum):
    """A way of writing for which there is a latiniser of its own; OTHER is what is left."""

    LATIN = "latin"
    HAN = "han"
    UYGHUR = "uyghur"
    ARABIC = "arabic"
    TIBETAN = "tibetan"
    CYRILLIC = "cyrillic"
    INDIC = "indic"
    THAI = "thai"
    KHMER = "khmer"
    BURMESE = "burmese"
    HANGUL = "hangul"
    HEBREW = "hebrew"
    OTHER = "other"


_LETTERS = {
    Script.LATIN: "A-Za-zªºÀ-ÖØ-öø-\u036f\u1e00-\u1eff'’‘ʼʻʿʾ`´",
    Script.HAN: HAN,
    Script.ARABIC: "\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufeff",
    Script.HEBREW: "\u0590-\u05ff",
    Script.TIBETAN: "\u0f00-\u0fff",
    Script.CYRILLIC: "\u0400-\u052f",
    Script.INDIC: "\u0900-\u0d7f",
    Script.THAI: "\u0e00-\u0e7f",
    Script.KHMER: "\u1780-\u17ff",
    Script.BURMESE: "\u1000-\u109f",
    Script.HANGUL: "\u1100-\u11ff\u3130-\u318f\uac00-\ud7a3",
}
_RUN = re.compile("|".join(f"(?P<{script.name}>[{chars}]+)" for script, chars in _LETTERS.items()))
_UYGHUR = re.compile("[ەۇۆۈۋېڭ]|(?:^|\\s)ئ")


def script_runs(name: str) -> list[tuple[Script, str]]:
    """Cut a name into stretches of one script, in order. Spaces and signs go with what is before.

    A name in Arabic letters counts as Uyghur when it has letters or a word head that only Uyghur
    has.
    """
    runs: list[tuple[Script, str]] = []
    for letter in name:
        script = _script_of(letter)
        if runs and script in {None, runs[-1][0]}:
            runs[-1] = (runs[-1][0], runs[-1][1] + letter)
        elif script is not None:
            runs.append((script, letter))
    return [(_arabic_or_uyghur(text) if s is Script.ARABIC else s, text) for s, text in runs]


def _script_of(letter: str) -> Script | None:
    """The script of one character; None for spaces, digits, hyphens and other signs."""
    if not letter.isalpha() and not _RUN.match(letter):
        return None
    found = _RUN.match(letter)
    return Script[found.lastgroup] if found and found.lastgroup else Script.OTHER


def _arabic_or_uyghur(text: str) -> Script:
    return Script.UYGHUR if _UYGHUR.search(text) else Script.ARABIC
