"""Rows of dated facts: acts, cooperation, UN actions, replies, spells, statements of States."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from typing import Any

from django.db.models import Manager, QuerySet

from endreprisals.domain.analysis.rows import (
    ActRow,
    CooperationRow,
    RaiseRow,
    ReplyRow,
    SpellRow,
    UNActionRow,
)
from endreprisals.observatory.bounds import closed, heard_until, year_of
from endreprisals.observatory.case_rows import CHUNK, Shown
from endreprisals.record.models import (
    Act,
    ActType,
    Cooperation,
    CooperationBody,
    CooperationKind,
    Raise,
    StateReply,
    Status,
    UNAction,
)
from endreprisals.states.models import StatementState

WHEN = ("date_lower", "date_upper")
Bounds = tuple[date | None, date | None]


def acts(shown: Shown) -> tuple[ActRow, ...]:
    """Alleged acts of public cases. What came before the cooperation is no act. Two queries."""
    types = _codes(ActType.objects.all(), "act_id", "code")
    return tuple(
        ActRow(case, types.get(pk, ()), *when) for pk, case, when, _ in _facts(Act.objects, shown)
    )


def cooperation(shown: Shown) -> tuple[CooperationRow, ...]:
    """Ways in which people of public cases cooperated. Three queries."""
    bodies = _codes(CooperationBody.objects.all(), "cooperation_id", "body")
    kinds = _codes(CooperationKind.objects.all(), "cooperation_id", "code")
    return tuple(
        CooperationRow(case, bodies.get(pk, ()), kinds.get(pk, ()), *when)
        for pk, case, when, _ in _facts(Cooperation.objects, shown)
    )


def un_actions(shown: Shown) -> tuple[UNActionRow, ...]:
    """What UN bodies did about public cases. One query."""
    found = _facts(UNAction.objects, shown, "action")
    return tuple(UNActionRow(pk, case, action, *when) for pk, case, when, (action,) in found)


def replies(shown: Shown) -> tuple[ReplyRow, ...]:
    """Answers of States in public cases, or that none came. One query."""
    found = _facts(StateReply.objects, shown, "answer", "answers_to_id")
    return tuple(ReplyRow(case, answer, to, *when) for _, case, when, (answer, to) in found)


def spells(shown: Shown) -> tuple[SpellRow, ...]:
    """Times that people of public cases spent in one status. One query.

    A spell of nobody known, or of somebody who was withdrawn, is left out. No table gives the
    end of a sentence yet.
    """
    found = _facts(
        Status.objects, shown,
        "code", "subject_id", "to_lower", "to_upper", "end_kind", "last_known_edtf",
    )  # fmt: skip
    return tuple(
        SpellRow(
            case, shown.subject(subject), status, *starts, closed(ended), closed(ended_by), how,
            heard_until(last_known),
        )
        for _, case, starts, (status, subject, ended, ended_by, how, last_known) in found
        if subject in shown.subjects
    )  # fmt: skip


def raises(shown: Shown) -> tuple[RaiseRow, ...]:
    """Public cases that statements named. Two queries.

    A statement whose speaker no source gives has neither a number nor States here: it is never
    counted as one.
    """
    made_for = _codes(
        StatementState.objects.filter(statement__withdrawn_at=None), "statement_id", "state_id"
    )
    found = _facts(
        Raise.objects.filter(statement__withdrawn_at=None), shown, "statement_id",
        "statement__number", "statement__session", "statement__date_lower",
        "statement__date_upper", "statement__identified", "how",
    )  # fmt: skip
    return tuple(
        RaiseRow(
            case=case,
            statement=number if identified else "",
            session=session,
            year=year_of(session, closed(first), closed(last)),
            how=how,
            states=made_for.get(statement, ()) if identified else (),
            lower=when[0],
            upper=when[1],
        )
        for _, case, when, (statement, number, session, first, last, identified, how) in found
    )


def _facts(
    rows: "Manager[Any] | QuerySet[Any]", shown: Shown, *columns: str
) -> Iterator[tuple[int, str, Bounds, tuple[Any, ...]]]:
    """Number, case, bounds and further columns of each fact of a case that is shown."""
    read = rows.order_by("pk").values_list("pk", "case_id", *WHEN, *columns)
    for pk, case, lower, upper, *rest in read.iterator(CHUNK):
        if case in shown.cases:
            yield pk, shown.cases[case], (closed(lower), closed(upper)), tuple(rest)


def _codes(rows: "QuerySet[Any]", owner: str, column: str) -> dict[int, tuple[str, ...]]:
    """The codes that hang on each fact, each once, in their order."""
    found: dict[int, list[str]] = defaultdict(list)
    for pk, code in rows.order_by("pk").values_list(owner, column).iterator(CHUNK):
        found[pk].append(code)
    return {pk: tuple(dict.fromkeys(codes)) for pk, codes in found.items()}
