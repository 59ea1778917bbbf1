"""Burmese names: each syllable is an opening and a rime, spelled as in passports (Aung, Htwe)."""

import re

_SOUNDS = "k kh g g ng s s z z ny ny t ht d d n t ht d d n p hp b b m y y l w th h l - th"
_OPENINGS = dict(
    zip(
        "ကခဂဃငစဆဇဈညဉဋဌဍဎဏတထဒဓနပဖဗဘမယရလဝသဟဠအဿ",
        _SOUNDS.split(),
        strict=True,
    )
) | {"ဩ": "aw", "ဪ": "aw", "ဣ": "i", "ဤ": "i", "ဥ": "u", "ဦ": "u", "ဧ": "ay", "ဢ": "a", "ဨ": "e"}
_RIMES = {
    "ောင်": "aung", "ိုင်": "aing", "ိုက်": "aik", "ောက်": "auk", "ိန်": "ein", "ိမ်": "ein", "ိတ်": "eik",
    "ိပ်": "eik", "ုန်": "on", "ုမ်": "on", "ုတ်": "ok", "ုပ်": "ok", "ုံ": "on", "ိံ": "ein", "န်": "an",
    "မ်": "an", "ံ": "an", "တ်": "at", "ပ်": "at", "င်": "in", "ဉ်": "in", "ည်": "yi", "က်": "et",
    "စ်": "it", "ယ်": "e", "ို": "o",
    "ော်": "aw", "ော": "aw", "ေ": "ay", "ဲ": "e", "ာ": "a", "ါ": "a", "ိ": "i",
    "ီ": "i", "ု": "u", "ူ": "u", "ွန်": "un", "ွမ်": "un", "ွတ်": "ut", "ွံ": "un", "": "a",
}  # fmt: skip
_MEDIALS = {"ျ": "y", "ြ": "y", "ွ": "w", "ှ": "h"}
_SYLLABLE = re.compile("([က-ဪဿ])([ျြွှ]*)((?:[ါ-ဲံ]|[က-အ]်(?![ါ-ဲ]))*)")
_PALATAL = {"ky": "ky", "khy": "ch", "gy": "gy", "py": "py", "hpy": "hpy", "thy": "sh", "yh": "sh"}


def latinise_burmese(text: str) -> tuple[tuple[str, ...], ...]:
    """Read a Burmese name syllable by syllable: အောင်ကိုထွေး is aung ko htwe."""
    untoned = re.sub("[\u1036-\u1038\u200b-\u200f](?<!\u1036)", "", text).replace("ါ", "ာ")
    return (tuple(_syllable(found) for found in _SYLLABLE.finditer(untoned)),)


def _syllable(found: re.Match[str]) -> str:
    letter, medials, rime = found.groups()
    if "ွ" in medials and "ွ" + rime in _RIMES and rime:
        medials, rime = medials.replace("ွ", ""), "ွ" + rime
    opening = _OPENINGS[letter] + "".join(_MEDIALS[sign] for sign in medials if sign != "ှ")
    opening = _PALATAL.get(opening, opening)
    if "ှ" in medials:
        opening = "sh" if letter in "ယရ" else "h" + opening
    return opening + _RIMES.get(rime, "a")
