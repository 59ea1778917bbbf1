"""The mailing list. A GET never changes anything: programs that open every link do no harm."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.timezone import now
from django.utils.translation import get_language
from django.views.decorators.http import require_http_methods

from endreprisals.supporters.identity import BadToken, Token, read_token
from endreprisals.supporters.list_forms import ChoiceForm, ListForm
from endreprisals.supporters.models import Subscriber
from endreprisals.supporters.queries.subscribers import Standing, standing
from endreprisals.supporters.services import subscribing

METHODS = ["GET", "HEAD", "POST"]
ONE_CLICK = ("List-Unsubscribe", "One-Click")  # RFC 8058


@require_http_methods(METHODS)
def subscribe(request: HttpRequest) -> HttpResponse:
    """Ask to be put on the list. The answer is the same whoever the address belongs to."""
    if request.method != "POST":
        shown = {"topics": ["campaigns", "urgent"], "language": get_language()}
        return render(request, "supporters/list.html", {"form": ListForm(initial=shown)})
    form = ListForm(request.POST)
    if not form.is_valid():
        return _unkept(render(request, "supporters/list.html", {"form": form}, status=422))
    given = form.cleaned_data
    subscribing.ask(given["email"], topics=given["topics"], language=given["language"], at=now())
    return _unkept(render(request, "supporters/list_asked.html"))


@require_http_methods(METHODS)
def confirm(request: HttpRequest, token: str) -> HttpResponse:
    """The page behind the mailed link; its button puts somebody on the list."""
    read = _token(token, "confirm")
    asked = read.about.removeprefix("news-") if read else ""
    if read is None or not (asked.isascii() and asked.isdigit()):
        return _cut(request)
    known = standing(read.supporter, asked=int(asked), today=now().date())
    if known is None:
        return _over(request)
    if known.state == Subscriber.State.ACTIVE:
        return _done(request, "confirmed")
    return _confirm_waiting(request, known, read.supporter, int(asked))


@require_http_methods(METHODS)
def leave(request: HttpRequest, token: str) -> HttpResponse:
    """The page whose button ends it. The POST of RFC 8058 acts at once, without page or cookie."""
    read = _token(token, "unsubscribe")
    if read is None:
        return _cut(request)
    if request.method != "POST":
        return _page(request, "leave", None, token=token)
    one_click = request.POST.get(ONE_CLICK[0]) == ONE_CLICK[1]
    if not one_click and "leave" not in request.POST:
        return _page(request, "leave", None, token=token, status=422)
    subscribing.leave(read.supporter, at=now())
    if one_click:
        return _unkept(HttpResponse("unsubscribed\n", content_type="text/plain"))
    return _done(request, "left")


@require_http_methods(METHODS)
def change(request: HttpRequest, token: str) -> HttpResponse:
    """Other topics, or another language."""
    read = _token(token, "unsubscribe")
    if read is None:
        return _cut(request)
    known = standing(read.supporter, asked=None, today=now().date())
    if known is None or known.state != Subscriber.State.ACTIVE:
        return _over(request)
    if request.method != "POST":
        form = ChoiceForm(initial={"topics": known.topics, "language": known.language})
        return _page(request, "change", form, token=token)
    form = ChoiceForm(request.POST)
    if not form.is_valid():
        return _page(request, "change", form, token=token, status=422)
    kept = subscribing.change(read.supporter, **form.cleaned_data)
    return _done(request, "changed") if kept else _over(request)


def _confirm_waiting(
    request: HttpRequest, known: Standing, supporter: str, asked: int
) -> HttpResponse:
    if request.method != "POST":
        form = ChoiceForm(initial={"topics": known.topics, "language": known.language})
        return _page(request, "confirm", form)
    form = ChoiceForm(request.POST)
    if not form.is_valid():
        return _page(request, "confirm", form, status=422)
    kept = subscribing.confirm(supporter, asked=asked, at=now(), **form.cleaned_data)
    return _done(request, "confirmed") if kept else _over(request)


def _token(text: str, purpose: str) -> Token | None:
    try:
        token = read_token(text)
    except BadToken:
        return None
    return token if token.purpose == purpose else None


def _page(
    request: HttpRequest, name: str, form: ChoiceForm | None, *, status: int = 200, **more: Any
) -> HttpResponse:
    context = {"form": form, "agreed": ListForm.consent_words, **more}
    return _unkept(render(request, f"supporters/list_{name}.html", context, status=status))


def _done(request: HttpRequest, what: str) -> HttpResponse:
    return _unkept(render(request, "supporters/list_done.html", {"what": what}))


def _cut(request: HttpRequest) -> HttpResponse:
    """404: a link that we did not write, or that a mail program cut. It says how to go on."""
    return render(request, "supporters/list_link.html", {"cut": True}, status=404)


def _over(request: HttpRequest) -> HttpResponse:
    """410: a link that was ours and has nothing to do any more."""
    return _unkept(render(request, "supporters/list_link.html", {"cut": False}, status=410))


def _unkept(answer: HttpResponse) -> HttpResponse:
    """Nobody keeps a page that holds what somebody typed, or says that they are on the list."""
    answer["Cache-Control"] = "no-store"
    return answer
