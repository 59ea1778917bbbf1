"""Making the figures: every one from the same rows, stored together, told one by one."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from time import perf_counter

from django.db import transaction

from endreprisals.domain.analysis import catalogue
from endreprisals.domain.analysis.figure import Figure
from endreprisals.domain.analysis.rows import Rows
from endreprisals.observatory.models import StoredFigure
from endreprisals.observatory.rows import read_rows
from endreprisals.record.models import IndexState

Tell = Callable[[str], None]
READINGS = 3  # of the rows, when the record changes while they are read


class RecordChanges(Exception):
    """The record was made anew again and again while its rows were read."""


@dataclass(frozen=True, slots=True)
class Made:
    """A figure just made, or why it could not be."""

    name: str
    figure: Figure | None
    seconds: float
    problem: str = ""


@dataclass(frozen=True, slots=True)
class Refreshed:
    """What one round of the worker did."""

    version: int
    made: tuple[str, ...]
    failed: tuple[str, ...]


def record_version() -> int:
    """Which build of the record is in force; 0 before the first."""
    return IndexState.objects.values_list("version", flat=True).first() or 0


def is_stale() -> bool:
    """Whether a figure is missing, or was made from another build of the record. Two queries."""
    stored = dict(StoredFigure.objects.values_list("name", "record_version"))
    version = record_version()
    return any(stored.get(name) != version for name in catalogue.FIGURES)


def refresh(*, at: datetime, tell: Tell) -> Refreshed:
    """Make every figure anew and store them all at once.

    `tell` is called with a line for each figure. A figure that cannot be made leaves the one
    that was stored before, whole, and is told; the others are stored all the same. Charts drawn
    from numbers that are no longer true go in the same transaction. Raises `RecordChanges`.
    """
    version, rows = read_whole()
    made = [_told(one, tell) for one in make_all(rows)]
    with transaction.atomic():
        StoredFigure.objects.exclude(name__in=catalogue.FIGURES).delete()
        for one in made:
            if one.figure is not None:
                _store(one.figure, one.seconds, version, rows, at)
    return Refreshed(
        version,
        tuple(one.name for one in made if one.figure is not None),
        tuple(one.name for one in made if one.figure is None),
    )


def read_whole() -> tuple[int, Rows]:
    """Rows that all come from one build of the record, with its number; `RecordChanges`."""
    for _ in range(READINGS):
        version, rows = record_version(), read_rows()
        if version == record_version():
            return version, rows
    raise RecordChanges("The record changed while it was read. Figures stay as they are.")


def make_all(rows: Rows) -> Iterator[Made]:
    """Every figure of the catalogue, one after the other. One that fails stops no other."""
    for name in catalogue.FIGURES:
        began = perf_counter()
        try:
            figure = catalogue.figure(name, rows)
        except Exception as error:  # whatever it is, it is told, and the rest goes on
            yield Made(name, None, perf_counter() - began, f"{type(error).__name__}: {error}")
        else:
            yield Made(name, figure, perf_counter() - began)


def _told(one: Made, tell: Tell) -> Made:
    what = f"not made, the one before is kept: {one.problem}" if one.problem else "made"
    tell(f"{one.name}: {what} ({one.seconds:.1f} s)")
    return one


def _store(figure: Figure, seconds: float, version: int, rows: Rows, at: datetime) -> None:
    data = plain(figure)
    before = StoredFigure.objects.filter(name=figure.name).first()
    stored = StoredFigure(
        name=figure.name,
        data=data,
        record_version=version,
        as_of=rows.as_of,
        made_at=at,
        seconds=seconds,
    )
    if before is not None and (before.data != data or before.as_of != rows.as_of):
        before.charts.all().delete()
    stored.save()


def plain(figure: Figure) -> dict[str, object]:
    """The figure as JSON gives it back: lists for tuples, so that two can be compared."""
    return {name: _plain(one) for name, one in figure.as_data().items()}


def _plain(value: object) -> object:
    if isinstance(value, dict):
        return {key: _plain(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(one) for one in value]
    return value


def make_now(name: str, *, at: datetime) -> StoredFigure:
    """One figure made on the spot and stored nowhere; raises `UnknownFigure`, `RecordChanges`."""
    catalogue.entry(name)
    version, rows = read_whole()
    began = perf_counter()
    figure = catalogue.figure(name, rows)
    return StoredFigure(
        name=name,
        data=plain(figure),
        record_version=version,
        as_of=rows.as_of,
        made_at=at,
        seconds=perf_counter() - began,
    )
