"""Whether a body can still be turned to about an act, until when, on whose word, and what remains.

Twin: `mechanisms/browser/deadlines.js`, which works on what `export` gives. For every limit a
later act is never due earlier; so the two ends of an imprecise date decide.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import cache
from importlib import resources
from typing import Any, Literal

import yaml

from endreprisals.domain.deadlines.acts import FIRST_YEAR, Span
from endreprisals.domain.deadlines.report import due_year, last_day

CLOSING_DAYS = 30  # with fewer days left, a limit is said to be closing
State = Literal["open", "closing", "closed", "all_year", "depends", "unknown"]
Kind = Literal["none_known", "all_year", "months_after_act", "window", "after_final_decision"]
Reason = Literal[
    "within", "over", "expected", "margin", "span", "no_date", "future", "final_decision",
    "all_year", "no_limit_known",
]  # fmt: skip
Standing = Literal["read", "unverified", ""]
Text = Mapping[str, str]  # language -> words; English is always there


@dataclass(frozen=True, slots=True)
class Limit:
    """The rule of one body."""

    kind: Kind
    basis: Text
    remains: Text = field(default_factory=dict)
    months: int = 0
    source: str = ""
    standing: Standing = ""


@dataclass(frozen=True, slots=True)
class TimeLimit:
    """Where an act stands with one body today.

    `last_day` is the day to keep to. Where the end is not announced (`expected`), or differs with
    the day of the act, it is the earliest that it can be, and `latest_day` the latest.
    It can be a day short, to be safe: on that day after it nobody is turned away (`margin`).
    `open_from`: acts from that day on are open. `report`: year of the yearly report.
    """

    mechanism: str
    state: State
    reason: Reason
    basis: Text
    remains: Text
    source: str
    standing: Standing
    last_day: date | None = None
    latest_day: date | None = None
    open_from: date | None = None
    expected: bool = False
    report: int | None = None


@dataclass(frozen=True, slots=True)
class _Due:
    """`over_after`: the last day on which it may still be open; `latest`, or a margin later."""

    earliest: date
    latest: date
    over_after: date
    expected: bool = False
    report: int | None = None


def time_limit(mechanism: str, act: Span | None, today: date) -> TimeLimit:
    """Where an act stands with a body on `today`; without an act, which acts can still be told."""
    rule = limit_of(mechanism)
    found = TimeLimit(
        mechanism, "unknown", "no_limit_known", rule.basis, rule.remains, rule.source, rule.standing
    )
    if rule.kind == "none_known":
        return found
    if act and act.lower > today:
        return replace(found, reason="future")
    if rule.kind == "all_year":
        return replace(found, state="all_year", reason="all_year")
    if rule.kind == "after_final_decision":
        return replace(found, state="depends", reason="final_decision")
    lower = act.lower if act else date(FIRST_YEAR, 1, 1)
    upper = min(act.upper, today) if act else today
    return _between(found, rule, (lower, upper), today, "span" if act else "no_date")


def limit_of(mechanism: str) -> Limit:
    """The rule of a body; `none_known` for every body that the table does not name."""
    return limits().get(mechanism) or none_known()


def none_known() -> Limit:
    """What is said of a body for which no source names a limit."""
    return Limit("none_known", _table("limits")["none_known"]["basis"])


@cache
def limits() -> Mapping[str, Limit]:
    """The rules that a source gives, by body."""
    return {
        row["mechanism"]: Limit(
            row["kind"], row["basis"], row.get("remains", {}), row.get("months", 0),
            row["source"], row["standing"],
        )
        for row in _table("limits")["limits"]
    }  # fmt: skip


def words() -> Any:
    """`problems` and `reasons`, each code -> language -> words with places to fill."""
    return _table("words")


def sentence(limit: TimeLimit, language: str, write_day: Callable[[date], str]) -> str:
    """Until when or from when, in words; English where the language has none. No source in it."""
    text: Text = words()["reasons"][_case_of(limit)]
    places = {"day": limit.open_from, "last": limit.last_day, "latest": limit.latest_day}
    written = {name: write_day(day) for name, day in places.items() if day}
    return text.get(language, text["en"]).format(**written)


def _case_of(limit: TimeLimit) -> str:
    """Which sentence says it: what is only expected, or differs with the day, has its own."""
    if limit.expected and limit.reason in ("within", "over"):
        return f"{limit.reason}_expected"
    if limit.reason == "within" and limit.last_day != limit.latest_day:
        return "within_span"
    return limit.reason


def months_later(day: date, months: int) -> date:
    """The same day so many months later, or the last of that month where it has no such day."""
    years, month = divmod(day.month - 1 + months, 12)
    first = date(day.year + years, month + 1, 1)
    after = date(first.year + first.month // 12, first.month % 12 + 1, 1)
    return min(first + timedelta(days=day.day - 1), after - timedelta(days=1))


def _between(
    found: TimeLimit, rule: Limit, ends: tuple[date, date], today: date, unsure: Reason
) -> TimeLimit:
    """What holds of every day from the first to the last, or that it depends on the day."""
    due, latest_due = _due(rule, ends[0]), _due(rule, ends[1])
    if today > latest_due.over_after:
        return _dated(found, latest_due, "closed", "over")
    if today > due.over_after:
        open_from = _first_open(rule, ends, today)
        return replace(found, state="depends", reason=unsure, open_from=open_from)
    if today > due.latest:
        return _dated(found, due, "depends", "margin")
    if today > due.earliest:
        return _dated(found, due, "depends", "expected")
    closing = (due.earliest - today).days < CLOSING_DAYS
    every = replace(due, latest=latest_due.latest)
    return _dated(found, every, "closing" if closing else "open", "within")


def _dated(found: TimeLimit, due: _Due, state: State, reason: Reason) -> TimeLimit:
    return replace(
        found, state=state, reason=reason, last_day=due.earliest, latest_day=due.latest,
        expected=due.expected, report=due.report,
    )  # fmt: skip


def _due(rule: Limit, day: date) -> _Due:
    """When word of an act of this day is due."""
    if rule.kind == "window":
        year = due_year(day)
        call = last_day(year)
        expected = call.standing == "expected"
        return _Due(call.earliest, call.latest, call.latest, expected, year)
    end = months_later(day, rule.months)
    last = end - timedelta(days=1)  # the day to keep to; who comes on the next may be in time
    return _Due(last, last, over_after=end)


def _first_open(rule: Limit, ends: tuple[date, date], today: date) -> date:
    """The first day between the two that needs no margin, or the last of them."""
    closed, open_ = ends
    while (open_ - closed).days > 1:
        middle = closed + (open_ - closed) // 2
        if today > _due(rule, middle).latest:
            closed = middle
        else:
            open_ = middle
    return open_


@cache
def _table(name: str) -> Any:
    text = resources.files(__package__).joinpath(f"{name}.yaml").read_text("utf-8")
    return yaml.safe_load(text)
