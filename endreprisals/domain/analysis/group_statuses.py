"""Where the people of two groups of cases were last reported: held, free, in exile and so on."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from endreprisals.domain.analysis.figure import Value
from endreprisals.domain.analysis.group_cases import Groups
from endreprisals.domain.analysis.hidden_shares import hidden_shares
from endreprisals.domain.analysis.private_cases import private_cases
from endreprisals.domain.analysis.rows import Rows, SpellRow
from endreprisals.domain.partial_dates import PartialDate
from endreprisals.domain.spells import Spell, latest


def statuses(rows: Rows, groups: Groups) -> Iterator[Value]:
    """The share of people last reported in each status. Rare ones of private people are hidden.

    Keys are `status:<code>`, of all people of a group of whom anything is reported.
    """
    last = _last_statuses(rows.spells)
    private = private_cases(rows)
    seen = sorted({f"status:{code}" for found in last.values() for code in found})
    for series, cases in groups.items():
        counts = Counter(dict.fromkeys(seen, 0))
        of_private: set[str] = set()
        for one in cases:
            found = {f"status:{code}": number for code, number in last[one.case].items()}
            counts.update(found)
            of_private.update(found if one.case in private else ())
        yield from hidden_shares(counts, of_private, series)


def _last_statuses(spells: Iterable[SpellRow]) -> Mapping[str, Counter[str]]:
    """The statuses last reported of the people of each case."""
    cases: dict[str, str] = {}
    read: list[Spell] = []
    for place, row in enumerate(spells):
        person = f"{row.case} {row.subject}"
        cases[person] = row.case
        start, end = _date(row.start_lower, row.start_upper), _date(row.end_lower, row.end_upper)
        heard = _date(row.last_known, row.last_known)
        read.append(Spell(place, person, row.status, start, end, row.end_kind, heard))
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for spell in latest(read):
        found[cases[spell.subject]][spell.situation] += 1
    return found


def _date(lower: date | None, upper: date | None) -> PartialDate | None:
    """The days that a date can mean, as the spells of the record know them."""
    if lower is None and upper is None:
        return None
    return PartialDate(
        edtf="", lower=lower or date.min, upper=upper or date.max, open_start=lower is None,
        open_end=upper is None, approximate=False, uncertain=False,
    )  # fmt: skip
