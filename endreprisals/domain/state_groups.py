"""Groups of States that speak as one, and who belonged to them on a day.

A statement for the European Union in 2019 was made for the United Kingdom too; one in 2021 was
not. Members with their dates and sources stand in the table beside this module.
"""

import re
import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib import resources


@dataclass(frozen=True, slots=True)
class Member:
    """A State in a group from a day on, until a day or still."""

    state: str
    since: date
    until: date | None


@dataclass(frozen=True, slots=True)
class StateGroup:
    """A group with its names, members over time, and where they are written down."""

    code: str
    names: tuple[str, ...]
    source: str
    members: tuple[Member, ...]

    def on(self, day: date) -> tuple[str, ...]:
        """ISO codes of the members on a day, in order of the alphabet."""
        return tuple(
            sorted(
                one.state
                for one in self.members
                if one.since <= day and (one.until is None or day <= one.until)
            )
        )


class UnknownGroup(LookupError):
    """A code that is not in the table of groups."""

    def __init__(self, code: str) -> None:
        super().__init__(f"{code!r} is no group of States in the table")
        self.code = code


def groups() -> tuple[StateGroup, ...]:
    """Every group of the table."""
    return tuple(_table().values())


def group(code: str) -> StateGroup:
    """The group with this code; raises `UnknownGroup`."""
    try:
        return _table()[code]
    except KeyError:
        raise UnknownGroup(code) from None


def find_group(text: str) -> str | None:
    """The code of the group that the whole of `text` names, or None.

    Takes a code, a name in any case of letters, with or without "the", and a list of State codes
    joined by semicolons that is exactly the membership of one group today.
    """
    named = _names().get(_key(text))
    if named or ";" not in text:
        return named
    states = tuple(sorted(part.strip() for part in text.split(";")))
    matching = [one.code for one in groups() if one.on(date.max) == states]
    return matching[0] if matching else None


def _key(text: str) -> str:
    words = re.findall(r"[^\W_]+", text.casefold())
    return " ".join(word for word in words if word not in ("the", "and"))


@cache
def _names() -> dict[str, str]:
    return {_key(name): one.code for one in groups() for name in (one.code, *one.names)}


@cache
def _table() -> dict[str, StateGroup]:
    table = resources.files("endreprisals.domain").joinpath("state_groups.toml")
    rows = tomllib.loads(table.read_text(encoding="utf-8"))
    return {
        code: StateGroup(
            code=code,
            names=tuple(row["names"]),
            source=row["source"],
            members=tuple(
                Member(one["state"], one["from"], one.get("until")) for one in row["members"]
            ),
        )
        for code, row in rows.items()
    }
