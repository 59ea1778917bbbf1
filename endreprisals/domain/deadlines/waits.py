"""How long things take once sent: until a letter is public, until a State must reply."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Literal

import yaml


@dataclass(frozen=True, slots=True)
class Wait:
    """So many days after a body turned to the State, something is due."""

    code: Literal["publication", "publication_urgent", "reply"]
    after: Literal["sent_to_state", "asked_state"]
    days: int
    text: Mapping[str, str]
    source: str
    standing: Literal["read", "unverified"]


def waits(mechanism: str) -> tuple[Wait, ...]:
    """What a source says of a body, in order; nothing where no source says a number."""
    return _table().get(mechanism, ())


@cache
def _table() -> Mapping[str, tuple[Wait, ...]]:
    rows = yaml.safe_load(resources.files(__package__).joinpath("waits.yaml").read_text("utf-8"))
    table: dict[str, tuple[Wait, ...]] = {}
    for row in rows["waits"]:
        mechanism = row.pop("mechanism")
        table[mechanism] = (*table.get(mechanism, ()), Wait(**row))
    return table
