"""The queue and the review screen: decide, split, join, reject, take back, check, publish."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import urlencode
from django.utils.timezone import now
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from endreprisals.accounts.access import StaffRequest, recently_confirmed, requires
from endreprisals.accounts.roles import Permission
from endreprisals.domain import vocabulary
from endreprisals.record.services.reviewed import CaseRefused
from endreprisals.review.forms import (
    KINDS,
    JoinForm,
    RejectForm,
    SplitForm,
    VersionForm,
    form_of,
    subject_rows,
)
from endreprisals.review.models import Extraction
from endreprisals.review.queries.extraction import review_page
from endreprisals.review.queries.queue import STATES, QueueFilter, queue_page, state_counts
from endreprisals.review.services import deciding, publishing

TICKED = {
    "cooperation": "engagement_bodies", "ways": "engagement_types", "acts": "act_types",
    "perpetrators": "perpetrators",
}  # fmt: skip
# The first page that somebody's roles open is the one they begin with.
FIRST_PAGES = {
    Permission.REVIEW_READ: "review:queue",
    Permission.ADVOCACY_LOG: "advocacy:due",
    Permission.ACCOUNTS_MANAGE: "accounts:people",
}


@require_safe
@requires()
def home(request: StaffRequest) -> HttpResponse:
    """The first page of the desk: what a person is there for."""
    for permission, address in FIRST_PAGES.items():
        if request.user.may(permission):
            return redirect(address)
    return redirect("mfa_index")


@require_safe
@requires(Permission.REVIEW_READ)
def queue(request: StaffRequest) -> HttpResponse:
    """What waits, by report, country and state."""
    chosen = _chosen(request)
    number = request.GET.get("page", "")
    page = queue_page(chosen, page=int(number) if number.isdigit() and len(number) < 7 else 1)
    query = urlencode({
        "file": chosen.file_id or "", "country": chosen.country, "state": chosen.state or "all",
    })  # fmt: skip
    context = {
        "page": page, "counts": state_counts(), "states": STATES, "query": f"?{query}",
        "section": "queue",
    }  # fmt: skip
    return render(request, "review/queue.html", context)


@require_safe
@requires(Permission.REVIEW_READ)
def extraction(request: StaffRequest, extraction_id: int) -> HttpResponse:
    """The review screen."""
    return _screen(request, extraction_id)


@require_POST
@requires(Permission.REVIEW_DECIDE)
def decide(request: StaffRequest, extraction_id: int) -> HttpResponse:
    """Keep a person's version; nothing typed is lost when it has errors."""
    form = VersionForm(request.POST)
    if not form.is_valid():
        return _screen(request, extraction_id, form=form, status=422)
    try:
        deciding.decide(
            extraction_id=extraction_id, version=form.version(), by=request.user.number, at=now()
        )
    except deciding.NotPossible as refused:
        return _screen(request, extraction_id, form=form, refused=str(refused), status=409)
    except Extraction.DoesNotExist:
        raise Http404 from None
    return _onwards(request, extraction_id)


@require_POST
@requires(Permission.REVIEW_DECIDE)
def reject(request: StaffRequest, extraction_id: int) -> HttpResponse:
    """No story of reprisal."""
    form = RejectForm(request.POST)
    if not form.is_valid():
        return _screen(request, extraction_id, act_form=form, status=422)
    return _act(
        request, extraction_id, deciding.reject, onwards=True, reason=form.cleaned_data["reason"]
    )


@require_POST
@requires(Permission.REVIEW_DECIDE)
def split(request: StaffRequest, extraction_id: int) -> HttpResponse:
    """Several stories."""
    form = SplitForm(request.POST)
    if not form.is_valid():
        return _screen(request, extraction_id, act_form=form, status=422)
    return _act(request, extraction_id, deciding.split, stories=form.cleaned_data["stories"])


@require_POST
@requires(Permission.REVIEW_DECIDE)
def join(request: StaffRequest, extraction_id: int) -> HttpResponse:
    """Part of another story."""
    form = JoinForm(request.POST)
    if not form.is_valid():
        return _screen(request, extraction_id, act_form=form, status=422)
    return _act(request, extraction_id, deciding.join, into_id=form.cleaned_data["into"])


