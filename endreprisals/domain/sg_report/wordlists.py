"""The word lists by which subjects are told apart, read once from the table beside this module."""

import tomllib
from functools import cache
from importlib import resources


@cache
def words(name: str) -> frozenset[str]:
    """One of the lists in `words.toml`."""
    return frozenset(_table()[name])


@cache
def alternatives(name: str) -> str:
    """A list as one regular expression, longest first."""
    ordered = sorted(words(name), key=lambda word: (-len(word), word))
    return "|".join(word.replace(".", r"\.").replace("-", "[- ]?") for word in ordered)


@cache
def _table() -> dict[str, list[str]]:
    source = resources.files("endreprisals.domain.sg_report").joinpath("words.toml")
    table: dict[str, list[str]] = tomllib.loads(source.read_text(encoding="utf-8"))
    return table
