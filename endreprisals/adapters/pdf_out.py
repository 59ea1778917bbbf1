"""Writes PDF from markup of our own, by WeasyPrint. It opens no address but our own fonts.

WeasyPrint needs Pango from the system; it is imported only when a PDF is asked for, so that
everything else runs without it. One PDF is written at a time by all processes of a machine
together: a page takes most of a second of one core, and while one worker writes, the others must
stay free for readers. Nobody waits; the second one is told to come back.
"""

import fcntl
import hashlib
import os
import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

INSTALL = "apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"
FONT = re.compile(r"own:///fonts/(?P<name>[a-z0-9-]+\.woff2)")
PICTURES = "own:///pictures/"
FACE = re.compile(r"@font-face \{[^}]*unicode-range: (?P<ranges>[^ ;}]+)[^}]*\}\n?")
KEPT_STYLES = 4  # unpacking the fonts of one takes longer than writing a page


class PdfBusy(Exception):
    """Another PDF is being written, by this process or by another; ask again in a few seconds."""


class PdfUnavailable(Exception):
    """The system has no Pango. `INSTALL` says what to install."""


class ForeignAddress(ValueError):
    """Markup asked for something that is no font of ours; no PDF was written."""


@dataclass(frozen=True, slots=True)
class Paper:
    """Markup, its style sheet, and the folder with the fonts that `own:///fonts/` names.

    `pictures` are PNG files that we drew ourselves, each with the name that `own:///pictures/` has.
    """

    markup: str
    style: str
    fonts: Path
    pictures: tuple[tuple[str, bytes], ...] = ()

    @property
    def key(self) -> str:
        """The same for the same paper, and for no other: what a kept copy is called."""
        told = hashlib.sha256(f"{self.style}\0{self.markup}".encode())
        for name, content in self.pictures:
            told.update(f"\0{name}\0{hashlib.sha256(content).hexdigest()}".encode())
        return told.hexdigest()


def write_pdf(paper: Paper, *, lock: Path) -> bytes:
    """The paper as a tagged PDF without a date or an author.

    `lock` is a file that every process which writes PDF can open; it stays empty. Raises `PdfBusy`
    at once while another one is written, `PdfUnavailable` without Pango, and `ForeignAddress`
    when the markup wants anything but our own fonts and the pictures that came with it.
    """
    with _alone(lock):
        return _written(paper)


@contextmanager
def _alone(lock: Path) -> Iterator[None]:
    """Hold the lock, or raise `PdfBusy`. The system frees it when a process ends, however so."""
    lock.parent.mkdir(parents=True, exist_ok=True)
    held = os.open(lock, os.O_RDONLY | os.O_CREAT)  # another user's file can be held as well
    try:
        fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield
    except BlockingIOError:
        raise PdfBusy from None
    finally:
        os.close(held)


def _written(paper: Paper) -> bytes:
    try:
        import weasyprint  # noqa: PLC0415 -- needs Pango, and a second to load
    except OSError as error:
        raise PdfUnavailable from error
    style, fonts = _ready(style_for(paper), paper.fonts)
    fetcher = _own_fonts(paper.fonts, dict(paper.pictures))
    page = weasyprint.HTML(string=paper.markup, base_url="own:///", url_fetcher=fetcher)
    try:
        written: bytes = page.write_pdf(
            stylesheets=[style],
            font_config=fonts,
            pdf_identifier=bytes.fromhex(paper.key)[:16],
            pdf_tags=True,
        )
    except weasyprint.urls.FatalURLFetchingError as foreign:
        raise ForeignAddress(str(foreign)) from None
    return written


@lru_cache(maxsize=KEPT_STYLES)
def _ready(style: str, fonts: Path) -> tuple[Any, Any]:
    """A style sheet with its fonts unpacked, used again for the next paper of its kind."""
    import weasyprint  # noqa: PLC0415 -- as above
    from weasyprint.text.fonts import FontConfiguration  # noqa: PLC0415

    configuration = FontConfiguration()
    sheet = weasyprint.CSS(
        string=style,
        base_url="own:///",
        url_fetcher=_own_fonts(fonts),
        font_config=configuration,
    )
    return sheet, configuration


def style_for(paper: Paper) -> str:
    """The style sheet without the parts of faces that hold no letter of this paper."""
    letters = {ord(letter) for letter in paper.markup}

    def kept(face: re.Match[str]) -> str:
        return face[0] if any(_meets(one, letters) for one in face["ranges"].split(",")) else ""

    return FACE.sub(kept, paper.style)


def _meets(written: str, letters: Iterable[int]) -> bool:
    """Whether a range such as `U+0F00-0FFF` has one of these code points."""
    first, _, last = written.removeprefix("U+").partition("-")
    low, high = int(first, 16), int(last or first, 16)
    return any(low <= letter <= high for letter in letters)


def font_file(address: str, fonts: Path) -> Path:
    """The file that an address of the style sheet means; raises `ForeignAddress` for any other."""
    found = FONT.fullmatch(address)
    if found is None or not (fonts / found["name"]).is_file():
        raise ForeignAddress(address)
    return fonts / found["name"]


def _own_fonts(fonts: Path, pictures: Mapping[str, bytes] | None = None) -> Any:
    """Where WeasyPrint gets what a paper names: our fonts and its own pictures, or nothing."""
    from weasyprint.urls import (  # noqa: PLC0415 -- as above
        FatalURLFetchingError,
        URLFetcher,
        URLFetcherResponse,
    )

    class OwnFonts(URLFetcher):  # type: ignore[misc] # untyped base
        def fetch(self, url: str, headers: object = None) -> Any:
            picture = (pictures or {}).get(url.removeprefix(PICTURES))
            if picture is not None and url.startswith(PICTURES):
                return URLFetcherResponse(url, picture, {"Content-Type": "image/png"})
            try:
                path = font_file(url, fonts)
            except ForeignAddress:
                # WeasyPrint goes on after any other error, and leaves the thing out.
                raise FatalURLFetchingError(url) from None
            return URLFetcherResponse(url, path.read_bytes(), {"Content-Type": "font/woff2"})

    return OwnFonts()
