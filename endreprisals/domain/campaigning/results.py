"""What happened to what was asked: which States spoke of which cases. Nothing about why."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class CaseRaised:
    """A case of a campaign and who spoke of it, those asked and those not asked apart."""

    case: str  # public id
    asked: tuple[str, ...]  # States that were asked and spoke of it
    others: tuple[str, ...]  # States that were not asked and spoke of it


@dataclass(frozen=True, slots=True)
class AskedAndRaised:
    """Counts and names of States; every asked State stands in exactly one of the two lists."""

    spoke: tuple[str, ...]  # asked, and spoke of at least one of the cases
    did_not: tuple[str, ...]  # asked, and no statement of theirs on any of the cases is on record
    others: tuple[str, ...]  # spoke without having been asked
    cases: tuple[CaseRaised, ...]  # in the order given

    @property
    def asked(self) -> int:
        """How many States were asked."""
        return len(self.spoke) + len(self.did_not)

    @property
    def cases_raised(self) -> int:
        """How many of the cases any State spoke of; of the others nobody spoke."""
        return sum(bool(case.asked or case.others) for case in self.cases)


def asked_and_raised(
    asks: Collection[str], raised_by: Mapping[str, Collection[str]]
) -> AskedAndRaised:
    """`asks`: codes of the States asked. `raised_by`: for each case, States that spoke of it.

    A case nobody spoke of is there with an empty list: leaving it out would flatter the numbers.
    """
    asked = set(asks)
    cases = tuple(
        CaseRaised(
            case,
            tuple(sorted(asked & set(states))),
            tuple(sorted(set(states) - asked)),
        )
        for case, states in raised_by.items()
    )
    spoke = {state for case in cases for state in case.asked}
    return AskedAndRaised(
        spoke=tuple(sorted(spoke)),
        did_not=tuple(sorted(asked - spoke)),
        others=tuple(sorted({state for case in cases for state in case.others})),
        cases=cases,
    )
