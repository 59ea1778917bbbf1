"""Tables of the database as wholes: make one hold the rows it should, and say what changed."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.db.models import Model, Q, QuerySet

Row = Mapping[str, Any]
CHUNK = 1000


def hold_rows(
    model: type[Model],
    rows: Sequence[Row],
    *,
    key: Sequence[str] = (),
    keep_others: bool = False,
    among: Q | None = None,
) -> int:
    """Make a table hold these rows; returns how many were added, changed or removed.

    `key` names the columns that say which row is which; without it, the whole row does, so that
    two sources that disagree are two rows. Rows that are not given are removed, or left alone
    with `keep_others`. Every row has the same columns, foreign keys by their column (`state_id`).
    `among` narrows the table to the rows that the caller answers for.
    """
    answered: QuerySet[Any] = QuerySet(model).filter(among or Q())
    if not rows:
        return 0 if keep_others else answered.delete()[0]
    columns = tuple(rows[0])
    by = tuple(key) or columns
    wanted = {tuple(row[name] for name in by): row for row in rows}
    held = {
        tuple(row[name] for name in by): row
        for row in answered.order_by("pk").values("pk", *columns)
    }
    new = [model(**row) for place, row in wanted.items() if place not in held]
    changed = [
        model(**{**row, "pk": held[place]["pk"]})
        for place, row in wanted.items()
        if place in held and any(held[place][name] != row[name] for name in columns)
    ]
    gone = [] if keep_others else [row["pk"] for place, row in held.items() if place not in wanted]
    _write(model, new, changed, gone, [name for name in columns if name not in by])
    return len(new) + len(changed) + len(gone)


def _write(
    model: type[Model],
    new: list[Model],
    changed: list[Model],
    gone: list[Any],
    columns: Sequence[str],
) -> None:
    table: QuerySet[Any] = QuerySet(model)
    table.filter(pk__in=gone).delete()
    table.bulk_create(new, batch_size=CHUNK)
    if changed:
        table.bulk_update(changed, columns, batch_size=CHUNK)
