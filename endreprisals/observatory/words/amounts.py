"""One number as it reads: with "at least", its interval and what it is a share of."""

from dataclasses import dataclass
from enum import StrEnum

from django.utils.translation import gettext, ngettext, pgettext

from endreprisals.domain.analysis.figure import Figure, Value
from endreprisals.observatory.words import spoken

SMALL_CELL, AS_WORDED, BOUNDS = "small_cell", "as_worded", "bounds"
# Methods that tell by themselves how a number is written, whatever the unit of the figure.
BY_METHOD = {
    "rate_ratio": "ratio", "cox_99": "ratio", "e_value": "ratio", "newcombe": "points",
    "count": "count", "years": "count", "poisson": "count",
}  # fmt: skip


class Kind(StrEnum):
    """How a number is written."""

    COUNT = "count"
    SHARE = "share"
    RATIO = "ratio"
    POINTS = "points"  # a difference of two shares
    DAYS = "days"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class Amount:
    """`said` is the number with "at least", `interval` its bounds, `of` what it is a share of."""

    said: str
    interval: str = ""
    of: str = ""

    @property
    def inside(self) -> str:
        """Denominator and interval as they stand in brackets."""
        return "; ".join(filter(None, (self.of, self.interval)))

    @property
    def whole(self) -> str:
        """Number, denominator and interval as they stand in a sentence."""
        return f"{self.said} ({self.inside})" if self.inside else self.said


def kind_of(figure: Figure, value: Value) -> Kind:
    """How a number of a figure is written: by its method, its key, then the figure's unit."""
    if value.method in BY_METHOD:
        return Kind(BY_METHOD[value.method])
    if value.key == "start_year":
        return Kind.YEAR
    if figure.unit in ("share", "ratio") or value.key.startswith("share_"):
        return Kind.SHARE
    return Kind.DAYS if figure.unit == "days" else Kind.COUNT


def amount(figure: Figure, value: Value) -> Amount:
    """One number of a figure in words. A number that is not there says so."""
    if value.value is None:
        return Amount(_not_there(value))
    kind = kind_of(figure, value)
    said = written(kind, value.value)
    if value.at_least:
        said = gettext("at least {number}").format(number=said)
    elif AS_WORDED in value.marks:
        said = gettext("about {number}").format(number=said)
    return Amount(said, interval(kind, value), _of(kind, value))


def interval(kind: Kind, value: Value) -> str:
    """The bounds in words; blank where there are none, or none beyond the number itself."""
    if value.low is None or value.high is None or value.method == "":
        return ""
    low, high = bounds(kind, value.low, value.high)
    if value.method == BOUNDS and low == high:
        return ""
    if value.method == BOUNDS:
        return gettext("between {low} and {high}").format(low=low, high=high)
    if value.method == "cox_99":
        return gettext("99% interval {low} to {high}").format(low=low, high=high)
    return gettext("95% interval {low} to {high}").format(low=low, high=high)


def short_interval(kind: Kind, value: Value) -> str:
    """The bounds as a chart writes them: "36%–51%"."""
    if value.low is None or value.high is None or value.method == "":
        return ""
    low, high = bounds(kind, value.low, value.high)
    return gettext("{low}–{high}").format(low=low, high=high)


def bounds(kind: Kind, low: float, high: float) -> tuple[str, str]:
    """Both bounds as written, without a unit: that stands at the number itself."""
    if kind is Kind.POINTS:
        return spoken.points(low), spoken.points(high)
    if kind in (Kind.COUNT, Kind.DAYS):
        return spoken.number(round(low, 1)), spoken.number(round(high, 1))
    return written(kind, low), written(kind, high)


def written(kind: Kind, number: float) -> str:
    """A bare number in the form of its kind."""
    match kind:
        case Kind.SHARE:
            return spoken.percent(number)
        case Kind.POINTS:
            return gettext("{number} points").format(number=spoken.points(number))
        case Kind.DAYS:
            days = spoken.number(number)
            return ngettext("{number} day", "{number} days", round(number)).format(number=days)
        case Kind.YEAR:
            return str(round(number))
        case _:
            return spoken.number(number if kind is Kind.COUNT else round(number, 2))


def _of(kind: Kind, value: Value) -> str:
    """`43%` is of 174: a share never stands without what it is a share of."""
    if kind is Kind.SHARE and value.of is not None:
        return gettext("of {number}").format(number=spoken.number(value.of))
    return ""


def _not_there(value: Value) -> str:
    if SMALL_CELL in value.marks:
        return pgettext("number", "not shown")
    return pgettext("number", "not known")
