"""Names in Arabic letters: Arabic, Persian, Urdu, Kurdish. Short vowels are not written there.

Common names come from a table with their vowels. In all others an `a` is put between consonants,
which is a guess: comparison therefore trusts consonants more than vowels.
"""

import re

from endreprisals.domain.names.tables import table

_SOUNDS = "b t th j h kh d dh r z s sh s dh t dh gh f q k l m n h p ch zh g t d r v h ng n"
_CONSONANTS = dict(
    zip(
        "بتثجحخدذرزسشصضطظغفقكلمنهپچژگٹڈڑڤھڭں",
        _SOUNDS.split(),
        strict=True,
    )
)
_SPELLINGS = {
    ord(written): read
    for read, forms in {"ا": "أإآٱ", "ي": "ىیئے", "و": "ؤ", "ك": "کڪ", "ه": "ةۀہەۃ"}.items()
    for written in forms
}
_DROPPED = re.compile("[\u064b-\u065f\u0670\u0640ءٴ\u200c-\u200f\u061c\u2066-\u2069]")
_PERSIAN_OR_URDU = re.compile("[پچژگٹڈڑکی]")
_VOWELS = "aiu"


def fold_letters(text: str) -> str:
    """Arabic letters with one spelling for alef, ya, kaf and ha; no vowel signs, no tatweel."""
    return _DROPPED.sub("", text).translate(_SPELLINGS)


def latinise_arabic(text: str) -> tuple[tuple[str, ...], ...]:
    """Read a name word by word without its articles; Persian and Urdu also with v for و."""
    words = re.findall(r"\w+", _joined(fold_letters(text)))
    plain = tuple(_word(word, "w") for word in words)
    if _PERSIAN_OR_URDU.search(text):
        return tuple(dict.fromkeys([tuple(_word(word, "v") for word in words), plain]))
    return (plain,)


def _joined(text: str) -> str:
    """Parts that make one name only together: Abd al-Hadi, Nur al-Din."""
    joined = re.sub(r"\bعبد ?(?:ال)?(?=\w)", "عبدال", text)
    return re.sub(r"(?<=\w\w) ?الدين\b", "الدين", joined)


def _word(word: str, waw: str) -> str:
    known = table("arabic")
    bare = re.sub("^ال(?=..)", "", word)
    if found := known.get(word) or known.get(bare):
        return found
    if word.startswith("عبدال"):
        return "abdul" + _word(word[5:], waw)
    if word.endswith("الدين") and len(word) > 6:
        return _word(word[:-5], waw) + "uddin"
    return _spell(bare, waw)


def _spell(word: str, waw: str) -> str:
    """Consonants with their written vowels, and a guessed vowel where one must be spoken."""
    latin = ""
    sounds = [sound for place in range(len(word)) if (sound := _sound(word, place, waw))]
    for place, sound in enumerate(sounds):
        latin += _guessed(latin, sounds[place:], long=place > 2 and sounds[place - 2] in _VOWELS)
        latin += sound
    return latin


def _guessed(before: str, sounds: list[str], *, long: bool) -> str:
    """The vowel to put before the next sound: none after a vowel or where a syllable closes."""
    if not before or before[-1] in _VOWELS or sounds[0][0] in _VOWELS:
        return ""
    if re.search("[aiu](?:[^aiu]|[cdgkst]h)$", before) and len(sounds) > 1:
        return ""
    return "i" if long and len(sounds) == 1 else "a"


def _sound(word: str, place: int, waw: str) -> str:
    letter = word[place]
    if letter in "وي":
        before_vowel = place == 0 or bool(re.match("[اوي]|ه$", word[place + 1 :]))
        consonant = waw if letter == "و" else "y"
        return consonant if before_vowel and place + 1 < len(word) else "ui"[letter == "ي"]
    if letter == "ا" or (letter == "ه" and 0 < place == len(word) - 1):
        return "a"
    if letter == "ع":
        return "" if place else "a"
    if letter == "ھ":
        return ""  # breath of the Urdu consonant before it
    return _CONSONANTS.get(letter, "")
