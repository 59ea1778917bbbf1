"""Releases of the data set, as the data page and the API show them."""

from dataclasses import dataclass
from datetime import datetime

from endreprisals.releases.models import Release


@dataclass(frozen=True, slots=True)
class ReleaseLine:
    """A numbered state of the data set and what changed since the one before."""

    number: int
    at: datetime
    checksum: str
    cases: int
    added: tuple[str, ...]  # public ids
    changed: tuple[str, ...]
    withdrawn: tuple[str, ...]  # nothing else is said about them


COLUMNS = ("number", "at", "checksum", "cases", "added", "changed", "withdrawn")


def releases() -> list[ReleaseLine]:
    """Every release, the latest first. One query."""
    rows = Release.objects.order_by("-number").values_list(*COLUMNS)
    return [
        ReleaseLine(number, at, checksum, cases, tuple(added), tuple(changed), tuple(withdrawn))
        for number, at, checksum, cases, added, changed, withdrawn in rows
    ]


def latest() -> ReleaseLine | None:
    """The release in force, or None before the first."""
    return next(iter(releases()), None)
