"""Scores a reading against its truth: precision and recall for every field."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

FIELDS = (
    "paragraphs",
    "countries",
    "mentions",
    "subjects",
    "cooperation",
    "acts",
    "dates",
    "communications",
    "un_documents",
    "earlier_reports",
    "government_reply",
    "reply_dates",
    "names_withheld",
    "follow_up",
    "footnote_marks",
    "footnote_marks_each",
)


@dataclass
class Tally:
    """How many values were found rightly, found wrongly, and missed."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    def add(
        self, found: Iterable[Any], wanted: Iterable[Any], tolerated: Iterable[Any] = ()
    ) -> None:
        """Count one set of values against the truth; tolerated ones do not count either way."""
        found_set, wanted_set = Counter(found), Counter(wanted)
        self.right += (found_set & wanted_set).total()
        self.missed += (wanted_set - found_set).total()
        allowed = set(tolerated)
        self.wrong += sum(
            n for value, n in (found_set - wanted_set).items() if value not in allowed
        )

    @property
    def precision(self) -> float:
        """Of what was found, how much is right; 1 where nothing was found."""
        return self.right / (self.right + self.wrong) if self.right + self.wrong else 1.0

    @property
    def recall(self) -> float:
        """Of what was to be found, how much was; 1 where nothing was to be found."""
        return self.right / (self.right + self.missed) if self.right + self.missed else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


LISTS = (
    "cooperation",
    "acts",
    "dates",
    "communications",
    "un_documents",
    "earlier_reports",
    "reply_dates",
)
ANSWERS = ("government_reply", "names_withheld", "follow_up")
_EMPTY: dict[str, Any] = dict.fromkeys((*LISTS, "subjects"), ()) | {
    "government_reply": "unknown",
    "names_withheld": False,
    "follow_up": False,
}


def score(
    reading: dict[str, Any],
    truth: dict[str, Any],
    tallies: dict[str, Tally],
    errors: list[str] | None = None,
) -> None:
    """Add one document to the tallies; both sides are in the format of `read-report --json`.

    `errors`, if given, gathers one line for each mention and field that differ.
    """
    _structure(reading, truth, tallies)
    found = {(m["part"], m["paragraph"]): m for m in reading["mentions"]}
    wanted = {(m["part"], m["paragraph"]): m for m in truth["mentions"]}
    tallies["mentions"].add(list(found), list(wanted))
    for key in {**wanted, **found}:
        got, right = found.get(key, _EMPTY), wanted.get(key, _EMPTY)
        for field, values in _values(got, right).items():
            tallies[field].add(*values)
            if errors is not None and (line := _error(field, key, *values)):
                errors.append(line)


def _values(
    got: dict[str, Any], right: dict[str, Any]
) -> dict[str, tuple[Sequence[Any], Sequence[Any], Sequence[Any]]]:
    """For each field of a mention: what was found, what is true, and what is tolerated besides."""
    tolerated = right.get("tolerated", {})
    values = {field: (got[field], right[field], tolerated.get(field, ())) for field in LISTS}
    values["subjects"] = (
        _subjects(got["subjects"]),
        _subjects(right["subjects"]),
        _subjects(tolerated.get("subjects", ())),
    )
    for field in ANSWERS:
        allowed = got[field] in tolerated.get(field, ())
        values[field] = ([right[field] if allowed else got[field]], [right[field]], ())
    return values


def _error(
    field: str,
    key: tuple[str, str],
    found: Sequence[Any],
    wanted: Sequence[Any],
    tolerated: Sequence[Any],
) -> str:
    extra = sorted(map(str, set(found) - set(wanted) - set(tolerated)))
    missing = sorted(map(str, set(wanted) - set(found)))
    if not extra and not missing:
        return ""
    return f"{field}|{' '.join(key)}|extra {extra}|missing {missing}"


def _structure(reading: dict[str, Any], truth: dict[str, Any], tallies: dict[str, Tally]) -> None:
    for field, keys in {
        "paragraphs": ("part", "number"),
        "countries": ("part", "number", "country"),
    }.items():
        both = [[tuple(p[k] for k in keys) for p in s["paragraphs"]] for s in (reading, truth)]
        tallies[field].add(*both)
    marks = reading["footnote_marks"], truth["footnote_marks"]
    tallies["footnote_marks"].add(set(marks[0]), set(marks[1]))
    tallies["footnote_marks_each"].add(*marks)


def _subjects(subjects: Iterable[dict[str, Any]]) -> list[tuple[Any, ...]]:
    return [
        (s["kind"], s["name"].casefold())
        if s["kind"] in {"person", "organisation"}
        else (s["kind"], s["count_min"], s["count_max"])
        for s in subjects
    ]


def new_tallies() -> dict[str, Tally]:
    """An empty tally for each field."""
    return {field: Tally() for field in FIELDS}
