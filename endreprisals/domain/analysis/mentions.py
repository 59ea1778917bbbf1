"""Which cases stand in which report. A mention that somebody only inferred is never counted."""

from collections import defaultdict
from collections.abc import Iterator, Mapping

from endreprisals.domain.analysis.rows import MentionRow, Rows

INFERRED = "inferred"


def counted(rows: Rows) -> Iterator[MentionRow]:
    """Every mention that a source shows."""
    return (one for one in rows.mentions if one.basis != INFERRED)


def by_year(rows: Rows) -> Mapping[int, Mapping[str, list[MentionRow]]]:
    """The mentions of each case in each report year. Years without any are left out."""
    found: dict[int, dict[str, list[MentionRow]]] = defaultdict(lambda: defaultdict(list))
    for mention in counted(rows):
        found[mention.year][mention.case].append(mention)
    return found


def first_years(rows: Rows) -> Mapping[str, int]:
    """The earliest report year of each case that stands in a report."""
    first: dict[str, int] = {}
    for mention in counted(rows):
        first[mention.case] = min(first.get(mention.case, mention.year), mention.year)
    return first


def unnamed_cases(rows: Rows) -> frozenset[str]:
    """Cases that name nobody: behind a small number of them, private people could be found."""
    return frozenset(one.case for one in rows.cases if not one.named)
