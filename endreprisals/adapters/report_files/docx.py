"""Takes the lines out of a DOCX: paragraphs, automatic numbers, footnotes and page breaks.

Read straight from the package with the standard library, because what matters here (automatic
numbers, footnotes, page breaks, limits while unpacking) is what document libraries leave out.
"""

import io
import zipfile
import zlib
from collections.abc import Iterator
from typing import Protocol, cast
from xml.etree.ElementTree import Element, ParseError, XMLPullParser

from endreprisals.adapters.report_files.docx_numbers import Numbers
from endreprisals.adapters.report_files.limits import (
    BrokenFile,
    EncryptedFile,
    ForbiddenContent,
    Limits,
    NoText,
    TooDeep,
    TooLarge,
)
from endreprisals.adapters.report_files.pages import RAISED, PageMaker
from endreprisals.domain.sg_report.model import PageText

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_CHUNK = 1 << 16
# What the standard library raises on a damaged archive, depending on where the damage lies.
_DAMAGED = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    OSError,
    NotImplementedError,
    RuntimeError,
    ValueError,
)


def docx_pages(data: bytes, limits: Limits) -> tuple[PageText, ...]:
    """The pages of a DOCX as far as it marks them; footnotes stand at the foot of their page."""
    package = _Package(data, limits)
    notes = {
        note.get(f"{W}id", ""): _note_text(note)
        for note in package.each("word/footnotes.xml", "footnote")
    }
    numbers = Numbers(package.whole("word/numbering.xml"), package.whole("word/styles.xml"))
    writer = _Writer(PageMaker(limits), numbers, notes, _header(package))
    for paragraph in package.each("word/document.xml", "p"):
        writer.paragraph(paragraph)
    pages = writer.maker.finish()
    if not pages:
        raise NoText
    return pages


class _Parser(Protocol):
    """What is used of the standard library's pull parser; its stubs are too wide for us."""

    def feed(self, data: bytes) -> None: ...
    def close(self) -> None: ...
    def read_events(self) -> Iterator[tuple[str, Element]]: ...


def _parser() -> _Parser:
    return cast(_Parser, XMLPullParser(events=("start", "end")))


class _Package:
    """The zip archive, opened so that nothing in it can grow beyond the limits."""

    def __init__(self, data: bytes, limits: Limits) -> None:
        self.limits = limits
        self.left = limits.unpacked_bytes
        self.elements = limits.elements
        try:
            self.archive = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, OSError) as error:
            raise BrokenFile from error
        entries = self.archive.infolist()
        self.names = {entry.filename for entry in entries}
        if (
            len(entries) > limits.packed_files
            or sum(e.file_size for e in entries) > limits.unpacked_bytes
        ):
            raise TooLarge
        if any(entry.flag_bits & 1 for entry in entries):
            raise EncryptedFile
        if "word/document.xml" not in self.names:
            raise BrokenFile

    def chunks(self, name: str) -> Iterator[bytes]:
        """The bytes of one part, counted against what may be unpacked in all."""
        try:
            with self.archive.open(name) as part:
                while chunk := part.read(_CHUNK):
                    yield self._counted(chunk)
        except _DAMAGED as error:
            raise BrokenFile from error

    def _counted(self, chunk: bytes) -> bytes:
        self.left -= len(chunk)
        if self.left < 0:
            raise TooLarge
        return chunk

    def each(self, name: str, tag: str) -> Iterator[Element]:
        """Each outermost element of this name in a part, freed again after use."""
        if name not in self.names:
            return
        parser = _parser()
        open_tags: list[str] = []
        root: Element | None = None
        wanted = f"{W}{tag}"
        for event, element in self._events(name, parser):
            if event == "start":
                root = element if root is None else root
                self._nest(open_tags, element.tag)
                continue
            open_tags.pop()
            if element.tag == wanted and wanted not in open_tags:
                yield element
                element.clear()
                for parent in list(root if root is not None else ())[:1]:
                    self._free(parent, element)

    def _free(self, parent: Element, done: Element) -> None:
        if done in list(parent)[-1:]:
            parent.remove(done)

    def _nest(self, open_tags: list[str], tag: str) -> None:
        open_tags.append(tag)
        self.elements -= 1
        if len(open_tags) > self.limits.nesting:
            raise TooDeep
        if self.elements < 0:
            raise TooLarge

    def _events(self, name: str, parser: _Parser) -> Iterator[tuple[str, Element]]:
        for chunk in self.chunks(name):
            if b"<!DOCTYPE" in chunk or b"<!ENTITY" in chunk:
                raise ForbiddenContent
            try:
                parser.feed(chunk)
                yield from parser.read_events()
            except ParseError as error:
                raise BrokenFile from error
        try:
            parser.close()
        except ParseError as error:
            raise BrokenFile from error
        yield from parser.read_events()

    def whole(self, name: str) -> Element | None:
        """One small part as a tree, or None where the package has none."""
        if name not in self.names:
            return None
        parser = _parser()
        open_tags: list[str] = []
        root: Element | None = None
        for event, element in self._events(name, parser):
            if event == "start":
                root = element if root is None else root
                self._nest(open_tags, element.tag)
            else:
                open_tags.pop()
        return root


