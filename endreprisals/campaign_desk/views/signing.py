"""Signatures at the desk: names before they are public, organisations and their mandates."""

from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import now
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from endreprisals.accounts.access import StaffRequest, requires
from endreprisals.accounts.roles import Permission
from endreprisals.campaign_desk.queries import signing as queries
from endreprisals.campaign_desk.signing_words import refused_words
from endreprisals.campaigns.models import Action, OrganisationSignature
from endreprisals.campaigns.queries.signing import told
from endreprisals.campaigns.services import organisations, signing

MOST_REASON = 300


@require_safe
@requires(Permission.CAMPAIGN_READ)
def signatures(request: StaffRequest) -> HttpResponse:
    """Every joint statement, and what waits for a person."""
    context = {"lines": queries.statement_lines(), "section": "campaigns"}
    return render(request, "campaign_desk/signatures.html", context)


@require_safe
@requires(Permission.CAMPAIGN_READ)
def statement(request: StaffRequest, action: int) -> HttpResponse:
    """The statement and its press version as they will be shown, embargo or not."""
    row = _action(action)
    language = request.GET.get("in", "")[:10] or "en"
    words = told(row.campaign_id, row.pk, language)
    context = {
        "action": row, "told": words, "statement": words.parts.get("statement"),
        "press": words.parts.get("press"), "section": "campaigns",
    }  # fmt: skip
    return render(request, "campaign_desk/statement.html", context)


@require_http_methods(["GET", "POST"])
@requires(Permission.WORDS_MODERATE)
def names(request: StaffRequest, action: int) -> HttpResponse:
    """Names that wait to be seen; each is put into the list, refused, or left for later."""
    row = _action(action)
    if request.method == "POST":
        chosen = request.POST.items()
        decided = {mark.removeprefix("name-"): str(what) for mark, what in chosen}
        signing.decide_names(
            row.pk, by=request.user.number, at=now(),
            shown=frozenset(mark for mark, what in decided.items() if what == "show"),
            refused=frozenset(mark for mark, what in decided.items() if what == "refuse"),
        )  # fmt: skip
        return redirect("campaign_desk:names", row.pk)
    context = {
        "action": row, "names": signing.waiting_names(row.pk), "section": "campaigns",
        "left": signing.waiting_rows(row.pk).count(), "listed": queries.listed_names(row.pk),
    }  # fmt: skip
    return render(request, "campaign_desk/names.html", context)


@require_POST
@requires(Permission.WORDS_MODERATE)
def take_off(request: StaffRequest, action: int) -> HttpResponse:
    """Take a name off the public list."""
    row = _action(action)
    signing.take_off(row.pk, mark=request.POST.get("mark", ""), by=request.user.number, at=now())
    return redirect("campaign_desk:names", row.pk)


@require_safe
@requires(Permission.WORDS_MODERATE)
def organisation(request: StaffRequest, number: int) -> HttpResponse:
    """One organisation: who asks, from which mailbox, by which decision."""
    return _organisation(request, number)


@require_POST
@requires(Permission.WORDS_MODERATE)
def verify(request: StaffRequest, number: int) -> HttpResponse:
    """The mandate was looked at and holds."""
    how = request.POST.get("how", "")
    if how not in OrganisationSignature.How.values:
        return _organisation(request, number, refused="no_document", status=422)
    try:
        organisations.verify(number, how=how, by=request.user.number, at=now())
    except ObjectDoesNotExist:
        raise Http404 from None
    except organisations.SigningRefused as refused:
        return _organisation(request, number, refused=str(refused), status=409)
    return redirect("campaign_desk:signatures")


@require_POST
@requires(Permission.WORDS_MODERATE)
def refuse(request: StaffRequest, number: int) -> HttpResponse:
    """The mandate does not hold, or a signature comes off the list again."""
    because = request.POST.get("because", "").strip()[:MOST_REASON]
    if not because:
        return _organisation(request, number, refused="not_a_reason", status=422)
    try:
        organisations.refuse(number, because=because, by=request.user.number, at=now())
    except ObjectDoesNotExist:
        raise Http404 from None
    except organisations.SigningRefused as refused:
        return _organisation(request, number, refused=str(refused), status=409)
    return redirect("campaign_desk:signatures")


@require_safe
@requires(Permission.WORDS_MODERATE)
def document(request: StaffRequest, number: int) -> HttpResponse:
    """The document as it was sent, to be opened apart from this machine's browser."""
    try:
        content = organisations.opened_document(queries.mandate(number).row)
    except ObjectDoesNotExist:
        raise Http404 from None
    except FileNotFoundError:
        return _organisation(request, number, refused="no_document", status=409)
    answer = HttpResponse(content, content_type="application/octet-stream")
    answer["Content-Disposition"] = f'attachment; filename="mandate-{number}.pdf"'
    return answer


def _organisation(
    request: StaffRequest, number: int, *, refused: str = "", status: int = 200
) -> HttpResponse:
    try:
        shown = queries.mandate(number)
    except ObjectDoesNotExist:
        raise Http404 from None
    context = {
        "mandate": shown, "refused": refused_words(refused) if refused else "",
        "section": "campaigns",
    }  # fmt: skip
    return render(request, "campaign_desk/organisation.html", context, status=status)


def _action(pk: int) -> Action:
    try:
        return queries.sign_action(pk)
    except ObjectDoesNotExist:
        raise Http404 from None
