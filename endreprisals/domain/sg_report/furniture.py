"""What is printed around the text: running heads, page numbers, front page, contents, footnotes."""

import re
from collections.abc import Sequence
from itertools import groupby

from endreprisals.domain.sg_report.lines import SUPERSCRIPT, TO_PLAIN, Line
from endreprisals.domain.sg_report.model import Box

Furniture = dict[tuple[int, int], Box]  # by page and line

SYMBOL = r"A/(?:HRC|[0-9]{2})/[0-9]+(?:/[0-9]+)?(?:/(?:Rev|Corr|Add)\.[0-9]+)*"
_PAGE_NUMBER = r"(?:page )?[-–]? ?[0-9]{1,3}(?: ?(?:/|of) ?[0-9]{1,3})? ?[-–]?"
_JOB = r"GE\. ?[0-9]{2}-[0-9]{4,6} ?(?:\([A-Z]\))?"
_BARCODE = r"\*[0-9]{6,8}\*|Please recycle.?|United Nations"
_EDGE = re.compile(
    rf"(?:(?:{SYMBOL}|{_JOB}|{_BARCODE}|{_PAGE_NUMBER})(?:\s+|$)){{1,3}}", re.IGNORECASE
)
_GLUED_HEAD = re.compile(rf"{SYMBOL}(?= (?:[IVX]+\. |[0-9]{{1,3}}\. |Annex))")
_EDGE_LINES = 3

_FRONT_SIGNS = re.compile(
    r"Distr\.|General Assembly$|Human Rights Council$|Agenda items?|Original:|Summary$|Contents$"
    r"|Advance (?:Edited|Unedited)",
    re.IGNORECASE,
)
_LEADER = re.compile(r"(?:\.{4,}|…{2,}|(?:\. ){4,}|_{4,})\s*[0-9]*$")
_ENTRY = re.compile(r"(?:[IVX]+\.|[A-Z]\.|[0-9]+\.|Annex\w*).*\s[0-9]{1,3}$")
_TITLE = re.compile(r"(?:I\.\s*)?Introduction\W*$", re.IGNORECASE)
_FIRST_TEXT = re.compile(r"(?:[0-9]{1,3}\.\s+\S|I\. Introduction \S)")
_FRONT_PAGES = 6

_NOTE = re.compile(
    rf"([0-9]{{1,3}}|[{SUPERSCRIPT}]+)\s*(?=[A-Z“\"‘(]|www|http)"
    r"(?![0-9]{1,3} (?:January|February|March|April|May|June|July|"
    r"August|September|October|November|December))"
)
_ASTERISK_NOTE = re.compile(r"\*{1,3} ?[A-Z]")


def furniture(lines: Sequence[Line]) -> Furniture:
    """The lines that are not text of the report, each with the box it belongs in."""
    pages = [list(page) for _, page in groupby(lines, key=lambda line: line.page)]
    found: Furniture = {}
    for page in pages:
        found.update(_edges(page))
    found.update(_front([line for line in lines if (line.page, line.index) not in found]))
    found.update(_footnotes(pages, found))
    return found


def glued_head(text: str) -> int:
    """How many characters of a line are a running head glued to the text after it; 0 if none."""
    head = _GLUED_HEAD.match(text)
    return head.end() if head else 0


def _edges(page: Sequence[Line]) -> Furniture:
    edges = [*page[:_EDGE_LINES], *page[-_EDGE_LINES:]]
    return {(line.page, line.index): "head" for line in edges if _EDGE.fullmatch(line.text)}


def _front(lines: Sequence[Line]) -> Furniture:
    """Front page and contents: all that stands before the introduction, if there is such a page."""
    start = next((place for place, line in enumerate(lines) if _starts_text(lines, place)), 0)
    before = lines[:start]
    if not any(_FRONT_SIGNS.match(line.text) for line in before):
        return {}
    contents = next((n for n, line in enumerate(before) if line.text == "Contents"), len(before))
    return {
        (line.page, line.index): "contents"
        if place >= contents or _LEADER.search(line.text)
        else "front"
        for place, line in enumerate(before)
    }


def _starts_text(lines: Sequence[Line], place: int) -> bool:
    line = lines[place]
    if (
        line.page > lines[0].page + _FRONT_PAGES
        or _LEADER.search(line.text)
        or _ENTRY.match(line.text)
    ):
        return False
    if _TITLE.match(line.text):
        after = lines[place + 1 : place + 2]
        return not after or not (_LEADER.search(after[0].text) or _ENTRY.match(after[0].text))
    return bool(_FIRST_TEXT.match(line.text))


def _footnotes(pages: Sequence[Sequence[Line]], taken: Furniture) -> Furniture:
    sized = any(line.small for page in pages for line in page)
    found: Furniture = {}
    last = 0
    for page in pages:
        text = [line for line in page if (line.page, line.index) not in taken]
        start = _small_foot(text) if sized else _numbered_foot(text, last)
        for line in text[start:]:
            found[line.page, line.index] = "footnote"
            if note := _NOTE.match(line.text):
                last = int(note[1].translate(TO_PLAIN))
    return found


def _small_foot(page: Sequence[Line]) -> int:
    """Where the run of small lines at the foot of a page begins."""
    start = len(page)
    while start and page[start - 1].small:
        start -= 1
    return start


def _numbered_foot(page: Sequence[Line], last: int) -> int:
    """Where the notes begin when only their numbers tell: they go on from the note before."""
    for place in range(1, len(page)):
        if _ASTERISK_NOTE.match(page[place].text) and not any(map(_is_paragraph, page[place:])):
            return place
        note = _NOTE.match(page[place].text)
        if not note or int(note[1].translate(TO_PLAIN)) not in (last + 1, last + 2, 1):
            continue
        rest = page[place:]
        if _marked(page[:place], note[1]) and not any(map(_is_paragraph, rest)):
            return place
    return len(page)


def _is_paragraph(line: Line) -> bool:
    return bool(re.match(r"[0-9]{1,3}\.(?:\s+[A-Z“\"]|$)", line.text))


def _marked(page: Sequence[Line], number: str) -> bool:
    """Whether the text above the notes carries the mark of the first of them."""
    plain = number.translate(TO_PLAIN)
    raised = plain.translate(str.maketrans("0123456789", SUPERSCRIPT))
    mark = re.compile(
        rf"(?<=[^\W\d]){plain}(?![0-9])|[.,;:)”’\"] ?{plain}(?![0-9])|{raised}| {plain} "
    )
    return any(mark.search(line.text) for line in page)
