"""When a step of a filing can have happened: a date that is no plan, in an order that can be.

Nothing is guessed: a date is refused only where no day that it can mean is right.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from endreprisals.domain.partial_dates import NotADate, PartialDate, parse

# What comes only after the body acted: a State answers a letter, a decision ends a procedure.
ANSWERS = frozenset({"state_replied", "decided"})
ACTED = "taken_up"
_WIDE = re.compile(r"[0-9]X")  # a decade, a century
_YEAR_OF_CODE = re.compile(r"(?:[A-Z]{3} [0-9]+|No\. [0-9]+)/([0-9]{4})")


class Wrong(StrEnum):
    """Why a step cannot have this date."""

    UNREADABLE = "unreadable"  # no date, an open one, or a decade
    TO_COME = "to_come"
    BEFORE_SENT = "before_sent"
    BEFORE_CODE = "before_code"  # its code is of a later year
    OUT_OF_ORDER = "out_of_order"


@dataclass(frozen=True, slots=True)
class Happened:
    """A step of the same filing. `reference` in its normal form, may be blank."""

    kind: str
    lower: date
    upper: date
    reference: str


def read_date(text: str) -> PartialDate | None:
    """A date with both ends, to a season or nearer; None for what says less or cannot be read."""
    try:
        when = parse(text)
    except NotADate:
        return None
    return None if when.precision == "open" or _WIDE.search(text) else when


def wrong_with(
    kind: str,
    when: PartialDate | None,
    reference: str,
    *,
    sent_on: date,
    others: Sequence[Happened],
    today: date,
) -> Wrong | None:
    """What is wrong with the date of a new step; None where it can be.

    An end after today is right only inside the last year, month or season that was written, and a
    beginning before the filing only inside the first one: `2026` may be said of this year.
    """
    if when is None:
        return Wrong.UNREADABLE
    if when.ends_from > today:
        return Wrong.TO_COME
    if when.starts_by < sent_on:
        return Wrong.BEFORE_SENT
    code = _YEAR_OF_CODE.fullmatch(reference)
    if code and when.upper.year < int(code[1]):
        return Wrong.BEFORE_CODE
    step = Happened(kind, when.lower, when.upper, reference)
    return Wrong.OUT_OF_ORDER if _is_out_of_order(step, others) else None


def sent_before(sent_on: date, acts: Sequence[tuple[date, date]]) -> bool:
    """Whether every act has its first possible day after the filing. Without dates: no."""
    return bool(acts) and all(lower > sent_on for lower, _ in acts)


def _is_out_of_order(step: Happened, others: Sequence[Happened]) -> bool:
    """An answer for which no act of the body can come first, or an act after its only answer."""
    if step.kind in ANSWERS:
        acts = [one for one in others if one.kind == ACTED and _may_be_one(one, step)]
        return bool(acts) and all(one.lower > step.upper for one in acts)
    if step.kind != ACTED:
        return False
    acts = [one for one in others if one.kind == ACTED]
    return any(
        one.upper < step.lower and not _comes_first(acts, one)
        for one in others
        if one.kind in ANSWERS and _may_be_one(one, step)
    )


def _comes_first(acts: Sequence[Happened], answer: Happened) -> bool:
    return any(one.lower <= answer.upper and _may_be_one(one, answer) for one in acts)


def _may_be_one(one: Happened, other: Happened) -> bool:
    """Whether two steps can be about one letter: neither has a code, or not another one."""
    return not one.reference or not other.reference or one.reference == other.reference
