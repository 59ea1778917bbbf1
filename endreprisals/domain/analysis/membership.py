"""Who sat in the Human Rights Council on a day, and which reports were the last before it."""

from collections.abc import Sequence
from datetime import date

from endreprisals.domain.analysis.rows import Report, Rows

SEATS = 47  # General Assembly resolution 60/251, para. 7
_SESSION_OVER = (10, 1)  # reports of unknown day are presented in the session of September


def members_on(rows: Rows, day: date) -> frozenset[str]:
    """The States whose term includes the day."""
    return frozenset(term.state for term in rows.terms if term.first <= day <= term.last)


def presented_by(report: Report) -> date:
    """The day a report was presented; where unknown, the first of October of its year."""
    return report.presented_on or date(report.year, *_SESSION_OVER)


def last_reports(rows: Rows, day: date, number: int) -> Sequence[Report]:
    """The latest reports presented until a day, that day included, the earliest first."""
    before = (one for one in rows.reports if presented_by(one) <= day)
    return sorted(before, key=lambda one: one.year)[-number:]
