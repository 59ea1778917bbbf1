"""Whether everything in a stored figure has words: older rules may have used other codes."""

from endreprisals.domain.analysis.figure import Figure
from endreprisals.observatory.words import answers, keys, sayings, warnings
from endreprisals.observatory.words.amounts import amount

NO_WORDS = (KeyError, StopIteration, IndexError, ValueError)


def can_be_said(figure: Figure) -> bool:
    """Whether pages can word the figure whole. Said once for each time that it is made."""
    try:
        answers.answer(figure)
        answers.sentences(figure)
        keys.axis_title(figure)
        for saying in figure.missing:
            sayings.say(saying)
        for code in figure.caveats:
            warnings.caveat(code)
        for value in figure.values:
            amount(figure, value)
            keys.key_name(figure, value)
            keys.series_name(figure.name, value.series)
            for mark in value.marks:
                warnings.mark(mark)
    except NO_WORDS:
        return False
    return True
