"""The yearly report: which acts each one covers, and until when word of them is taken.

Sources stand in `yearly_report.yaml`. What no call has said yet is reckoned from earlier years and
marked `expected`: from the earliest day of a year on which word is known to have been sent or due
to the latest. The earliest is the one to keep to.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib import resources
from typing import Any, Literal

import yaml

from endreprisals.domain.deadlines.acts import Span

Known = Literal["read", "inferred", "expected"]
MonthDay = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Report:
    """The report of a year with the first and last day of the acts that it covers."""

    year: int
    lower: date
    upper: date
    standing: Known
    source: str = ""


@dataclass(frozen=True, slots=True)
class LastDay:
    """The last day of a call: at the earliest and at the latest. The same where a call said so."""

    earliest: date
    latest: date
    standing: Known
    source: str = ""


@dataclass(frozen=True, slots=True)
class YearlyRule:
    """What holds for years without a row of their own."""

    since: int
    begins: MonthDay
    ends: MonthDay
    due_earliest: MonthDay
    due_latest: MonthDay


def known_reports() -> tuple[Report, ...]:
    """The reports whose period is on record, the earliest first."""
    return tuple(
        Report(row["year"], row["from"], row["to"], row["standing"], row["source"])
        for row in _table()["periods"]
    )


def known_calls() -> Mapping[int, LastDay]:
    """The last days that calls named, by year of the report."""
    return {
        row["year"]: LastDay(row["last"], row.get("late", row["last"]), "read", row["source"])
        for row in _table()["calls"]
    }


@cache
def yearly_rule() -> YearlyRule:
    """The period since 2021, and between which days of a year calls have ended."""
    since = _table()["since"]
    seen = [
        *(day for call in known_calls().values() for day in (call.earliest, call.latest)),
        *(row["day"] for row in _table()["sent"]),
    ]
    days = sorted((day.month, day.day) for day in seen)
    return YearlyRule(
        since["year"],
        (since["from"]["month"], since["from"]["day"]),
        (since["to"]["month"], since["to"]["day"]),
        days[0],
        days[-1],
    )


def report_of_year(year: int) -> Report | None:
    """The report of a year; None where no source says which acts it covered."""
    for one in known_reports():
        if one.year == year:
            return one
    rule = yearly_rule()
    if year < rule.since:
        return None
    return Report(year, date(year - 1, *rule.begins), date(year, *rule.ends), "expected")


def reports_of(act: Span) -> tuple[Report, ...]:
    """The reports that may cover an act: several for an imprecise date, none where unknown."""
    years = range(act.lower.year, act.upper.year + 2)
    reports = (report_of_year(year) for year in years)
    return tuple(
        one for one in reports if one and one.lower <= act.upper and act.lower <= one.upper
    )


def last_day(year: int) -> LastDay:
    """Until when word for the report of a year was or will be taken."""
    if call := known_calls().get(year):
        return call
    rule = yearly_rule()
    return LastDay(date(year, *rule.due_earliest), date(year, *rule.due_latest), "expected")


def due_year(day: date) -> int:
    """The year of the first report whose period had not ended on `day`."""
    for one in known_reports():
        if day <= one.upper:
            return one.year
    return day.year if (day.month, day.day) <= yearly_rule().ends else day.year + 1


@cache
def _table() -> Any:
    text = resources.files(__package__).joinpath("yearly_report.yaml").read_text("utf-8")
    return yaml.safe_load(text)
