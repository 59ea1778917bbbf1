"""Stored figures as pages, files, the API and commands read them."""

from dataclasses import asdict, dataclass
from datetime import date, datetime
from functools import lru_cache
from typing import Any

from endreprisals.domain.analysis import catalogue
from endreprisals.domain.analysis.figure import Figure, figure_from
from endreprisals.observatory.models import StoredChart, StoredFigure
from endreprisals.observatory.words import spoken, titles
from endreprisals.observatory.words.whole import can_be_said
from endreprisals.record.models import IndexState

FALLBACK = "en"  # a language in which no chart was drawn shows the English one


@dataclass(frozen=True, slots=True, eq=False)
class Shown:
    """A figure as it was stored, with when and from what it was made.

    One object stands for one making of a figure: what is worded of it is remembered by it.
    """

    figure: Figure
    record_version: int
    as_of: date
    made_at: datetime

    @classmethod
    def of(cls, row: StoredFigure) -> "Shown":
        """From a row of the table, or one that was never stored."""
        return cls(figure_from(row.data), row.record_version, row.as_of, row.made_at)


@dataclass(frozen=True, slots=True)
class Line:
    """A figure in a list. What is not made yet has no period, version or time."""

    name: str
    title: str
    unit: str
    period: str
    record_version: int | None
    as_of: date | None
    made_at: datetime | None

    def as_data(self) -> dict[str, Any]:
        """As JSON has it."""
        data = asdict(self)
        data["as_of"] = self.as_of.isoformat() if self.as_of else None
        data["made_at"] = f"{self.made_at:%Y-%m-%dT%H:%M:%SZ}" if self.made_at else None
        return data


def stored(name: str) -> Shown | None:
    """One stored figure, or None where it is not made yet. One query."""
    found = StoredFigure.objects.filter(name=name).values_list("record_version", "made_at").first()
    return _read(name, *found) if found else None


def all_stored() -> dict[str, Shown]:
    """Every stored figure by name. One query, and one more for each that is new."""
    rows = StoredFigure.objects.values_list("name", "record_version", "made_at")
    found = {name: _read(name, version, made_at) for name, version, made_at in rows}
    return {name: shown for name, shown in found.items() if shown is not None}


def lines() -> list[Line]:
    """Every figure of the catalogue, made or not, in its order."""
    known = all_stored()
    return [_line(name, known.get(name)) for name in catalogue.FIGURES]


def version_in_force() -> int:
    """Which build of the record is in force. One query."""
    return IndexState.objects.values_list("version", flat=True).first() or 0


def chart(name: str, form: str) -> bytes | None:
    """The chart of a figure in the page's language, else in English; None where there is none."""
    rows = StoredChart.objects.filter(
        figure_id=name, form=form, language__in=(spoken.language(), FALLBACK)
    )
    found = dict(rows.values_list("language", "content"))
    content = found.get(spoken.language(), found.get(FALLBACK))
    return bytes(content) if content is not None else None


@lru_cache(maxsize=64)
def _read(name: str, version: int, made_at: datetime) -> Shown | None:
    """Reading a figure back from JSON is slower than the query: once for each time it is made.

    None also for one that older rules made, with codes that have no words any more: the worker
    makes every figure anew when it starts.
    """
    row = StoredFigure.objects.filter(name=name, record_version=version, made_at=made_at).first()
    try:
        shown = Shown.of(row) if row else None
    except (KeyError, TypeError):
        return None
    return shown if shown and can_be_said(shown.figure) else None


def forget() -> None:
    """Read every figure again: for a process in which the database is put back to another state."""
    _read.cache_clear()


def _line(name: str, shown: Shown | None) -> Line:
    return Line(
        name=name,
        title=titles.title(name),
        unit=catalogue.FIGURES[name].unit,
        period=shown.figure.period if shown else "",
        record_version=shown.record_version if shown else None,
        as_of=shown.as_of if shown else None,
        made_at=shown.made_at if shown else None,
    )
