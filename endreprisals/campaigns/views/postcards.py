"""Cards to a family: the form, the mailed links. There is a page only while the family agrees."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.timezone import now
from django.utils.translation import get_language, gettext
from django.views.decorators.http import require_http_methods, require_POST

from endreprisals.adapters.drawings import BadDrawing, DrawingsBusy, look_at, redraw
from endreprisals.campaigns.forms.signing import DRAWING_BYTES, DRAWING_PROBLEMS, PostcardForm
from endreprisals.campaigns.models import Action, Postcard
from endreprisals.campaigns.queries import walls
from endreprisals.campaigns.queries.here import ActionHere
from endreprisals.campaigns.queries.signing import told
from endreprisals.campaigns.services import postcards as service
from endreprisals.campaigns.uploads import take_one_file
from endreprisals.campaigns.views.standing import number_in, of_kind, token_for, unkept
from endreprisals.supporters.identity import seal, supporter_key

FORM = "campaigns/postcards/card.html"
LINK = "campaigns/postcards/link.html"
METHODS = ["GET", "HEAD", "POST"]
COME_BACK_SECONDS = "5"


def page(request: HttpRequest, here: ActionHere) -> HttpResponse:
    """What cards are for, and the form."""
    return _form(request, here, PostcardForm(), status=200)


@require_POST
@of_kind(Action.Kind.POSTCARD)
def send(request: HttpRequest, here: ActionHere) -> HttpResponse:
    """A card arrives. The answer is the same whoever the address belongs to."""
    consent = walls.live_consent(here.campaign_case, at=now())
    if consent is None or here.standing != "open":
        return _form(request, here, PostcardForm(), status=409)
    if not take_one_file(request, most=DRAWING_BYTES):
        return _form(request, here, PostcardForm(), status=413, too_long=True)
    form = PostcardForm(request.POST, request.FILES)
    if not form.is_valid():
        return _form(request, here, form, status=422)
    return _take(request, here, form)


@require_http_methods(METHODS)
def confirm(request: HttpRequest, token: str) -> HttpResponse:
    """The page behind the mailed link; its button sends the card on."""
    read = token_for(token, "postcard")
    pk = number_in(read, "confirm-")
    if read is None or pk is None:
        return _told(request, "cut", status=404)
    waits = Postcard.objects.filter(pk=pk, supporter=read.supporter).first()
    if waits is None or waits.state in (Postcard.State.REFUSED, Postcard.State.REMOVED):
        return _told(request, "gone", status=410)
    if request.method != "POST":
        return _told(request, waits.state)
    if "confirm" not in request.POST:
        return _told(request, waits.state, status=422)
    done = service.confirm(pk, supporter=read.supporter, at=now())
    return _told(request, done, status=410 if done in ("gone", "closed") else 200)


@require_http_methods(METHODS)
def remove(request: HttpRequest, token: str) -> HttpResponse:
    """The page behind the link that takes a card back; its button does it, at once."""
    read = token_for(token, "postcard")
    pk = number_in(read, "remove-")
    if read is None or pk is None:
        return _told(request, "cut", status=404)
    card = Postcard.objects.filter(pk=pk, supporter=read.supporter).first()
    if card is None or card.state in (Postcard.State.REFUSED, Postcard.State.REMOVED):
        return _told(request, "no_card", status=410)
    if request.method != "POST":
        return _told(request, "remove", delivered=card.delivery_id is not None)
    if "remove" not in request.POST:
        return _told(request, "remove", status=422)
    return _told(request, service.remove(pk, supporter=read.supporter, at=now()))


def _take(request: HttpRequest, here: ActionHere, form: PostcardForm) -> HttpResponse:
    """An address that has no mail left costs no drawing; the answer is the same."""
    supporter, at = supporter_key(form.cleaned_data["email"].canonical), now()
    try:
        if form.drawing:
            look_at(form.drawing)
        placed = service.take_place(supporter, at=at)
        if placed or not form.drawing:
            drawing = redraw(form.drawing, locks=settings.VAR_DIR) if form.drawing else None
            _keep(here, form, supporter, drawing, placed=placed)
    except BadDrawing as bad:
        words = DRAWING_PROBLEMS.get(str(bad), DRAWING_PROBLEMS["broken"])
        form.add_error(None, words)
        return _form(request, here, form, status=422)
    except DrawingsBusy:
        service.give_place_back(supporter, at=at)
        form.add_error(
            None,
            gettext("Many pictures arrive right now. Choose yours again and send the card anew."),
        )
        answer = _form(request, here, form, status=503)
        answer["Retry-After"] = COME_BACK_SECONDS
        return answer
    return unkept(render(request, "campaigns/postcards/asked.html", {"here": here}))


def _keep(
    here: ActionHere, form: PostcardForm, supporter: str, drawing: bytes | None, *, placed: bool
) -> None:
    given = form.cleaned_data
    card = service.NewCard(
        words=given["words"], drawing=drawing, wall=given["wall"],
        language=get_language() or "en", signed="" if here.high_risk else given["signed"],
    )  # fmt: skip
    address = given["email"]
    service.keep(
        card, supporter=supporter, action=here.pk, at=now(), placed=placed,
        address=seal(address.delivery, about="mail.address"),
    )  # fmt: skip


def _context(here: ActionHere, form: PostcardForm) -> dict[str, Any]:
    consent = walls.live_consent(here.campaign_case, at=now())
    words = told(here.campaign, here.pk, get_language() or "en")
    return {
        "here": here, "form": form, "consent": consent, "title": words.title,
        "intro": words.parts.get("intro"), "hand_overs": walls.hand_overs(here.pk),
        "most": service.MOST_CHARS,
    }  # fmt: skip


def _form(
    request: HttpRequest, here: ActionHere, form: PostcardForm, *, status: int, **more: Any
) -> HttpResponse:
    context = _context(here, form) | more
    if context["consent"] is None:
        return render(request, "campaigns/postcards/no_cards.html", context, status=410)
    return unkept(render(request, FORM, context, status=status))


def _told(request: HttpRequest, state: str, *, status: int = 200, **more: Any) -> HttpResponse:
    return unkept(render(request, LINK, {"state": state, **more}, status=status))
