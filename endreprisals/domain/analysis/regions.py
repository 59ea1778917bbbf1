"""From which regional groups the States of the cases come, beside each group's share of States."""

from collections import Counter
from collections.abc import Collection, Mapping

from endreprisals.domain.analysis.figure import Figure, Saying, Value
from endreprisals.domain.analysis.region_cells import (
    NO_REGION,
    hidden_regions,
    region_counts,
    region_of_states,
)
from endreprisals.domain.analysis.report_years import reports_by_year, span, symbols
from endreprisals.domain.analysis.rows import Rows
from endreprisals.domain.analysis.shares import share
from endreprisals.domain.analysis.small_cells import hidden, scope

NAME, REFUSED = "regional-composition", "no_cases"
CASES, MEMBERS = "cases", "members"
CAVEATS = ("allegations", "partial_record", "selected", "silence_is_not_safety")


def regional_composition(rows: Rows) -> Figure:
    """The share of cases of each regional group, and the group's share of the Member States.

    Cases of States without a group, such as observers, are left out and their number is said.
    """
    counts, secret = dict(region_counts(rows, rows.cases)), hidden_regions(rows)
    outside = counts.pop(NO_REGION, 0)
    values = _values(counts, Counter(region_of_states(rows).values()), secret)
    enough = bool(sum(counts.values()))
    told = outside if NO_REGION not in secret else 0
    return Figure(
        name=NAME,
        axis="regional_groups",
        unit="share",
        period=span(reports_by_year(rows)),
        values=tuple(values) if enough else (),
        says=(*([Saying("cases_without_group", {"number": told})] if told else ()),
              *_says(values)),
        caveats=(*CAVEATS, *scope(values)),
        sources=symbols(rows, reports_by_year(rows)),
        refused="" if enough else REFUSED,
    )  # fmt: skip


def _values(
    counts: Mapping[str, int], members: Mapping[str, int], secret: Collection[str]
) -> list[Value]:
    """Both shares of each group. Groups make up all cases, so none may be hidden alone."""
    total, states = sum(counts.values()), sum(members.values())
    ours = [share(group, count, total, series=CASES) for group, count in counts.items()]
    return [
        *(hidden(value) if value.key in secret else value for value in ours),
        *(Value(group, members[group] / states, MEMBERS, states) for group in counts),
    ]


def _says(values: list[Value]) -> list[Saying]:
    """Groups whose share of the cases lies, with its whole interval, off their share of States."""
    members = {one.key: one.value for one in values if one.series == MEMBERS}
    says: list[Saying] = []
    for value in values:
        expected = members[value.key]
        if value.low is None or value.high is None or expected is None:
            continue
        if value.low > expected:
            says.append(Saying("more_cases_than_states", {"region": value.key}))
        elif value.high < expected:
            says.append(Saying("fewer_cases_than_states", {"region": value.key}))
    return says
