"""Arabic words without article and spelling habits; Uyghur words, in the same script, as written.

The article, its clitics and the endings -un/-in are taken off by rule, on both sides of a search:
مدافعون, المدافعون and والمدافعين all become one word. A word that merely looks so (البته in
Persian) changes the same way everywhere and is still found.
"""

import re

# Letters that only Uyghur uses, the Uyghur vowel carrier at the head of a word, and the dotless
# ى inside a word, which Arabic only writes at the end.
_UYGHUR = re.compile("[ەۇۆۈۋېڭ]|^ئ|ى(?=.)")
_SPELLINGS = str.maketrans(
    {
        "أ": "ا",
        "إ": "ا",
        "آ": "ا",
        "ٱ": "ا",
        "ؤ": "و",
        "ئ": "ي",
        "ى": "ي",
        "ی": "ي",
        "ے": "ي",
        "ة": "ه",
        "ۀ": "ه",
        "ہ": "ه",
        "ۃ": "ه",
        "ک": "ك",
        "ڪ": "ك",
        "ء": "",
        "\u0654": "",
        "\u0655": "",
    }
)
_ARTICLE = re.compile("^(?:[وف]?[بك]?ال|[وف]?لل)(?=...)")
_PLURAL = re.compile("(?<=....)[وي]ن$")
ARABIC_WORD = re.compile("[\u0620-\u06ff\u0750-\u077f\u08a0-\u08ff]+")


def fold_arabic_word(word: str) -> str:
    """Fold alef and hamza spellings, article, clitics and plural ending; leave Uyghur alone.

    The article goes only where three letters remain, the ending only where four do. May return
    the empty string for a lone hamza.
    """
    if _UYGHUR.search(word):
        return word
    return _PLURAL.sub("", _ARTICLE.sub("", word.translate(_SPELLINGS)))
