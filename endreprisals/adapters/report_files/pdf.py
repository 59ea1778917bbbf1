"""Takes the text out of a PDF; the only file that knows the PDF library.

Besides the lines it hands over what the type size tells: raised digits (footnote marks) as
superscript characters, and which lines are set smaller than the text (footnotes).
"""

import re
from collections import Counter
from ctypes import c_int
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from endreprisals.adapters.report_files.limits import (
    BrokenFile,
    EncryptedFile,
    Limits,
    NoText,
    TooLarge,
    TooManyPages,
)
from endreprisals.adapters.report_files.pages import RAISED
from endreprisals.domain.sg_report.model import PageText

# Digits that can be a mark: one to three, and not part of a symbol, a date or a longer number.
_DIGITS = re.compile(r"(?<![0-9/])[0-9]{1,3}(?![0-9/])")
_RAISED_AT_MOST = 0.8  # size of a mark in parts of the size of its neighbour
_SMALL_AT_MOST = 0.9
_BROKEN_WORD = "\ufffe"  # what the library writes for a hyphen at the end of a line
_LINE_END = re.compile(r"\r\n|\ufffe|\Z")
_RAISED = tuple("⁰¹²³⁴⁵⁶⁷⁸⁹")
_MIN_TEXT = 40  # characters a page has on average, or the file is a pile of pictures


def pdf_pages(data: bytes, limits: Limits) -> tuple[PageText, ...]:
    """The pages of a PDF with their lines, top to bottom; raises the errors of `limits`."""
    document = _open(data)
    if len(document) > limits.pages:
        raise TooManyPages
    pages = []
    characters = 0
    for index in range(len(document)):
        pages.append(_page(document, index))
        characters += sum(len(line) for line, _ in pages[-1])
        if characters > limits.characters:
            raise TooLarge
    if characters < _MIN_TEXT * len(pages):
        raise NoText
    return _sized(pages)


def _open(data: bytes) -> pypdfium2.PdfDocument:
    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower() or "security" in str(error).lower():
            raise EncryptedFile from error
        raise BrokenFile from error


def _page(document: pypdfium2.PdfDocument, index: int) -> list[tuple[str, float]]:
    """The lines of one page, each with the size of its type."""
    try:
        page = document[index]
        textpage = page.get_textpage()
    except pypdfium2.PdfiumError as error:
        raise BrokenFile from error
    text = textpage.get_text_range()
    lines = _lines(_raise_marks(textpage.raw, text), textpage.raw)
    textpage.close()
    page.close()
    return lines


def _raise_marks(raw: Any, text: str) -> str:
    """The text with every digit that is set small beside its neighbour turned into a raised one."""
    size = pdfium.FPDFText_GetFontSize
    out = []
    start = 0
    for found in _DIGITS.finditer(text):
        at = found.start()
        neighbour = at - 1 if at and not text[at - 1].isspace() else found.end() + 1
        if text[neighbour : neighbour + 1].isspace():
            neighbour += 2
        if neighbour >= len(text):
            continue
        if 0 < size(raw, c_int(at)) <= _RAISED_AT_MOST * size(raw, c_int(neighbour)):
            out.append(text[start:at] + found[0].translate(RAISED))
            start = found.end()
    out.append(text[start:])
    return "".join(out)


def _lines(raised: str, raw: Any) -> list[tuple[str, float]]:
    size = pdfium.FPDFText_GetFontSize
    lines: list[tuple[str, float]] = []
    start = 0
    for found in _LINE_END.finditer(raised):
        line = raised[start : found.start()]
        if line:
            type_size = size(raw, c_int(start + len(line) // 2))
            _add(lines, line + ("-" if found[0] == _BROKEN_WORD else ""), type_size)
        start = found.end()
    return lines


def _add(lines: list[tuple[str, float]], line: str, size: float) -> None:
    """Add a line; the library cuts after a raised mark and begins the next line with a space."""
    if lines and line.startswith(" ") and lines[-1][0].endswith(_RAISED):
        before, before_size = lines.pop()
        line, size = before + line, size if len(line) > len(before) else before_size
    lines.append((line, size))


def _sized(pages: list[list[tuple[str, float]]]) -> tuple[PageText, ...]:
    sizes = Counter[float]()
    for page in pages:
        for line, size in page:
            sizes[round(size, 1)] += len(line)
    body = sizes.most_common(1)[0][0]
    return tuple(
        PageText(
            number,
            tuple(line for line, _ in page),
            frozenset(
                n for n, (line, size) in enumerate(page) if line and size <= _SMALL_AT_MOST * body
            ),
        )
        for number, page in enumerate(pages, 1)
    )
