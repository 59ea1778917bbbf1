"""Which letters, documents and earlier reports a story cites."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from endreprisals.domain.sg_report.known_reports import report_in, report_of
from endreprisals.domain.sg_report.story import Sentence
from endreprisals.domain.un_symbols import Reference, find_references

# A court file can look like the code of a letter: "criminal case KEN 4/2019".
_COURT = re.compile(
    r"\b(?:(?:court|criminal|penal|civil|judicial|investigation|cassation|"
    r"appeal) (?:case|file|docket|matter)|docket|judgment|ruling|decree|"
    r"law)"
    r"(?: [Nn]os?\.?| number)? $",
    re.IGNORECASE,
)
_YEARS = r"((?:19|20)[0-9]{2}(?:(?:,\s|\sand\s|,\sand\s|\sor\s|–|\sto\s)(?:19|20)[0-9]{2})*)"
_BY_YEAR = re.compile(
    rf"{_YEARS}\s(?:annual\s)?reports?\b(?!\s(?:of|by|from)\s(?!the\sSecretary|the\spresent|my\b))"
    rf"|\breports?\s(?:of\sthe\sSecretary-General\s)?(?:\((?:of|for)?\s?)?(?:of|"
    rf"for|from|in|issued in|presented in|published in|submitted in)\s{_YEARS}"
    rf"|\breports?\s(?:of\sthe\sSecretary-General\s)\({_YEARS}\)"
)
_PREVIOUS = re.compile(
    r"\b(?:the|in|my|that|our) (?:previous|preceding|last) (?:annual )?report\b|"
    r"\blast year[’']s report\b|\bthe previous report of the Secretary-General\b",
    re.IGNORECASE,
)
_LAST_TWO = re.compile(r"\b(?:previous|preceding|last) two (?:annual )?reports\b", re.IGNORECASE)
_IBID = re.compile(r"\b[Ii]bid\b")


@dataclass(frozen=True, slots=True)
class Cited:
    """One citation: what it is, its normal form and where it stands in its sentence."""

    kind: str  # communication, un_document or earlier_report
    value: str
    start: int
    end: int


def citations(sentence: Sentence, *, year: int | None, before: str = "") -> list[Cited]:
    """What a sentence cites; `before` is the last symbol cited before it, for `(ibid.)`."""
    text = sentence.text
    found: list[Cited] = []
    if "/" in text:
        found += [
            cited for reference in find_references(text) if (cited := _cited(text, reference))
        ]
    if "eport" in text:
        found += _by_year(text, year)
    found += _ibid(text, found, before)
    return found


def _cited(text: str, reference: Reference) -> Cited | None:
    """A letter or a document; opinions without a symbol and database locators are neither."""
    start, end = reference.span
    if reference.kind == "symbol":
        return _symbol(reference.normal, start, end)
    if reference.kind != "communication" or _COURT.search(text[max(0, start - 40) : start]):
        return None
    return Cited("communication", reference.normal, start, end)


def _symbol(text: str, start: int, end: int) -> Cited:
    known = report_of(text)
    return Cited(
        "earlier_report" if known else "un_document", known.symbol if known else text, start, end
    )


def _by_year(text: str, year: int | None) -> list[Cited]:
    found = []
    for match in _BY_YEAR.finditer(text):
        earlier = [y for y in _spread(match[1] or match[2] or match[3]) if year is None or y < year]
        found += _reports_in(earlier, match)
    if year and (previous := _PREVIOUS.search(text)) and not _names_it(text, previous.end()):
        found += _reports_in([year - 1], previous)
    if year and (two := _LAST_TWO.search(text)):
        found += _reports_in([year - 2, year - 1], two)
    return found


def _reports_in(years: Sequence[int], match: re.Match[str]) -> list[Cited]:
    """The reports of these years, cited where the match stands; years without one are left out."""
    known = [report for year in years if (report := report_in(year))]
    return [Cited("earlier_report", r.symbol, match.start(), match.end()) for r in known]


def _names_it(text: str, end: int) -> bool:
    """Whether "the previous report" is followed by the symbol that it means."""
    return bool(
        re.match(r"(?: of the Secretary-General)?,? ?\((?:see )?(?:also )?A/HRC/", text[end:])
    )


def _spread(years: str) -> list[int]:
    numbers = [int(number) for number in re.findall(r"[0-9]{4}", years)]
    if re.search(r"–|\sto\s", years) and len(numbers) == 2:
        return list(range(numbers[0], numbers[1] + 1))
    return numbers


def _ibid(text: str, found: Sequence[Cited], before: str) -> list[Cited]:
    match = _IBID.search(text)
    symbols = [
        one for one in found if one.kind != "communication" and match and one.start < match.start()
    ]
    value = symbols[-1].value if symbols else before
    if not match or not value:
        return []
    return [_symbol(value, match.start(), match.end())]
