"""The form in which a figure is drawn: one idea for each chart, by what is counted of what."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from endreprisals.domain.analysis import codes_time as codes
from endreprisals.domain.analysis.figure import Figure


class Form(StrEnum):
    """The five forms. There is no pie."""

    BARS = "bars"  # a row for each category
    COLUMNS = "columns"  # a place for each year
    CURVES = "curves"  # a stepped line for each way something ends
    FOREST = "forest"  # points and intervals beside the line of no change
    SETS = "sets"  # who is new on a list, on both, gone from it


@dataclass(frozen=True, slots=True)
class Stack:
    """Series that add up, from the bottom up, and the series that has their sum."""

    parts: tuple[str, ...]
    total: str


WITHHELD = "withheld"
DIFFERENCE = "difference"
SET_PARTS = ("gone", "both", "new")
YEARS = frozenset({"report_year", "year"})
TIMES = frozenset({"years_held", "days", "months"})
MANY_TIMES = 8  # with fewer, steps would say more than the figure knows
COUNTED = frozenset({"cases", "people", "states", "statements", "acts", "subjects"})
RELATIVE = frozenset({"share", "ratio"})
ABSOLUTE = frozenset({codes.COUNT, codes.YEARS, codes.MEAN, codes.E_VALUE})  # neither of them

# Where another form than that of the numbers says it better. Both tables go by the figure's name.
FORMS_BY_NAME: Mapping[str, Form] = {"states-cited-change": Form.SETS}
STACKS: Mapping[str, Stack] = {
    "cases-per-report": Stack(("named", "unnamed", "situation", WITHHELD), "cases"),
}


def can_be_drawn(figure: Figure) -> bool:
    """Whether there is a number to draw. A figure that is refused has no chart."""
    return not figure.refused and any(v.value is not None for v in comparable(figure).values)


def comparable(figure: Figure) -> Figure:
    """The figure with only such numbers as can stand on one axis.

    Counts and years beside shares or ratios are left out, and so is what is withheld where
    another series has it inside already: on top of that it would count twice.
    """
    inside = figure.name in STACKS and stack_of(figure) is None
    kept = tuple(
        value
        for value in figure.values
        if not (figure.unit in RELATIVE and value.method in ABSOLUTE)
        and not (inside and value.series == WITHHELD)
    )
    return replace(figure, values=kept)


def form_of(figure: Figure) -> Form:
    """The form of a figure: the one set for its name, else by what is counted and of what."""
    if figure.name in FORMS_BY_NAME:
        return FORMS_BY_NAME[figure.name]
    series = {value.series for value in figure.values}
    if figure.unit == "ratio" or series == {DIFFERENCE}:
        return Form.FOREST
    if len(series & set(SET_PARTS)) > 1:
        return Form.SETS
    if figure.axis in TIMES and has_times(figure):
        return Form.CURVES if len(_keys(figure)) > MANY_TIMES else Form.COLUMNS
    return Form.COLUMNS if figure.axis in YEARS else Form.BARS


def has_times(figure: Figure) -> bool:
    """Whether every key is a number, so that it can stand on an axis of times."""
    return all(re.fullmatch(r"\d+(\.\d+)?", key) for key in _keys(figure))


def stack_of(figure: Figure) -> Stack | None:
    """The parts that make up the columns of a figure; None where they are not all given."""
    stack = STACKS.get(figure.name)
    series = {value.series for value in figure.values}
    return stack if stack and series.issuperset(stack.parts) else None


def _keys(figure: Figure) -> set[str]:
    return {value.key for value in figure.values}
