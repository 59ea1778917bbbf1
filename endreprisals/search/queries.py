"""Finding things: the one function behind the box, the list, the API and the command."""

from array import array
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Found:
    """Cases that a search matches, by primary key."""

    case_ids: "array[int]"
    cut: bool  # part of a long search was not read


def matching_cases(query: str) -> Found:
    """Every case that the words, names, symbols or codes of `query` match."""
    raise LookupError(query)
