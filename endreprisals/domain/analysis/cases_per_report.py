"""How many cases each report has (named, unnamed, withheld, situations), and how many people."""

from collections.abc import Mapping, Sequence

from endreprisals.domain.analysis.figure import Figure, Saying, Value
from endreprisals.domain.analysis.mentions import INFERRED, by_year, counted
from endreprisals.domain.analysis.people import (
    ORGANISATION,
    PERSON,
    Known,
    Year,
    known_cases,
    people_at_least,
)
from endreprisals.domain.analysis.published_numbers import published_values
from endreprisals.domain.analysis.report_years import reports_by_year, span, symbols, texts
from endreprisals.domain.analysis.rows import MentionRow, Rows
from endreprisals.domain.analysis.small_cells import Hiding, hidden, hiding, scope
from endreprisals.domain.analysis.windows import window_marks

NAME, METRIC = "cases-per-report", "individuals"
CASES, PEOPLE = "cases", "people"
NAMED, UNNAMED, WITHHELD, SITUATION = "named", "unnamed", "withheld", "situation"
PARTS = (NAMED, UNNAMED, WITHHELD, SITUATION)
PRIVATE = (UNNAMED, WITHHELD)
CAVEATS = (
    "allegations",
    "silence_is_not_safety",
    "partial_record",
    "unequal_windows",
    "withheld_not_counted",
    "definitions_differ",
)


def cases_per_report(rows: Rows) -> Figure:
    """How many cases the record knows in the report of each year, at least.

    `cases` is the sum of `named`, `unnamed`, `withheld` and `situation`. `people` are persons
    who surely stand in the report. Beside them the number of individuals as published. Mentions
    that were only inferred are left out, and small numbers of unnamed people are not shown. No
    number is set to twelve months: of each report the record holds another unknown part.
    """
    years, reports = by_year(rows), reports_by_year(rows)
    known, parts = known_cases(rows), parts_told(rows)
    ours = [
        value
        for year in sorted(years)
        for value in _values(year, years[year], known, parts, window_marks(reports.get(year)))
    ]
    return Figure(
        name=NAME,
        axis="report_year",
        unit="cases",
        period=span({*reports, *years}),
        values=(*ours, *published_values(rows, METRIC)),
        says=_says(rows),
        caveats=(*CAVEATS, *scope(ours)),
        missing=_missing(set(reports) - set(years), parts),
        sources=symbols(rows, years),
    )


def parts_told(rows: Rows) -> tuple[str, ...]:
    """The parts that the record tells apart: withheld only where some mention is marked so.

    A record that marks none has not counted none: it does not know.
    """
    marked = any(mention.withheld for mention in rows.mentions)
    return PARTS if marked else tuple(part for part in PARTS if part != WITHHELD)


def part_of(mentions: Sequence[MentionRow], *, named: bool) -> str:
    """What a case is in one report, by all its mentions there. Naming once is naming.

    Where no mention says of what type it is, the case itself tells whether anybody is named.
    """
    types = {mention.record_type for mention in mentions}
    if types & {PERSON, ORGANISATION} or (types == {""} and named):
        return NAMED
    if any(mention.withheld for mention in mentions):
        return WITHHELD
    return SITUATION if types == {SITUATION} else UNNAMED


def _values(
    year: int, mentions: Year, known: Known, parts: tuple[str, ...], marks: tuple[str, ...]
) -> list[Value]:
    counts = dict.fromkeys(parts, 0)
    for case, own in mentions.items():
        row = known.cases.get(case)
        counts[part_of(own, named=row is not None and row.named)] += 1
    secret = hiding(counts, PRIVATE)
    total = _at_least(year, CASES, len(mentions), marks)
    return [
        hidden(total) if secret.total else total,
        *(_part(year, part, counts, secret) for part in parts),
        _at_least(year, PEOPLE, people_at_least(mentions, known), marks),
    ]


def _part(year: int, part: str, counts: Mapping[str, int], secret: Hiding) -> Value:
    value = _at_least(year, part, counts[part])
    return hidden(value) if part in secret.parts else value


def _at_least(year: int, series: str, count: int, marks: tuple[str, ...] = ()) -> Value:
    return Value(
        key=str(year),
        value=float(count),
        series=series,
        low=float(count),
        method="bounds",
        at_least=True,
        marks=marks,
    )


def _says(rows: Rows) -> tuple[Saying, ...]:
    inferred = sum(1 for one in rows.mentions if one.basis == INFERRED)
    scaled = (Saying("cases_not_scaled"),) if list(counted(rows)) else ()
    return (Saying("inferred_left_out", {"number": inferred}), *scaled) if inferred else scaled


def _missing(years: set[int], parts: tuple[str, ...]) -> tuple[Saying, ...]:
    unread = (Saying("no_case_read", {"years": texts(years)}),) if years else ()
    return unread if WITHHELD in parts else (*unread, Saying("withheld_not_marked"))
