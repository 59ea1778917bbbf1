"""Writes DOCX from the few elements that our papers use: real headings, lists, links, languages.

What is not one of these elements is refused, so that no part of a paper is lost unseen. The file
has no author, no time of day and no trace of the machine that wrote it.
"""

import io
import re
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from html.parser import HTMLParser
from typing import Any

from docx import Document
from docx.document import Document as Paper
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.text.paragraph import Paragraph
from docx.text.run import Run

BLOCKS: Mapping[str, str] = {
    "h1": "Title", "h2": "Heading 1", "h3": "Heading 2", "p": "Normal", "li": "List Bullet",
}  # fmt: skip
INLINE = {"span", "bdi", "time", "a", "b", "strong", "em", "i", "sup", "code", "small"}
GROUPS = {"article", "section", "header", "footer", "div", "ul", "ol"}
EMPTY = {"br"}
SMALL_CLASSES = {"note", "brief-source", "brief-line"}
FIRST_DAY = (1980, 1, 1, 0, 0, 0)  # the first that a zip file knows; says nothing


class UnknownElement(ValueError):
    """Markup that this writer has no paragraph or run for; no DOCX was written."""


def write_docx(markup: str, *, made_on: date) -> bytes:
    """One `article` as a DOCX file; its `lang`, `dir` and first heading are the paper's own.

    `made_on` is the only date that the file carries. Raises `UnknownElement`.
    """
    writer = _Writer(_blank())
    writer.feed(markup)
    writer.close()
    _describe(writer.paper, title=writer.title, language=writer.language, made_on=made_on)
    kept = io.BytesIO()
    writer.paper.save(kept)
    return _undated(kept.getvalue())


@dataclass(slots=True)
class _Voice:
    """How the next words are set: inherited by what stands inside."""

    tag: str
    lang: str = ""
    is_rtl: bool = False
    bold: bool = False
    italic: bool = False
    raised: bool = False
    link: str = ""


@dataclass(slots=True)
class _State:
    paragraph: Paragraph | None = None
    voices: list[_Voice] = field(default_factory=list)
    ends_with_space: bool = True


