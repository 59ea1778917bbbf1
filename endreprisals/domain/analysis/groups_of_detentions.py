"""How unlike the detentions are of cases that States raised, and of cases that none raised.

Whom States raise they choose, and which cases this record holds depends on it: many are here
because a State named them, and stand in no report. So the two groups differ before anything is
compared, and by how much is said.
"""

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from endreprisals.domain.analysis import codes_time as codes
from endreprisals.domain.analysis.detentions import Detention
from endreprisals.domain.analysis.figure import Value
from endreprisals.domain.analysis.hidden_shares import hidden_shares
from endreprisals.domain.analysis.mentions import counted
from endreprisals.domain.analysis.private_cases import private_cases
from endreprisals.domain.analysis.rows import Rows
from endreprisals.domain.analysis.study import Study

EVER, NEVER = "ever_raised", "never_raised"
NO_REGION = "not_known"


@dataclass(frozen=True, slots=True)
class Known:
    """What is asked of the case of each detention."""

    regions: dict[str, str]
    named: Collection[str]
    in_reports: Collection[str]
    private: Collection[str]


def balance(rows: Rows, study: Study) -> Iterator[Value]:
    """How many detentions are in each group, and how alike they are.

    Keys are `detentions`, `named` and `in_reports` (detentions in cases that name somebody, and
    that stand in a report), `start_year` (on average) and `region:<group>`. Series are
    `ever_raised` and `never_raised`.
    """
    regions = {one.case: study.regions.get(one.case, "") or NO_REGION for one in study.detentions}
    in_reports = frozenset(one.case for one in counted(rows))
    known = Known(regions, study.named, in_reports, private_cases(rows))
    raised = study.ever_raised()
    for series, wanted in ((EVER, True), (NEVER, False)):
        pairs = zip(study.detentions, raised, strict=True)
        yield from _described([one for one, so in pairs if so is wanted], series, known)


def _described(group: Sequence[Detention], series: str, known: Known) -> Iterator[Value]:
    of, cases = len(group), [one.case for one in group]
    yield Value("detentions", float(of), series, method=codes.COUNT)
    yield from _split("named", cases, known.named, series, known.private)
    yield from _split("in_reports", cases, known.in_reports, series, known.private)
    years = [one.starts[0].year for one in group]
    yield Value("start_year", sum(years) / of if of else None, series, of, method=codes.MEAN)
    mix = Counter({f"region:{one}": 0 for one in sorted(set(known.regions.values()))})
    mix.update(f"region:{known.regions[case]}" for case in cases)
    behind = {f"region:{known.regions[case]}" for case in cases if case in known.private}
    yield from hidden_shares(mix, behind, series)


def _split(
    key: str, cases: Sequence[str], inside: Collection[str], series: str, private: Collection[str]
) -> Iterator[Value]:
    """The share of detentions inside a part; hidden with what is outside where either is small."""
    places = [key if case in inside else "" for case in cases]
    behind = {place for place, case in zip(places, cases, strict=True) if case in private}
    mix = {key: places.count(key), "": places.count("")}
    yield from (one for one in hidden_shares(mix, behind, series) if one.key == key)
