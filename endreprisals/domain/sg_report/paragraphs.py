"""Makes running text of a paragraph's lines and takes the footnote marks out of it."""

import re
from collections.abc import Sequence

from endreprisals.domain.sg_report.lines import SUPERSCRIPT, TO_PLAIN, join_lines, words_of
from endreprisals.domain.sg_report.model import Paragraph
from endreprisals.domain.sg_report.sections import Draft

_RAISED = re.compile(rf" ?[{SUPERSCRIPT}]+(?:[ ,]+[{SUPERSCRIPT}]+)*")
# A mark glued to the end of a word or of a sentence, or standing between spaces.
_PLAIN = re.compile(
    r"(?P<glued>(?<=[a-zà-öø-ÿ])|(?<=[a-z0-9)”’\"][.,;:])|(?<=[)”]))(?P<mark>[0-9]{1,3})"
    r"(?=[\s.,;:)]|$)"
    r"|(?P<spaced>(?<=[.,;:)”’] )|(?<=[a-zA-Z] ))(?P<loose>[0-9]{1,3})(?=\s|$)"
)
_COUNTED = re.compile(
    r"(?:\b(?:the|a|of|least|than|some|about|over|under|around|nearly|"
    r"approximately|all|another|these|those|only|for|"
    r"with|by|to|from|and|or|in|on|at|between|until|since|para|paras|"
    r"paragraph|article|articles|item|items|resolution|"
    r"No|Nos|agenda|chapter|section|rule|age|aged|opinion|case|page|"
    r"session|annex|number|Law|Act|Decree|total|up|"
    r"January|February|March|April|May|June|July|August|September|"
    r"October|November|December|[A-Z]{3})\.?|[–—-])\s*$"
)
_PARAGRAPH_LIST = re.compile(r"\bparas?\.[ 0-9–,.and-]*$")
_AFTER_LOOSE = re.compile(
    r"\s*(?:$|[A-Z](?!\w*\s+[0-9]{4})|(?:and|or|but|of|in|on|at|to|"
    r"with|for|from|by|as|who|which|that|where|while|"
    r"after|before|following|concerning|regarding|including|providing|"
    r"stating|noting|saying|reportedly|allegedly|"
    r"is|are|was|were|had|has|have|they|he|she|it|the|a|an)\b)"
)
_CAPITAL = re.compile(r"\s*[A-Z]")
_CLOSES = tuple('.,;:)”’"')
_MONTH = re.compile(
    r"\s*(?:January|February|March|April|May|June|July|August|September|"
    r"October|November|December)\b"
)


def finish(drafts: Sequence[Draft]) -> list[Paragraph]:
    """The paragraphs with their text in one string, free of footnote marks, and the marks apart.

    Where the file shows raised digits, those are the marks. Where it does not, a number counts as
    a mark when it is glued to a word or stands where no number belongs, and goes on from the
    mark before it: marks rise by one and start again with each annex.
    """
    known = words_of([line for draft in drafts for line in draft.lines])
    texts = [join_lines(draft.lines, known) for draft in drafts]
    raised = any(_RAISED.search(text) for text in texts)
    marks = _Marks()
    return [
        _finished(draft, text, marks, raised=raised)
        for draft, text in zip(drafts, texts, strict=True)
    ]


def _finished(draft: Draft, text: str, marks: "_Marks", *, raised: bool) -> Paragraph:
    plain, found = _raised_marks(text) if raised else marks.take(draft.part, text)
    return Paragraph(draft.part, draft.number, draft.country, draft.page, plain, tuple(found))


def _raised_marks(text: str) -> tuple[str, list[str]]:
    found = [mark for group in _RAISED.findall(text) for mark in re.split(r"[ ,]+", group) if mark]
    return _RAISED.sub("", text), [mark.translate(TO_PLAIN) for mark in found]


class _Marks:
    """Finds the marks of a file that does not raise them, by their sequence."""

    def __init__(self) -> None:
        self.part = ""
        self.last: int | None = None

    def take(self, part: str, text: str) -> tuple[str, list[str]]:
        """The text without its marks, and the marks."""
        if part != self.part:
            self.part, self.last = part, (self.last if not self.part else 0)
        found: list[str] = []
        kept = ""
        start = 0
        for match in _PLAIN.finditer(text):
            number = match["mark"] or match["loose"]
            if not self._is_mark(text, match, int(number)):
                continue
            self.last = int(number)
            found.append(number)
            kept += text[start : match.start()].rstrip(" " if match["loose"] else "")
            start = match.end()
        return kept + text[start:], found

    def _is_mark(self, text: str, match: re.Match[str], number: int) -> bool:
        if not self._follows(number) or _PARAGRAPH_LIST.search(
            text, max(0, match.start() - 60), match.start()
        ):
            return False
        if _MONTH.match(text, match.end()):
            return False
        if match["mark"]:
            return not re.search(
                r"(?<![/0-9])[0-9]{1,3}[.,]$", text[max(0, match.start() - 6) : match.start()]
            )
        before = text[max(0, match.start() - 20) : match.start()]
        if _COUNTED.search(before) or not _AFTER_LOOSE.match(text, match.end()):
            return False
        # Inside a sentence a capital after the number is what is counted: "12 States".
        return before.rstrip()[-1:] in _CLOSES or not _CAPITAL.match(text, match.end())

    def _follows(self, number: int) -> bool:
        if self.last is None:
            return 0 < number < 200
        return self.last < number <= self.last + 2 or (number == 1 and self.last == 0)