class _Writer(HTMLParser):
    """Turns elements into paragraphs and runs as they come."""

    def __init__(self, paper: Paper) -> None:
        super().__init__(convert_charrefs=True)
        self.paper = paper
        self.language = self.title = ""
        self.is_rtl = False
        self.state = _State(voices=[_Voice("article")])

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "article":
            self._speak(given)
        elif tag in BLOCKS:
            self._begin(tag, given)
        elif tag in INLINE:
            self.state.voices.append(self._inside(tag, given))
        elif tag in EMPTY:
            self.handle_data(" ")
        elif tag not in GROUPS:
            raise UnknownElement(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in BLOCKS:
            if tag == "h1" and self.state.paragraph is not None:
                self.title = self.title or self.state.paragraph.text.strip()
            self.state.paragraph = None
            del self.state.voices[1:]
        elif tag in INLINE:
            self.state.voices.pop()

    def handle_data(self, data: str) -> None:
        text = re.sub(r"[ \t\r\n]+", " ", data)
        if self.state.ends_with_space:
            text = text.lstrip(" ")
        if not text:
            return
        if self.state.paragraph is None:
            if text.strip():
                raise UnknownElement(f"text outside a paragraph: {text[:40]!r}")
            return
        self.state.ends_with_space = text.endswith(" ")
        self._run(self.state.paragraph, text)

    def _begin(self, tag: str, given: Mapping[str, str]) -> None:
        small = SMALL_CLASSES & set(given.get("class", "").split())
        style = "Note" if small and tag == "p" else BLOCKS[tag]
        paragraph = self.paper.add_paragraph(style=style)
        if self.is_rtl:
            paragraph._p.get_or_add_pPr().append(OxmlElement("w:bidi"))  # noqa: SLF001 -- python-docx has no other way
        self.state.paragraph, self.state.ends_with_space = paragraph, True
        self.state.voices.append(self._inside(tag, given))

    def _speak(self, given: Mapping[str, str]) -> None:
        self.language, self.is_rtl = given.get("lang", ""), given.get("dir") == "rtl"
        self.state.voices[0].is_rtl = self.is_rtl

    def _inside(self, tag: str, given: Mapping[str, str]) -> _Voice:
        outer = self.state.voices[-1]
        direction = given.get("dir", "")
        address = given.get("href", "")
        return _Voice(
            tag,
            lang=given.get("lang", outer.lang),
            is_rtl=direction == "rtl" if direction in ("ltr", "rtl") else outer.is_rtl,
            bold=outer.bold or tag in ("b", "strong"),
            italic=outer.italic or tag in ("em", "i"),
            raised=outer.raised or tag == "sup",
            link=address if address.startswith(("http://", "https://")) else outer.link,
        )

    def _run(self, paragraph: Paragraph, text: str) -> None:
        voice = self.state.voices[-1]
        run = paragraph.add_run(text)
        run.bold, run.italic = voice.bold or None, voice.italic or None
        run.font.superscript = voice.raised or None
        if voice.lang:
            _speak(run, voice.lang)
        if voice.is_rtl:
            run.font.rtl = True
        if voice.link:
            _link(paragraph, run, voice.link)


def _speak(run: Run, lang: str) -> None:
    """Mark the language of a run, for spelling, voices and the choice of a font."""
    element = OxmlElement("w:lang")
    for name in ("w:val", "w:eastAsia", "w:bidi"):
        element.set(qn(name), lang)
    run._r.get_or_add_rPr().append(element)  # noqa: SLF001 -- python-docx has no other way


def _link(paragraph: Paragraph, run: Run, address: str) -> None:
    part = paragraph.part
    number = part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    link = OxmlElement("w:hyperlink")
    link.set(qn("r:id"), number)
    run.font.underline = True
    paragraph._p.append(link)  # noqa: SLF001 -- python-docx has no other way
    link.append(run._r)  # noqa: SLF001 -- as above


def _blank() -> Paper:
    """An empty A4 paper in our styles."""
    paper = Document()
    _forget_template(paper)
    section = paper.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(18)
    section.top_margin = section.bottom_margin = Mm(16)
    _styles(paper.styles)
    return paper


def _forget_template(paper: Paper) -> None:
    """Leave out what the template says of itself: the program that made it, and a picture."""
    relations = paper.part.package.rels
    for number, relation in list(relations.items()):
        if relation.reltype in (RELATIONSHIP_TYPE.EXTENDED_PROPERTIES, RELATIONSHIP_TYPE.THUMBNAIL):
            del relations[number]


def _describe(paper: Paper, *, title: str, language: str, made_on: date) -> None:
    """What the file says of itself: nothing of a person, and no time of day."""
    said = paper.core_properties
    said.title, said.language = title, language
    said.author = said.last_modified_by = said.comments = said.keywords = ""
    said.created = said.modified = datetime.combine(made_on, time(), UTC)
    said.revision = 1
    defaults = paper.styles.element.find(qn("w:docDefaults")).find(qn("w:rPrDefault"))
    spoken = defaults.find(qn("w:rPr")).find(qn("w:lang"))
    for name in ("w:val", "w:bidi"):
        spoken.set(qn(name), language)


def _styles(styles: Any) -> None:
    note = styles.add_style("Note", 1)
    note.base_style = styles["Normal"]
    sizes: Sequence[tuple[str, float, float]] = (
        ("Normal", 10, 3), ("Note", 8, 2), ("List Bullet", 9, 1),
        ("Title", 20, 4), ("Heading 1", 13, 3), ("Heading 2", 11, 1),
    )  # fmt: skip
    for name, size, after in sizes:
        style = styles[name]
        style.font.size = Pt(size)
        style.font.color.rgb = RGBColor(0x1C, 0x1B, 0x19)
        style.paragraph_format.space_after = Pt(after)


def _undated(packed: bytes) -> bytes:
    """The same file with the day of writing taken out of every entry."""
    kept = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(packed)) as given, zipfile.ZipFile(kept, "w") as made:
        for entry in given.infolist():
            same = zipfile.ZipInfo(entry.filename, FIRST_DAY)
            same.compress_type = zipfile.ZIP_DEFLATED
            made.writestr(same, given.read(entry))
    return kept.getvalue()
