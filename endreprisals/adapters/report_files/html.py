"""Takes the lines out of an HTML page; scripts, styles and hidden parts are left out."""

import re
from html.parser import HTMLParser

from endreprisals.adapters.report_files.limits import Limits, NoText, TooDeep
from endreprisals.adapters.report_files.pages import RAISED, PageMaker
from endreprisals.adapters.report_files.text import decode
from endreprisals.domain.sg_report.model import PageText

_BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "br",
        "caption",
        "center",
        "dd",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "html",
        "li",
        "main",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
    ]
)
_LEFT_OUT = frozenset(
    [
        "script",
        "style",
        "noscript",
        "template",
        "head",
        "title",
        "svg",
        "math",
        "iframe",
        "object",
        "select",
        "textarea",
    ]
)
_EMPTY = frozenset(
    [
        "area",
        "base",
        "br",
        "col",
        "embed",
        "hr",
        "img",
        "input",
        "link",
        "meta",
        "param",
        "source",
        "track",
        "wbr",
    ]
)


def html_pages(data: bytes, limits: Limits) -> tuple[PageText, ...]:
    """The text of an HTML page as one page, a line for each block."""
    reader = _Reader(limits)
    reader.feed(decode(data))
    reader.close()
    reader.end_line()
    pages = reader.maker.finish()
    if not pages:
        raise NoText
    return pages


class _Reader(HTMLParser):
    """Writes a line whenever a block begins or ends; numbers the items of ordered lists."""

    def __init__(self, limits: Limits) -> None:
        super().__init__(convert_charrefs=True)
        self.limits = limits
        self.maker = PageMaker(limits)
        self.line = ""
        self.left_out: list[str] = []
        self.raised = 0
        self.depth = 0
        self.lists: list[int | None] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self.left_out or tag in _LEFT_OUT:
            self._leave_out(tag)
            return
        if tag not in _EMPTY:
            self.depth += 1
        if self.depth > self.limits.nesting * 5:
            raise TooDeep
        if tag in _BLOCKS:
            self.end_line()
        self._start(tag, dict(attrs))

    def _leave_out(self, tag: str) -> None:
        if tag not in _EMPTY and (tag in _LEFT_OUT):
            self.left_out.append(tag)

    def _start(self, tag: str, attrs: dict[str, str | None]) -> None:
        self.raised += tag == "sup"
        if tag in ("ol", "ul"):
            start = attrs.get("start") or "1"
            self.lists.append(
                (int(start) if re.fullmatch("[0-9]{1,4}", start) else 1) if tag == "ol" else None
            )
        if tag == "li" and self.lists and self.lists[-1] is not None:
            self.line = f"{self.lists[-1]}. "
            self.lists[-1] += 1

    def handle_endtag(self, tag: str) -> None:
        if self.left_out:
            if tag == self.left_out[-1]:
                self.left_out.pop()
            return
        self.depth = max(0, self.depth - 1)
        self.raised = max(0, self.raised - (tag == "sup"))
        if tag in ("ol", "ul") and self.lists:
            self.lists.pop()
        if tag in _BLOCKS:
            self.end_line()

    def handle_data(self, data: str) -> None:
        if not self.left_out:
            text = re.sub(r"\s+", " ", data)
            self.line += text.translate(RAISED) if self.raised else text

    def end_line(self) -> None:
        """Write the line gathered so far, if it has any text."""
        if self.line.strip() and not re.fullmatch(r"\s*[0-9]+\.\s*", self.line):
            self.maker.line(self.line.strip())
            self.line = ""
        elif not self.line.strip():
            self.line = ""
