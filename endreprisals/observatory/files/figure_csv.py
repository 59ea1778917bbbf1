"""A figure as CSV: one row for each number, with what it is a share of, bounds and marks."""

import csv
from collections.abc import Callable, Iterator
from io import StringIO

from endreprisals.domain.analysis.figure import Figure, Value
from endreprisals.observatory.queries import Shown
from endreprisals.observatory.words import keys
from endreprisals.record.files.cells import text_cell

Cell = Callable[[Figure, Value], object]
COLUMNS: dict[str, Cell] = {
    "figure": lambda figure, _: figure.name,
    "key": lambda _, value: value.key,
    "label": keys.key_name,
    "series": lambda _, value: value.series,
    "series_label": lambda figure, value: keys.series_name(figure.name, value.series),
    "value": lambda _, value: value.value,
    "of": lambda _, value: value.of,
    "low": lambda _, value: value.low,
    "high": lambda _, value: value.high,
    "method": lambda _, value: value.method,
    "at_least": lambda _, value: value.at_least,
    "marks": lambda _, value: value.marks,
    "sources": lambda _, value: value.sources,
    "unit": lambda figure, _: figure.unit,
    "period": lambda figure, _: figure.period,
    "caveats": lambda figure, _: figure.caveats,
}


def figure_csv(shown: Shown) -> str:
    """Every number of a figure, with `as_of` and the version of the record in each row."""
    file = StringIO()
    write = csv.writer(file).writerow
    write([*COLUMNS, "as_of", "record_version"])
    for row in _rows(shown):
        write(row)
    return file.getvalue()


def _rows(shown: Shown) -> Iterator[list[str]]:
    made = [shown.as_of.isoformat(), str(shown.record_version)]
    for value in shown.figure.values:
        yield [*(_cell(of(shown.figure, value)) for of in COLUMNS.values()), *made]


def _cell(found: object) -> str:
    """A number as it is, negative ones included; texts cannot be taken for a formula."""
    if isinstance(found, float):
        return repr(found)
    if isinstance(found, tuple):
        return text_cell(found)
    return text_cell(found if isinstance(found, str | bool | int) else None)
