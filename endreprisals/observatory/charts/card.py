"""A drawing that leaves the site carries its title, its sentence, its source and its date."""

from dataclasses import replace

from endreprisals.observatory.charts.labels import ChartText
from endreprisals.observatory.charts.layout import Layout, lines_of
from endreprisals.observatory.charts.sheet import Letters, Look, Shape, Sheet, number

EDGE = 20.0
TITLE, SENTENCE = 20.0, 14.0


def card(body: Sheet, text: ChartText, layout: Layout, *, least: float = 0) -> Sheet:
    """The drawing with words above and below it, at least `least` high."""
    factor = layout.size / 13
    inner = body.width
    title = lines_of(text.title, TITLE * factor, inner, bold=True, serif=True)
    sentence = lines_of(text.sentence, SENTENCE * factor, inner)
    credit = lines_of(text.credit, layout.small, inner)
    pitch = layout.line / layout.size
    heads = _lines(title, EDGE - 4, TITLE * factor, pitch * 0.95, bold=True, serif=True)
    top = EDGE - 4 + len(title) * TITLE * factor * pitch * 0.95 + 3
    says = _lines(sentence, top, SENTENCE * factor, pitch)
    top += len(sentence) * SENTENCE * factor * pitch + 14
    foot = len(credit) * layout.small_line
    height = max(top + body.height + 16 + foot + EDGE - 6, least)
    source = _lines(credit, height - EDGE + 6 - foot, layout.small, pitch, role="quiet")
    inside = tuple(replace(one, x=one.x + EDGE, y=one.y + top) for one in body.letters)
    rule = height - EDGE + 6 - foot - 6 - (body.y + top)
    line = Shape(
        f"M{number(-body.x)},{number(rule)}h{number(inner)}", Look(stroke="rule", width="1")
    )
    return Sheet(
        inner + 2 * EDGE,
        height,
        (*body.shapes, line),
        (*heads, *says, *inside, *source),
        body.x + EDGE,
        body.y + top,
    )


def _lines(
    lines: list[str],
    top: float,
    size: float,
    pitch: float,
    *,
    role: str = "ink",
    bold: bool = False,
    serif: bool = False,
) -> tuple[Letters, ...]:
    """Lines of text from the left edge, one under the other."""
    drop = size * (pitch * 0.5 + 0.32)  # from the top of a line to the foot of its letters
    return tuple(
        Letters(line, EDGE, top + n * size * pitch + drop, size, role, bold=bold, serif=serif)
        for n, line in enumerate(lines)
    )
