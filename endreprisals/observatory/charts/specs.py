"""A figure and its words as a Vega-Lite specification for one size."""

from collections.abc import Callable

from endreprisals.domain.analysis.figure import Figure
from endreprisals.observatory.charts.bars import bars
from endreprisals.observatory.charts.columns import columns
from endreprisals.observatory.charts.curves import curves
from endreprisals.observatory.charts.forest import forest
from endreprisals.observatory.charts.forms import Form, comparable, form_of
from endreprisals.observatory.charts.labels import ChartText
from endreprisals.observatory.charts.layout import Layout
from endreprisals.observatory.charts.parts import Spec
from endreprisals.observatory.charts.sets import sets

FORMS: dict[Form, Callable[[Figure, ChartText, Layout], Spec]] = {
    Form.BARS: bars,
    Form.COLUMNS: columns,
    Form.CURVES: curves,
    Form.FOREST: forest,
    Form.SETS: sets,
}


def spec_of(figure: Figure, text: ChartText, layout: Layout) -> Spec:
    """The specification. Raises `KeyError` for a key or a series that has no words."""
    drawn = comparable(figure)
    return FORMS[form_of(drawn)](drawn, text, layout)
