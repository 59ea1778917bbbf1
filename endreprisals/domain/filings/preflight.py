"""What to look at once more before anything leaves: names, places, days, numbers, hidden letters.

Findings are questions, not errors: a machine cannot tell who agreed to be named. Twin:
`browser/filing/preflight.js`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import islice

from endreprisals.domain.deadlines.acts import Span, read_day
from endreprisals.domain.filings.account import Account
from endreprisals.domain.filings.composing import said
from endreprisals.domain.filings.finding import Needle, find
from endreprisals.domain.filings.lacks import is_blank
from endreprisals.domain.filings.leaves import Facts, kind_of, leaves, values
from endreprisals.domain.filings.letters import folded, within
from endreprisals.domain.filings.likely_names import likely_names
from endreprisals.domain.filings.needles import needles_of
from endreprisals.domain.filings.rules_of_form import REFERENCES
from endreprisals.domain.filings.specs import Spec
from endreprisals.domain.filings.tables import Text, pattern, table
from endreprisals.domain.filings.withholding import Hiding, hiding

MOST = 50  # findings of one kind in one text
_EXCERPT = 80
_PLACES = ("events.*.where", "person.residence", "detention.place")


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to look at. `start` and `end` count characters; 0 and 0: the whole field."""

    where: str
    kind: str
    start: int = 0
    end: int = 0
    excerpt: str = ""

    @property
    def text(self) -> Text:
        """What was found, in the languages of drafts."""
        words: Text = table("words")["findings"][self.kind]["text"]
        return words

    @property
    def what_to_do(self) -> Text:
        """What to do about it, in the languages of drafts."""
        words: Text = table("words")["findings"][self.kind]["what_to_do"]
        return words

    def as_json(self, language: str) -> dict[str, str | int]:
        """Plain JSON in one language, as in the browser."""
        return {
            "where": self.where,
            "kind": self.kind,
            "start": self.start,
            "end": self.end,
            "excerpt": self.excerpt,
            "text": said(self.text, language),
            "what_to_do": said(self.what_to_do, language),
        }


def preflight(spec: Spec | None, account: Account) -> tuple[Finding, ...]:
    """What to look at, place by place. Without a body: as if nothing were agreed to."""
    facts = account.as_json()
    found = hiding(spec.mechanism if spec else "", facts)
    told = [(place, value) for place, value in leaves(facts) if _goes_in(spec, place)]
    return (
        *(finding for place, value in told for finding in _in_text(place, value, facts, found)),
        *_telling(told, found),
        *_mosaic(facts, found),
        *_attachments(facts),
    )


def _goes_in(spec: Spec | None, place: str) -> bool:
    if kind_of(place) not in ("line", "text"):
        return False
    return spec is None or any(pattern(place) in field.paths for field in spec.fields)


def _in_text(place: str, value: str, facts: Facts, found: Hiding) -> Iterator[Finding]:
    yield from _cut(place, "hidden_characters", value, _hidden(value))
    if found.state.hides(place):
        return
    yield from _cut(place, "name", value, found.state.found_in(value))
    for kind, ranges in _patterns(value):
        yield from _cut(place, kind, value, ranges)
    if kind_of(place) == "text" or place.startswith("attachments."):
        yield from _cut(place, "name_like", value, likely_names(value, MOST))
        yield from _cut(place, "single_witness", value, find(value, _witness_words()))
        if not found.named:
            yield from _cut(place, "place", value, find(value, _places(facts)))


def _cut(
    place: str, kind: str, value: str, ranges: tuple[tuple[int, int], ...]
) -> Iterator[Finding]:
    for start, end in ranges[:MOST]:
        excerpt = value[start : min(end, start + _EXCERPT)]
        if kind == "hidden_characters":
            excerpt = f"U+{ord(excerpt[0]):04X}"
        yield Finding(place, kind, start, end, excerpt)


def _hidden(value: str) -> tuple[tuple[int, int], ...]:
    return tuple((nth, nth + 1) for nth, char in enumerate(value) if within(ord(char), "hidden"))


def _patterns(value: str) -> Iterator[tuple[str, tuple[tuple[int, int], ...]]]:
    """What patterns find; a stretch that one has taken is no other's."""
    taken: list[tuple[int, int]] = []
    for kind, rule in _rules().items():
        free = (
            match.span()
            for match in rule.finditer(value)
            if not any(match.start() < end and start < match.end() for start, end in taken)
        )
        found = tuple(islice(free, MOST))
        taken += found
        yield kind, found


@cache
def _rules() -> dict[str, re.Pattern[str]]:
    words = table("preflight")
    months = "|".join(words["months"])
    return {
        kind: re.compile(
            words["patterns"][kind].replace("MONTHS", months),
            re.IGNORECASE if kind == "date" else 0,
        )
        for kind in words["order"]
    }


@cache
def _witness_words() -> tuple[Needle, ...]:
    return tuple(Needle(folded(words), "word") for words in table("preflight")["single_witness"])


def _places(facts: Facts) -> tuple[Needle, ...]:
    told = [value for path in _PLACES for value in values(facts, path)]
    return tuple(
        dict.fromkeys(
            needle for value in told if len(value) >= 4 for needle in needles_of(value, "plain")
        )
    )


def _telling(told: list[tuple[str, str]], found: Hiding) -> Iterator[Finding]:
    """What can be looked up, or what perhaps one person alone does, where no name is to be told."""
    if not found.state.hides("person.name"):
        return
    for place, value in told:
        if is_blank(value) or found.state.hides(place):
            continue
        if pattern(place) in REFERENCES:
            yield Finding(place, "reference")
        elif place == "person.occupation":
            yield Finding(place, "occupation")


def _mosaic(facts: Facts, found: Hiding) -> Iterator[Finding]:
    """An exact day, a place and a detail that few share: who it is, without a name."""
    if found.named:
        return
    shared = ("person.occupation", "person.organisation", "detention.last_seen_by")
    few = any(not is_blank(values(facts, path)[0]) for path in shared)
    few = few or facts["person"]["kind"] == "group"
    for nth, event in enumerate(facts["events"]):
        day = read_day(event["when"])
        exact = isinstance(day, Span) and day.lower == day.upper
        witness = find(event["what"], _witness_words())
        if exact and not is_blank(event["where"]) and (few or witness):
            yield Finding(f"events.{nth}.when", "mosaic")


def _attachments(facts: Facts) -> Iterator[Finding]:
    for nth, attachment in enumerate(facts["attachments"]):
        yield Finding(f"attachments.{nth}.label", "metadata")
        if attachment["names"]:
            yield Finding(f"attachments.{nth}.names", "attachment_names")
