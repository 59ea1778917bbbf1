"""Reading one cell of a table: a date, a code, a number, a name of a State, or plain text.

Every reader takes the text of the cell and the argument that its column gives in `schema.yaml`,
and returns the value, or raises `BadValue` with what is wrong and what to do.
"""

import re
import unicodedata
from collections.abc import Callable
from datetime import date
from difflib import get_close_matches

from endreprisals.domain.dataset.problems import BadValue, shown
from endreprisals.domain.partial_dates import NotADate, PartialDate, parse
from endreprisals.domain.states import states
from endreprisals.domain.un_symbols import Locator, NotALocator, normal_symbol
from endreprisals.domain.vocabulary import codes, nearest_code

Scalar = str | int | float | bool | date | PartialDate
Value = Scalar | tuple[str, ...] | tuple[int, ...] | tuple[PartialDate, ...] | tuple[Locator, ...]

SEPARATOR = "; "
# The oldest dates are those of treaties and laws, the latest those of terms of office and of
# sentences; a year outside is a slip of the keyboard.
_FIRST_YEAR, _LAST_YEAR = 1900, 2100
_TURNING_MARKS = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff")
_SHAPES = {
    "case_id": r"[a-z]{3}(-[a-z0-9]+)+",
    "subject_id": r"S-[A-Z]{3}-[0-9]{4}",
    "public_id": r"[A-Z]{3}-[0-9]{4}-[0-9]{3}",
    "mention_id": r"[0-9]{4}-[0-9a-zA-Z;/ -]+",
    "language": r"[a-z]{2,3}",
    "session": r"HRC[0-9]{1,2}",
}


def read_text(text: str, _: str) -> str:
    """Any text that has no hidden characters and does not begin or end with a space."""
    if text != text.strip():
        raise BadValue(f"{shown(text)} begins or ends with a space", "take the space away")
    hidden = next((char for char in text if _is_hidden(char)), None)
    if hidden:
        raise BadValue(f"there is a hidden character {hidden!a}", "take it away")
    return text


def read_source(text: str, _: str) -> str:
    """Where a fact was read: addresses, symbols or short names, of which addresses are whole."""
    for address in re.findall(r"\S*:/\S*", read_text(text, "")):
        if not re.match(r"[(\"]*https?://[\w.-]+\.[a-z]{2,}(?![\w.-])", address):
            raise BadValue(
                f"{shown(address)} is no web address", "write it with https:// or http://"
            )
    return text


def read_shape(text: str, shape: str) -> str:
    """A text of a fixed shape, such as an id."""
    if not re.fullmatch(_SHAPES[shape], text):
        raise BadValue(f"{shown(text)} is no {shape}", f"it must look like {_SHAPES[shape]}")
    return text


def read_integer(text: str, _: str) -> int:
    """A whole number from 0 upwards, without sign or separators."""
    if not re.fullmatch(r"0|[1-9][0-9]{0,8}", text):
        raise BadValue(f"{shown(text)} is no whole number", "write digits only, such as 42")
    return int(text)


def read_number(text: str, _: str) -> float:
    """A number from 0 upwards, with a point where it has decimals."""
    if not re.fullmatch(r"(0|[1-9][0-9]{0,8})(\.[0-9]{1,6})?", text):
        raise BadValue(f"{shown(text)} is no number", "write a number such as 42 or 0.33")
    return float(text)


def read_year(text: str, _: str) -> int:
    """A year between 1900 and 2100."""
    if not re.fullmatch(r"[0-9]{4}", text) or not _FIRST_YEAR <= int(text) <= _LAST_YEAR:
        raise BadValue(f"{shown(text)} is no year of this record", "write four digits")
    return int(text)


def read_yes_no(text: str, _: str) -> bool:
    """`yes` or `no`; a blank is neither."""
    if text not in ("yes", "no"):
        raise BadValue(f"{shown(text)} is neither yes nor no", "write yes or no, or leave it blank")
    return text == "yes"


def read_date(text: str, _: str) -> PartialDate:
    """An EDTF date between 1900 and 2100."""
    try:
        return _within_the_record(parse(text))
    except NotADate as error:
        raise _as_bad_value(error) from error


def read_dates(text: str, _: str) -> tuple[PartialDate, ...]:
    """EDTF dates joined by `; `."""
    return tuple(read_date(part, "") for part in _split(text))


def read_day(text: str, _: str) -> date:
    """A whole date without any doubt: 2014-09-22."""
    read = read_date(text, "")
    if read.precision != "day" or read.approximate or read.uncertain:
        raise BadValue(f"{shown(text)} is not one day", "write a whole date such as 2014-09-22")
    return read.lower


