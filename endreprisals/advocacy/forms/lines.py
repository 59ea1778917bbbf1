"""Text of the lines that a form counts itself, cleaned as Django cleans its own fields."""

import re

_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]+")


def line_text(typed: object) -> str:
    """What was typed in one line: without control characters, which no database need hold.

    A PostgreSQL database refuses U+0000 altogether.
    """
    return _CONTROL.sub(" ", str(typed)).strip()
