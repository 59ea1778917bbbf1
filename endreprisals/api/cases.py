"""Cases, subjects, changes and the search, as JSON."""

from typing import Any

from django.http import Http404, HttpRequest
from django.urls import reverse
from ninja import Router

from endreprisals.api import asked, schemas
from endreprisals.api.problems import Moved, Problem, Withdrawn
from endreprisals.record.files.case_rows import CaseRow, case_rows
from endreprisals.record.files.chosen import page_by_id
from endreprisals.record.files.plain import plain, whole_case
from endreprisals.record.files.rows import CASES
from endreprisals.record.files.subject_rows import subject_rows
from endreprisals.record.models import Change
from endreprisals.record.queries.case_page import Gone, NoSuchCase, case_page
from endreprisals.record.queries.subject_page import GoneSubject, NoSuchSubject, subject_page
from endreprisals.search.queries import search

router = Router()
LIST = {400: Problem}
ENTRY = {307: Problem, 404: Problem, 410: Problem}


@router.get(
    "/cases",
    response={200: schemas.CasesOut, **LIST},
    exclude_unset=True,
    openapi_extra=asked.documented_filter(),
)
def cases(
    request: HttpRequest,
    limit: asked.Limit,
    cursor: asked.CaseCursor,
    fields: asked.Fields,
) -> dict[str, Any]:
    """Cases that a filter leaves, in the order of their ids. The filter is that of the pages."""
    chosen, columns = asked.filter_asked(request), asked.columns_asked(fields)
    pks, total = page_by_id(chosen, cursor, limit + 1)
    rows = list(case_rows(pks[:limit]))
    more = len(pks) > limit and rows
    return {
        "total": total,
        "cases": [_chosen_columns(row, columns) for row in rows],
        "next_cursor": rows[-1].card.public_id if more else None,
    }


def _chosen_columns(row: CaseRow, columns: Any) -> dict[str, Any]:
    whole = dict(zip(CASES.names, CASES.row(row), strict=True))
    return {name: whole[name] for name in columns}


@router.get("/cases/{public_id}", response={200: schemas.WholeCaseOut, **ENTRY})
def case(request: HttpRequest, public_id: str) -> dict[str, Any]:
    """One public case, whole: its path, mentions, names and what is not known, with sources."""
    try:
        page = case_page(public_id)
    except NoSuchCase:
        raise Http404 from None
    if isinstance(page, Gone):
        raise _gone("case", page.into)
    return whole_case(page)


@router.get("/subjects", response={200: schemas.SubjectsOut, **LIST})
def subjects(
    request: HttpRequest, limit: asked.Limit, cursor: asked.SubjectCursor
) -> dict[str, Any]:
    """People, organisations, groups and situations with a public case, in the order of ids."""
    found = subject_rows(after=cursor, chunk=limit + 1)
    rows = [row for _, row in zip(range(limit + 1), found, strict=False)]
    return {
        "subjects": plain(rows[:limit]),
        "next_cursor": rows[limit - 1].public_id if len(rows) > limit else None,
    }


@router.get("/subjects/{public_id}", response={200: schemas.SubjectOut, **ENTRY})
def subject(request: HttpRequest, public_id: str) -> Any:
    """One subject over the years: names as sources write them, and the ids of its cases."""
    try:
        page = subject_page(public_id)
    except NoSuchSubject:
        raise Http404 from None
    if isinstance(page, GoneSubject):
        raise _gone("subject", page.into)
    return plain(page)


@router.get("/changes", response={200: schemas.ChangesOut, **LIST})
def changes(request: HttpRequest, limit: asked.Limit, cursor: asked.ChangeCursor) -> dict[str, Any]:
    """What was added, corrected, withdrawn, merged or restored, the latest first."""
    older = Change.objects.order_by("-id")
    rows = list((older.filter(id__lt=int(cursor)) if cursor else older)[: limit + 1])
    return {
        "changes": [
            {
                "number": row.pk,
                "at": row.at,
                "kind": row.kind,
                "public_id": row.public_id,
                "into_public_id": row.into_public_id or None,
            }
            for row in rows[:limit]
        ],
        "next_cursor": str(rows[limit - 1].pk) if len(rows) > limit else None,
    }


@router.get("/search", response={200: schemas.SearchOut, **LIST})
def find(
    request: HttpRequest, q: asked.Asked, limit: asked.ResultLimit, offset: asked.Offset
) -> Any:
    """Cases, subjects, States, documents, acts and bodies, each with the reason it was found."""
    return plain(search(q, limit=limit, offset=offset))


def _gone(view: str, into: str) -> Exception:
    return Moved(reverse(f"api-v1:{view}", args=[into])) if into else Withdrawn()
