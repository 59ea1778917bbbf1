"""Sorts the lines of a report into parts, headings, country sections and numbered paragraphs."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from endreprisals.domain.sg_report.furniture import Furniture, glued_head
from endreprisals.domain.sg_report.lines import SUPERSCRIPT, Line, clean
from endreprisals.domain.sg_report.model import Box, Boxed
from endreprisals.domain.states import find_state

_MARKS = rf"[{SUPERSCRIPT}*]*"
# A footnote mark can stand between the last paragraph and the number: "States. 8 8. The treaty".
_START = re.compile(
    rf"(?:[0-9]{{1,3}} |[{SUPERSCRIPT}]+ ?)?([0-9]{{1,3}})\.(?:\s*(?=[^\W\d_a-z]|"
    rf"[“\"‘(])|\s+(?=[0-9])|$)"
)
_LABEL = re.compile(r"(?:(?:[0-9]{1,3}|[A-Z]{1,2}|[ivxl]+)[.)]|\([a-z0-9]+\))\s+")
_SECTION = re.compile(r"(?:[IVX]+|[A-H])\.\s+\S")
_ANNEX = re.compile(
    r"annex(?:es)?\b\s*(I{1,3}|IV|[1-4]|one|two)?\b\s*[.:–—*-]*\s*(.*)", re.IGNORECASE
)
_ANNEX_NUMBER = {
    "I": "I",
    "1": "I",
    "ONE": "I",
    "II": "II",
    "2": "II",
    "TWO": "II",
    "III": "III",
    "3": "III",
}
_ENDS = (".", "!", "?", ":", ";", "”", ")", '"', "]")
_HEADING_CHARS = 160
_LONG = 260  # longer than any printed line: a page or a whole text came as one
_INNER = re.compile(
    r"(?<=[^\s,]) (?:[0-9]{1,2} )?(?=([0-9]{1,3})\. [A-Z“\"])|(?<=\S)(?<!nnex)(?<!Part)"
    r" (?=(?:I{1,3}|IV|VI{0,3}|IX)\. [A-Z][a-z])"
)


@dataclass(slots=True)
class Draft:
    """A paragraph while its lines are still being gathered."""

    part: str
    number: str
    country: str | None
    page: int
    lines: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Sections:
    """The report cut up: paragraphs as lines, and the box of every printed line or piece."""

    drafts: list[Draft]
    boxes: list[Boxed]


def cut(
    lines: Sequence[Line], taken: Furniture, *, part: str = "main", country: str | None = None
) -> Sections:
    """Cut a report into paragraphs under their countries; every line gets one box, in order.

    `part` and `country` say where an excerpt begins that does not show it itself.
    """
    cutter = _Cutter(part=part, country=country)
    pieces = list(_pieces(lines, taken))
    for place, (line, box) in enumerate(pieces):
        if box:
            cutter.box(line, box)
        else:
            cutter.take(line, _next_texts(pieces, place))
    return cutter.finish()


def _next_texts(pieces: Sequence[tuple[Line, Box | None]], place: int) -> Iterator[str]:
    return (line.text for line, box in pieces[place + 1 : place + 12] if not box)


def _pieces(lines: Iterable[Line], taken: Furniture) -> Iterator[tuple[Line, Box | None]]:
    """Lines with their furniture box; a line that holds several things comes in pieces."""
    for line in lines:
        box = taken.get((line.page, line.index))
        if box:
            yield line, box
            continue
        if head := glued_head(line.text):
            yield replace(line, text=line.text[:head], printed=line.text[:head]), "head"
        yield from ((piece, None) for piece in _pieces_of(line, head))


def _pieces_of(line: Line, head: int) -> Iterator[Line]:
    """What is left of a line after its running head, cut where it holds several things."""
    rest = line.text[head:].strip()
    texts = _inner(rest) if len(rest) > _LONG else [rest]
    if not head and len(rest) <= _LONG:
        yield line
    else:
        yield from (replace(line, text=text, printed=text) for text in texts)


def _inner(text: str) -> Iterator[str]:
    """Cut a text that came as one line where a heading or the next paragraph number begins."""
    first = _START.match(text)
    last = int(first[1]) if first else None
    start = 0
    for found in _INNER.finditer(text):
        if found[1] and not _may_start(text[start : found.start()], int(found[1]), last):
            continue
        last = int(found[1]) if found[1] else last
        yield text[start : found.start()].strip()
        start = found.start() + 1
    yield text[start:].strip()


def _may_start(before: str, number: int, last: int | None) -> bool:
    """Whether a paragraph may begin here: the number goes on after a closed sentence."""
    closed = before.rstrip("0123456789* " + SUPERSCRIPT).endswith(_ENDS) or bool(
        _SECTION.match(before)
    )
    return closed and (last is None or number == last + 1)


class _Cutter:
    """Goes through the lines once and remembers where in the report it stands."""

    def __init__(self, *, part: str, country: str | None) -> None:
        self.part, self.country = part, country
        self.last: int | None = None  # the paragraph number before
        self.heading_lines = 0
        self.ordinal = 0  # of the country heading before
        self.draft: Draft | None = None
        self.drafts: list[Draft] = []
        self.boxes: list[Boxed] = []
        self.skip = ""  # the rest of a heading that runs over two lines

    def box(self, line: Line, box: Box) -> None:
        self.boxes.append(Boxed(line.page, line.index, line.printed, box))

    def finish(self) -> Sections:
        if not self.drafts and self.country:
            self._take_all_as_one()
        return Sections(self.drafts, self.boxes)

    def _take_all_as_one(self) -> None:
        """An excerpt without numbers whose country is given is one paragraph without a number."""
        unread = [boxed for boxed in self.boxes if boxed.box == "unread"]
        if unread:
            self.drafts.append(
                Draft(self.part, "", self.country, unread[0].page, [clean(b.text) for b in unread])
            )
            self.boxes = [
                replace(b, box="paragraph") if b.box == "unread" else b for b in self.boxes
            ]

    def take(self, line: Line, following: Iterator[str]) -> None:
        after = list(following)
        if self.skip and line.text == self.skip:
            self.skip = ""
            self.box(line, "country")
        elif not (
            self._annex(line, after)
            or self._country(line, after)
            or self._paragraph(line, after)
            or self._section(line, after)
        ):
            self._rest(line, after)

    def _annex(self, line: Line, after: Sequence[str]) -> bool:
        found = _ANNEX.fullmatch(line.text) if line.text[:5].lower() == "annex" else None
        if not found or len(line.text) > _HEADING_CHARS or line.text.endswith("."):
            return False
        if found[2][:1].islower() or (self.draft and not self._at_rest()):
            return False
        self.part = f"annex {_ANNEX_NUMBER.get((found[1] or 'I').upper(), 'I')}"
        self.last, self.ordinal = None, 0
        self._head(line, country=None)
        return True

    def _country(self, line: Line, after: Sequence[str]) -> bool:
        if len(line.text) > 90 or not self._at_rest():
            return False
        label = _LABEL.match(line.text)
        name = line.text[label.end() if label else 0 :]
        state = _state(name)
        if state is None and label and after and not _START.match(after[0]):
            state = _state(f"{name} {after[0]}")
            self.skip = after[0] if state else ""
        next_text = next((text for text in after if text != self.skip), "")
        if state is None or not (label or self._starts(next_text)):
            self.skip = ""
            return False
        if label and label[0].strip(". )").isdigit():
            self.ordinal = int(label[0].strip(". )"))
        self.country, self.draft, self.heading_lines = state, None, 0
        self.box(line, "country")
        return True

    def _paragraph(self, line: Line, after: Sequence[str]) -> bool:
        start = _START.match(line.text)
        if not start or _heads_that_number(line.text, start, after):
            return False
        if not self._continues(int(start[1]), line.text[start.end() :]):
            return False
        number = int(start[1])
        self.last = number
        self.draft = Draft(self.part, str(number), self.country, line.page)
        self.drafts.append(self.draft)
        if mark := line.text[: start.start(1)].strip():
            self._mark_before(mark)
        if rest := line.text[start.end() :]:
            self.draft.lines.append(rest)
        self.box(line, "paragraph")
        return True

    def _mark_before(self, mark: str) -> None:
        """A mark printed before a paragraph number belongs to the end of the paragraph before."""
        if len(self.drafts) > 1:
            self.drafts[-2].lines.append(mark)

    def _continues(self, number: int, text: str) -> bool:
        if self.last is None:
            return True
        if number == self.last + 1:
            return self._at_rest() or text[:1].isupper()
        return self.last < number <= self.last + 3 and self._at_rest() and len(text) > 20

    def _starts(self, text: str) -> bool:
        start = _START.match(text)
        if not start:
            return False
        return self.last is None or int(start[1]) in {self.last + 1, self.last + 2}

    def _section(self, line: Line, after: Sequence[str]) -> bool:
        if len(line.text) > _HEADING_CHARS or not self._at_rest() or line.text.endswith("."):
            return False
        numbered = _LABEL.match(line.text) and line.text[0].isdigit()
        if _SECTION.match(line.text):
            self._head(line, country=None)
            return True
        if numbered and self._starts(after[0] if after else ""):
            ordinal = int(line.text.split(".")[0].split(")")[0])
            unknown_country = self.country is not None and ordinal == self.ordinal + 1
            self._head(line, country=None, box="unread" if unknown_country else "heading")
            return True
        if self._is_subheading(line.text, after):
            self._head(line, country=self.country)
            return True
        return False

    def _is_subheading(self, text: str, after: Sequence[str]) -> bool:
        closed = text.rstrip(SUPERSCRIPT + "* ").endswith(_ENDS)
        return (
            any(map(self._starts, after[:1]))
            and len(text) < 110
            and text[:1].isupper()
            and not closed
        )

    def _head(self, line: Line, *, country: str | None, box: Box = "heading") -> None:
        self.country, self.draft, self.heading_lines = country, None, 1
        self.box(line, box)

    def _rest(self, line: Line, after: Sequence[str]) -> None:
        if self.draft is not None:
            self.draft.lines.append(line.text)
            self.box(line, "paragraph")
        elif 0 < self.heading_lines < 4 and not line.text.endswith("."):
            self.heading_lines += 1
            self.box(line, "heading")
        else:
            self.box(line, "unread")

    def _at_rest(self) -> bool:
        """Whether the text so far may end here: no paragraph is open, or its sentence is closed."""
        if self.draft is None or not self.draft.lines:
            return self.draft is None
        text = self.draft.lines[-1].rstrip(SUPERSCRIPT + "0123456789 ")
        return text.endswith(_ENDS) or self.draft.lines[-1].endswith(_ENDS)


def _heads_that_number(text: str, start: re.Match[str], after: Sequence[str]) -> bool:
    """Whether the same number stands on the next line, so that this line is a heading."""
    following = _START.match(after[0]) if after else None
    short = 0 < len(text) - start.end() < 70 and not text.endswith(_ENDS)
    return short and following is not None and following[1] == start[1]


def _state(text: str) -> str | None:
    """The State that a heading names; a wrapped word of a sentence such as "and" is none."""
    name = re.sub(rf"{_MARKS}$", "", text).rstrip(" :0123456789")
    if len(name) < 4 or not name[0].isupper() or name.endswith((".", ",")):
        return None
    return find_state(name)
