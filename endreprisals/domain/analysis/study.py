"""The detentions in which an effect of raising is looked for, cut where anything changed.

A detention is at risk of early release from its beginning until thirty days before the end of its
sentence, if that is known: after that a release is foreseen. The cut at the day of the first
statement is made here and nowhere else, so that the check with placebo dates tries the very code
that the figure uses.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from endreprisals.domain.analysis.cox import Line
from endreprisals.domain.analysis.detentions import EARLY, NEAR, Detention, Detentions, Reading
from endreprisals.domain.analysis.exposure import Episode, Raised, Spoken, episodes
from endreprisals.domain.analysis.rows import Rows

RAISED, NAMED, YEAR = "raised", "named", "start_year"


@dataclass(frozen=True, slots=True)
class Study:
    """Detentions with the day on which the case of each was first raised, None where it never was.

    `states` and `regions` are by case; `named` are the cases that name somebody.
    """

    detentions: tuple[Detention, ...]
    raised_on: tuple[float | None, ...]
    states: Mapping[str, str]
    regions: Mapping[str, str]
    named: Collection[str]

    def lines(self, reading: Reading = "middle") -> list[Line]:
        """All stretches at risk, before and after raising, in the given reading of the dates."""
        pairs = zip(self.detentions, self.raised_on, strict=True)
        cut = (part for one, day in pairs for part in episodes(one, day, reading))
        found = (self._line(part, reading) for part in cut)
        return [line for line in found if line.stop > line.start]

    def ever_raised(self) -> list[bool]:
        """For each detention whether the case was raised before it ended."""
        pairs = zip(self.detentions, self.raised_on, strict=True)
        return [day is not None and day < one.ended("middle") for one, day in pairs]

    def among(self, chosen: Sequence[bool], raised_on: Sequence[float | None]) -> "Study":
        """The same study of some of its detentions, with other days of raising."""
        kept = tuple(one for one, so in zip(self.detentions, chosen, strict=True) if so)
        return replace(self, detentions=kept, raised_on=tuple(raised_on))

    def _line(self, part: Episode, reading: Reading) -> Line:
        one, stop, early = part.detention, part.stay.exit, part.stay.event == EARLY
        if one.sentence_end is not None:
            foreseen = (one.sentence_end - NEAR).toordinal() - one.began(reading)
            early, stop = early and stop < foreseen, min(stop, foreseen)
        traits = {
            RAISED: float(part.raised),
            NAMED: float(one.case in self.named),
            YEAR: float(one.starts[0].year),
        }
        group, cluster = self.regions.get(one.case, ""), self.states.get(one.case, "")
        return Line(part.stay.entry, stop, early, group, cluster, traits)


def study(rows: Rows, timed: Detentions, found: Raised, spoken: Spoken = "middle") -> Study:
    """The detentions of the record, without those of cases raised on no known date.

    `spoken` says which of the days a statement can have come on counts as its day.
    """
    of_state = {one.state: one.region for one in rows.states}
    kept = tuple(one for one in timed.kept if one.case not in found.undated)
    return Study(
        detentions=kept,
        raised_on=tuple(found.on(one.case, spoken) for one in kept),
        states={one.case: one.state for one in rows.cases},
        regions={one.case: of_state.get(one.state, "") for one in rows.cases},
        named=frozenset(one.case for one in rows.cases if one.named),
    )
