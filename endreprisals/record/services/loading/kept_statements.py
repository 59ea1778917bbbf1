"""What loaded statements keep when the tables change: their numbers, and what they said before."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from endreprisals.record.services.loading.own import of_tables
from endreprisals.record.services.spoken_versions import keep_version, numbers_given
from endreprisals.states.models import Statement, StatementState

REASON = "tables changed"
PROVISIONAL = "moved-"  # given by a migration of an older database, until the next load
Row = Mapping[str, Any]


def with_numbers_given(rows: Sequence[Row]) -> list[Row]:
    """The rows with the numbers that their statements have; no number goes to another statement.

    Each row has the columns of a statement. A statement that is new takes the number of its row,
    or that with -2, -3 where another statement has it or once had it.
    """
    numbered = Statement.objects.exclude(number__startswith=PROVISIONAL)
    held = dict(numbered.values_list("source_key", "number"))
    taken = numbers_given()
    found: list[Row] = []
    for row in rows:
        number = held.get(row["source_key"]) or _free(row["number"], taken)
        taken.add(number)
        found.append({**row, "number": number})
    return found


def keep_what_changes(
    rows: Sequence[Row], made_for: Iterable[Row], *, actor: str, at: datetime
) -> None:
    """Keep a version of each loaded statement that these rows will change or no longer hold.

    `made_for` are rows with `statement_key`, `state_id` and `basis`. To be called before
    anything is written, so that the version has the cases that were raised until now.
    """
    wanted = {row["source_key"]: row for row in rows}
    states: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for row in made_for:
        states[row["statement_key"]].add((row["state_id"], row["basis"]))
    before = _states_held()
    for held in Statement.objects.filter(of_tables(), withdrawn_at=None).order_by("pk"):
        told = wanted.get(held.source_key)
        same = told is not None and _same(held, told)
        if not same or states[held.source_key] != before[held.pk]:
            keep_version(held, reason=REASON, actor=actor, at=at)


def withdraw_what_is_gone(keys: Iterable[str], *, at: datetime) -> int:
    """Take loaded statements off every page that no table tells of; returns how many.

    They stay in the database with their number, so that their address says what became of them.
    """
    gone = Statement.objects.filter(of_tables(), withdrawn_at=None)
    return gone.exclude(source_key__in=list(keys)).update(withdrawn_at=at)


def _free(number: str, taken: set[str]) -> str:
    if number not in taken:
        return number
    longest = Statement._meta.get_field("number").max_length or len(number)
    tail = 2
    while (found := f"{number[: longest - len(str(tail)) - 1]}-{tail}") in taken:
        tail += 1
    return found


def _states_held() -> dict[int, set[tuple[str, str]]]:
    held: dict[int, set[tuple[str, str]]] = defaultdict(set)
    rows = StatementState.objects.filter(of_tables("statement__"))
    for statement, state, basis in rows.values_list("statement_id", "state_id", "basis"):
        held[statement].add((state, basis))
    return held


def _same(held: Statement, row: Row) -> bool:
    return all(getattr(held, name) == value for name, value in row.items())
