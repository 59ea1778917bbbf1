"""Of which reports the record holds so much that a case missing from it says anything.

A report tells of one case at least for every State that it cites. Where the record holds far fewer
cases than that, nobody can say that a case does not stand in the report.
"""

from collections.abc import Collection

from endreprisals.domain.analysis.lists import state_lists, whole_lists
from endreprisals.domain.analysis.mentions import by_year
from endreprisals.domain.analysis.published_numbers import published
from endreprisals.domain.analysis.rows import Rows

METRIC = "countries"
ENOUGH = 1 / 3  # cases for every State cited


def years_read(rows: Rows) -> Collection[int]:
    """The years whose report is read well enough: one case at least for every three States cited.

    A year of which nobody says how many States were cited is not among them.
    """
    cited = {row.year_from: float(row.value) for row in published(rows, METRIC)}
    cited |= {one.year: float(len(one.states)) for one in whole_lists(state_lists(rows))}
    held = by_year(rows)
    return {year for year, states in cited.items() if len(held.get(year, ())) >= states * ENOUGH}
