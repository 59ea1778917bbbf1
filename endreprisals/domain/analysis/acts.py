"""Which acts of reprisal are reported, counted by cases: two sources on one act are one case."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping

from endreprisals.domain.analysis.figure import Figure, Saying
from endreprisals.domain.analysis.mentions import counted, unnamed_cases
from endreprisals.domain.analysis.report_years import span, symbols
from endreprisals.domain.analysis.rows import ActRow, Rows
from endreprisals.domain.analysis.shares import largest_first, share_of_cases
from endreprisals.domain.analysis.small_cells import scope

NAME, REFUSED, NOT_KNOWN = "acts-by-type", "no_acts", "unclear"
CAVEATS = ("allegations", "partial_record", "selected")


def acts_by_type(rows: Rows) -> Figure:
    """In what share of the cases with a coded act each type of act is reported.

    A case can have several types, so the shares add up to more than one. A type counts as it
    is coded: the wider type is not added to the narrower one.
    """
    cases = cases_by_type(rows.acts)
    coded = frozenset().union(*cases.values())
    unnamed = unnamed_cases(rows)
    values = largest_first(
        share_of_cases(code, found, len(coded), unnamed) for code, found in cases.items()
    )
    return Figure(
        name=NAME,
        axis="act_types",
        unit="share",
        period=span(_years(rows, coded)),
        values=values,
        says=_says(rows, coded),
        caveats=(*CAVEATS, *scope(values)),
        sources=symbols(rows, _report_years(rows, coded)),
        refused="" if coded else REFUSED,
    )


def cases_by_type(acts: Iterable[ActRow]) -> Mapping[str, frozenset[str]]:
    """The cases with at least one act of each type; `unclear` is no type."""
    found: dict[str, set[str]] = defaultdict(set)
    for act in acts:
        for code in act.types:
            if code != NOT_KNOWN:
                found[code].add(act.case)
    return {code: frozenset(cases) for code, cases in found.items()}


def _report_years(rows: Rows, coded: Collection[str]) -> set[int]:
    return {one.year for one in counted(rows) if one.case in coded}


def _years(rows: Rows, coded: Collection[str]) -> Iterator[int]:
    """The years of the acts that count and of the reports on them: cases in no report count too."""
    yield from _report_years(rows, coded)
    for act in rows.acts:
        if act.case in coded:
            yield from (day.year for day in (act.lower, act.upper) if day)


def _says(rows: Rows, coded: frozenset[str]) -> tuple[Saying, ...]:
    """How many cases the shares rest on, and how many have no coded act."""
    without = len({one.case for one in rows.cases} - coded)
    says = (Saying("cases_with_coded_acts", {"number": len(coded)}),)
    return (*says, Saying("cases_without_coded_acts", {"number": without})) if without else says
