"""Reads a report of the Secretary-General: pages of lines in, paragraphs and mentions out."""

import re
from collections.abc import Sequence

from endreprisals.domain.sg_report.dates_in_text import period_in
from endreprisals.domain.sg_report.furniture import furniture
from endreprisals.domain.sg_report.known_reports import report_of
from endreprisals.domain.sg_report.lines import Line, printed_lines
from endreprisals.domain.sg_report.mentions import Setting, mentions_in
from endreprisals.domain.sg_report.model import Gazetteer, PageText, Paragraph, Period, Reading
from endreprisals.domain.sg_report.paragraphs import finish
from endreprisals.domain.sg_report.sections import cut

_SYMBOL = re.compile(r"\bA/HRC/[0-9]{1,3}/[0-9]{1,3}\b")
_YEAR_OF_DISTRIBUTION = re.compile(
    r"(?:Distr\.|September|August|July|October)[^.]{0,25}?\b(20[0-9]{2})\b"
)
_HEAD_LINES = 40
_ANNEXES_SINCE = 2017


def read(
    pages: Sequence[PageText],
    gazetteer: Gazetteer | None = None,
    *,
    symbol: str = "",
    part: str = "main",
    country: str | None = None,
) -> Reading:
    """Read a report, or an excerpt of one, into paragraphs and mentions; nothing is guessed away.

    `gazetteer` holds names from the record. `symbol`, `part` (main, annex I, annex II) and
    `country` (ISO 3166-1 alpha-3) say what an excerpt does not show of itself. Every printed line
    ends in exactly one box of `Reading.boxes`; what no rule could place is `Reading.unread`.
    """
    lines = printed_lines(pages)
    sections = cut(lines, furniture(lines), part=part, country=country)
    paragraphs = finish(sections.drafts)
    symbol = symbol or _symbol(lines)
    known = report_of(symbol)
    period = (known.period if known and known.period.first else None) or _period(lines, paragraphs)
    year = known.year if known else _year(lines, period)
    setting = Setting(year, period, gazetteer or Gazetteer(), annexed=_annexed(year, paragraphs))
    return Reading(
        symbol=symbol,
        year=year,
        period=period,
        paragraphs=tuple(paragraphs),
        mentions=tuple(mentions_in(paragraphs, setting)),
        footnote_marks=tuple(mark for paragraph in paragraphs for mark in paragraph.marks),
        boxes=tuple(sections.boxes),
    )


def _annexed(year: int | None, paragraphs: Sequence[Paragraph]) -> bool:
    """Whether the cases stand in annexes, as since 2017, and the main text only sums them up."""
    if year is not None:
        return year >= _ANNEXES_SINCE
    return any(paragraph.part != "main" and paragraph.country for paragraph in paragraphs)


def _symbol(lines: Sequence[Line]) -> str:
    """The symbol on the first page, or in the first running head."""
    for line in lines[:_HEAD_LINES]:
        if found := _SYMBOL.search(line.text):
            return found[0]
    return ""


def _period(lines: Sequence[Line], paragraphs: Sequence[Paragraph]) -> Period:
    texts = [
        " ".join(line.text for line in lines[:_HEAD_LINES]),
        *(p.text for p in paragraphs[:25]),
    ]
    return next((period for text in texts if (period := period_in(text))), Period())


def _year(lines: Sequence[Line], period: Period) -> int | None:
    """The year of a report that is not on the list: when its period ends, or when it came out."""
    if period.last:
        return int(period.last[:4])
    found = _YEAR_OF_DISTRIBUTION.search(" ".join(line.text for line in lines[:_HEAD_LINES]))
    return int(found[1]) if found else None
