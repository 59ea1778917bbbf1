"""Names in Chinese characters: pinyin, Hong Kong spelling, and names from other languages.

Surnames come first and get their reading as surnames (曾 zeng, 单 shan). Two persons whose names
are written with other characters may read alike; a reading never shows that they are one.
"""

import re

from endreprisals.domain.names.tables import table
from endreprisals.domain.text.letters import HAN, Folding

_SIMPLE = Folding()
_PART = re.compile(f"[{HAN}]+")


def latinise_han(text: str) -> tuple[tuple[str, ...], ...]:
    """Read a Chinese name in pinyin, then as in Hong Kong; a name with dots as a foreign one."""
    parts = _PART.findall(text.translate(_SIMPLE)) or [""]
    if len(parts) > 1 or len(parts[0]) > 4:
        pinyin = tuple(_pinyin(part) for part in parts)
        return tuple(dict.fromkeys([tuple(map(_uyghur, parts)), pinyin]))
    surname, given = _split(parts[0])
    readings = [_words(_surname_pinyin(surname), _pinyin(given))]
    table_hk = table("hong_kong")
    if all(character in table_hk for character in surname + given):
        readings.append(_words(*("".join(map(table_hk.__getitem__, p)) for p in (surname, given))))
    return tuple(dict.fromkeys(readings))


def simplified(text: str) -> str:
    """The characters of a name in simplified form, nothing else: the same for 陳 and 陈."""
    return "".join(_PART.findall(text.translate(_SIMPLE)))


def _words(*words: str) -> tuple[str, ...]:
    return tuple(word for word in words if word)


def _split(name: str) -> tuple[str, str]:
    length = 2 if len(name) > 2 and name[:2] in table("surnames") else 1
    return name[:length], name[length:]


def _surname_pinyin(surname: str) -> str:
    return table("surnames").get(surname) or _pinyin(surname)


def _pinyin(characters: str) -> str:
    from pypinyin import lazy_pinyin  # noqa: PLC0415  # 150 ms that only Chinese names need

    return "".join(lazy_pinyin(characters, errors="ignore")).replace("v", "u")


def _uyghur(part: str) -> str:
    """A transcribed part: the longest known pieces as in Uyghur, the rest in pinyin."""
    known = table("uyghur_in_chinese")
    latin, position = "", 0
    while position < len(part):
        ends = range(len(part), position, -1)
        end = next((e for e in ends if part[position:e] in known), position + 1)
        piece = part[position:end]
        latin += known.get(piece) or _pinyin(piece)
        position = end
    return latin
