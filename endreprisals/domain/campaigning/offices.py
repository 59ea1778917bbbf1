"""Offices that can be written to: their codes, and when what is known of them has grown old."""

import re
import unicodedata
from datetime import date, timedelta
from typing import Final

STALE_AFTER: Final = timedelta(days=90)  # an address is looked at again before each session

# Titles that only a person bears, in the languages in which lists of offices are printed.
_PERSONAL: Final = re.compile(
    r"\bH\. ?E\.|\b(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Sir|Dame|Lord|Lady|Mme|Mlle|Monsieur|Herr|Frau|"
    r"Señor|Señora|Sr|Sra|Don|Doña)\b\.?|\bM\. (?=[A-ZÀ-Þ])|\bS\. ?E\.|"
    r"(?:^|\s)(?:г-н|г-жа|السيد|السيدة)(?:\s|$)|先生|女士|小姐"
)
# Ranks that an office bears too: the Ambassador, but not Ambassador Fictivus.
_RANKED: Final = re.compile(
    r"\b(?:Ambassador|Ambassadeur|Embajadora?|Consul|Counsellor|Minister|Ministre|Ministra|Ministro|"
    r"Secretary|Representative|Professor|Attaché)\s+"
    r"(?!of\b|for\b|to\b|in\b|at\b|de\b|du\b|des\b|del\b|para\b|Extraordinary\b|General\b|"
    r"Plenipotentiary\b)[A-ZÀ-Þ][\w’'-]+"
)
_KIND_WORDS: Final = {
    "permanent_mission": "mission",
    "embassy": "embassy",
    "foreign_ministry": "ministry",
    "office_holder": "holder",
}


def person_in_office(name: str) -> str | None:
    """The words in an office's name that point at a person, or None.

    No list of names can be complete; this catches the usual slips. "Minister for Foreign Affairs"
    is an office, "Minister Fictivus" is a person.
    """
    for pattern in (_PERSONAL, _RANKED):
        if found := pattern.search(name):
            return found[0].strip()
    return None


def office_code(kind: str, state: str, city: str) -> str:
    """The code of an office, as it stands in addresses: DEU-mission-geneva.

    Letters of `city` beyond a to z lose their marks; what is left of other scripts is nothing.
    """
    plain = unicodedata.normalize("NFKD", city).encode("ascii", "ignore").decode().lower()
    place = "-".join(re.findall("[a-z0-9]+", plain))
    return "-".join(part for part in (state.upper(), _KIND_WORDS[kind], place) if part)


def is_stale(verified_on: date, today: date) -> bool:
    """Whether nobody has looked at the source for longer than 90 days."""
    return today - verified_on > STALE_AFTER
