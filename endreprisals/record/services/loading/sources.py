"""Sources as the tables write them, and what a reader should see: the site, the symbol, the page.

Some cells carry short names that only those who made the tables know. They are spelled out here
and nowhere shown.
"""

import re
from urllib.parse import urlsplit

from endreprisals.documents.models import Source
from endreprisals.documents.services import SourceDraft
from endreprisals.domain.un_symbols import document_url, normal_symbol
from endreprisals.record.services.loading.drafts import Cite
from endreprisals.record.services.loading.tables import Row

SEPARATOR = " | "
# What the short names of the tables stand for, with the address of those that have one.
PAGES = {
    "seed 000": ("ISHR page on the toolkit in Chinese, Tibetan and Uyghur", ""),
    "seed 001": ("ISHR campaign page, 2022", "https://ishr.ch/campaign/help-us-endreprisals/"),
    "seed 002": ("ISHR page on what to do when facing reprisals", ""),
    "seed 003": ("humanrightsdefenders.blog, posts on international campaigns", ""),
    "seed 004": ("ISHR page on impact, 2018", ""),
}
TITLES = {url: title for title, url in PAGES.values() if url}
RECORD_PAGES = "https://endreprisals.ishr.ch/en/entity/"
LIST_OF_REPORTS = (
    "https://ihrcghana.wixsite.com/ihrcgeneva-africa/post/reporting-mandate-of-the-secretary-"
    "general-on-intimidation-and-reprisals-for-cooperation-with-the-un"
)
_SHORT_NAME = re.compile(r"\b(seed 00[0-4])\b(?:\s*\((?P<remark>[^()]*)\))?")
_RECORD_NAME = re.compile(r"\bedb (?:page )?([a-z0-9]{8,14})\b")
_LIST_NAME = re.compile(r"\bihrcghana list\b")
_ADDRESS = re.compile(r"https?://\S+")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_SYMBOL = re.compile(r"([A-Z]+/[^\s,]+),?\s*(.*)")


class Sources:
    """Every source that the tables name, gathered while their rows are read."""

    def __init__(self) -> None:
        self.drafts: dict[str, SourceDraft] = {}

    def cites(self, cell: str, place: str = "") -> tuple[Cite, ...]:
        """The sources that a cell names, each once, in the order of the cell."""
        cites: dict[str, Cite] = {}
        for text in cell.split(SEPARATOR):
            draft, remark = read_source(text)
            self.drafts.setdefault(draft.key, draft)
            cites.setdefault(draft.key, Cite(draft.key, place or remark))
        return tuple(cites.values())


def read_source(text: str) -> tuple[SourceDraft, str]:
    """One source as a reader should see it, and the place in it or remark that goes with it."""
    if match := _SHORT_NAME.match(text):
        title, url = _meaning(match)
        return (_page(url) if url else SourceDraft(title, Source.Kind.PRINT, title)), ""
    if url := _address(text):
        return _page(url), text.replace(url, "").strip(" ()")
    if (match := _SYMBOL.fullmatch(text)) and (symbol := normal_symbol(match[1])):
        url = document_url(symbol)
        return SourceDraft(symbol, Source.Kind.UN_DOCUMENT, symbol, url, symbol), match[2]
    return SourceDraft(text, Source.Kind.PRINT, text), ""


def readable(row: Row) -> Row:
    """A row of a reference table with the short names in its source spelled out."""
    source = _SHORT_NAME.sub(_spelled_out, row["source"])
    source = _RECORD_NAME.sub(rf"{RECORD_PAGES}\1", source)
    return {**row, "source": _LIST_NAME.sub(LIST_OF_REPORTS, source)}


def _spelled_out(match: re.Match[str]) -> str:
    title, url = _meaning(match)
    return f"{title} ({url})" if title and url else title or url


def _meaning(match: re.Match[str]) -> tuple[str, str]:
    """Title and address. A remark that gives an address or a day of its own is more exact."""
    title, url = PAGES[match[1]]
    remark = match["remark"] or ""
    if (address := _address(remark)) and address != url:
        return "", address
    return (remark, "") if _DAY.search(remark) else (title, url)


def _address(text: str) -> str:
    """The first web address in a text. Commas and brackets can be part of one, but not its end."""
    match = _ADDRESS.search(text)
    address = match[0].rstrip(";,") if match else ""
    return address if "(" in address else address.rstrip(")")


def _page(url: str) -> SourceDraft:
    host = (urlsplit(url).hostname or url).removeprefix("www.")
    return SourceDraft(url, Source.Kind.PAGE, TITLES.get(url, host), url)