def read_state(text: str, _: str) -> str:
    """The ISO 3166-1 alpha-3 code of a State."""
    known = [state.iso3 for state in states()]
    if text not in known:
        raise BadValue(f"{shown(text)} is no State", _instead(text, known, "write an ISO code"))
    return text


def read_states(text: str, _: str) -> tuple[str, ...]:
    """Codes of States joined by `; `."""
    return tuple(read_state(part, "") for part in _split(text))


def read_code(text: str, vocabulary: str) -> str:
    """A code of one vocabulary."""
    if text not in codes(vocabulary):
        near = nearest_code(vocabulary, text)
        advice = f"did you mean {near!r}" if near else "see the codebook for the codes it has"
        raise BadValue(f"{shown(text)} is no code of {vocabulary}", advice)
    return text


def read_codes(text: str, vocabulary: str) -> tuple[str, ...]:
    """Codes of one vocabulary joined by `; `."""
    return tuple(read_code(part, vocabulary) for part in _split(text))


def read_symbol(text: str, _: str) -> str:
    """The symbol of a United Nations document in its normal form."""
    normal = normal_symbol(text)
    if normal != text:
        advice = f"write {normal}" if normal else "write it like A/HRC/42/30"
        raise BadValue(f"{shown(text)} is no document symbol in normal form", advice)
    return text


def read_locators(text: str, _: str) -> tuple[Locator, ...]:
    """Places in reports as the public database prints them, joined by `; `."""
    try:
        return tuple(Locator.parse(part) for part in _split(text))
    except NotALocator as error:
        raise _as_bad_value(error) from error


def read_paragraphs(text: str, _: str) -> tuple[int, ...]:
    """Paragraph numbers joined by `; `."""
    return tuple(read_integer(part, "") for part in _split(text))


def read_years(text: str, _: str) -> tuple[int, ...]:
    """Years joined by `; `."""
    return tuple(read_year(part, "") for part in _split(text))


def read_texts(text: str, _: str) -> tuple[str, ...]:
    """Texts joined by `; `."""
    return tuple(read_text(part, "") for part in _split(text))


READERS: dict[str, Callable[[str, str], Value]] = {
    "text": read_text,
    "source": read_source,
    "texts": read_texts,
    "shape": read_shape,
    "integer": read_integer,
    "number": read_number,
    "year": read_year,
    "years": read_years,
    "yes_no": read_yes_no,
    "date": read_date,
    "dates": read_dates,
    "day": read_day,
    "state": read_state,
    "states": read_states,
    "code": read_code,
    "codes": read_codes,
    "symbol": read_symbol,
    "locators": read_locators,
    "paragraphs": read_paragraphs,
    "ref": read_text,
    "refs": read_texts,
}
# What an empty cell of each kind stands for in a row; None for the kinds not listed.
BLANKS: dict[str, Value] = {
    **dict.fromkeys(("text", "source", "shape", "state", "code", "symbol", "ref"), ""),
    **dict.fromkeys(("texts", "years", "dates", "states", "codes", "locators"), ()),
    **dict.fromkeys(("paragraphs", "refs"), ()),
}


def _is_hidden(char: str) -> bool:
    """Line breaks, other control characters, and marks that turn the direction of a line.

    The joiners that Persian and other scripts need inside words are not hidden in this sense.
    """
    return unicodedata.category(char) == "Cc" or char in _TURNING_MARKS


def _split(text: str) -> list[str]:
    parts = text.split(SEPARATOR)
    if any(part != part.strip() or not part or ";" in part for part in parts):
        raise BadValue(f"{shown(text)} is no list", "join entries by a semicolon and one space")
    if len(set(parts)) < len(parts):
        raise BadValue(f"{shown(text)} has an entry twice", "keep one of them")
    return parts


def _instead(text: str, known: list[str], otherwise: str) -> str:
    near = get_close_matches(text, known, n=1)
    return f"did you mean {near[0]!r}" if near else otherwise


def _within_the_record(read: PartialDate) -> PartialDate:
    first = read.upper if read.open_start else read.lower
    last = read.lower if read.open_end else read.upper
    if first.year < _FIRST_YEAR or last.year > _LAST_YEAR:
        span = f"{_FIRST_YEAR} to {_LAST_YEAR}"
        raise BadValue(f"{shown(read.edtf)} lies outside {span}", "correct the year")
    return read


def _as_bad_value(error: NotADate | NotALocator) -> BadValue:
    what, _, advice = str(error).rpartition(": ")
    return BadValue(what, advice)
