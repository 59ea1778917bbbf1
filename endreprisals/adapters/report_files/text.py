"""Takes the lines out of a plain text file; a form feed ends a page."""

from endreprisals.adapters.report_files.limits import Limits, NoText, UnknownFormat
from endreprisals.adapters.report_files.pages import PageMaker
from endreprisals.domain.sg_report.model import PageText

_MARKS = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16", b"\xef\xbb\xbf": "utf-8-sig"}


def decode(data: bytes) -> str:
    """Bytes as text: by their mark, else UTF-8, else the Western code page of old files."""
    for mark, encoding in _MARKS.items():
        if data.startswith(mark):
            return data.decode(encoding, errors="replace")
    if b"\x00" in data:
        raise UnknownFormat
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def text_pages(data: bytes, limits: Limits) -> tuple[PageText, ...]:
    """The pages of a plain text file."""
    maker = PageMaker(limits)
    for page in decode(data).split("\f"):
        for line in page.splitlines():
            maker.line(line)
        maker.turn()
    if not any(line.strip() for page in maker.pages for line in page.lines):
        raise NoText
    return maker.finish()
