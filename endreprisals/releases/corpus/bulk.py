"""Writing many rows at once, kinds of facts with their parent rows included."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import datetime
from itertools import count
from typing import Any

from django.db import connection, models, transaction

BLANK: Mapping[str, Any] = {
    "CharField": "",
    "TextField": "",
    "URLField": "",
    "BooleanField": False,
    "PositiveSmallIntegerField": 0,
}


class Bulk:
    """Rows waiting to be written, table by table. Numbers of rows are given here, from 1.

    Django's own `bulk_create` neither takes tables with a parent nor is it fast enough for
    millions of rows; the columns come from the models all the same.
    """

    def __init__(self) -> None:
        self._numbers: dict[type[models.Model], count[int]] = defaultdict(lambda: count(1))
        self._waiting: dict[tuple[type[models.Model], tuple[str, ...]], list[tuple[Any, ...]]]
        self._waiting = defaultdict(list)

    def add(self, model: type[models.Model], /, **values: Any) -> int:
        """Note one row; returns its number. Columns that are not given are blank."""
        number = next(self._numbers[model])
        self.add_keyed(model, number, **values)
        return number

    def add_keyed(self, model: type[models.Model], key: int | str, /, **values: Any) -> None:
        """Note one row that has a key already: of a State, or of the fact it is a kind of."""
        row = {_key_column(model): key, **values}
        self._waiting[model, tuple(row)].append(tuple(row.values()))

    def write(self) -> None:
        """Write what waits, in the order in which tables were first used."""
        with transaction.atomic(), connection.cursor() as cursor:
            for (model, columns), rows in self._waiting.items():
                statement, blanks = _statement(model, columns)
                cursor.executemany(statement, [(*map(_stored, row), *blanks) for row in rows])
        self._waiting.clear()


def _key_column(model: type[models.Model]) -> str:
    return str(model._meta.pk.column)


def _statement(model: type[models.Model], given: Iterable[str]) -> tuple[str, tuple[Any, ...]]:
    """The INSERT of these columns and of all others that must not be null, with their blanks."""
    given = list(given)
    missing = [
        field
        for field in model._meta.local_concrete_fields
        if field.column not in given and not field.null
    ]
    names = [*given, *(field.column for field in missing)]
    marks = ", ".join(["%s"] * len(names))
    columns = ", ".join(map(connection.ops.quote_name, names))
    table = connection.ops.quote_name(model._meta.db_table)
    blanks = tuple(map(_blank, missing))
    return f"INSERT INTO {table} ({columns}) VALUES ({marks})", blanks  # noqa: S608 -- our names


def _blank(field: "models.Field[Any, Any]") -> Any:
    kind = field.get_internal_type()
    return "[]" if kind == "JSONField" else BLANK[kind]


def _stored(value: Any) -> Any:
    if isinstance(value, datetime):
        return connection.ops.adapt_datetimefield_value(value)
    return value