def _header(package: _Package) -> list[str]:
    lines = []
    for name in sorted(
        n for n in package.names if n.startswith("word/header") and n.endswith(".xml")
    ):
        text = [" ".join("".join(_plain(p)).split()) for p in package.each(name, "p")]
        lines += [line for line in text if line and line not in lines]
    return lines[:3]


def _plain(paragraph: Element) -> Iterator[str]:
    for element in paragraph.iter():
        if element.tag == f"{W}t":
            yield element.text or ""
        elif element.tag == f"{W}tab":
            yield " "


def _note_text(note: Element) -> str:
    return " ".join("".join(_plain(note)).split())


class _Writer:
    """Writes paragraphs as lines, page by page."""

    def __init__(
        self, maker: PageMaker, numbers: Numbers, notes: dict[str, str], header: list[str]
    ) -> None:
        self.maker, self.numbers, self.notes, self.header = maker, numbers, notes, header
        self.text = ""
        self.marks = 0
        self._new_page()

    def _new_page(self) -> None:
        for line in self.header if self.maker.pages else []:
            self.maker.line(line)

    def paragraph(self, paragraph: Element) -> None:
        """One paragraph: its number, its runs, a new page wherever it holds a page break."""
        self.text = self.numbers.label(paragraph)
        for run in paragraph.iter(f"{W}r"):
            self._run(run)
        self._end_line()

    def _run(self, run: Element) -> None:
        raised = any(a.get(f"{W}val") == "superscript" for a in run.iter(f"{W}vertAlign"))
        for element in run:
            name = element.tag.removeprefix(W)
            if name == "t":
                text = element.text or ""
                self.text += text.translate(RAISED) if raised else text
            elif name in ("tab", "noBreakHyphen"):
                self.text += " " if name == "tab" else "-"
            elif name == "lastRenderedPageBreak" or (
                name == "br" and element.get(f"{W}type") == "page"
            ):
                self._turn()
            elif name in ("br", "cr"):
                self._end_line()
            elif name == "footnoteReference":
                self._reference(element)

    def _reference(self, element: Element) -> None:
        self.marks += 1
        note = self.notes.get(element.get(f"{W}id", ""), "")
        if not element.get(f"{W}customMarkFollows"):
            self.text += str(self.marks).translate(RAISED)
            note = f"{self.marks} {note}"
        self.maker.note(note)

    def _turn(self) -> None:
        self._end_line()
        self.maker.turn()
        self._new_page()

    def _end_line(self) -> None:
        if self.text.strip():
            self.maker.line(self.text.strip())
        self.text = ""
