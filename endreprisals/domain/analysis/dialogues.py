"""Which cases States raised in the Council's yearly dialogue on the report on reprisals."""

import re
from collections import defaultdict
from collections.abc import Mapping

from endreprisals.domain.analysis.rows import RaiseRow, Rows

# The report A/HRC/51/47 is the one that the fifty-first session discussed.
_SESSION = re.compile(r"A/HRC/(\d+)/")


def dialogue_years(rows: Rows) -> Mapping[str, int]:
    """The session of each dialogue, such as `HRC51`, with the year of the report it discussed."""
    found = ((_SESSION.match(one.symbol), one.year) for one in rows.reports)
    return {f"HRC{match[1]}": year for match, year in found if match}


def raised(rows: Rows) -> Mapping[int, list[RaiseRow]]:
    """The raises of each year's dialogue: naming, welcoming and thanking all raise a case.

    A session may be written with its item after a space.
    """
    years = dialogue_years(rows)
    found: dict[int, list[RaiseRow]] = defaultdict(list)
    for one in rows.raises:
        year = years.get(one.session.partition(" ")[0])
        if year is not None:
            found[year].append(one)
    return found


def states_at_least(rows: Rows) -> Mapping[int, int]:
    """How many States raised a case in the dialogue of each year, as far as the ledger knows.

    A statement whose speaker no source names counts as no State: it may be one of those known.
    A year of which no State is known has no number.
    """
    found = {
        year: {state for one in raises for state in one.states}
        for year, raises in raised(rows).items()
    }
    return {year: len(states) for year, states in found.items() if states}


def countries_at_least(rows: Rows) -> Mapping[int, int]:
    """About how many States cases were raised in the dialogue of each year, as far as known."""
    states = {one.case: one.state for one in rows.cases}
    found = {
        year: {states[one.case] for one in raises if one.case in states}
        for year, raises in raised(rows).items()
    }
    return {year: len(countries) for year, countries in found.items() if countries}
