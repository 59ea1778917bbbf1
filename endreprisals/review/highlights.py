"""The words of a paragraph with the evidence for each field marked in them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that are evidence for the same fields, in a fixed order; none for plain text."""

    text: str
    fields: tuple[str, ...]
    values: tuple[str, ...]


def pieces(text: str, evidence: Iterable[Mapping[str, Any]]) -> tuple[Piece, ...]:
    """The text cut where evidence begins or ends; put together again it is the text.

    Evidence outside the text is cut to it. Where two fields rest on the same words, both are named.
    """
    spans = [
        (max(0, one["start"]), min(len(text), one["end"]), str(one["field"]), str(one["value"]))
        for one in evidence
    ]
    spans = [span for span in spans if span[0] < span[1]]
    edges = sorted({0, len(text), *(edge for span in spans for edge in span[:2])})
    made: list[Piece] = []
    for start, end in pairwise(edges):
        over = [span for span in spans if span[0] <= start and end <= span[1]]
        made.append(
            Piece(
                text[start:end],
                tuple(dict.fromkeys(span[2] for span in over)),
                tuple(dict.fromkeys(span[3] for span in over)),
            )
        )
    return tuple(made)


def unmarked(fields: Sequence[str], evidence: Iterable[Mapping[str, Any]]) -> tuple[str, ...]:
    """Fields for which no words are marked, so that a person looks for them."""
    marked = {one["field"] for one in evidence}
    return tuple(field for field in fields if field not in marked)
