"""Statements at the desk: the list, the form, the draft that waits, correction and withdrawal."""

from collections.abc import Mapping
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import urlencode
from django.utils.timezone import now
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from endreprisals.accounts.access import StaffRequest, recently_confirmed, requires
from endreprisals.accounts.roles import Permission
from endreprisals.advocacy.asked import chosen_code, chosen_page, chosen_session, seen_revision
from endreprisals.advocacy.forms.statements import (
    FindForm,
    ReasonForm,
    StatementForm,
    case_rows,
    country_rows,
    form_of,
    group_choices,
    how_choices,
    members_shown,
)
from endreprisals.advocacy.models import StatementDraft
from endreprisals.advocacy.queries.statements import (
    DraftPage,
    StatementFilter,
    StatementPage,
    draft_page,
    statement_list,
    statement_page,
)
from endreprisals.advocacy.services import drafts
from endreprisals.domain.states import states
from endreprisals.record.services.spoken import Spoken, spoken_of
from endreprisals.record.services.statements import AlreadyThere, NotRight, StatementRefused
from endreprisals.search.queries import search
from endreprisals.states.models import Statement

FOUND_AT_MOST = 10
CASE = "case"  # a kind of what a search finds
Refused = (StatementRefused, drafts.NotPossible)


@require_safe
@requires(Permission.LEDGER_READ)
def statements(request: StaffRequest) -> HttpResponse:
    """What waits for a second person, and the ledger below it."""
    chosen = StatementFilter(session=chosen_session(request), state=chosen_code(request, "state"))
    page = statement_list(chosen, page=chosen_page(request))
    query = urlencode({"session": chosen.session, "state": chosen.state})
    context = {"page": page, "query": f"?{query}", "section": "ledger"}
    return render(request, "advocacy/statements.html", context)


@require_safe
@requires(Permission.LEDGER_READ)
def statement(request: StaffRequest, statement_id: int) -> HttpResponse:
    """One statement with everything that it said before."""
    context = {"page": _statement(statement_id), "section": "ledger"}
    return render(request, "advocacy/statement.html", context)


@require_http_methods(["GET", "POST"])
@requires(Permission.STATEMENT_ENTER)
def enter(request: StaffRequest) -> HttpResponse:
    """Type a new statement; it waits as a draft."""
    if request.method == "GET":
        return _form(request, form_of(Spoken(forum="", date="")))
    return _typed(request, drafts.draft_statement)


@require_http_methods(["GET", "POST"])
@requires(Permission.STATEMENT_ENTER)
def correct(request: StaffRequest, statement_id: int) -> HttpResponse:
    """Type what a statement should say instead, and why; it waits as a draft."""
    page = _statement(statement_id)
    try:
        drafts.refuse_fixed(page.statement)
    except Refused as refused:
        context = {"page": page, "refused": str(refused), "section": "ledger"}
        return render(request, "advocacy/statement.html", context, status=409)
    more: dict[str, Any] = {"corrects": page.statement}
    if request.method == "GET":
        spoken = spoken_of(page.statement)
        return _form(request, form_of(spoken), spoken=spoken, **more)
    return _typed(
        request, drafts.draft_correction, more, with_reason=True, statement_id=statement_id
    )


@require_http_methods(["GET", "POST"])
@requires(Permission.STATEMENT_ENTER)
def edit(request: StaffRequest, draft_id: int) -> HttpResponse:
    """Change a draft that waits."""
    page = _draft(draft_id)
    if not page.draft.is_open:
        return _show_draft(request, page, status=409)
    more: dict[str, Any] = {
        "draft": page.draft, "corrects": page.draft.statement if page.draft.corrects else None,
    }  # fmt: skip
    if request.method == "GET":
        shown = form_of(page.shown.spoken, page.draft.reason)
        return _form(request, shown, spoken=page.shown.spoken, **more)
    return _typed(
        request, drafts.change_draft, more, with_reason=True, draft_id=draft_id,
        revision=seen_revision(request),
    )  # fmt: skip


@require_safe
@requires(Permission.LEDGER_READ)
def draft(request: StaffRequest, draft_id: int) -> HttpResponse:
    """A draft as it would be read, with what the ledger says now beside a correction."""
    return _show_draft(request, _draft(draft_id))


@require_http_methods(["GET", "POST"])
@requires(Permission.STATEMENT_CHECK)
@recently_confirmed
def check(request: StaffRequest, draft_id: int) -> HttpResponse:
    """Say what will be public, then make it so as the second person."""
    page = _draft(draft_id)
    if request.method == "GET":
        return _show_draft(request, page, checking=True)
    try:
        published = drafts.publish_draft(
            draft_id=draft_id, revision=seen_revision(request), actor=request.user.number, at=now()
        )
    except Refused as refused:
        return _show_draft(request, page, refused=str(refused), status=409)
    return redirect("advocacy:statement", published.pk)


