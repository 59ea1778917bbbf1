"""The small print inside a drawing: signs beside what is marked, and a line for each sign."""

from endreprisals.domain.analysis.figure import Figure, Value
from endreprisals.observatory.charts.labels import ChartText
from endreprisals.observatory.charts.layout import Layout, lines_of
from endreprisals.observatory.charts.looks import has_interval
from endreprisals.observatory.charts.parts import Words

SIGNS = "†§¶*"  # letters that the fonts of the site have
INTERVAL = "interval"


def signs(figure: Figure, text: ChartText) -> dict[str, str]:
    """A sign for each mark that stands at a value and has a note, in the order they come."""
    marks = (mark for value in figure.values for mark in value.marks)
    noted = [mark for mark in dict.fromkeys(marks) if mark in text.notes]
    return {mark: SIGNS[number % 4] * (1 + number // 4) for number, mark in enumerate(noted)}


def signs_at(values: list[Value], known: dict[str, str]) -> str:
    """The signs of these values, each once."""
    marks = dict.fromkeys(mark for value in values for mark in value.marks)
    return "".join(known[mark] for mark in marks if mark in known)


def foot(figure: Figure, text: ChartText, layout: Layout, *, bottom: float) -> list[Words]:
    """The notes as lines at the foot of a drawing that ends at `bottom`, from the left edge."""
    lines = foot_lines(figure, text, layout)
    start = bottom - len(lines) * layout.small_line
    return [
        Words(0, start + (number + 0.5) * layout.small_line, line, layout.small, "quiet")
        for number, line in enumerate(lines)
    ]


def foot_height(figure: Figure, text: ChartText, layout: Layout) -> float:
    """The room that the notes take, with the space above them."""
    lines = foot_lines(figure, text, layout)
    return len(lines) * layout.small_line + 8 if lines else 0


def foot_lines(figure: Figure, text: ChartText, layout: Layout) -> list[str]:
    notes = [f"{sign} {text.notes[mark]}" for mark, sign in signs(figure, text).items()]
    if INTERVAL in text.notes and any(has_interval(value) for value in figure.values):
        notes.append(text.notes[INTERVAL])
    return [line for note in notes for line in lines_of(note, layout.small, layout.width)]
