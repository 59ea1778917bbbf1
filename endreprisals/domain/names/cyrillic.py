"""Names in Cyrillic letters: Russian, Belarusian, Ukrainian and the Central Asian alphabets."""

import re

_SOUNDS = """a b v g d e yo zh z i y k l m n o p r s t u f kh ts ch sh shch _ y _ e yu ya i yi ye
u g q gh ng u u o h a j h i u q z s j dj j lj nj c dz g k dz"""
_LETTERS = dict(
    zip(
        "абвгдеёжзийклмнопрстуфхцчшщъыьэюяіїєўґқғңүұөһәҷҳӣӯҡҙҫҗђјљњћџѓќѕ",
        _SOUNDS.split(),
        strict=True,
    )
)
_BELARUSIAN_OR_UKRAINIAN = re.compile("[іїєўґ]")


def latinise_cyrillic(text: str) -> tuple[tuple[str, ...], ...]:
    """Read a Cyrillic name. Where і, ї, є or ў stand, г may also be h (Hryhorii)."""
    words = text.lower().replace("-", " ").split()
    plain = tuple(_read(word, _LETTERS) for word in words)
    if "г" in text.lower() and _BELARUSIAN_OR_UKRAINIAN.search(text.lower()):
        return tuple(_read(word, _LETTERS | {"г": "h"}) for word in words), plain
    return (plain,)


def _read(word: str, letters: dict[str, str]) -> str:
    return "".join(letters.get(letter, "") for letter in word).replace("_", "")
