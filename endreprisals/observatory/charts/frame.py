"""What stands around the rows of a drawing: labels, the title of the numbers, the small print."""

from collections.abc import Iterable

from endreprisals.domain.analysis.figure import Figure
from endreprisals.observatory.charts.labels import ChartText
from endreprisals.observatory.charts.layout import Layout, lines_of
from endreprisals.observatory.charts.notes import foot, foot_height
from endreprisals.observatory.charts.parts import Margins, Spec, Words, drawing, texts
from endreprisals.observatory.charts.rows import Table, moved


def rows_drawing(
    set_out: Table,
    layers: Iterable[Spec],
    figure: Figure,
    text: ChartText,
    layout: Layout,
    *,
    plot: float,
    above: float = 0,
    below: float = 0,
) -> Spec:
    """A drawing of rows whose marks have `plot` pixels; room above and below for what they need."""
    title = title_lines(text, layout)
    margins = Margins(
        left=set_out.left,
        top=len(title) * layout.small_line + (6 if title else 3) + above,
        right=layout.width - set_out.left - plot,
        bottom=below + foot_height(figure, text, layout) + 3,
    )
    height = margins.top + set_out.height + margins.bottom
    notes = foot(figure, text, layout, bottom=height - margins.top)
    words = [
        *moved(notes, dx=-set_out.left),
        *moved(set_out.labels, dx=-set_out.left),
        *moved(title, dy=-margins.top),
    ]
    return drawing([*layers, *texts(words)], margins, layout.width, height)


def title_lines(text: ChartText, layout: Layout) -> list[Words]:
    """What the numbers are of, small and quiet, from the left edge of the plot."""
    if not text.amount_title:
        return []
    lines = lines_of(text.amount_title, layout.small, layout.width * 0.6)
    return [
        Words(0, (number + 0.5) * layout.small_line, line, layout.small, "quiet")
        for number, line in enumerate(lines)
    ]
