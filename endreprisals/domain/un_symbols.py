"""References to papers of the United Nations: document symbols, letters, opinions, locators.

A symbol such as `A/HRC/42/30` names a document, a code such as `BHR 1/2023` a letter of the
special procedures, and `No. 64/2011` an opinion of the Working Group on Arbitrary Detention.
`2020-146-007` is the place of a case in a report (year, paragraph, number in it) as the public
database of the International Service for Human Rights prints it. Each has one normal form,
however it was typed. Series that do not bear on cooperation with the United Nations are not
listed, and a text that fits no series is no symbol.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal
from urllib.parse import quote

from endreprisals.domain.states import states

Kind = Literal["symbol", "communication", "opinion", "locator"]

_MAX_CHARS = 80
_DOCUMENTS = "https://docs.un.org/"

# First part of a symbol and what may follow it, after the rules for United Nations document
# symbols (ST/LIB/SER.B/5/Rev.5) and the papers of the treaty bodies.
_ORGAN = r"RES|DEC|INF|CN\.[0-9]+|C\.[0-9]+|AC\.[0-9]+|CONF\.[0-9]+|PV\.[0-9]+"
_COMMITTEE = "C|SP|NGO"
_SERIES = {
    "A": rf"[0-9]{{1,3}}|HRC|BUR|E?S-[0-9]+|{_ORGAN}",
    "E": rf"[0-9]{{4}}|{_ORGAN}",
    "S": rf"[0-9]{{4,5}}|PRST|{_ORGAN}",
    "HRI": "MC|GEN|CORE|ICM|BASE",
    "ST": "SG|SGB|AI|IC",
    "CAT": f"OP|{_COMMITTEE}",
    **dict.fromkeys(("CCPR", "CED", "CEDAW", "CERD", "CMW", "CRC", "CRPD"), _COMMITTEE),
}
_SUFFIXES = {suffix.upper(): suffix for suffix in ("Rev", "Corr", "Add", "Amend")}
# A number after one of these belongs to it: "WG 6" is one part of a symbol, "WG.6".
_NUMBERED = {*_SUFFIXES, "AC", "CN", "CONF", "CRP", "L", "PV", "R", "SR", "WG"}
_SESSIONS = {"S", "ES"}  # special and emergency special sessions: "S-17"
_NOT_PARTS = {"AND", "ANNEX", "ITEM", "PAGE", "PARA", "PARAS", "SEE"}
_PART = re.compile(r"(?:[0-9]+(?:-[0-9]+)?|[A-Z]+(?:\.[0-9]+)?|E?S-[0-9]+)(?:\([IVXLC]+\))?")
_SLASHES = str.maketrans(dict.fromkeys("\\⁄∕", "/") | dict.fromkeys("‐‑–", "-"))

_YEAR = r"(?:19|20)[0-9]{2}"
_LETTER = re.compile(
    rf"(?:(?:J?AL|J?UA|J?OL)\s*)?([A-Z]{{3}})\s*0*([1-9][0-9]{{0,2}})\s*[/-]\s*({_YEAR})"
)
_OPINION = re.compile(
    rf"(?=[A-Z])(?:WGAD\s*)?(?:OPINION\s*)?(?:NO\.?\s*)?0*([1-9][0-9]{{0,2}})\s*/\s*({_YEAR})"
)
_OPINION_SYMBOL = re.compile(rf"A/HRC/WGAD/({_YEAR})/0*([1-9][0-9]{{0,2}})")
_LOCATOR = re.compile(rf"({_YEAR})-([0-9]{{3}})-([0-9]{{3}})(?:/([A-Z]{{3}}))?")

_PRINTED_PART = (
    r"(?:(?:Rev|Corr|Add|Amend)\.\s?[0-9]+|E?S-[0-9]+|[0-9]+(?:-[0-9]+)?|[A-Z]+(?:\.[0-9]+)?)"
    r"(?:\([IVXLC]+\))?"
)
_NUMBER_AND_YEAR = rf"[0-9]{{1,3}}/{_YEAR}(?![0-9/])"
_PRINTED_SYMBOL = re.compile(rf"(?<![\w/.-])(?:{'|'.join(_SERIES)})(?:[/／]\n?{_PRINTED_PART})+")
_PRINTED_LETTER = re.compile(rf"(?<![\w/])(?:J?(?:AL|UA|OL)\s)?[A-Z]{{3}}\s{_NUMBER_AND_YEAR}")
_PRINTED_LOCATOR = re.compile(rf"(?<![\w/.-]){_LOCATOR.pattern}(?![\w-])")
_PRINTED_OPINIONS = re.compile(
    rf"\b[Oo]pinions?\s(?:Nos?\.?\s?)?{_NUMBER_AND_YEAR}(?:(?:,|,?\sand)\s{_NUMBER_AND_YEAR})*"
)


@dataclass(frozen=True, slots=True)
class Reference:
    """One reference found in a text: what it is, as printed, in normal form, and where.

    `span` counts characters of the text from 0, the end not included.
    """

    kind: Kind
    printed: str
    normal: str
    span: tuple[int, int]


class NotASymbol(ValueError):
    """A text that is no symbol of a United Nations document."""

    def __init__(self, text: str) -> None:
        super().__init__(f"{text[:_MAX_CHARS]!r} is no document symbol: write it like A/HRC/42/30")


class NotALocator(ValueError):
    """A text that is no place of a case in a report."""

    def __init__(self, text: str) -> None:
        super().__init__(f"{text[:_MAX_CHARS]!r} is no locator: write it like 2020-146-007")


def normal_symbol(text: str) -> str | None:
    """A document symbol in its normal form, such as `A/HRC/24/29/Corr.1`, or None.

    Takes slashes of any kind, spaces, hyphens or underscores between the parts, any case and
    full-width letters. A text that names no known series, or only a series, gives None.
    """
    parts = _merged(_parts(_plain(text)))
    if len(parts) < 2 or not re.fullmatch(_SERIES.get(parts[0], r"(?!)"), parts[1]):
        return None
    if not all(_PART.fullmatch(part) and part not in _NOT_PARTS for part in parts):
        return None
    if len(parts) < _fewest_parts(parts[1]) or not re.search(r"[0-9)]", parts[-1]):
        return None
    return "/".join(_as_printed(part) for part in parts)


def normal_communication(text: str) -> str | None:
    """The code of a special procedures letter, such as `BHR 1/2023`, or None.

    The type of letter (AL, UA, OL and their joint forms) is dropped, as the reports do. The
    three letters must be those of a State, or OTH for a company or other actor.
    """
    match = _LETTER.fullmatch(_plain(text))
    if match is None or match[1] not in _addressees():
        return None
    return f"{match[1]} {match[2]}/{match[3]}"


def normal_opinion(text: str) -> str | None:
    """An opinion of the Working Group on Arbitrary Detention as `No. 64/2011`, or None.

    Takes `Opinion No. 64/2011`, `WGAD 64/2011` and the symbol `A/HRC/WGAD/2011/64`. A bare
    `64/2011` could be many things and gives None.
    """
    if symbol := _OPINION_SYMBOL.fullmatch(normal_symbol(text) or ""):
        return f"No. {symbol[2]}/{symbol[1]}"
    match = _OPINION.fullmatch(_plain(text))
    return f"No. {match[1]}/{match[2]}" if match else None


def find_references(text: str) -> tuple[Reference, ...]:
    """Every reference that a running text prints, in order of place; nothing is reported twice.

    Symbols and codes count as printed with slashes and capitals, so that court cases such as
    `Case No. 173/2011` and statutes are left alone.
    """
    found = [*_symbols_in(text), *_letters_in(text), *_opinions_in(text), *_locators_in(text)]
    return tuple(sorted(found, key=lambda reference: reference.span))


def document_url(symbol: str) -> str:
    """The address at which the United Nations serve a document in every language it has.

    Takes a symbol in any form that `normal_symbol` does; raises `NotASymbol` for another text.
    """
    normal = normal_symbol(symbol)
    if normal is None:
        raise NotASymbol(symbol)
    return _DOCUMENTS + quote(normal, safe="/")


@dataclass(frozen=True, slots=True, order=True)
class Locator:
    """Where a report tells of a case: year of the report, paragraph, number in the paragraph.

    `country` is blank, but for the few whose printed locator another country has already.
    """

    year: int
    paragraph: int
    sequence: int
    country: str = ""

    @classmethod
    def parse(cls, text: str) -> "Locator":
        """Read one locator such as `2020-146-007` or `2019-047-001/EGY`; raise `NotALocator`."""
        match = _LOCATOR.fullmatch(text.strip())
        if match is None:
            raise NotALocator(text)
        return cls(int(match[1]), int(match[2]), int(match[3]), match[4] or "")

    def __str__(self) -> str:
        tail = f"/{self.country}" if self.country else ""
        return f"{self.year}-{self.paragraph:03}-{self.sequence:03}{tail}"


def parse_locators(text: str) -> tuple[Locator, ...]:
    """Read locators joined by `; ` or `, `, as a record that tells of two places prints them."""
    return tuple(Locator.parse(part) for part in re.split(r"[;,]", text))


def _plain(text: str) -> str:
    """Capitals and plain slashes; blank for what is too long or keeps other scripts' letters."""
    if len(text) > _MAX_CHARS:
        return ""
    folded = unicodedata.normalize("NFKC", text).translate(_SLASHES).upper().strip(" \t\n.,;:")
    return folded if folded.isascii() else ""


