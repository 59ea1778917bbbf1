"""The plan of the data set: which files there are, which columns they have, what may stand there.

The plan itself is `schema.yaml` beside this module. One line describes a column:
`<kind> [argument] [?]`, where `?` allows an empty cell. `code act_types` is a code of that
vocabulary, `ref cases.id` an id that must stand in that column of that table (several targets
are joined by `|`). How many rows a file must have stands in `expectations.toml`.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

import yaml

from endreprisals.domain.dataset.values import READERS

_HERE = "endreprisals.domain.dataset"


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its name, the kind of value, the kind's argument, and whether it may be blank."""

    name: str
    kind: str
    argument: str
    may_be_blank: bool

    @classmethod
    def parse(cls, name: str, described: str) -> "Column":
        """Read one line of the plan; raises `KeyError` for a kind that has no reader."""
        words = described.split()
        may_be_blank = words[-1] == "?"
        kind, *argument = words[:-1] if may_be_blank else words
        READERS[kind]
        return cls(name, kind, " ".join(argument), may_be_blank)


@dataclass(frozen=True, slots=True)
class Table:
    """One CSV file: columns in order, keys that must be unique, and rules between columns.

    `order` names pairs of columns of which the first is never later or larger than the second.
    `agrees` gives, for a column here, the reference column to follow and the column there that
    must hold the same value. `covers` gives, for a column here, the column elsewhere of which
    no value may be left out.
    """

    file: str
    columns: tuple[Column, ...]
    keys: tuple[tuple[str, ...], ...]
    order: tuple[tuple[str, str], ...]
    agrees: Mapping[str, tuple[str, str]]
    covers: Mapping[str, str]

    @property
    def name(self) -> str:
        """The name by which other tables refer to it: the file without its ending."""
        return self.file.removesuffix(".csv")


@dataclass(frozen=True, slots=True)
class EntryList:
    """One list of entries in a YAML file: the key that is unique, and the keys an entry has."""

    name: str
    key: str
    required: tuple[str, ...]
    optional: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Expected:
    """How many rows or entries a file has, at least and at most."""

    least: int
    most: int


@dataclass(frozen=True, slots=True)
class Schema:
    """The whole plan: CSV tables and YAML entry lists by file name, and expected numbers.

    `code_lists` are YAML files that list the codes of vocabularies.
    """

    tables: Mapping[str, Table]
    documents: Mapping[str, tuple[EntryList, ...]]
    code_lists: tuple[str, ...]
    expected: Mapping[str, Expected]

    @property
    def files(self) -> tuple[str, ...]:
        """Every file that must be there, in the order of the plan."""
        return (*self.tables, *self.documents, *self.code_lists)


@cache
def shipped_schema() -> Schema:
    """The plan of the data set that is shipped with this package."""
    return read_schema(_beside("schema.yaml"), _beside("expectations.toml"))


def read_schema(plan: str, expectations: str) -> Schema:
    """Read a plan and its expected numbers from their texts."""
    content = yaml.safe_load(plan)
    numbers = tomllib.loads(expectations)
    return Schema(
        tables={file: _table(file, entry) for file, entry in content["tables"].items()},
        documents={file: _entry_lists(entry) for file, entry in content["documents"].items()},
        code_lists=tuple(content["code_lists"]),
        expected={file: _expected(number) for file, number in numbers["rows"].items()},
    )


def _beside(name: str) -> str:
    return resources.files(_HERE).joinpath(name).read_text(encoding="utf-8")


def _table(file: str, entry: Mapping[str, Any]) -> Table:
    return Table(
        file=file,
        columns=tuple(Column.parse(name, text) for name, text in entry["columns"].items()),
        keys=tuple(tuple(key) for key in entry["keys"]),
        order=tuple((first, second) for first, second in entry.get("order", [])),
        agrees={name: (via, there) for name, (via, there) in entry.get("agrees", {}).items()},
        covers=entry.get("covers", {}),
    )


def _entry_lists(entry: Mapping[str, Any]) -> tuple[EntryList, ...]:
    return tuple(
        EntryList(name, rules["key"], tuple(rules["required"]), tuple(rules.get("optional", ())))
        for name, rules in entry.items()
    )


def _expected(number: int | Mapping[str, int]) -> Expected:
    if isinstance(number, int):
        return Expected(number, number)
    return Expected(number["least"], number["most"])
