"""Shares of detentions that had ended by a time, as values of a figure, and which to hide.

A share is not shown where it rests on fewer than five detentions of which one belongs to a case
that names nobody.
"""

from collections.abc import Collection, Sequence

from endreprisals.domain.analysis import codes_time as codes
from endreprisals.domain.analysis.detentions import KINDS
from endreprisals.domain.analysis.figure import SMALL, Value
from endreprisals.domain.analysis.small_cells import is_small, to_hide
from endreprisals.domain.analysis.survival import STILL, Incidence, Standing, Stay

YEARS = (1, 2, 3, 5, 10)
DAYS_IN_A_YEAR = 365.25
TIMES = tuple(years * DAYS_IN_A_YEAR for years in YEARS)
SERIES_STILL, SERIES_AT_RISK = "no_end_known", "at_risk"


def incidence_value(key: str, series: str, share: Incidence, standing: Standing, of: int) -> Value:
    """One share of a standing as a value, marked where few or none were followed for so long."""
    marks = () if standing.at_risk >= SMALL else (codes.FEW_AT_RISK,)
    if share.share is None:
        unknown = codes.FEW_AT_FIRST if standing.broken else codes.BEYOND_FOLLOW_UP
        return Value(key, None, series, of, marks=(unknown,))
    return Value(key, share.share, series, of, share.low, share.high, "aalen_johansen", marks=marks)


def hidden_parts(
    stays: Sequence[tuple[str, Stay]], standing: Standing, private: Collection[str]
) -> frozenset[str]:
    """Which shares of a standing must be hidden, given the case of each stay.

    Those that stand for fewer than five stays of which one belongs to a private case, and as
    many more as keep anybody from working them out by subtraction.
    """
    parts: dict[str, int] = dict.fromkeys((*KINDS, SERIES_STILL), 0)
    of_private: set[str] = set()
    followed_privately = False
    for case, stay in stays:
        ended = stay.event != STILL and stay.exit <= standing.time
        part = stay.event if ended else SERIES_STILL
        parts[part] += 1
        if case in private:
            of_private.add(part)
            followed_privately |= stay.entry < standing.time <= stay.exit
    out = to_hide(parts, of_private)
    return out | {SERIES_AT_RISK} if followed_privately and is_small(standing.at_risk) else out
