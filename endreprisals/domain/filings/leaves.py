"""The account as a flat list of places and what stands there."""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from endreprisals.domain.filings.tables import pattern, table

Facts = Mapping[str, Any]  # an account as its file has it


def leaves(facts: Facts) -> Iterator[tuple[str, Any]]:
    """Every place that can be kept back and what stands there, in the order of the file."""
    yield from _inside(table("account")["fields"], facts, "")


def _inside(rule: Any, value: Any, where: str) -> Iterator[tuple[str, Any]]:
    if isinstance(rule, dict):
        lead = f"{where}." if where else ""
        for key, inner in rule.items():
            if lead or key not in ("language", "consent", "confidential"):
                yield from _inside(inner, value[key], lead + key)
    elif isinstance(rule, list) and isinstance(rule[0], dict):
        for nth, row in enumerate(value):
            yield from _inside(rule[0], row, f"{where}.{nth}")
    else:
        yield where, value


def values(facts: Facts, path: str) -> list[Any]:
    """What stands at a path; with `*` in it, at that place of every item of the list."""
    found: list[Any] = [facts]
    for step in path.split("."):
        if step == "*":
            found = [row for rows in found for row in rows]
        elif step.isdecimal():
            found = [rows[int(step)] for rows in found]
        else:
            found = [value[step] for value in found]
    return found


def first_place(path: str) -> str:
    """Where to point when a part is missing: `events.*.when` -> `events.0.when`."""
    return path.replace("*", "0")


def kind_of(path: str) -> str:
    """What can stand at a place: line, text, date, code, codes, flag, or choice."""
    return _kinds()[pattern(path)]


@cache
def _kinds() -> Mapping[str, str]:
    return dict(_kinds_in(table("account")["fields"], ""))


def _kinds_in(rule: Any, where: str) -> Iterator[tuple[str, str]]:
    if isinstance(rule, dict):
        lead = f"{where}." if where else ""
        for key, inner in rule.items():
            yield from _kinds_in(inner, lead + key)
    elif isinstance(rule, list) and isinstance(rule[0], dict):
        yield from _kinds_in(rule[0], f"{where}.*")
    else:
        yield where, rule if isinstance(rule, str) else "choice"
