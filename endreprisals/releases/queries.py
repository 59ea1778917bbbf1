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


def releases() -> list[ReleaseLine]:
    """Every release, the latest first. One query."""
    return [line_of(row) for row in Release.objects.order_by("-number").defer("fingerprints")]


def line_of(row: Release) -> ReleaseLine:
    """What is shown of a release."""
    return ReleaseLine(
        number=row.number,
        at=row.at,
        checksum=row.checksum,
        cases=row.cases,
        added=tuple(row.added),
        changed=tuple(row.changed),
        withdrawn=tuple(row.withdrawn),
    )


def latest() -> ReleaseLine | None:
    """The release in force, or None before the first."""
    return next(iter(releases()), None)
