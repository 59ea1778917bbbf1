"""Uyghur names in Arabic letters, read with the 32 letters of the Uyghur Latin alphabet (ULY)."""

_SOUNDS = "a e b p t j ch x d r z zh s sh gh f q k g ng l m n h o u o u w e i y"
_ULY = dict(zip("اەبپتجچخدرزژسشغفقكگڭلمنھوۇۆۈۋېىي", _SOUNDS.split(), strict=True))
_TYPED_INSTEAD = {"ه": "h", "ی": "y", "ک": "k", "ة": "e"}  # from other keyboards
_LETTERS = _ULY | _TYPED_INSTEAD


def latinise_uyghur(text: str) -> tuple[tuple[str, ...], ...]:
    """Read a Uyghur name word by word: ئىلھام توختى is ilham toxti."""
    words = text.replace("-", " ").split()
    return (tuple("".join(_LETTERS.get(letter, "") for letter in word) for word in words),)
