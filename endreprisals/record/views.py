"""Pages of the public record: an address in, a query, a page out."""

from collections.abc import Callable
from functools import wraps

from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponsePermanentRedirect,
    HttpResponseRedirect,
)
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from endreprisals.domain import vocabulary
from endreprisals.domain.un_symbols import normal_symbol
from endreprisals.record import filters
from endreprisals.record.files import jsonld, responses
from endreprisals.record.files.addresses import case_address
from endreprisals.record.queries import (
    case_list,
    case_page,
    document_page,
    home,
    state_page,
    subject_page,
    term_pages,
)
from endreprisals.search.queries import search

View = Callable[..., HttpResponseBase]
SEARCH_PER_PAGE = 20


def _filtered(view: Callable[[HttpRequest, filters.CaseFilter], HttpResponseBase]) -> View:
    """Give the view a filter, or the reader a 400 that names what was wrong and keeps the rest."""

    @wraps(view)
    def checked(request: HttpRequest) -> HttpResponseBase:
        try:
            return view(request, filters.parse(request.GET))
        except filters.BadFilter as bad:
            return _refused(request, bad)

    return checked


@require_safe
def front(request: HttpRequest) -> HttpResponse:
    """The first page."""
    return render(request, "record/home.html", {"home": home.home()})


@require_safe
@_filtered
def cases(request: HttpRequest, chosen: filters.CaseFilter) -> HttpResponse:
    """The list of cases as rows, as a table or as a map."""
    listed = case_list.case_list(chosen)
    if chosen.page > listed.pages:
        raise Http404
    context = {"list": listed, "meanings": filters.MEANINGS}
    return render(request, f"record/cases_{chosen.view}.html", context)


@require_safe
@_filtered
def cases_csv(request: HttpRequest, chosen: filters.CaseFilter) -> HttpResponseBase:
    """The filtered list as CSV."""
    return responses.csv_response(chosen)


@require_safe
@_filtered
def cases_xlsx(request: HttpRequest, chosen: filters.CaseFilter) -> HttpResponseBase:
    """The filtered list as a workbook."""
    return responses.xlsx_response(chosen)


@require_safe
@_filtered
def cases_json(request: HttpRequest, chosen: filters.CaseFilter) -> HttpResponseBase:
    """The filtered list as JSON."""
    return responses.json_response(chosen)


@require_safe
@_filtered
def cases_atom(request: HttpRequest, chosen: filters.CaseFilter) -> HttpResponseBase:
    """The filtered list as a feed."""
    return responses.atom_response(chosen, request)


@require_safe
def case(request: HttpRequest, public_id: str) -> HttpResponse:
    """One case, the page that says it is gone, or the way to the case it was merged into."""
    try:
        page = case_page.case_page(public_id)
    except case_page.NoSuchCase:
        raise Http404 from None
    if isinstance(page, case_page.Gone):
        return _gone(request, "record:case", page.into)
    address = case_address(page.public_id, get_language() or "en")
    context = {"case": page, "jsonld": jsonld.case(page, address)}
    return render(request, "record/case.html", context)


@require_safe
def case_json(request: HttpRequest, public_id: str) -> HttpResponse:
    """One case as JSON: the same as the API gives."""
    try:
        page = case_page.case_page(public_id)
    except case_page.NoSuchCase:
        raise Http404 from None
    if isinstance(page, case_page.Gone):
        return _gone(request, "record:case-json", page.into)
    return responses.one_case_response(page)


@require_safe
def subject(request: HttpRequest, public_id: str) -> HttpResponse:
    """One subject over the years."""
    try:
        page = subject_page.subject_page(public_id)
    except subject_page.NoSuchSubject:
        raise Http404 from None
    if isinstance(page, subject_page.GoneSubject):
        return _gone(request, "record:subject", page.into)
    return render(request, "record/subject.html", {"subject": page})


@require_safe
def states(request: HttpRequest) -> HttpResponse:
    """Every State, with what the record holds."""
    return render(request, "record/states.html", {"states": state_page.state_lines()})


@require_safe
def state(request: HttpRequest, iso3: str) -> HttpResponse:
    """One State."""
    try:
        page = state_page.state_page(iso3)
    except state_page.NoSuchState:
        raise Http404 from None
    return render(request, "record/state.html", {"state": page})


@require_safe
def documents(request: HttpRequest) -> HttpResponse:
    """Every UN document that the record rests on."""
    return render(request, "record/documents.html", {"documents": document_page.document_lines()})


@require_safe
def document(request: HttpRequest, symbol: str) -> HttpResponse:
    """One UN document; a symbol typed another way is led to its own address."""
    try:
        page = document_page.document_page(symbol)
    except document_page.NoSuchDocument:
        normal = normal_symbol(symbol)
        if normal and normal != symbol:
            return HttpResponsePermanentRedirect(reverse("record:document", args=[normal]))
        raise Http404 from None
    return render(request, "record/document.html", {"document": page})


@require_safe
def acts(request: HttpRequest) -> HttpResponse:
    """Every kind of act of reprisal."""
    context = {"vocabulary": "act_types", "lines": term_pages.term_lines("act_types")}
    return render(request, "record/terms.html", context)


@require_safe
def bodies(request: HttpRequest) -> HttpResponse:
    """Every body that people cooperate with."""
    lines = term_pages.term_lines("engagement_bodies")
    context = {"vocabulary": "engagement_bodies", "lines": lines}
    return render(request, "record/terms.html", context)


@require_safe
def act(request: HttpRequest, code: str) -> HttpResponse:
    """One kind of act and its cases."""
    return _term(request, "act_types", code)


@require_safe
def body(request: HttpRequest, code: str) -> HttpResponse:
    """One body and the cases of people who cooperated with it."""
    return _term(request, "engagement_bodies", code)


@require_safe
def changes(request: HttpRequest) -> HttpResponse:
    """What was added, corrected, withdrawn or merged, latest first."""
    try:
        number = filters.parse_page(request.GET)
    except filters.BadFilter as bad:
        return _refused(request, bad)
    page = home.changes_page(number)
    if number > page.pages:
        raise Http404
    return render(request, "record/changes.html", {"changes": page})


@require_safe
def changes_atom(request: HttpRequest) -> HttpResponse:
    """The list of changes as a feed."""
    return responses.changes_response(request)


@require_safe
def find(request: HttpRequest) -> HttpResponse:
    """What the one search box finds, each result with its reason."""
    query = request.GET.get("q", "").strip()
    answer = search(query, limit=SEARCH_PER_PAGE) if query else None
    return render(request, "record/search.html", {"query": query, "answer": answer})


def _term(request: HttpRequest, name: str, code: str) -> HttpResponse:
    try:
        page = term_pages.term_page(name, code)
    except vocabulary.UnknownTerm:
        raise Http404 from None
    return render(request, "record/term.html", {"page": page})


def _refused(request: HttpRequest, bad: filters.BadFilter) -> HttpResponse:
    context = {"problems": bad.problems, "kept": bad.kept.query(paged=True)}
    return render(request, "record/bad_filter.html", context, status=400)


def _gone(request: HttpRequest, view: str, into: str) -> HttpResponse:
    if into:
        # Never a permanent redirect: a browser would go on following it after `undo_merge`.
        return HttpResponseRedirect(reverse(view, args=[into]))
    return render(request, "record/gone.html", status=410)
