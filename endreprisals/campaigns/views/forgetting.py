"""Pages behind mailed links: confirm, take back, erase; and where one asks for fresh links.

A link opens a page and changes nothing, because programs open links too; its button does the rest.
Links hold a keyed token, no address, and are in no log.
"""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.timezone import now
from django.utils.translation import get_language
from django.views.decorators.http import require_http_methods

from endreprisals.campaigns.forms.acting import ConfirmForm, CountForm, LinksForm
from endreprisals.campaigns.queries.waiting import waiting_acts
from endreprisals.campaigns.services import acting
from endreprisals.campaigns.services import my_links as links_mail
from endreprisals.campaigns.services.erasure import erase
from endreprisals.campaigns.services.signing import ABOUT_NAME
from endreprisals.supporters.identity import BadToken, Token, read_token, seal
from endreprisals.supporters.links import is_over

METHODS = ["GET", "HEAD", "POST"]
UNREADABLE = 422  # the form was understood and cannot be taken as it is


@require_http_methods(METHODS)
def confirm(request: HttpRequest, token: str) -> HttpResponse:
    """What waits under this address; the button counts what is ticked.

    Here alone a name is asked for, and the country again: the form before it may have been filled
    in by anybody.
    """
    read = _token(token, "confirm")
    action = _action(read)
    if read is None or action is None:
        return _cut(request)
    form = ConfirmForm(request.POST) if request.method == "POST" else None
    if form and form.is_valid():
        counted = acting.confirm(read.supporter, _said(form), at=now())
        return _unkept(render(request, "campaigns/acting/confirmed.html", {"counted": counted}))
    waiting = waiting_acts(read.supporter, get_language() or "en", at=now())
    said = [one.country for one in waiting if one.action == action]
    context = {
        "waiting": waiting, "chosen": form.actions if form else [action],
        "listed": form.listed if form else [], "can_list": any(one.may_list for one in waiting),
        "form": form or ConfirmForm(initial={"country": "".join(said)}),
    }  # fmt: skip
    status = UNREADABLE if form else 200
    return _unkept(render(request, "campaigns/acting/confirm.html", context, status=status))


def _said(form: ConfirmForm) -> acting.Said:
    said = form.cleaned_data
    return acting.Said(
        form.actions, CountForm.consent_version, said["country"],
        seal(said["name"], about=ABOUT_NAME) if said["name"] else None, form.listed,
    )  # fmt: skip


@require_http_methods(METHODS)
def withdraw(request: HttpRequest, token: str) -> HttpResponse:
    """ "I did not do this": takes one act back, and keeps the address from being used again."""
    read = _token(token, "remove")
    action = _action(read)
    if read is None or action is None:
        return _cut(request)
    if request.method == "POST":
        acting.withdraw(read.supporter, action, at=now())
        return _unkept(render(request, "campaigns/acting/withdrawn.html"))
    return _unkept(render(request, "campaigns/acting/withdraw.html"))


@require_http_methods(METHODS)
def forget(request: HttpRequest, token: str) -> HttpResponse:
    """Everything under one address, at once and for good."""
    read = _token(token, "erase")
    if read is None:
        return _cut(request)
    if is_over(read, now().date()):
        return _unkept(render(request, "campaigns/acting/link_over.html", status=410))
    if request.method == "POST":
        erase(read.supporter, at=now())
        return _unkept(render(request, "campaigns/acting/forgotten.html"))
    return _unkept(render(request, "campaigns/acting/forget.html"))


@require_http_methods(METHODS)
def my_links(request: HttpRequest) -> HttpResponse:
    """Ask for fresh links by mail. The answer is the same whoever the address belongs to."""
    if request.method != "POST":
        return render(request, "campaigns/acting/my_links.html", {"form": LinksForm()})
    form = LinksForm(request.POST)
    if not form.is_valid():
        context = {"form": form}
        page = render(request, "campaigns/acting/my_links.html", context, status=UNREADABLE)
        return _unkept(page)
    links_mail.ask(form.cleaned_data["email"], language=get_language() or "en", at=now())
    return _unkept(render(request, "campaigns/acting/my_links_asked.html"))


def _token(text: str, purpose: str) -> Token | None:
    try:
        read = read_token(text)
    except BadToken:
        return None
    return read if read.purpose == purpose else None


def _action(read: Token | None) -> int | None:
    """The action that a token is about: action-12."""
    number = read.about.removeprefix("action-") if read else ""
    return int(number) if number.isdecimal() else None


def _cut(request: HttpRequest) -> HttpResponse:
    return render(request, "campaigns/acting/cut_link.html", status=404)


def _unkept(response: HttpResponse) -> HttpResponse:
    response.headers["Cache-Control"] = "no-store"
    return response
