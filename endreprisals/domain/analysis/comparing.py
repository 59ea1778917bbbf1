"""Cases that States named beside cases in reports that none named: what each group is like.

States choose whom they raise, so the groups differ before anything is said: many cases that were
raised are in this record for no other reason, and every case of the other group stands in a
report. What became of the people follows the calendar: time before the first statement counts as
not raised, in either group, so nobody seems to be held long because somebody was held long enough
to be raised. A difference shown here is no effect.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from endreprisals.domain.analysis import codes_time as codes
from endreprisals.domain.analysis.clustered import clustered
from endreprisals.domain.analysis.detention_gaps import caveats, missing, what_early_means
from endreprisals.domain.analysis.detentions import KINDS, Detentions, detentions
from endreprisals.domain.analysis.exposure import Episode, Raised, episodes, raises
from endreprisals.domain.analysis.figure import Figure, Saying, Value
from endreprisals.domain.analysis.group_cases import Groups, described
from endreprisals.domain.analysis.group_statuses import statuses
from endreprisals.domain.analysis.mentions import counted
from endreprisals.domain.analysis.private_cases import private_cases
from endreprisals.domain.analysis.report_years import span
from endreprisals.domain.analysis.rows import Rows
from endreprisals.domain.analysis.small_cells import hidden, scope
from endreprisals.domain.analysis.standing_values import (
    SERIES_AT_RISK,
    TIMES,
    YEARS,
    hidden_parts,
    incidence_value,
)
from endreprisals.domain.analysis.survival import Standing

NAME = "raised-and-not-raised"
RAISED, NOT_RAISED = "raised", "not_raised"
ALWAYS = ("not_causal", "ledger_incomplete", "silence_is_not_safety")
OUTSIDE = "reports:0"  # the key of cases that stand in no report


def raised_and_not_raised(rows: Rows) -> Figure:
    """A table of two groups of cases: counts, regions, reports, last status and what followed.

    Keys are rows of the table: `cases`, `named`, `region:<group>`, `reports:<number>`,
    `status:<code>` (people by the status last reported), `detentions`, and for 1, 2, 3, 5 and 10
    years `<kind of end>:<years>` and `at_risk:<years>`. Series are `raised` and `not_raised`. A
    case is raised where a statement of States names it.
    """
    found, timed = raises(rows), detentions(rows.spells)
    years = _report_years(rows)
    groups = _groups(rows, found, years)
    if not all(groups.values()):
        return Figure(NAME, "rows", "share", "", (), refused=codes.NO_CASES)
    like = tuple(described(rows, groups, years))
    values = (*like, *statuses(rows, groups), *_followed(rows, groups, timed, found))
    return Figure(
        name=NAME,
        axis="rows",
        unit="share",
        period=span(year for seen in years.values() for year in seen),
        values=values,
        says=(
            *_made_unlike(rows, groups, like),
            *_how_timed(timed, found),
            Saying(codes.READS_HIGH),
            what_early_means(timed),
        ),
        caveats=(*ALWAYS, *caveats(timed), *scope(values)),
        missing=(*_undated(found), *missing(timed)),
    )


def _report_years(rows: Rows) -> Mapping[str, set[int]]:
    """The report years of each case."""
    years: dict[str, set[int]] = defaultdict(set)
    for mention in counted(rows):
        years[mention.case].add(mention.year)
    return years


def _groups(rows: Rows, found: Raised, years: Mapping[str, set[int]]) -> Groups:
    named = found.cases
    raised = [one for one in rows.cases if one.case in named]
    others = [one for one in rows.cases if one.case in years and one.case not in named]
    return {RAISED: raised, NOT_RAISED: others}


def _made_unlike(rows: Rows, groups: Groups, like: Iterable[Value]) -> Iterator[Saying]:
    """How many cases are in each group and in neither, and how many were let in by being raised."""
    counts = {series: len(cases) for series, cases in groups.items()}
    yield Saying(codes.CASES_COMPARED, counts)
    of = counts[RAISED]
    for value in like:
        if (value.key, value.series) == (OUTSIDE, RAISED) and value.value:
            outside = round(value.value * of)
            yield Saying(codes.RAISED_OUTSIDE_REPORTS, {"count": outside, "of": of})
    neither = len(rows.cases) - sum(counts.values())
    if neither:
        yield Saying(codes.IN_NEITHER_GROUP, {"count": neither, "of": len(rows.cases)})


def _how_timed(timed: Detentions, found: Raised) -> Iterator[Saying]:
    yield Saying(codes.BEFORE_RAISING_IS_NOT_RAISED)
    if timed.imprecise or found.imprecise:
        vague = {"detentions": timed.imprecise, "raised": found.imprecise}
        yield Saying(codes.MIDDLE_OF_DATES, vague)


def _undated(found: Raised) -> tuple[Saying, ...]:
    count = len(found.undated)
    return (Saying(codes.RAISE_NOT_DATED, {"count": count}),) if count else ()


def _followed(rows: Rows, groups: Groups, timed: Detentions, found: Raised) -> Iterable[Value]:
    """What became of the detentions of both groups, each cut at the day of the first statement."""
    compared = {one.case for cases in groups.values() for one in cases} - set(found.undated)
    private = private_cases(rows)
    parts: dict[str, list[Episode]] = {RAISED: [], NOT_RAISED: []}
    for detention in timed.kept:
        if detention.case in compared:
            for part in episodes(detention, found.on(detention.case), "middle"):
                parts[RAISED if part.raised else NOT_RAISED].append(part)
    for series, group in parts.items():
        yield Value("detentions", float(len(group)), series, method=codes.COUNT)
        yield from _shares(group, series, private)


def _shares(group: Sequence[Episode], series: str, private: frozenset[str]) -> Iterable[Value]:
    stays = [(part.detention.case, part.stay) for part in group]
    for years, standing in zip(YEARS, clustered(stays, TIMES, KINDS), strict=True):
        out = hidden_parts(stays, standing, private)
        for kind, value in _at(standing, years, series, len(group)):
            yield hidden(value) if kind in out else value


def _at(standing: Standing, years: int, series: str, of: int) -> Iterable[tuple[str, Value]]:
    for kind in KINDS:
        key = f"{kind}:{years}"
        yield kind, incidence_value(key, series, standing.left[kind], standing, of)
    key = f"{SERIES_AT_RISK}:{years}"
    yield SERIES_AT_RISK, Value(key, float(standing.at_risk), series, of, method=codes.COUNT)