@require_POST
@requires(Permission.REVIEW_DECIDE)
def undo(request: StaffRequest, extraction_id: int) -> HttpResponse:
    """Take the last decision back."""
    return _act(request, extraction_id, deciding.undo)


@require_POST
@requires(Permission.REVIEW_CHECK)
def check(request: StaffRequest, extraction_id: int) -> HttpResponse:
    """Agree as the second person."""
    return _act(request, extraction_id, deciding.check, decision_id=_seen(request))


@require_http_methods(["GET", "POST"])
@requires(Permission.CASE_PUBLISH)
@recently_confirmed
def publish(request: StaffRequest, extraction_id: int) -> HttpResponse:
    """Say what will be public, then make it so."""
    if request.method == "GET":
        return render(request, "review/publish.html", {"page": _page(extraction_id)})
    try:
        publishing.publish(
            extraction_id=extraction_id, decision_id=_seen(request), by=request.user.number,
            at=now(),
        )  # fmt: skip
    except Extraction.DoesNotExist:
        raise Http404 from None
    except (publishing.PublicationRefused, CaseRefused, deciding.NotPossible) as refused:
        context = {"page": _page(extraction_id), "refused": str(refused)}
        return render(request, "review/publish.html", context, status=409)
    return redirect("review:extraction", extraction_id)


def _seen(request: StaffRequest) -> int | None:
    """The decision that the person had before them when they pressed the button."""
    given = request.POST.get("decision", "")
    return int(given) if given.isascii() and given.isdigit() and len(given) < 10 else None


def _chosen(request: StaffRequest) -> QueueFilter:
    country = request.GET.get("country", "")
    file, state = request.GET.get("file", ""), request.GET.get("state", Extraction.State.WAITING)
    return QueueFilter(
        file_id=int(file) if file.isdigit() and len(file) < 10 else None,
        country=country.upper() if len(country) == 3 and country.isalpha() else "",
        state=state if state in STATES else "",
    )


def _act(
    request: StaffRequest, extraction_id: int, service: Any, *, onwards: bool = False, **given: Any
) -> HttpResponse:
    """One change; what cannot be done is said on the screen it was asked from."""
    try:
        service(extraction_id=extraction_id, by=request.user.number, at=now(), **given)
    except deciding.NotPossible as refused:
        return _screen(request, extraction_id, refused=str(refused), status=409)
    except Extraction.DoesNotExist:
        raise Http404 from None
    return (
        _onwards(request, extraction_id)
        if onwards
        else redirect("review:extraction", extraction_id)
    )


def _onwards(request: StaffRequest, extraction_id: int) -> HttpResponse:
    """To the next undecided story when it was asked for, else back to this one."""
    following = _page(extraction_id).next_pk if request.POST.get("then") == "next" else None
    return redirect("review:extraction", following or extraction_id)


def _page(extraction_id: int) -> Any:
    try:
        return review_page(extraction_id)
    except Extraction.DoesNotExist:
        raise Http404 from None


def _screen(
    request: StaffRequest,
    extraction_id: int,
    *,
    form: VersionForm | None = None,
    status: int = 200,
    **more: Any,
) -> HttpResponse:
    page = _page(extraction_id)
    shown = form.data if form else form_of(page.version)
    context = {
        "page": page,
        "form": form,
        "shown": shown,
        "kinds": KINDS,
        "subject_rows": subject_rows(page.version, request.POST if form else None),
        "ticked": [(name, _boxes(name, form, shown)) for name in TICKED],
        "statuses": vocabulary.terms("statuses"),
        "confidences": vocabulary.terms("confidence"),
        "section": "queue",
        **more,
    }
    return render(request, "review/extraction.html", context, status=status)


def _boxes(name: str, form: VersionForm | None, shown: Any) -> list[tuple[str, str, bool]]:
    """Code, label and whether it is ticked, for every code of a list; ticked ones come first."""
    chosen = form.data.getlist(name) if form else shown[name]  # type: ignore[attr-defined] # posted
    boxes = [
        (code, vocabulary.term(TICKED[name], code).label, code in chosen)
        for code in vocabulary.codes(TICKED[name])
    ]
    return sorted(boxes, key=lambda box: not box[2])