def _fewest_parts(second: str) -> int:
    """Parts of a whole symbol: S/PV.4072 has two, A/75/123 three, A/HRC/42/30 four."""
    return 2 if second.startswith("PV.") else 4 if second == "HRC" else 3


def _parts(plain: str) -> list[str]:
    # A hyphen divides only where nothing else does: it is part of "S-17" and of "CO/3-4".
    divider = r"[/\s_]+" if re.search(r"[/\s_]", plain) else r"-+"
    return [part.rstrip(".") for part in re.split(divider, plain) if part]


def _merged(parts: list[str]) -> list[str]:
    """Parts with numbers joined to the words they belong to: Rev and 1 give `REV.1`."""
    merged: list[str] = []
    for part in parts:
        word = merged[-1] if merged else ""
        if part.isdigit() and _takes_number(word, first=merged[0] if merged else ""):
            merged[-1] = f"{word}.{part}"
        elif part.isdigit() and len(merged) > 1 and word in _SESSIONS:
            merged[-1] = f"{word}-{part}"
        else:
            merged.append(part)
    return merged


def _takes_number(word: str, *, first: str) -> bool:
    return word in _NUMBERED or (word == "C" and first in ("A", "E"))


def _as_printed(part: str) -> str:
    word, dot, number = part.partition(".")
    return f"{_SUFFIXES[word]}{dot}{number}" if word in _SUFFIXES else part


@cache
def _addressees() -> frozenset[str]:
    return frozenset([*(state.iso3 for state in states()), "OTH"])


def _symbols_in(text: str) -> Iterator[Reference]:
    for match in _PRINTED_SYMBOL.finditer(text):
        if normal := normal_symbol(match[0].replace("\n", "")):
            yield Reference("symbol", match[0], normal, match.span())


def _letters_in(text: str) -> Iterator[Reference]:
    for match in _PRINTED_LETTER.finditer(text):
        if normal := normal_communication(match[0]):
            yield Reference("communication", match[0], normal, match.span())


def _opinions_in(text: str) -> Iterator[Reference]:
    for opinions in _PRINTED_OPINIONS.finditer(text):
        for match in re.finditer(_NUMBER_AND_YEAR, opinions[0]):
            if normal := normal_opinion(f"No. {match[0]}"):
                start = opinions.start() + match.start()
                yield Reference("opinion", match[0], normal, (start, start + len(match[0])))


def _locators_in(text: str) -> Iterator[Reference]:
    for match in _PRINTED_LOCATOR.finditer(text):
        yield Reference("locator", match[0], str(Locator.parse(match[0])), match.span())
