"""Every published total with our own number beside it, or the reason why there is none."""

from collections import Counter
from collections.abc import Collection, Sequence

from endreprisals.domain.analysis.figure import Figure, Saying, Value
from endreprisals.domain.analysis.own_numbers import CONFLICT, UNEXPLAINED, Ours, arranged
from endreprisals.domain.analysis.published_numbers import conflicting_years, published_value
from endreprisals.domain.analysis.report_years import span
from endreprisals.domain.analysis.reproduce import ours_for
from endreprisals.domain.analysis.rows import Published, Rows

NAME, REFUSED, OURS = "published-figures", "nothing_published", "ours"
SAME, DIFFERS, CANNOT = "same", "differs", "cannot"
CAVEATS = (
    "allegations",
    "silence_is_not_safety",
    "definitions_differ",
    "partial_record",
    "partial_lists",
    "ledger_incomplete",
    "recall_terms",
)


def published_figures(rows: Rows) -> Figure:
    """Each published total as `published`, followed by ours for the same metric and years.

    Keys are `metric:year` or `metric:first/last`. The last mark of ours is the comparison:
    `same`, `differs:` and the reason, or `cannot:` and the reason for which it has no number.
    """
    record = arranged(rows)
    pairs = [_pair(row, ours_for(record, row), rows.published) for row in rows.published]
    return Figure(
        name=NAME,
        axis="metrics",
        unit="numbers",
        period=span(year for row in rows.published for year in (row.year_from, row.year_to)),
        values=tuple(value for pair in pairs for value in pair),
        says=(_summary([ours.marks[-1] for _, ours in pairs]),),
        caveats=CAVEATS,
        sources=tuple(sorted({row.source for row in rows.published})),
        refused="" if pairs else REFUSED,
    )


def comparison(published: float, ours: Ours, others: Collection[float] = ()) -> str:
    """How our number stands to the published one, and to `others` published for the same thing.

    A number known to be too low explains itself by what is not loaded, but not when it is above.
    Where another source has a number that ours can be, the sources conflict. Else nobody knows.
    """
    if ours.number is None:
        return f"{CANNOT}:{ours.reason}"
    if ours.number == published:
        return SAME
    if ours.number < published and ours.at_least:
        return f"{DIFFERS}:{ours.reason}"
    agree = any(ours.number == one or (ours.at_least and ours.number < one) for one in others)
    return f"{DIFFERS}:{CONFLICT if agree else UNEXPLAINED}"


def _pair(row: Published, ours: Ours, rows: Sequence[Published]) -> tuple[Value, Value]:
    key = f"{row.metric}:{span((row.year_from, row.year_to))}"
    alike = [one for one in rows if (one.metric, one.year_to) == (row.metric, row.year_to)]
    disputed = conflicting_years(alike)
    others = {float(one.value) for one in alike if one.year_from == row.year_from}
    told = published_value(row, key, disputed=disputed)
    number = None if ours.number is None else float(ours.number)
    return told, Value(
        key=key,
        value=number,
        series=OURS,
        low=number if ours.at_least else None,
        method="bounds" if ours.at_least else "",
        at_least=ours.at_least,
        marks=(comparison(float(row.value), ours, others),),
    )


def _summary(marks: Sequence[str]) -> Saying:
    """How many totals are the same, differ and cannot be had."""
    kinds = Counter(mark.split(":")[0] for mark in marks)
    return Saying("published_compared", {kind: kinds[kind] for kind in (SAME, DIFFERS, CANNOT)})
