"""Writing to State representatives: the list, one office, own words, the mailed links."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.timezone import now
from django.views.decorators.http import require_http_methods, require_safe

from endreprisals.campaigns.forms.acting import CountForm
from endreprisals.campaigns.forms.letters import ChangeForm, OwnWordsForm, WordsForm, problem_of
from endreprisals.campaigns.models import Action, Letter
from endreprisals.campaigns.queries.here import ActionHere, Gone, NoSuchCampaign, action_here
from endreprisals.campaigns.queries.letter_page import (
    NoSuchOffice,
    OfficePage,
    letter_page,
    office_page,
)
from endreprisals.campaigns.queries.letters import MailedLetter, mailed_letter
from endreprisals.campaigns.services import letters
from endreprisals.campaigns.services.letters import LetterClosed
from endreprisals.campaigns.views.letter_paper import paper
from endreprisals.supporters.identity import BadToken, read_token
from endreprisals.supporters.kept_page import Why, kept_answer

METHODS = ["GET", "HEAD", "POST"]
P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, OfficePage, P], HttpResponse]


def page(request: HttpRequest, here: ActionHere) -> HttpResponse:
    """The letter action: who is written to, and being counted in the digest."""
    context = {"page": letter_page(here, at=now()), "here": here, "form": CountForm()}
    return render(request, "campaigns/letters/action.html", context)


def _of_office(view: View[P]) -> Callable[..., HttpResponse]:
    """Give the view an office of the list, or the reader a 404 or a 410 that says nothing more."""

    @wraps(view)
    def made(
        request: HttpRequest, code: str, number: int, office: str, *args: P.args, **more: P.kwargs
    ) -> HttpResponse:
        at = now()
        try:
            here = action_here(code, number, at=at)
            if here.kind != Action.Kind.LETTER:
                raise Http404
            shown = office_page(here, office, at=at)
        except Gone:
            return render(request, "410.html", status=410)
        except (NoSuchCampaign, NoSuchOffice):
            raise Http404 from None
        return view(request, shown, *args, **more)

    return made


@require_safe
@_of_office
def letter(request: HttpRequest, shown: OfficePage) -> HttpResponse:
    """The letter to one office, and every way to send it."""
    form = OwnWordsForm(high_risk=shown.here.high_risk)
    return _office(request, shown, form)


@require_safe
@_of_office
def letter_pdf(request: HttpRequest, shown: OfficePage) -> HttpResponse:
    """The letter on one sheet, to sign and post."""
    if shown.letter is None or shown.here.standing != "open":
        raise Http404
    return paper(request, shown)


@require_http_methods(METHODS)
@_of_office
def own_words(request: HttpRequest, shown: OfficePage) -> HttpResponse:
    """Take a letter in own words. The answer is the same whoever the address belongs to."""
    asked = request.method == "POST"
    form = OwnWordsForm(request.POST if asked else None, high_risk=shown.here.high_risk)
    if not asked:
        return _office(request, shown, form)
    if settings.READ_ONLY:
        return kept_answer(request, Why.READ_ONLY)
    if shown.closed:
        return _unkept(_office(request, shown, form, status=409))
    if not form.is_valid():
        return _unkept(_office(request, shown, form, status=422))
    try:
        letters.receive(
            form.own_words(), form.writer(), action=shown.here.pk, office=shown.office, at=now()
        )
    except LetterClosed as closed:
        refused = problem_of(str(closed))
        return _unkept(_office(request, shown, form, refused=refused, status=409))
    context = {"page": shown, "days": letters.WAITS.days}
    return _unkept(render(request, "campaigns/letters/asked.html", context))


@require_http_methods(METHODS)
def confirm(request: HttpRequest, token: str) -> HttpResponse:
    """The page behind the mailed link. Only its button does anything."""
    found = _mailed(token, "letter")
    if isinstance(found, int):
        return _link(request, found)
    if request.method != "POST":
        context = {"letter": found, "token": token}
        return _unkept(render(request, "campaigns/letters/confirm.html", context))
    if settings.READ_ONLY:
        return kept_answer(request, Why.READ_ONLY)
    tells = letters.Tells(
        name="tell_name" in request.POST, address="tell_address" in request.POST,
        country="tell_country" in request.POST,
    )  # fmt: skip
    outcome = letters.confirm(found.pk, supporter=found.supporter, at=now(), tells=tells)
    return _done(request, outcome)


@require_http_methods(METHODS)
def edit(request: HttpRequest, token: str) -> HttpResponse:
    """Other words, or none: as long as the letter is not on its way."""
    found = _mailed(token, "letter-edit")
    if isinstance(found, int):
        return _link(request, found)
    form = ChangeForm(request.POST or None, high_risk=found.high_risk)
    if request.method != "POST":
        return _edit(request, found, ChangeForm(high_risk=found.high_risk))
    if settings.READ_ONLY:
        return kept_answer(request, Why.READ_ONLY)
    if "remove" in request.POST:
        return _done(request, letters.remove(found.pk, supporter=found.supporter, at=now()))
    if not form.is_valid():
        return _edit(request, found, form, status=422)
    outcome = letters.change(found.pk, form.own_words(), supporter=found.supporter, at=now())
    return _done(request, outcome)


def _mailed(text: str, purpose: str) -> MailedLetter | int:
    """The letter that a link stands for; 404 for a link that was cut, 410 for one that is over."""
    try:
        token = read_token(text)
    except BadToken:
        return 404
    number = token.about.removeprefix("letter-")
    if token.purpose != purpose or not number.isdigit():
        return 404
    found = mailed_letter(int(number), token.supporter)
    return found if found is not None else 410


def _office(
    request: HttpRequest, shown: OfficePage, form: WordsForm, *, status: int = 200, **more: Any
) -> HttpResponse:
    closed = problem_of(shown.closed) if shown.closed else ""
    context = {"page": shown, "here": shown.here, "form": form, "closed": closed, **more}
    return render(request, "campaigns/letters/office.html", context, status=status)


def _edit(
    request: HttpRequest, found: MailedLetter, form: ChangeForm, *, status: int = 200, **more: Any
) -> HttpResponse:
    may = found.state in (Letter.State.WAITING, *letters.REPLACEABLE)
    context = {"letter": found, "form": form, "may_change": may, **more}
    return _unkept(render(request, "campaigns/letters/edit.html", context, status=status))


def _done(request: HttpRequest, outcome: str) -> HttpResponse:
    over = outcome in ("gone", "closed")
    context = {"outcome": outcome}
    status = 410 if over else 200
    return _unkept(render(request, "campaigns/letters/done.html", context, status=status))


def _link(request: HttpRequest, status: int) -> HttpResponse:
    context = {"outcome": "cut" if status == 404 else "gone"}
    return _unkept(render(request, "campaigns/letters/done.html", context, status=status))


def _unkept(answer: HttpResponse) -> HttpResponse:
    """Nobody keeps a page that holds what somebody typed, or that they wrote."""
    answer["Cache-Control"] = "no-store"
    return answer
