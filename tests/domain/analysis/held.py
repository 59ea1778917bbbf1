"""Invented detentions, and what holds of every figure of time and effect whatever the rows."""

import json
from datetime import date, timedelta

from endreprisals.domain.analysis import codes, codes_time
from endreprisals.domain.analysis.figure import Figure, Value, figure_from
from endreprisals.domain.analysis.rows import CaseRow, RaiseRow, SpellRow, StateRow
from endreprisals.domain.analysis.small_cells import MARK
from endreprisals.domain.partial_dates import parse

DAY_ONE = date(2015, 1, 1)
COUNTS = (codes_time.COUNT, codes_time.YEARS, codes_time.MEAN)
METHODS = ("", "wilson", "bounds", "aalen_johansen", "chapman", codes_time.COX,
           codes_time.E_VALUE, *COUNTS)  # fmt: skip


def a_spell(
    start: str, end: str = "", kind: str = "", *, case: str = "a", status: str = "detained",
    last: str = "", term: str = "", subject: str = "",
) -> SpellRow:  # fmt: skip
    """A time in detention by its dates as sources write them; blank where nobody says."""
    heard, scheduled = (parse(text).upper if text else None for text in (last, term))
    return SpellRow(
        case, subject or f"S-{case}", status, *_bounds(start), *_bounds(end), kind, heard, scheduled
    )


def held_for(
    days: int, kind: str = "", *, case: str = "a", term: int | None = None, start: date = DAY_ONE
) -> SpellRow:
    """A detention of so many days; without a kind it was last heard of then."""
    last = start + timedelta(days)
    ended = last if kind else None
    scheduled = None if term is None else start + timedelta(term)
    return SpellRow(
        case, f"S-{case}", "detained", start, start, ended, ended, kind, last, scheduled
    )


def a_raise(case: str, day: str = "", *, year: int | None = None, how: str = "named") -> RaiseRow:
    """A statement that named a case on some day, in some year or at no known time."""
    return RaiseRow(case, "T", "HRC51", year, how, ("AAA",), *_bounds(day))


def named(*cases: str, state: str = "AAA") -> tuple[CaseRow, ...]:
    """Cases that each name one person."""
    return tuple(
        CaseRow(case, state, named=True, people=1, organisations=0, groups=0) for case in cases
    )


def nameless(*cases: str, state: str = "AAA") -> tuple[CaseRow, ...]:
    """Cases that name nobody."""
    return tuple(
        CaseRow(case, state, named=False, people=0, organisations=0, groups=1) for case in cases
    )


REGIONS = (StateRow("AAA", "WEOG"), StateRow("BBB", "GRULAC"), StateRow("CCC", ""))


def check(figure: Figure) -> None:
    """Every code is listed, every sentence is whole, every number lies between its bounds."""
    for saying in (*figure.says, *figure.missing):
        assert set(saying.args) == set(codes.SAYINGS[saying.code]), saying
    assert set(figure.caveats) <= set(codes.CAVEATS)
    assert figure.refused in ("", *codes_time.REFUSED)
    keys = [(value.key, value.series) for value in figure.values]
    assert len(keys) == len(set(keys))
    for value in figure.values:
        _check_value(value, share=figure.unit == "share")
    assert figure_from(json.loads(json.dumps(figure.as_data()))) == figure


def _check_value(value: Value, *, share: bool) -> None:
    assert set(value.marks) <= {*codes_time.MARKS, MARK, "no_denominator"}
    assert value.method in METHODS
    if value.value is None:
        assert (value.low, value.high) == (None, None)
        return
    assert value.low is None or value.low <= value.value
    assert value.high is None or value.value <= value.high
    if share and value.method not in COUNTS:
        assert 0 <= (value.low or 0) <= value.value <= (value.high or 1) <= 1


def _bounds(text: str) -> tuple[date | None, date | None]:
    if not text:
        return None, None
    when = parse(text)
    return (None if when.open_start else when.lower, None if when.open_end else when.upper)