@require_POST
@requires(Permission.STATEMENT_ENTER)
def drop(request: StaffRequest, draft_id: int) -> HttpResponse:
    """A draft that is not wanted."""
    page = _draft(draft_id)
    try:
        drafts.drop_draft(
            draft_id=draft_id, revision=seen_revision(request), actor=request.user.number, at=now()
        )
    except drafts.NotPossible as refused:
        return _show_draft(request, page, refused=str(refused), status=409)
    return redirect("advocacy:statements")


@require_http_methods(["GET", "POST"])
@requires(Permission.STATEMENT_CHECK)
@recently_confirmed
def withdraw(request: StaffRequest, statement_id: int) -> HttpResponse:
    """Say what will go from which pages, then take the statement back."""
    page = _statement(statement_id)
    form = ReasonForm(request.POST or None)
    context: dict[str, Any] = {"page": page, "form": form, "section": "ledger"}
    if request.method == "POST" and form.is_valid():
        try:
            drafts.take_back(
                statement_id=statement_id, reason=form.cleaned_data["reason"],
                actor=request.user.number, at=now(),
            )  # fmt: skip
        except Refused as refused:
            context["refused"] = str(refused)
            return render(request, "advocacy/withdraw.html", context, status=409)
        return redirect("advocacy:statement", statement_id)
    return render(request, "advocacy/withdraw.html", context, status=_status(form))


def _typed(
    request: StaffRequest,
    service: Any,
    more: Mapping[str, Any] | None = None,
    *,
    with_reason: bool = False,
    **given: Any,
) -> HttpResponse:
    """Keep what was typed as a draft, or show the form again with everything still in it."""
    form = StatementForm(request.POST)
    if request.POST.get("then") == "find":
        return _form(request, request.POST, form=form, found=_found(request), **(more or {}))
    if not form.is_valid():
        return _form(request, request.POST, form=form, status=422, **(more or {}))
    if with_reason:
        given["reason"] = form.cleaned_data["reason"]
    try:
        kept = service(
            form.spoken(), another=form.cleaned_data["another"], actor=request.user.number,
            at=now(), **given,
        )  # fmt: skip
    except NotRight as refused:
        form.add_problems(refused.problems)
        return _form(request, request.POST, form=form, status=422, **(more or {}))
    except AlreadyThere as refused:
        return _form(
            request, request.POST, form=form, status=409, there=refused.held, **(more or {})
        )
    except Refused as refused:
        return _form(
            request, request.POST, form=form, status=409, refused=str(refused), **(more or {})
        )
    return redirect("advocacy:draft", kept.pk)


def _form(
    request: StaffRequest,
    shown: Any,
    *,
    form: StatementForm | None = None,
    spoken: Spoken | None = None,
    status: int = 200,
    **more: Any,
) -> HttpResponse:
    if more.get("found") is not None and form:
        form.is_valid()  # to know the States; errors wait until the statement is kept
        more["quiet"] = True
    members, key = members_shown(form, spoken)
    context = {
        "form": form, "shown": shown, "members": members, "shown_key": key,
        "case_rows": case_rows(shown), "country_rows": country_rows(shown),
        "groups": group_choices(), "hows": how_choices(), "states": states(),
        "section": "ledger", **more,
    }  # fmt: skip
    return render(request, "advocacy/statement_form.html", context, status=status)


def _found(request: StaffRequest) -> list[tuple[str, str]]:
    """Numbers and titles of public cases that the words find. They are in no address and no log."""
    form = FindForm(request.POST)
    words = form.cleaned_data["find"] if form.is_valid() else ""
    if not words:
        return []
    results = search(words, limit=FOUND_AT_MOST * 2).results
    cases = [(one.public_id, one.title) for one in results if one.kind == CASE]
    return cases[:FOUND_AT_MOST]


def _show_draft(
    request: StaffRequest, page: DraftPage, *, status: int = 200, **more: Any
) -> HttpResponse:
    context = {"page": page, "section": "ledger", **more}
    return render(request, "advocacy/draft.html", context, status=status)


def _statement(statement_id: int) -> StatementPage:
    try:
        return statement_page(statement_id)
    except Statement.DoesNotExist:
        raise Http404 from None


def _draft(draft_id: int) -> DraftPage:
    try:
        return draft_page(draft_id)
    except StatementDraft.DoesNotExist:
        raise Http404 from None


def _status(form: ReasonForm) -> int:
    return 422 if form.errors else 200
