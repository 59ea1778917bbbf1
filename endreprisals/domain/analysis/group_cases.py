"""What two groups of cases are like: regions, names, and the reports that they stand in.

The public list of cases shows much of this. All the same no number stands here that another
figure hides, or from which one that is hidden could be worked out.
"""

from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence

from endreprisals.domain.analysis import codes_time as codes
from endreprisals.domain.analysis.figure import SMALL, Value
from endreprisals.domain.analysis.region_cells import NO_REGION, hidden_regions, region_of_states
from endreprisals.domain.analysis.rows import CaseRow, Rows
from endreprisals.domain.analysis.shares import share
from endreprisals.domain.analysis.small_cells import hidden, to_hide_in_all

MANY_REPORTS = 3
NAMED, NOBODY = "named", "nobody"

Cases = Sequence[CaseRow]
Groups = Mapping[str, Cases]
Part = Callable[[CaseRow], str]  # the part of a table that a case belongs to


def described(rows: Rows, groups: Groups, years: Mapping[str, set[int]]) -> Iterator[Value]:
    """How many cases are in each group, and what share of them is in each part of a table.

    Keys are `cases`, `named`, `region:<group>` and `reports:<number>`. `years` are the report
    years of each case.
    """
    of_state = region_of_states(rows)

    def region(one: CaseRow) -> str:
        return f"region:{of_state.get(one.state, NO_REGION)}"

    def reports(one: CaseRow) -> str:
        return f"reports:{min(len(years.get(one.case, ())), MANY_REPORTS)}"

    everybody = [one for cases in groups.values() for one in cases]
    regions = {f"region:{one}" for one in of_state.values()} | set(map(region, everybody))
    numbers = [f"reports:{number}" for number in range(MANY_REPORTS + 1)]
    secret = {f"region:{one}" for one in hidden_regions(rows)} & regions
    for series, cases in groups.items():
        yield Value("cases", float(len(cases)), series, method=codes.COUNT)
    yield from (one for one in _table(groups, _name, (NAMED, NOBODY)) if one.key == NAMED)
    yield from _table(groups, region, sorted(regions), secret)
    yield from _table(groups, reports, numbers)


def _name(one: CaseRow) -> str:
    return NAMED if one.named else NOBODY


def _table(
    groups: Groups, part: Part, keys: Sequence[str], secret: Collection[str] = ()
) -> Iterator[Value]:
    """The shares of all parts in both groups, without those that are `secret` already.

    Both groups together are a table too, for whoever adds them up.
    """
    tables = (*groups.values(), [one for cases in groups.values() for one in cases])
    mixes = [_mix(cases, part, keys) for cases in tables]
    behind = ({part(one) for one in cases if not one.named} for cases in tables)
    out = to_hide_in_all(mixes, behind).union(secret)
    # What is hidden for the sake of one group may be few in the other.
    if any(0 < sum(mix[key] for key in out) < SMALL for mix in mixes):
        out = frozenset(keys)
    for series, mix in zip(groups, mixes[:-1], strict=True):
        for key in keys:
            value = share(key, mix[key], sum(mix.values()), series=series)
            yield hidden(value) if key in out else value


def _mix(cases: Cases, part: Part, keys: Sequence[str]) -> Counter[str]:
    mix = Counter(dict.fromkeys(keys, 0))
    mix.update(map(part, cases))
    return mix
