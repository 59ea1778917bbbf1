"""What can still be done about an act, by how long ago it was, for every body with a known rule."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from babel.dates import format_date

from endreprisals.domain.deadlines.bands import BANDS, Band, bands
from endreprisals.domain.deadlines.limits import TimeLimit, sentence, time_limit, words
from endreprisals.domain.deadlines.report import Report, reports_of
from endreprisals.formats.babel_names import babel_locale
from endreprisals.mechanisms.queries.directory import ENGLISH, Said, said_names

# In this order a person reads them: what is urgent and ends soon before what is always open.
ORDER = (
    "wgeid", "un-sg-report", "un-senior-official", "special-procedures", "sr-defenders",
    "treaty-body-petitions", "ecthr",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Cell:
    """Where an act of one age stands with one body today."""

    band: Band
    state: str
    words: Said


@dataclass(frozen=True, slots=True)
class BodyRow:
    """One body: where acts of every age stand, why, and what is left when it is over."""

    body: str
    name: Said
    cells: tuple[Cell, ...]
    basis: Said
    remains: Said | None
    source: str
    standing: str


@dataclass(frozen=True, slots=True)
class StillOpen:
    """The table of a day."""

    rows: tuple[BodyRow, ...]
    present: Report | None  # the yearly report whose period today lies in
    is_foreign: bool  # whether it is told in another language than the reader's


def still_open(today: date, language: str) -> StillOpen:
    """The table for acts of every age, as it stands on `today`. One query, for the names."""
    called = said_names(ORDER, language)
    spans = bands(today)
    rows = tuple(
        _row(
            [time_limit(body, spans[band], today) for band in BANDS],
            called.get(body, Said(body, ENGLISH)),
            language,
        )
        for body in ORDER
    )
    present = reports_of(spans["week"])
    is_foreign = any(row.basis.language != language for row in rows)
    return StillOpen(rows, present[-1] if present else None, is_foreign)


def _row(
    found: list[TimeLimit],
    name: Said,
    language: str,
) -> BodyRow:
    first = found[0]
    return BodyRow(
        body=first.mechanism,
        name=name,
        cells=tuple(
            Cell(band, one.state, _sentence(one, language))
            for band, one in zip(BANDS, found, strict=True)
        ),
        basis=_said(first.basis, language),
        remains=_said(first.remains, language) if first.remains else None,
        source=first.source,
        standing=first.standing,
    )


def _sentence(limit: TimeLimit, language: str) -> Said:
    """Until when, with the days written in the language of the sentence around them."""
    spoken = language if language in words()["reasons"][limit.reason] else ENGLISH
    return Said(sentence(limit, spoken, lambda day: _written(day, spoken)), spoken)


def _written(day: date, language: str) -> str:
    """ "15 April 2027"; French counts the first of a month as an ordinal."""
    text = format_date(day, "long", locale=babel_locale(language))
    return text.replace("1 ", "1er ", 1) if language == "fr" and day.day == 1 else text


def _said(text: Mapping[str, str], language: str) -> Said:
    known = language if language in text else ENGLISH
    return Said(text[known], known)
