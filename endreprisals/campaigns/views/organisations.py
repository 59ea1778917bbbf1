"""An organisation signs: the form, the page behind the mailed link, taking it back."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.timezone import now
from django.utils.translation import get_language
from django.views.decorators.http import require_http_methods

from endreprisals.campaigns.forms.signing import MandateForm, OrganisationForm
from endreprisals.campaigns.models import Action, OrganisationSignature
from endreprisals.campaigns.queries import signing as queries
from endreprisals.campaigns.queries.here import ActionHere
from endreprisals.campaigns.services import organisations as service
from endreprisals.campaigns.uploads import take_one_file
from endreprisals.campaigns.views.standing import (
    number_in,
    of_kind,
    token_for,
    unkept,
)
from endreprisals.supporters.identity import Token, seal, supporter_key

FORM = "campaigns/signing/organisation.html"
METHODS = ["GET", "HEAD", "POST"]


@require_http_methods(METHODS)
@of_kind(Action.Kind.SIGN)
def sign(request: HttpRequest, here: ActionHere) -> HttpResponse:
    """The form. The answer is the same whoever the mailbox belongs to."""
    if request.method != "POST":
        return _form(request, here, OrganisationForm(), status=200)
    form = OrganisationForm(request.POST)
    if not form.is_valid() or not here.takes_organisations:
        return _form(request, here, form, status=422)
    _receive(here, form)
    return unkept(render(request, "campaigns/signing/organisation_asked.html", {"here": here}))


@require_http_methods(METHODS)
def confirm(request: HttpRequest, token: str) -> HttpResponse:
    """The page behind the mailed link: a button that confirms, later one that takes it back.

    A document is taken here and nowhere sooner.
    """
    read = token_for(token, "organisation")
    pk = number_in(read, "")
    if read is None or pk is None:
        return _told(request, "cut", status=404)
    row = OrganisationSignature.objects.filter(pk=pk, supporter=read.supporter).first()
    if row is None:
        return _told(request, "gone", status=410)
    if request.method != "POST":
        return _told(request, row.state, row=row)
    if not take_one_file(request, most=service.DOCUMENT_BYTES):
        return _told(request, row.state, row=row, problem="too_large", status=413)
    return _pressed(request, row, read)


def _pressed(request: HttpRequest, row: OrganisationSignature, read: Token) -> HttpResponse:
    if "withdraw" in request.POST:
        done = service.withdraw(row.pk, supporter=read.supporter, at=now())
    elif "confirm" in request.POST:
        form = MandateForm(request.POST, request.FILES)
        if not form.is_valid():
            return _told(request, row.state, row=row, form=form, status=422)
        try:
            done = service.confirm(
                row.pk, supporter=read.supporter, at=now(), document=form.document
            )
        except service.NoRoom:
            return _told(request, row.state, row=row, problem="no_room", status=503)
    else:
        return _told(request, row.state, row=row, status=422)
    row = OrganisationSignature.objects.filter(pk=row.pk).first() or row
    return _told(request, done, row=row, status=410 if done in ("gone", "closed") else 200)


def _receive(here: ActionHere, form: OrganisationForm) -> None:
    given = form.cleaned_data
    mailbox = given["email"]
    new = service.NewSignature(
        name=given["name"], country=given["country"], website=given["site"],
        domain=form.ground.domain, signatory=f"{given['signatory']}, {given['office']}",
        mandate=given["mandate"], language=get_language() or "en",
    )  # fmt: skip
    service.receive(
        new, supporter=supporter_key(mailbox.canonical), action=here.pk, at=now(),
        address=seal(mailbox.delivery, about="mail.address"),
        to_read=seal(mailbox.delivery, about="organisation.address"),
    )  # fmt: skip


def _context(here: ActionHere, form: OrganisationForm) -> dict[str, Any]:
    return {"here": here, "form": form, "embargo": queries.embargo(here.pk, at=now())}


def _form(
    request: HttpRequest, here: ActionHere, form: OrganisationForm, *, status: int, **more: Any
) -> HttpResponse:
    return unkept(render(request, FORM, _context(here, form) | more, status=status))


def _told(request: HttpRequest, state: str, *, status: int = 200, **more: Any) -> HttpResponse:
    context = {"state": state, **more}
    answer = render(request, "campaigns/signing/organisation_link.html", context, status=status)
    return unkept(answer)
