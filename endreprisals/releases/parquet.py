"""Tables as Parquet, with a schema that says what each column holds."""

from collections.abc import Iterable
from itertools import islice
from pathlib import Path
from typing import Any

import pyarrow as pa
from pyarrow import parquet

from endreprisals.record.files.tables import Column, Table

ROWS_AT_ONCE = 5000
TYPES: dict[str, Any] = {
    "text": pa.string(),
    "edtf": pa.string(),
    "url": pa.string(),
    "list": pa.list_(pa.string()),
    "integer": pa.int64(),
    "integers": pa.list_(pa.int64()),
    "boolean": pa.bool_(),
    "day": pa.date32(),
    "moment": pa.timestamp("ms", tz="UTC"),
}


def write_parquet(path: Path, table: Table[Any], items: Iterable[Any]) -> None:
    """Write one table, five thousand rows at a time. Same rows, same bytes."""
    schema = parquet_schema(table)
    rows = iter(table.rows(items))
    with parquet.ParquetWriter(path, schema, compression="zstd") as writer:
        while some := list(islice(rows, ROWS_AT_ONCE)):
            columns = zip(*some, strict=True)
            arrays = [
                pa.array(values, type=field.type)
                for values, field in zip(columns, schema, strict=True)
            ]
            writer.write_batch(pa.record_batch(arrays, schema=schema))


def parquet_schema(table: Table[Any]) -> Any:
    """The columns of a table as Arrow fields, each with its description."""
    fields = [
        pa.field(column.name, TYPES[column.kind], metadata=_about(column))
        for column in table.columns
    ]
    return pa.schema(fields, metadata={"title": table.title, "description": table.description})


def _about(column: Column[Any]) -> dict[str, str]:
    about = {
        "description": column.description,
        "vocabulary": column.vocabulary,
        "unit": column.unit,
    }
    return {key: value for key, value in about.items() if value}
