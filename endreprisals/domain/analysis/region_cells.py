"""Which regional groups are not shown, so that no figure gives away what another hides.

One figure shows the groups of all cases, another those of cases that were raised and of cases in
reports that were not. What neither shows follows from both: so a group that must be hidden in one
of these is hidden in all.
"""

from collections import Counter
from collections.abc import Iterable, Mapping

from endreprisals.domain.analysis.exposure import raises
from endreprisals.domain.analysis.mentions import first_years, unnamed_cases
from endreprisals.domain.analysis.rows import CaseRow, Rows
from endreprisals.domain.analysis.small_cells import to_hide_in_all

NO_REGION = "not_known"


def region_of_states(rows: Rows) -> Mapping[str, str]:
    """The regional group of each State that has one."""
    return {one.state: one.region for one in rows.states if one.region}


def region_counts(rows: Rows, cases: Iterable[CaseRow]) -> Mapping[str, int]:
    """How many of the cases concern each regional group, none included, or a State without one."""
    regions = region_of_states(rows)
    found = Counter(regions.get(one.state, NO_REGION) for one in cases)
    return {region: found[region] for region in sorted({*regions.values(), *found})}


def hidden_regions(rows: Rows) -> frozenset[str]:
    """The groups behind which private people could be found in any figure, and those hidden along.

    Looked at are all cases, those of States with a group, and, one by one, cases that were
    raised, cases in reports that were not, and the rest.
    """
    named, reported = raises(rows).cases, first_years(rows)
    regions = region_of_states(rows)
    raised = [one for one in rows.cases if one.case in named]
    others = [one for one in rows.cases if one.case not in named and one.case in reported]
    rest = [one for one in rows.cases if one.case not in named and one.case not in reported]
    grouped = [one for one in rows.cases if one.state in regions]
    tables = (rows.cases, grouped, raised, others, rest)
    unnamed = unnamed_cases(rows)
    return to_hide_in_all(
        (region_counts(rows, table) for table in tables),
        (
            {regions.get(one.state, NO_REGION) for one in table if one.case in unnamed}
            for table in tables
        ),
    )
