"""Letters in own words and answers of missions: read, decided on, classified."""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import now
from django.views.decorators.http import require_POST, require_safe

from endreprisals.accounts.access import StaffRequest, requires
from endreprisals.accounts.roles import Permission
from endreprisals.campaign_desk.letter_words import KINDS, REFUSALS, SHOWN_KINDS, problem
from endreprisals.campaign_desk.queries.letters import letter_list, open_letter
from endreprisals.campaign_desk.queries.replies import open_reply, reply_list
from endreprisals.campaigns.models import Letter, MissionReply
from endreprisals.campaigns.services import letters_seen
from endreprisals.campaigns.services import replies as answers
from endreprisals.campaigns.services.letters_seen import LetterRefused

MOST_TYPED = 60  # characters of a number that somebody types


@require_safe
@requires(Permission.WORDS_MODERATE)
def letters(request: StaffRequest) -> HttpResponse:
    """Letters that wait for a person."""
    context = {"list": letter_list(_page(request)), "section": "campaigns"}
    return render(request, "campaign_desk/letters.html", context)


@require_safe
@requires(Permission.WORDS_MODERATE)
def letter(request: StaffRequest, letter_id: int) -> HttpResponse:
    """One letter with its words."""
    return _letter(request, letter_id)


@require_POST
@requires(Permission.WORDS_MODERATE)
def approve(request: StaffRequest, letter_id: int) -> HttpResponse:
    """It may go."""
    sample = request.POST.get("sample", "")
    try:
        letters_seen.approve(letter_id, sample=sample, by=request.user.number, at=now())
    except LetterRefused as refused:
        return _letter(request, letter_id, refused=problem(str(refused)), status=409)
    except Letter.DoesNotExist:
        raise Http404 from None
    return redirect("campaign_desk:letters")


@require_POST
@requires(Permission.WORDS_MODERATE)
def count(request: StaffRequest, letter_id: int) -> HttpResponse:
    """It is told as a number."""
    sample = request.POST.get("sample", "")
    try:
        letters_seen.count_instead(letter_id, sample=sample, by=request.user.number, at=now())
    except LetterRefused as refused:
        return _letter(request, letter_id, refused=problem(str(refused)), status=409)
    except Letter.DoesNotExist:
        raise Http404 from None
    return redirect("campaign_desk:letters")


@require_POST
@requires(Permission.WORDS_MODERATE)
def refuse(request: StaffRequest, letter_id: int) -> HttpResponse:
    """It does not go, for a reason of the list."""
    because = request.POST.get("because", "")
    try:
        letters_seen.refuse(letter_id, because=because, by=request.user.number, at=now())
    except LetterRefused as refused:
        return _letter(request, letter_id, refused=problem(str(refused)), status=409)
    except Letter.DoesNotExist:
        raise Http404 from None
    return redirect("campaign_desk:letters")


@require_safe
@requires(Permission.WORDS_MODERATE)
def replies(request: StaffRequest) -> HttpResponse:
    """Mails that came back."""
    context = {
        "list": reply_list(_page(request)), "kinds": SHOWN_KINDS, "section": "campaigns",
    }  # fmt: skip
    return render(request, "campaign_desk/replies.html", context)


@require_safe
@requires(Permission.WORDS_MODERATE)
def reply(request: StaffRequest, reply_id: int) -> HttpResponse:
    """One of them, as plain text."""
    return _reply(request, reply_id)


@require_POST
@requires(Permission.WORDS_MODERATE)
def classify(request: StaffRequest, reply_id: int) -> HttpResponse:
    """Say what it is."""
    given = {name: request.POST.get(name, "").strip()[:MOST_TYPED]
             for name in ("kind", "mailbox", "statement", "stance")}  # fmt: skip
    try:
        answers.classify(
            reply_id, given["kind"], by=request.user.number, at=now(),
            mailbox=_number(given["mailbox"], "no_such_mailbox"), statement=given["statement"],
            stance=_number(given["stance"], "no_such_stance"),
            keeps_contacts=request.user.may(Permission.CONTACTS_KEEP),
        )  # fmt: skip
    except answers.ReplyRefused as refused:
        return _reply(request, reply_id, refused=problem(str(refused)), status=409, given=given)
    except MissionReply.DoesNotExist:
        raise Http404 from None
    return redirect("campaign_desk:replies")


def _number(typed: str, code: str) -> int | None:
    if not typed:
        return None
    if not typed.isdecimal() or len(typed) > 15:
        raise answers.ReplyRefused(code)
    return int(typed)


def _page(request: StaffRequest) -> int:
    typed = request.GET.get("page", "")
    return int(typed) if typed.isdecimal() and len(typed) < 7 else 1


def _letter(
    request: StaffRequest, letter_id: int, *, refused: str = "", status: int = 200
) -> HttpResponse:
    try:
        shown = open_letter(letter_id)
    except Letter.DoesNotExist:
        raise Http404 from None
    context = {
        "shown": shown, "reasons": REFUSALS, "refused": refused, "section": "campaigns",
        "waits": shown.letter.state == Letter.State.TO_SEE,
    }  # fmt: skip
    return render(request, "campaign_desk/letter.html", context, status=status)


def _reply(
    request: StaffRequest,
    reply_id: int,
    *,
    refused: str = "",
    status: int = 200,
    given: dict[str, str] | None = None,
) -> HttpResponse:
    try:
        shown = open_reply(reply_id)
    except MissionReply.DoesNotExist:
        raise Http404 from None
    context = {
        "shown": shown, "kinds": KINDS, "refused": refused, "given": given or {},
        "section": "campaigns",
    }  # fmt: skip
    return render(request, "campaign_desk/reply.html", context, status=status)
