"""Which States each report cites, and whether the list of them is whole.

A list is whole where a source gives every State of the report. From parts of lists, and from the
cases that this record knows to stand in the report, one can only say that at least so many States
were cited.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from endreprisals.domain.analysis.mentions import counted
from endreprisals.domain.analysis.rows import ListedState, Rows

WHOLE_KIND = "all"
MENA_KINDS = ("new_MENA_only", "followup_MENA_only")


@dataclass(frozen=True, slots=True)
class StateList:
    """The States known to be cited in the report of one year: `states` are sure.

    `at_most` are all that could be cited, None where nothing says so. `loaded` tells whether any
    source lists States at all, and `from_cases` whether cases of this record added some.
    """

    year: int
    states: frozenset[str]
    at_most: frozenset[str] | None
    sources: tuple[str, ...]
    loaded: bool = True
    from_cases: bool = False

    @property
    def whole(self) -> bool:
        """Whether every State of the report is known."""
        return self.states == self.at_most

    @property
    def disagree(self) -> bool:
        """Whether sources give whole lists of the same report that are not alike."""
        return self.at_most is not None and not self.whole


def state_lists(rows: Rows) -> Mapping[int, StateList]:
    """What is known of the States of each report year, for every year of which anything is."""
    listed: dict[int, list[ListedState]] = defaultdict(list)
    for row in rows.listed:
        listed[row.year].append(row)
    held = _states_of_cases(rows)
    years = sorted({*listed, *held})
    return {year: _state_list(year, listed.get(year, []), held.get(year, {})) for year in years}


def whole_lists(lists: Mapping[int, StateList]) -> list[StateList]:
    """The lists that name every State of their report, in order of years."""
    return [one for one in lists.values() if one.whole]


def _states_of_cases(rows: Rows) -> Mapping[int, Mapping[str, str]]:
    """For each report year the States of cases that stand in it, with the symbol of the report."""
    states = {one.case: one.state for one in rows.cases}
    found: dict[int, dict[str, str]] = defaultdict(dict)
    for mention in counted(rows):
        if mention.case in states:
            found[mention.year][states[mention.case]] = mention.symbol
    return found


def _state_list(year: int, listed: Iterable[ListedState], held: Mapping[str, str]) -> StateList:
    """One year's list: a whole one where there is one, else everything that is sure."""
    whole: dict[str, set[str]] = defaultdict(set)
    parts: dict[str, set[str]] = defaultdict(set)
    for row in listed:
        (whole if row.kind == WHOLE_KIND else parts)[row.source].add(row.state)
    if whole:
        return _from_whole(year, whole)
    some = frozenset[str]().union(*parts.values())
    added = held.keys() - some
    sources = {*parts, *(held[state] for state in added)}
    return StateList(
        year, some | added, None, tuple(sorted(sources)), loaded=bool(parts), from_cases=bool(added)
    )


def _from_whole(year: int, whole: Mapping[str, set[str]]) -> StateList:
    """Sure is what every whole list has. Where they differ, one of them may yet be right."""
    sure = frozenset.intersection(*map(frozenset, whole.values()))
    return StateList(year, sure, frozenset[str]().union(*whole.values()), tuple(sorted(whole)))
