"""What is wrong with a file of the data set: where, what, and what to do about it."""

from collections.abc import Iterable
from dataclasses import dataclass

SHOWN = 200  # more than this nobody mends in one go; the rest is counted
WHOLE_FILE = "-"
_SHOWN_CHARS = 60


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One slip. `line` counts from 1 and is where the record begins; `column` is its name.

    A slip of the file as a whole stands at line 1 and column `-`.
    """

    file: str
    line: int
    column: str
    what: str
    advice: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}: {self.what}: {self.advice}"


class BadValue(Exception):
    """A cell that cannot be read: what is wrong with it, and what to do."""

    def __init__(self, what: str, advice: str) -> None:
        super().__init__(f"{what}: {advice}")
        self.what, self.advice = what, advice


def shown(text: str) -> str:
    """A value as a message quotes it: short, on one line, with marks that show its ends."""
    return repr(text if len(text) <= _SHOWN_CHARS else text[:_SHOWN_CHARS] + "…")


def first_and_rest(problems: Iterable[Problem]) -> tuple[tuple[Problem, ...], int]:
    """The first slips in order of file and line, and the number of those left out."""
    ordered = sorted(problems)
    return tuple(ordered[:SHOWN]), max(len(ordered) - SHOWN, 0)
