"""How many States joined each joint statement on reprisals, in every version of the number."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from endreprisals.domain.analysis.figure import Figure, Saying, Value
from endreprisals.domain.analysis.published_numbers import CONFLICTING, SERIES
from endreprisals.domain.analysis.report_years import span, texts
from endreprisals.domain.analysis.rows import JointRow, Rows

NAME, REFUSED, BESIDE_UNION = "joint-statements", "no_joint_statements", "european_union_too"
CAVEATS = ("definitions_differ", "not_causal", "silence_is_not_safety")
Numbers = Mapping[tuple[int, str], list[int]]


def joint_statements(rows: Rows) -> Figure:
    """The number of States behind each joint statement as sources give it.

    Where sources give different numbers for one statement, each stands as its own value. A number
    beside which the source names the European Union is marked: the Union is no State.
    """
    told = sorted((one for one in rows.joint if one.states_count is not None), key=_place)
    numbers = _numbers(told)
    without = {one.year for one in rows.joint} - {one.year for one in told}
    missing = Saying("no_number_published", {"years": texts(without)})
    return Figure(
        name=NAME,
        axis="year",
        unit="states",
        period=span(one.year for one in rows.joint),
        values=tuple(_value(one, numbers) for one in told),
        says=tuple(_says(told, numbers)),
        caveats=CAVEATS,
        missing=(missing,) if without else (),
        refused="" if told else REFUSED,
    )


def _numbers(told: Sequence[JointRow]) -> Numbers:
    """The different numbers given for each statement, by year and forum, the lowest first."""
    found: dict[tuple[int, str], set[int]] = defaultdict(set)
    for row in told:
        found[row.year, row.forum].add(row.states_count or 0)
    return {key: sorted(different) for key, different in found.items()}


def _value(row: JointRow, numbers: Numbers) -> Value:
    disputed = (CONFLICTING,) if len(numbers[row.year, row.forum]) > 1 else ()
    return Value(
        key=str(row.year),
        value=float(row.states_count or 0),
        series=SERIES,
        marks=(*disputed, BESIDE_UNION) if row.with_union else disputed,
        sources=(row.source,),
    )


def _says(told: Sequence[JointRow], numbers: Numbers) -> Iterator[Saying]:
    """The largest number and its years, the latest, and both where sources give two."""
    if not told:
        return
    most = max(row.states_count or 0 for row in told)
    years = texts(row.year for row in told if row.states_count == most)
    yield Saying("joined_most", {"years": years, "number": most})
    last = told[-1]
    yield Saying("joined_latest", {"year": str(last.year), "number": last.states_count})
    for (year, _), different in numbers.items():
        if len(different) > 1:
            args = {"year": str(year), "least": different[0], "most": different[-1]}
            yield Saying("joined_disputed", args)


def _place(row: JointRow) -> tuple[int, str, int]:
    return row.year, row.forum, row.states_count or 0
