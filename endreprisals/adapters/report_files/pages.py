"""Gathers lines into pages within the limits, whatever the kind of file."""

from endreprisals.adapters.report_files.limits import Limits, TooLarge, TooManyPages
from endreprisals.domain.sg_report.model import PageText

RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


class PageMaker:
    """Takes lines one by one; refuses more pages, lines or characters than a report can have."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self.pages: list[PageText] = []
        self.lines: list[str] = []
        self.notes: list[str] = []
        self.count = self.characters = 0

    def line(self, text: str) -> None:
        """Add one printed line to the page."""
        self._count(text)
        self.lines.append(text)

    def note(self, text: str) -> None:
        """Add one line to the notes at the foot of the page."""
        self._count(text)
        self.notes.append(text)

    def turn(self) -> None:
        """End the page, if there is anything on it."""
        if not self.lines and not self.notes:
            return
        if len(self.pages) >= self.limits.pages:
            raise TooManyPages
        small = frozenset(range(len(self.lines), len(self.lines) + len(self.notes)))
        self.pages.append(PageText(len(self.pages) + 1, (*self.lines, *self.notes), small))
        self.lines, self.notes = [], []

    def finish(self) -> tuple[PageText, ...]:
        """All pages."""
        self.turn()
        return tuple(self.pages)

    def _count(self, text: str) -> None:
        self.count += 1
        self.characters += len(text)
        if self.count > self.limits.lines or self.characters > self.limits.characters:
            raise TooLarge
