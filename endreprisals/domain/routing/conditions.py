"""Whether the treaties of a State open an avenue: yes, not as far as we know, or a question.

A State may have accepted a treaty after what happened, or have left it after our data was read:
both make a question of a yes. What was read more than `FRESH_MONTHS` ago says so.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from endreprisals.domain.deadlines.acts import Problem, Span, read_day
from endreprisals.domain.deadlines.limits import months_later
from endreprisals.domain.routing.facts import TreatyFact
from endreprisals.domain.routing.places import state_name
from endreprisals.domain.routing.route import Condition
from endreprisals.domain.routing.tables import Tables, TreatyAsked, raw

FRESH_MONTHS: Final = 24
NOT_KNOWN = TreatyFact("unknown", "", "", "")


@dataclass(frozen=True, slots=True)
class Treaties:
    """What is known of the treaties of one State; of none where the State is not given.

    `act`: when it happened, if that is told.
    """

    tables: Tables
    country: str
    facts: Mapping[str, TreatyFact]
    act: Span | None
    today: date

    def condition(self, asked: TreatyAsked) -> Condition:
        """The condition with its facts; a question where nothing, or two things, are known."""
        fact = self.facts.get(asked.code, NOT_KNOWN) if self.country else NOT_KNOWN
        left = left_since(self.country, asked.code, fact)
        state, key = self._judged(asked, fact, left)
        name = self.tables.treaties[asked.code]
        return Condition(
            treaty=asked.code,
            name=name,
            status=fact.status,
            date=fact.date,
            as_of=fact.as_of,
            source="; ".join(one for one in (fact.source, left.get("source", "")) if one),
            differs=fact.differs,
            note=fact.note,
            state=state,
            stale=self._is_stale(fact),
            text=self._text(key, name, fact, left),
        )

    def _judged(
        self, asked: TreatyAsked, fact: TreatyFact, left: Mapping[str, Any]
    ) -> tuple[str, str]:
        """open, closed or question; and the code of the text that says why."""
        if fact.differs:
            return "question", "differs"
        if fact.status in asked.closed:
            return "closed", "closed"
        if fact.status not in asked.open:
            return "question", "question" if self.country else "no-state"
        if left and self.today >= left["since"]:
            return "question", "left"
        if self._is_after_the_act(fact):
            return "question", "after"
        return "open", "open-old" if self._is_stale(fact) else "open"

    def _is_after_the_act(self, fact: TreatyFact) -> bool:
        """Whether a part of the days on which it can have happened lies before acceptance."""
        accepted = read_day(fact.date)
        return (
            self.act is not None and isinstance(accepted, Span) and self.act.lower < accepted.upper
        )

    def _is_stale(self, fact: TreatyFact) -> bool:
        """Whether it was read long ago; what nobody dated counts as old, what is unknown not."""
        if fact.status == NOT_KNOWN.status:
            return False
        seen = read_day(fact.as_of)
        return isinstance(seen, Problem) or self.today > months_later(seen.lower, FRESH_MONTHS)

    def _text(self, key: str, name: str, fact: TreatyFact, left: Mapping[str, Any]) -> str:
        words, other = self.tables.texts["treaty"], self.tables.texts["other"]
        named = state_name(self.country, self.tables.language) if self.country else ""
        places = {
            "{state}": named,
            "{treaty}": name,
            "{date}": fact.date or other["date-unknown"],
            "{as_of}": fact.as_of or other["date-unknown"],
            "{left}": left["since"].isoformat() if left else "",
        }
        return filled(words[key], places)


def left_since(iso3: str, treaty: str, fact: TreatyFact) -> Mapping[str, Any]:
    """`since` and `source` of a treaty that a State left after our data was read; else nothing."""
    row: Mapping[str, Any] = raw("left").get(iso3, {}).get(treaty, {})
    return row if row and fact.as_of < row["since"].isoformat() else {}


def filled(text: str, places: Mapping[str, str]) -> str:
    """A text with its places filled in."""
    for place, value in places.items():
        text = text.replace(place, value)
    return text
