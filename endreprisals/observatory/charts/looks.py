"""How series are told apart: by shape, fill and a label beside them, never by colour alone."""

from collections.abc import Sequence

from endreprisals.domain.analysis.figure import Figure, Value
from endreprisals.observatory.charts.colours import HATCH, LIGHT
from endreprisals.observatory.charts.forms import WITHHELD
from endreprisals.observatory.charts.parts import Spec, stroke

BAR_LOOKS: Sequence[Spec] = (
    {"fill": LIGHT["tint"], **stroke("accent")},
    {"fill": LIGHT["paper"], **stroke("ink")},
    {"fill": LIGHT["quiet"], **stroke("quiet")},
    {"fill": LIGHT["band"], **stroke("quiet", strokeDash=[3, 2])},
)
POINT_LOOKS: Sequence[Spec] = (
    {"shape": "circle", "size": 62, "fill": LIGHT["accent"], **stroke("paper", 1.5)},
    {"shape": "square", "size": 50, "fill": LIGHT["paper"], **stroke("ink", 1.5)},
    {"shape": "triangle-up", "size": 58, "fill": LIGHT["quiet"], **stroke("paper", 1)},
    {"shape": "diamond", "size": 66, "fill": LIGHT["paper"], **stroke("quiet", 1.5)},
    {"shape": "cross", "size": 60, "fill": LIGHT["ink"], **stroke("paper", 1)},
    {"shape": "triangle-down", "size": 56, "fill": LIGHT["paper"], **stroke("ink", 1.5)},
)
LINE_LOOKS: Sequence[Spec] = (
    stroke("accent", 2.2),
    stroke("ink", 1.8, strokeDash=[6, 3]),
    stroke("quiet", 1.8, strokeDash=[1.5, 3]),
    stroke("ink", 1.2),
    stroke("quiet", 1.4, strokeDash=[8, 3, 1.5, 3]),
)
STACK_LOOKS: Sequence[Spec] = (
    {"fill": LIGHT["accent"], **stroke("accent")},
    {"fill": LIGHT["tint"], **stroke("accent")},
    {"fill": LIGHT["paper"], **stroke("accent")},
)
HATCHED: Spec = {"fill": HATCH, **stroke("accent")}
WHISKER = stroke("ink", 1.4)
CASING = stroke("paper", 4)  # keeps a thin line legible where it crosses a fill


def look(looks: Sequence[Spec], number: int) -> Spec:
    """The look of series number so-and-so; the last one serves all that follow."""
    return looks[min(number, len(looks) - 1)]


def stack_look(stack: Sequence[str], series: str) -> Spec:
    """The look of a part of a column: hatched if withheld, tinted if it is the only other part."""
    if series == WITHHELD:
        return HATCHED
    return look(STACK_LOOKS, stack.index(series)) if len(stack) > 2 else BAR_LOOKS[0]


def series_of(figure: Figure) -> list[str]:
    """The series in the order of the figure, without the withheld, which stand on the first."""
    return list(dict.fromkeys(v.series for v in figure.values if v.series != WITHHELD))


def withheld_of(figure: Figure) -> dict[str, Value]:
    """What is withheld, by key, where it is more than nothing."""
    return {v.key: v for v in figure.values if v.series == WITHHELD and v.value}


def keys_of(figure: Figure) -> list[str]:
    return list(dict.fromkeys(value.key for value in figure.values))


def top_of(value: Value) -> float:
    """The highest amount that is drawn of a value."""
    return max(value.value or 0, value.high or 0)


def has_interval(value: Value) -> bool:
    return value.value is not None and value.low is not None and value.high is not None
