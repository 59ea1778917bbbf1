"""What a figure is: numbers with denominators, intervals, caveats, sources and the period.

Nothing here is worded: texts are codes that a page says in the reader's language, so that page,
API, chart, embed and article say the same thing of the same number.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

SMALL = 5  # counts of private people below this are not shown


@dataclass(frozen=True, slots=True)
class Value:
    """One number of a figure.

    `key` says what it is of, in the words of the figure's `axis`: a year, a code, a State.
    `series` tells several numbers of one key apart, such as `ours` and `published`. `value` is
    None where the number is not known or not shown; `marks` say why. `low` and `high` bound it
    by `method`; None where no interval can be given.
    """

    key: str
    value: float | None
    series: str = ""
    of: int | None = None  # the denominator, for shares and rates
    low: float | None = None
    high: float | None = None
    method: str = ""  # wilson, poisson, rate_ratio, bounds, aalen_johansen, chapman
    at_least: bool = False
    marks: tuple[str, ...] = ()  # small_cell, short_window, window_not_known, partial_list, ...
    sources: tuple[str, ...] = ()  # where a published number stands


@dataclass(frozen=True, slots=True)
class Saying:
    """A sentence as a code and what to put into it, such as `rose` with two years."""

    code: str
    args: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Figure:
    """A named figure, whole. `refused` is a code where the data do not allow the figure at all.

    `axis` names what the keys are: `report_year`, `year`, `act_types`, `engagement_bodies`,
    `regional_groups`, `states`, `statuses`, `end_kinds`, `lists`, `metrics`, `rows`. `unit` is
    what is counted: `states`, `cases`, `share`, `days`, `years`, `ratio`, `people`, `statements`.
    """

    name: str
    axis: str
    unit: str
    period: str  # EDTF: the years the figure is about
    values: tuple[Value, ...]
    says: tuple[Saying, ...] = ()
    caveats: tuple[str, ...] = ()
    missing: tuple[Saying, ...] = ()  # data that would be needed and are not loaded
    sources: tuple[str, ...] = ()
    refused: str = ""

    def value_of(self, key: str, series: str = "") -> Value:
        """The one value with this key and series; raises `KeyError`."""
        for value in self.values:
            if (value.key, value.series) == (key, series):
                return value
        raise KeyError((self.name, key, series))

    def as_data(self) -> dict[str, Any]:
        """The figure as plain lists and mappings, ready for JSON."""
        return asdict(self)


def figure_from(data: Mapping[str, Any]) -> Figure:
    """The figure that `as_data` gave, back from JSON."""
    plain = {name: data[name] for name in ("name", "axis", "unit", "period", "refused")}
    return Figure(
        **plain,
        values=tuple(_value(one) for one in data["values"]),
        says=_sayings(data["says"]),
        missing=_sayings(data["missing"]),
        caveats=tuple(data["caveats"]),
        sources=tuple(data["sources"]),
    )


def _value(data: Mapping[str, Any]) -> Value:
    lists = {name: tuple(data[name]) for name in ("marks", "sources")}
    return Value(**{**data, **lists})


def _sayings(data: Any) -> tuple[Saying, ...]:
    return tuple(Saying(one["code"], one["args"]) for one in data)
