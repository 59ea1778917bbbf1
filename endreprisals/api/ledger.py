"""What States said: statements and sessions, as JSON."""

from typing import Any

from django.http import Http404, HttpRequest
from ninja import Router

from endreprisals.api import asked, schemas
from endreprisals.api.problems import Problem, Withdrawn
from endreprisals.ledger.queries.explorer import chosen_rows
from endreprisals.ledger.queries.sessions import (
    NoSuchSession,
    session_lines,
    session_page,
)
from endreprisals.ledger.queries.statements import NoSuchStatement, WithdrawnStatement, told_of
from endreprisals.ledger.queries.statements import statement as one_statement
from endreprisals.record.files.plain import plain
from endreprisals.record.raises import raises

router = Router()
ENTRY = {400: Problem, 404: Problem}


@router.get(
    "/statements",
    response={200: schemas.StatementsOut, 400: Problem},
    openapi_extra=asked.documented_ledger_filter(),
)
def statements(
    request: HttpRequest, limit: asked.Limit, cursor: asked.StatementCursor
) -> dict[str, Any]:
    """Statements that a filter leaves, in the order of their numbers, each one whole.

    Without a filter, those that named no case and no country are among them.
    """
    chosen, index = asked.ledger_filter_asked(request), raises()
    if chosen.is_empty():
        said = {one.number: one for one in index.statements}
    else:
        said = {row.said.number: row.said for row in chosen_rows(chosen)}
    after = sorted(number for number in said if number > cursor)
    shown = after[:limit]
    return {
        "total": len(said),
        "statements": plain(told_of(index, (said[number] for number in shown))),
        "next_cursor": shown[-1] if len(after) > limit else None,
    }


@router.get("/statements/{number}", response={200: schemas.StatementOut, **ENTRY, 410: Problem})
def statement(request: HttpRequest, number: str) -> Any:
    """One statement: who spoke, for whom, what it named, and by which source."""
    asked.nothing_asked(request)
    try:
        return plain(one_statement(number))
    except WithdrawnStatement:
        raise Withdrawn from None
    except NoSuchStatement:
        raise Http404 from None


@router.get("/sessions", response={200: schemas.SessionsOut, 400: Problem})
def sessions(request: HttpRequest) -> dict[str, Any]:
    """Every session with a statement on record, and every dialogue since 2020, latest first."""
    asked.nothing_asked(request)
    return {"sessions": plain(session_lines())}


@router.get("/sessions/{session}", response={200: schemas.SessionOut, **ENTRY})
def session(request: HttpRequest, session: str) -> Any:
    """One session: who raised what, totals, what others counted, and cases that nobody named."""
    asked.nothing_asked(request)
    try:
        return plain(session_page(session))
    except NoSuchSession:
        raise Http404 from None
