"""What the situation of each person is, as last reported: the latest spell, and whether it ended.

A spell is a time in which somebody is reported detained, in exile, free and so on. Nothing here
looks at today's date: a spell without an end is only as true as its last report.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from endreprisals.domain.partial_dates import PartialDate

UNKNOWN, DEAD, BY_DEATH = "unknown", "dead", "death"


@dataclass(frozen=True, slots=True)
class Spell:
    """One spell of one subject, as sources date it."""

    place: int  # the number of its row: which spell it is, and the order of equals
    subject: str  # whose; spells of one subject share it
    code: str  # vocabulary statuses
    start: PartialDate | None
    end: PartialDate | None
    end_kind: str  # vocabulary end_kinds; blank or "unknown" says nothing of an end
    last_known: PartialDate | None

    @property
    def has_ended(self) -> bool:
        """Whether a source says that it ended, by a date or by telling how. Death never ends."""
        told = self.end is not None or self.end_kind not in ("", UNKNOWN)
        return told and self.code != DEAD

    @property
    def situation(self) -> str:
        """The status after it: its own while it lasts; once it ended, unknown, unless by death."""
        if not self.has_ended:
            return self.code
        return DEAD if self.end_kind == BY_DEATH else UNKNOWN

    @property
    def last_report(self) -> PartialDate | None:
        """The end of a spell that ended, else when it was last reported; None: no source says."""
        return self.end if self.has_ended else self.last_known

    @property
    def heard_until(self) -> date:
        """The last day for which it tells anything; `date.min` where no source dates it.

        An end counts from the first day it can mean, because what follows may begin there.
        """
        days = [known_until(when) for when in (self.start, self.last_known) if when]
        if not self.has_ended:
            return max(days, default=date.min)
        return max([self.end.lower] if self.end else days, default=date.min)


def known_until(when: PartialDate) -> date:
    """The last day that a date can mean; an open end tells no more than its beginning."""
    return when.lower if when.open_end else when.upper


def latest(spells: Iterable[Spell]) -> list[Spell]:
    """The spell of each subject that was last heard of, subjects in the order given.

    Of spells heard of until the same day, one that has not ended comes after one that has, then
    the one that began later, then the later row.
    """
    found: dict[str, Spell] = {}
    for spell in spells:
        before = found.get(spell.subject)
        if before is None or _order(before) < _order(spell):
            found[spell.subject] = spell
    return list(found.values())


def _order(spell: Spell) -> tuple[date, bool, date, int]:
    began = known_until(spell.start) if spell.start else date.min
    return spell.heard_until, not spell.has_ended, began, spell.place
