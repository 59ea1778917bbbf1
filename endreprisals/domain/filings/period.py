"""Where an act stands with the period of a body, by its date as somebody wrote it."""

from datetime import date

from endreprisals.domain.deadlines.acts import Span, read_day
from endreprisals.domain.deadlines.limits import time_limit
from endreprisals.domain.filings.lacks import Limits, TimeLimit


def limits_for(mechanism: str, today: date) -> Limits:
    """What `check` asks; None where the date cannot be read, which the check says by itself."""

    def limit(when: str) -> TimeLimit | None:
        act = read_day(when)
        return time_limit(mechanism, act, today) if isinstance(act, Span) else None

    return limit
