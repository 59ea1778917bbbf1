"""The 193 Member States and two observer States of the United Nations, and how texts name them.

The table beside this module holds ISO 3166-1 codes, names, UN short names and regional groups
as in the data set's states.csv (membership and groups: mledoze/countries, Open Database License
1.0), with French and Spanish names after the Unicode CLDR and the variants that UN documents,
joint statements and older lists print.
"""

import csv
import re
import unicodedata
from dataclasses import dataclass
from functools import cache
from importlib import resources

# Left out when names are compared, so that "Iran (Islamic Republic of)" and "the Islamic
# Republic of Iran" come out alike, in English, French and Spanish.
_ENGLISH = ("the", "of", "and")
_FRENCH = ("la", "le", "les", "l", "d", "de", "des", "du", "et", "en")
_SPANISH = ("el", "los", "las", "del", "y")
_SMALL_WORDS = frozenset((*_ENGLISH, *_FRENCH, *_SPANISH))
_MAX_CHARS = 120


@dataclass(frozen=True, slots=True)
class State:
    """One State: codes, names in three languages, and its regional group at the United Nations.

    `regional_group` is blank for the two observer States. `un_status` is `member` or
    `observer_state`. `places` are names of places inside the State that have an ISO code or a
    heading of their own elsewhere but none in UN reports, such as Hong Kong.
    """

    iso3: str
    iso2: str
    name: str
    un_short_name: str
    regional_group: str
    un_status: str
    name_fr: str
    name_es: str
    variants: tuple[str, ...]
    places: tuple[str, ...]


class UnknownState(LookupError):
    """A code that is not the ISO 3166-1 alpha-3 code of a State on the list."""

    def __init__(self, iso3: str) -> None:
        super().__init__(f"{iso3!r} is no State on the list: use an ISO 3166-1 alpha-3 code")
        self.iso3 = iso3


def states() -> tuple[State, ...]:
    """Every State on the list, by alpha-3 code."""
    return tuple(_by_code().values())


def state(iso3: str) -> State:
    """The State with this alpha-3 code; raises `UnknownState`."""
    try:
        return _by_code()[iso3]
    except KeyError:
        raise UnknownState(iso3) from None


def find_state(text: str) -> str | None:
    """The alpha-3 code of the State that the whole of `text` names, or None.

    Takes alpha-3 codes in any case, alpha-2 codes in capitals, and names in English, French or
    Spanish, whatever their accents, order of words, brackets and articles. A place inside a
    State gives that State. "Korea" alone, or a name with one letter wrong, gives None: this
    function does not guess.
    """
    if len(text) > _MAX_CHARS:
        return None
    code = text.strip()
    if code in _alpha_2():
        return _alpha_2()[code]
    if code.upper() in _by_code():
        return code.upper()
    return _names().get(_key(text)) or place_within(text)


def place_within(text: str) -> str | None:
    """The State in which a named place lies that is no State itself: Hong Kong gives `CHN`."""
    return None if len(text) > _MAX_CHARS else _places().get(_key(text))


def _key(name: str) -> str:
    """A name without accents, case, punctuation, small words and the order of its words."""
    plain = unicodedata.normalize("NFKD", name.casefold().replace("&", " and "))
    letters = "".join(char for char in plain if not unicodedata.combining(char))
    words = re.findall(r"[^\W_]+", letters.replace(".", ""))
    return " ".join(sorted(word for word in words if word not in _SMALL_WORDS))


@cache
def _by_code() -> dict[str, State]:
    table = resources.files("endreprisals.domain").joinpath("states.csv")
    rows = csv.DictReader(table.read_text(encoding="utf-8").splitlines())
    return {row["iso3"]: _read(row) for row in rows}


def _read(row: dict[str, str]) -> State:
    return State(
        iso3=row["iso3"],
        iso2=row["iso2"],
        name=row["name"],
        un_short_name=row["un_short_name"],
        regional_group=row["regional_group"],
        un_status=row["un_status"],
        name_fr=row["name_fr"],
        name_es=row["name_es"],
        variants=tuple(filter(None, row["variants"].split("; "))),
        places=tuple(filter(None, row["places"].split("; "))),
    )


@cache
def _alpha_2() -> dict[str, str]:
    return {one.iso2: one.iso3 for one in states()}


@cache
def _names() -> dict[str, str]:
    return {
        _key(name): one.iso3
        for one in states()
        for name in (one.name, one.un_short_name, one.name_fr, one.name_es, *one.variants)
    }


@cache
def _places() -> dict[str, str]:
    return {_key(place): one.iso3 for one in states() for place in one.places}
