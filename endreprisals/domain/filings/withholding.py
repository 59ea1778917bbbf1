"""What of an account nobody may read, and what a State may not read.

Everything that leaves the account goes through `View.show`: the one place where words are let out.
Twin: `browser/filing/withholding.js`.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from endreprisals.domain.filings.finding import Needle, find
from endreprisals.domain.filings.leaves import Facts, kind_of, leaves
from endreprisals.domain.filings.letters import Range, folded, mask, without_hidden
from endreprisals.domain.filings.needles import needles_of, parts_of
from endreprisals.domain.filings.tables import countries, pattern, table

GIVERS = ("victim", "family", "representative")
IN_CONFIDENCE, UNNAMED, NAMED = "confidential", "unnamed", "named"


@dataclass(frozen=True)
class View:
    """What may not be told to some reader: places of the account, and so their words."""

    facts: Facts
    places: frozenset[str]
    marked: frozenset[str]  # those that somebody marked, and not our rules

    @cached_property
    def needles(self) -> tuple[Needle, ...]:
        """What to look for in every other text."""
        told = dict(leaves(self.facts))
        open_ = {place: told[place] for place in _identity() if place not in self.places}
        open_parts = {part for place in open_ if _is_name(place) for part in parts_of(open_[place])}
        open_words = {folded(value) for value in open_.values()}
        found: dict[Needle, None] = {}
        for place, value in told.items():
            if place in self.marked:
                found |= dict.fromkeys(_needles(place, value, open_parts))
            elif place in self.places and pattern(place) in table("account")["searched"]:
                needles = _needles(place, value, open_parts)
                found |= dict.fromkeys(
                    needle for needle in needles if needle.text not in open_words
                )
        return tuple(found)

    def hides(self, place: str) -> bool:
        """Whether what stands at a place may not be told."""
        return place in self.places

    def found_in(self, text: str) -> tuple[Range, ...]:
        """Where in a text something stands that may not be told."""
        return find(text, self.needles)

    def show(self, text: str, instead: str) -> str:
        """A text as this reader may have it."""
        return without_hidden(mask(text, self.found_in(text), instead))


@dataclass(frozen=True)
class Hiding:
    """What the consent for one body allows: `agreed` in both parts, and whether by name."""

    agreed: bool
    named: bool
    body: View  # what the body itself may not read
    state: View  # what the State may not read

    def view(self, seen_by_state: str) -> View:
        """For a part of a filing: unknown counts as seen."""
        return self.body if self.settled(seen_by_state) == "no" else self.state

    def settled(self, seen_by_state: str) -> str:
        """Whether a State may see a part of this very account: yes or no."""
        if seen_by_state == "if_named":
            return "yes" if self.named else "no"
        return "no" if seen_by_state == "no" else "yes"


def hiding(mechanism: str, facts: Facts) -> Hiding:
    """What a filing to this body may not tell. Without consent nothing tells who it is."""
    consent = facts["consent"]
    use = consent["uses"].get(mechanism, "")
    agreed = has_consent(mechanism, facts)
    named = agreed and use == NAMED and consent["name_to_state"] is True
    sources = frozenset(table("account")["sources"])
    kept = frozenset(_kept_back(facts))
    body = kept | (frozenset() if agreed and use != UNNAMED else frozenset(_identity()))
    oneself = facts["person"]["kind"] == "self"
    if oneself and "person.name" in body:  # who sends it is the person: nothing of the sender
        body |= sources
    state = body | sources | (frozenset() if named else frozenset(_identity()))
    if named and oneself and is_the_person(facts):
        state -= {"submitter.name"} - body
    return Hiding(agreed, named, View(facts, body, kept), View(facts, state, kept))


def is_the_person(facts: Facts) -> bool:
    """Whether the sender has a name that was given for the person."""
    person, sender = facts["person"], _words(facts["submitter"]["name"])
    return bool(sender) and sender in (_words(person["name"]), _words(person["name_original"]))


def _words(name: str) -> list[str]:
    return sorted(folded(name).split())


def has_consent(mechanism: str, facts: Facts) -> bool:
    """Both parts, by somebody, for this very use. A blank is a no."""
    consent = facts["consent"]
    return (
        consent["informed"] is True
        and consent["agreed"] is True
        and consent["given_by"] in GIVERS
        and consent["uses"].get(mechanism, "") in (IN_CONFIDENCE, UNNAMED, NAMED)
    )


def _kept_back(facts: Facts) -> Iterator[str]:
    marked = [path for path in facts["confidential"] if path]
    together = table("account")["together"]
    if any(path in together for path in marked):
        marked += together
    for place, _ in leaves(facts):
        if any(place == path or place.startswith(f"{path}.") for path in marked):
            yield place


def _identity() -> list[str]:
    identity: list[str] = table("account")["identity"]
    return identity


def _is_name(place: str) -> bool:
    return pattern(place) in table("account")["names"]


def _needles(place: str, value: Any, open_parts: set[str]) -> Iterator[Needle]:
    """What to look for so that one place stays untold."""
    kind = kind_of(place)
    if kind == "code" and place.endswith(".country"):
        for name in countries().get(str(value), {}).values():
            yield from needles_of(name, "plain")
    elif kind in ("line", "text", "date"):
        for needle in needles_of(str(value), _sort_of(place)):
            if needle.text not in open_parts or needle.text == folded(value):
                yield needle


def _sort_of(place: str) -> str:
    """How people write such a thing in other texts."""
    path, rules = pattern(place), table("account")
    for sort, name in (("name", "names"), ("group", "groups"), ("contact", "contacts")):
        if path in rules[name]:
            return sort
    return "date" if kind_of(place) == "date" else "plain"
