"""Counting, the challenge before it, "I did it", and the numbers."""

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.timezone import now
from django.utils.translation import get_language
from django.views.decorators.http import require_GET, require_POST, require_safe

from endreprisals.adapters.proof import Secrets, new_challenge, read_proof
from endreprisals.campaigns.forms.acting import CountForm
from endreprisals.campaigns.queries.counts import counts_of_campaign
from endreprisals.campaigns.queries.here import Gone, NoSuchCampaign, action_here
from endreprisals.campaigns.services import ingest, self_reports
from endreprisals.campaigns.services.ingest_rows import COUNTED_KINDS, Act, Outcome
from endreprisals.supporters.identity import seal, secret_for, supporter_key
from endreprisals.supporters.kept_page import Why, kept_answer

UNREADABLE = 422  # the form was understood and cannot be taken as it is
THANKED = {Outcome.COUNTED, Outcome.WAITING, Outcome.REPEATED}
DID = "did"
THANKS = (*sorted(THANKED), DID)  # pages that thank, each for another thing


@require_POST
def count(request: HttpRequest, code: str, number: int) -> HttpResponse:
    """Take an act in: thanks once it is written, else the form again with what was typed."""
    form = CountForm(request.POST)
    if not form.is_valid():
        return _again(request, form, code, number)
    try:
        outcome = ingest.take(_act(form, code, number))
    except ingest.NotTaken:
        return kept_answer(request, Why.BUSY)
    except ingest.NotKnown:
        return kept_answer(request, Why.NOT_KNOWN)
    if outcome in THANKED:
        return _thanked(outcome, code, number)
    return _refused(request, outcome, code, number)


def _act(form: CountForm, code: str, number: int) -> Act:
    said, at = form.cleaned_data, now()
    address = said["email"]
    proof = None
    # Who wants to be listed gets the mail in any case: its page asks for the name.
    if said["proof"] and not said["listed"]:
        proof = read_proof(said["proof"], proof_about(code, number), proof_secrets(), at=at)
    return Act(
        code=code, number=number, supporter=supporter_key(address.canonical),
        language=get_language() or "en", at=at, country=said["country"], proof=proof,
        address=None if proof else seal(address.delivery, about="mail.address"),
        wording=form.consent_version,
    )  # fmt: skip


def _thanked(how: str, code: str, number: int) -> HttpResponse:
    """To a page of its own: loading it again sends nothing again."""
    where = reverse(f"campaigns:thanks-{how}", args=(code, number))
    return HttpResponse(status=303, headers={"Location": where})


def _again(request: HttpRequest, form: CountForm, code: str, number: int) -> HttpResponse:
    try:
        here = action_here(code, number, at=now())
    except Gone:
        return _refused(request, Outcome.GONE, code, number)
    except NoSuchCampaign:
        raise Http404 from None
    if here.kind not in COUNTED_KINDS:
        raise Http404
    if here.standing != "open":
        return _refused(request, Outcome.CLOSED, code, number)
    context = {"form": form, "here": here}
    answer = render(request, "campaigns/acting/again.html", context, status=UNREADABLE)
    answer["Cache-Control"] = "no-store"  # it holds what was typed
    return answer


def _refused(request: HttpRequest, outcome: Outcome, code: str, number: int) -> HttpResponse:
    if outcome == Outcome.MISSING:
        raise Http404
    if outcome == Outcome.GONE:
        return render(request, "410.html", status=410)
    where = {"code": code, "number": number}
    return render(request, "campaigns/acting/closed.html", where, status=409)


@require_safe
def thanks(request: HttpRequest, code: str, number: int, how: str) -> HttpResponse:
    """The same page for everybody: it does not tell whether an address had acted before."""
    try:
        here = action_here(code, number, at=now())
    except Gone:
        return _refused(request, Outcome.GONE, code, number)
    except NoSuchCampaign:
        raise Http404 from None
    return render(request, "campaigns/acting/thanks.html", {"here": here, "how": how})


@require_GET
def proof(request: HttpRequest, code: str, number: int) -> HttpResponse:
    """A challenge for one form. It costs us no query: whether one can act, the form learns."""
    made = new_challenge(proof_about(code, number), proof_secrets(), at=now())
    return JsonResponse(made, headers={"Cache-Control": "no-store"})


def proof_about(code: str, number: int) -> str:
    """What a proof is bound to: this form of this action."""
    return f"count:{code}:{number}"


def proof_secrets() -> Secrets:
    """Made from the key of tokens, which only our own processes hold."""
    return Secrets(secret_for("proof"), secret_for("proof-answer"))


@require_POST
def did(request: HttpRequest, code: str, number: int) -> HttpResponse:
    """ "I did it": one more in today's number, if the action is open."""
    try:
        here = action_here(code, number, at=now())
    except Gone:
        return _refused(request, Outcome.GONE, code, number)
    except NoSuchCampaign:
        raise Http404 from None
    if here.standing != "open":
        return _refused(request, Outcome.CLOSED, code, number)
    try:
        self_reports.report(here.pk, request.POST.get("way", ""), at=now())
    except self_reports.NotAWay:
        return render(request, "400.html", status=400)
    except self_reports.TooMany:
        pass  # one program could fill the minute: nobody else is turned away for that
    return _thanked(DID, code, number)


@require_safe
def counts(request: HttpRequest, code: str) -> HttpResponse:
    """Numbers of a campaign, each way of knowing apart, with when they were last made."""
    try:
        told = counts_of_campaign(code, at=now())
    except Gone:
        return JsonResponse({"error": "gone"}, status=410)
    except NoSuchCampaign:
        return JsonResponse({"error": "not found"}, status=404)
    actions = [
        {
            "action": one.number, "kind": one.kind, "counts": dict(one.told),
            "updated_at": one.updated_at.isoformat() if one.updated_at else None,
        }
        for one in told
    ]  # fmt: skip
    return JsonResponse({"campaign": code, "actions": actions})
