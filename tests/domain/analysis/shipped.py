"""The shipped tables that are plain lists, as rows: reports, lists, totals, terms, States.

What takes the loader to read, such as cases, acts and statements, is tried on the loaded record
in `tests/observatory/test_shipped_figures.py`.
"""

import csv
from collections.abc import Mapping
from datetime import date
from functools import cache
from importlib import resources

from endreprisals.domain.analysis.rows import (
    JointRow,
    ListedState,
    Published,
    Report,
    Rows,
    StateRow,
    TermRow,
)

AS_OF = date(2026, 11, 20)
Line = Mapping[str, str]


@cache
def table(name: str) -> tuple[Line, ...]:
    """The lines of one shipped table."""
    text = (resources.files("endreprisals") / "data" / f"{name}.csv").read_text("utf-8")
    return tuple(csv.DictReader(text.splitlines(keepends=True)))


@cache
def shipped() -> Rows:
    """The rows that stand in the tables as they are."""
    return Rows(
        reports=tuple(map(_report, table("sg_reports"))),
        listed=tuple(
            ListedState(one["symbol"], int(one["year"]), one["list_kind"], one["iso3"],
                        one["source"])
            for one in table("sg_report_countries")
        ),
        published=tuple(map(_published, table("annual_counts"))),
        terms=tuple(
            TermRow(one["iso3"], date.fromisoformat(one["from_date"]),
                    date.fromisoformat(one["to_date"]))
            for one in table("hrc_membership")
        ),
        states=tuple(StateRow(one["iso3"], one["regional_group"]) for one in table("states")),
        joint=tuple(
            JointRow(int(one["year"]), one["forum"], int(one["states_count"]), one["source"])
            for one in table("joint_statements")
        ),
        as_of=AS_OF,
    )  # fmt: skip


def _report(one: Line) -> Report:
    days = (_day(one[name]) for name in ("period_from", "period_to", "presented_on"))
    return Report(one["symbol"], int(one["year"]), *days)


def _published(one: Line) -> Published:
    names = ("metric", "value", "qualifier", "source")
    return Published(int(one["year_from"]), int(one["year_to"]), *(one[name] for name in names))


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None
