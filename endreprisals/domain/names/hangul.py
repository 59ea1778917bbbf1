"""Korean names: surname first, given name as one word, surnames as their bearers spell them."""

import re

_OPENING_SOUNDS = "g kk n d tt r m b pp s ss - j jj ch k t p h"
_OPENINGS = _OPENING_SOUNDS.split()
_VOWEL_SOUNDS = "a ae ya yae eo e yeo ye o wa wae oe yo u wo we wi yu eu ui i"
_VOWELS = _VOWEL_SOUNDS.split()
_ENDING_SOUNDS = "- k k k n n n t l k m l l l p l m p p t t ng t t k t p t"
_ENDINGS = _ENDING_SOUNDS.split()
_SURNAMES = {
    "김": "kim", "이": "lee", "박": "park", "최": "choi", "정": "jung", "강": "kang", "조": "cho",
    "윤": "yoon", "장": "jang", "임": "lim", "오": "oh", "신": "shin", "유": "yoo", "류": "ryu",
    "우": "woo", "구": "koo", "권": "kwon", "곽": "kwak", "문": "moon", "백": "baek", "노": "noh",
}  # fmt: skip


def latinise_hangul(text: str) -> tuple[tuple[str, ...], ...]:
    """Read a Korean name with the bearer's usual surname spelling, then by the state's system."""
    letters = re.sub("[^가-힣]", "", text)
    surname, given = letters[:1], "".join(map(_syllable, letters[1:]))
    plain = tuple(filter(None, (_syllable(surname), given))) if surname else ()
    usual = tuple(filter(None, (_SURNAMES.get(surname, ""), given)))
    return (usual, plain) if surname in _SURNAMES else (plain,)


def _syllable(block: str) -> str:
    number = ord(block) - 0xAC00
    opening, vowel, ending = number // 588, number // 28 % 21, number % 28
    return (_OPENINGS[opening] + _VOWELS[vowel] + _ENDINGS[ending]).replace("-", "")
