"""Sessions and single statements."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from endreprisals.ledger.queries import sessions as queries
from endreprisals.ledger.queries import statements
from endreprisals.ledger.queries.joint import joint_statements
from endreprisals.ledger.views.reading import unfiltered


@require_safe
@unfiltered("ledger:sessions")
def sessions(request: HttpRequest) -> HttpResponse:
    """Every session that the ledger holds, latest first."""
    context = {"sessions": queries.session_lines(), "joint": joint_statements()}
    return render(request, "ledger/sessions.html", context)


@require_safe
@unfiltered("ledger:sessions")
def session(request: HttpRequest, session: str) -> HttpResponse:
    """One session: who raised what, and what nobody raised."""
    try:
        page = queries.session_page(session)
    except queries.NoSuchSession:
        raise Http404 from None
    return render(request, "ledger/session.html", {"session": page})


@require_safe
@unfiltered("ledger:ledger")
def statement(request: HttpRequest, number: str) -> HttpResponse:
    """One statement, whole."""
    try:
        told = statements.statement(number)
    except statements.WithdrawnStatement:
        return render(request, "ledger/statement_gone.html", status=410)
    except statements.NoSuchStatement:
        raise Http404 from None
    return render(request, "ledger/statement.html", {"statement": told})
