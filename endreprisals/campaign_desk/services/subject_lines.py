"""Subject lines stand in a mailbox for everybody to see: they name nobody of the record."""

import re
from collections.abc import Iterable

from endreprisals.record.models import Case, Name

_WORD = re.compile(r"[^\W_]+")
SHORTEST_CASED, SHORTEST = 4, 2  # letters; a shorter name stands in too many words


def names_somebody(subjects: Iterable[str]) -> bool:
    """Whether a name or title of the record stands in one of them, in any script.

    Names of scripts with capitals are looked for as whole words, others anywhere. It catches the
    slip; a surname alone or a name that the record does not hold is for the second person to see.
    """
    lines = [_spaced(one) for one in subjects]
    names = {
        *Name.objects.values_list("text", flat=True),
        *Case.objects.values_list("title", flat=True),
    }
    return any(_stands_in(name, line) for name in names for line in lines)


def _stands_in(name: str, line: str) -> bool:
    if name.lower() == name.upper():
        return len(name) >= SHORTEST and _spaced(name).strip() in line
    return len(name) >= SHORTEST_CASED and _spaced(name) in line


def _spaced(text: str) -> str:
    """` testa fictiva `: words in small letters, one blank around each."""
    return f" {' '.join(_WORD.findall(text.casefold()))} "
