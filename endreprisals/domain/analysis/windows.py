"""How long a report looks back, and what its number would be for twelve months.

Reports do not cover equal times: the one of 2020 covers eleven months. A number set to twelve
months assumes that what is counted comes evenly, which nobody knows; it is always marked.
"""

from datetime import date, timedelta

from endreprisals.domain.analysis.rows import Report

YEAR = 12.0
CEILING, FLOOR = "ceiling", "floor"
SHORT, LONG, NOT_KNOWN = "short_window", "long_window", "window_not_known"
_MONTH_DAYS = 365.2425 / 12
_SAME = 0.05  # months; less is a matter of days, not of another window


def window_months(report: Report) -> float | None:
    """The months that a report covers, both days included; None where an end is not known.

    Whole calendar months count as one each; days left over count as parts of an average month.
    """
    if report.period_from is None or report.period_to is None:
        return None
    return _months(report.period_from, report.period_to + timedelta(days=1))


def window_marks(report: Report | None) -> tuple[str, ...]:
    """What to say of a report's window: that it is short, long or not known; else nothing."""
    months = window_months(report) if report else None
    if months is None:
        return (NOT_KNOWN,)
    if abs(months - YEAR) < _SAME:
        return ()
    return (SHORT,) if months < YEAR else (LONG,)


def per_twelve_months(count: float, report: Report | None) -> float | None:
    """A count as it would be for twelve months; None where the window is not known or empty."""
    months = window_months(report) if report else None
    return count * YEAR / months if months and months > 0 else None


def scaling_mark(report: Report | None) -> tuple[str, ...]:
    """What a number of different States, set to twelve months, is: too high or too low.

    Some States of the missing months would be States that are cited already, so that setting a
    short window to twelve months counts too many; a long one set to twelve counts too few.
    """
    marks = {SHORT: (CEILING,), LONG: (FLOOR,)}
    return next((marks[one] for one in window_marks(report) if one in marks), ())


def _months(start: date, end: date) -> float:
    whole = (end.year - start.year) * 12 + end.month - start.month
    return whole + (end.day - start.day) / _MONTH_DAYS
