"""What statements said before, kept at every correction, and the numbers that were ever given."""

from datetime import datetime

from endreprisals.record.services.spoken import spoken_of
from endreprisals.states.models import Statement, StatementVersion


def keep_version(statement: Statement, *, reason: str, actor: str, at: datetime) -> set[str]:
    """Write down what it says now; returns the public ids of the cases that it raised."""
    spoken = spoken_of(statement)
    StatementVersion.objects.create(
        statement=statement,
        at=at,
        actor=actor,
        reason=reason,
        said=spoken.as_json() | {"number": statement.number},
    )
    return {one.case_id for one in spoken.cases}


def numbers_given() -> set[str]:
    """Every number that a statement has or had: none of them is ever given to another."""
    now = Statement.objects.values_list("number", flat=True)
    before = StatementVersion.objects.values_list("said__number", flat=True)
    return {*now, *filter(None, before)}
