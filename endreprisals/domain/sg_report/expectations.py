"""What a complete report must show once it is read, so that silent losses stop the import."""

import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from endreprisals.domain.sg_report.known_reports import report_of
from endreprisals.domain.sg_report.model import PageText, Reading

_FIRST_YEAR = 2009  # the report of 2010 is the first: ordinal = year - 2009
_ORDINALS = [
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
    "twentieth",
    "twenty-first",
    "twenty-second",
    "twenty-third",
    "twenty-fourth",
    "twenty-fifth",
]
_ORDINAL = re.compile(
    rf"\b({'|'.join(sorted(_ORDINALS, key=len, reverse=True))}) (?:annual )?(?:report "
    rf")?(?:is |was |has been )?(?:prepared |submitted |based )?(?:pursuant to|"
    rf"on|under|in accordance with) (?:Human Rights Council |Council )?resolution 12/2"
)
_UNREAD_AT_MOST = 0.03  # of all printed lines
_TITLE = re.compile(
    r"Cooperation with the United Nations, its representatives|resolution 12/2|"
    r"intimidation and reprisal|acts? of reprisal",
    re.IGNORECASE,
)
# The commonest small words tell the language of a page. French, Spanish and Portuguese share some
# of theirs, which does not matter: English shares none of them.
_ENGLISH = frozenset(
    [
        "the",
        "of",
        "and",
        "to",
        "in",
        "that",
        "with",
        "for",
        "by",
        "on",
        "was",
        "were",
        "has",
        "had",
        "his",
        "her",
    ]
)
_FEWEST_ENGLISH = 0.15
_FEWEST_WORDS = 40


class NotReadable(ValueError):
    """A text that is no report of this kind in English; the message says what it looks like."""


class NotEnglish(NotReadable):
    """The text is in another language, or in another script."""

    def __init__(self) -> None:
        super().__init__("The text is not in English: load the English version of the report.")


class NotAReport(NotReadable):
    """English, but not a report of the Secretary-General on reprisals."""

    def __init__(self) -> None:
        super().__init__(
            "This is not a report of the Secretary-General on cooperation with the United "
            "Nations (resolution 12/2): "
            "check the file, or enter it as another document."
        )


class WrongSymbol(NotReadable):
    """The document carries another symbol than the person gave."""

    def __init__(self, *, given: str, printed: str) -> None:
        super().__init__(
            f"You gave {given}, but the document carries {printed}: check which report this is."
        )


class ReportIncomplete(ValueError):
    """A reading that misses what its report must show; the message has one line for each miss."""

    def __init__(self, misses: Sequence[str]) -> None:
        super().__init__("\n".join(misses))
        self.misses = tuple(misses)


@dataclass(frozen=True, slots=True)
class Expected:
    """What a complete report shows: how many paragraphs and countries, and which countries."""

    paragraphs_min: int
    countries_min: int
    countries_max: int
    countries_named: frozenset[str]


def require_a_report(pages: Sequence[PageText], *, symbol: str = "") -> None:
    """Refuse what is no such report: `NotEnglish`, `NotAReport` or `WrongSymbol`."""
    text = " ".join(line for page in pages for line in page.lines)
    words = re.findall(r"\w+", text.lower())
    if len(words) >= _FEWEST_WORDS and sum(
        word in _ENGLISH for word in words
    ) < _FEWEST_ENGLISH * len(words):
        raise NotEnglish
    if not _TITLE.search(text):
        raise NotAReport
    printed = re.search(r"\bA/HRC/[0-9]+/[0-9]+\b", text)
    if (
        symbol
        and printed
        and printed[0] != "/".join(symbol.split("/")[:4])
        and not _is_cited_only(text, symbol)
    ):
        raise WrongSymbol(given=symbol, printed=printed[0])


def _is_cited_only(text: str, symbol: str) -> bool:
    """An excerpt need not carry its own symbol; the first one printed may be a citation."""
    return "Distr." not in text and symbol.count("/") >= 3


def require_complete(reading: Reading) -> None:
    """Raise `ReportIncomplete` with every miss, if a whole report does not show what it must."""
    if misses := tuple(misses_of(reading)):
        raise ReportIncomplete(misses)


def misses_of(reading: Reading) -> Iterator[str]:
    """Each thing that a complete report shows and this reading does not, one line for a person."""
    expected = expected_of(reading)
    countries = {paragraph.country for paragraph in reading.paragraphs if paragraph.country}
    if len(reading.paragraphs) < expected.paragraphs_min:
        yield (
            f"paragraphs: {len(reading.paragraphs)} read, "
            f"at least {expected.paragraphs_min} expected"
        )
    if not expected.countries_min <= len(countries) <= expected.countries_max:
        yield (
            f"countries: {len(countries)} read, "
            f"{expected.countries_min} to {expected.countries_max} expected"
        )
    if missing := sorted(expected.countries_named - countries):
        yield f"countries: {', '.join(missing)} not found, though the report names them"
    yield from _gaps(reading)
    yield from _unread(reading)
    yield from _wrong_ordinal(reading)


def expected_of(reading: Reading) -> Expected:
    """What a report of this symbol, or at least of this year's layout, must show."""
    table = _table()
    year = reading.year or _FIRST_YEAR + 1
    layout: dict[str, Any] = next(
        (row for row in table["layout"].values() if row["from"] <= year <= row["to"]), {}
    )
    own: dict[str, Any] = next(
        (row for row in table["report"] if row["symbol"] == reading.symbol), {}
    )
    row = {**layout, **own}
    return Expected(
        row.get("paragraphs_min", 1),
        row.get("countries_min", 0),
        row.get("countries_max", 200),
        frozenset(row.get("countries_named", ())),
    )


def _gaps(reading: Reading) -> Iterator[str]:
    """Paragraph numbers that are left out, in each part."""
    for part in dict.fromkeys(paragraph.part for paragraph in reading.paragraphs):
        numbers = {int(p.number) for p in reading.paragraphs if p.part == part and p.number}
        missing = sorted(set(range(1, max(numbers, default=0) + 1)) - numbers)
        if missing:
            yield f"{part}: paragraphs {', '.join(map(str, missing[:10]))} not found"


def _unread(reading: Reading) -> Iterator[str]:
    lines = len(reading.boxes)
    if lines and len(reading.unread) > _UNREAD_AT_MOST * lines:
        yield f"unread: {len(reading.unread)} of {lines} lines could not be placed"


def _wrong_ordinal(reading: Reading) -> Iterator[str]:
    """The report says the how-manieth it is; that must fit its year."""
    known = report_of(reading.symbol)
    text = " ".join(paragraph.text for paragraph in reading.paragraphs[:3])
    said = _ORDINAL.search(text)
    if known and said and _ORDINALS.index(said[1]) + 1 != known.year - _FIRST_YEAR:
        yield (
            f"ordinal: it calls itself the {said[1]} report, "
            f"which {known.symbol} of {known.year} is not"
        )


@cache
def _table() -> dict[str, Any]:
    source = resources.files("endreprisals.domain.sg_report").joinpath("expectations.toml")
    return tomllib.loads(source.read_text(encoding="utf-8"))
