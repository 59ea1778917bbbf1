"""Cards at the desk: read, passed on or not, printed together, handed over."""

from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import now
from django.views.decorators.http import require_POST, require_safe

from endreprisals.accounts.access import StaffRequest, requires
from endreprisals.accounts.roles import Permission
from endreprisals.adapters import pdf_out
from endreprisals.campaign_desk.card_files import cards_pdf, cards_zip
from endreprisals.campaign_desk.forms.signing import DeliveryForm
from endreprisals.campaign_desk.queries import signing as queries
from endreprisals.campaign_desk.signing_words import REFUSALS, refused_words
from endreprisals.campaigns.models import Action, Delivery, Postcard
from endreprisals.campaigns.queries.walls import live_consent
from endreprisals.campaigns.services import postcards as service

COME_BACK_SECONDS = "5"


@require_safe
@requires(Permission.CAMPAIGN_READ)
def postcards(request: StaffRequest) -> HttpResponse:
    """Every action that asks for cards, with how many stand where."""
    context = {"lines": queries.card_lines(at=now()), "section": "campaigns"}
    return render(request, "campaign_desk/postcards.html", context)


@require_safe
@requires(Permission.WORDS_MODERATE)
def cards(request: StaffRequest, action: int) -> HttpResponse:
    """Cards that nobody has read, while a consent of the family holds; and those on the wall."""
    return _cards(request, _action(action))


@require_POST
@requires(Permission.WORDS_MODERATE)
def see(request: StaffRequest, number: int) -> HttpResponse:
    """Pass a card on, on the wall or not; or refuse it by a reason of the list."""
    card = Postcard.objects.select_related("action").filter(pk=number).first()
    if card is None:
        raise Http404
    what, by, at = request.POST.get("what", ""), request.user.number, now()
    try:
        if what in ("approve", "approve_wall"):
            service.approve(number, wall=what == "approve_wall", by=by, at=at)
        else:
            service.refuse(number, because=request.POST.get("because", ""), by=by, at=at)
    except service.CardRefused as refused:
        words = refused_words(str(refused))
        return _cards(request, _action(card.action_id), refused=words, status=409)
    return redirect("campaign_desk:cards", card.action_id)


@require_safe
@requires(Permission.WORDS_MODERATE)
def drawing(request: StaffRequest, number: int) -> HttpResponse:
    """The drawing of a card, as we drew it anew."""
    content = queries.drawing(number)
    if content is None:
        raise Http404
    return HttpResponse(content, content_type="image/png")


@require_safe
@requires(Permission.WORDS_MODERATE)
def batch(request: StaffRequest, action: int) -> HttpResponse:
    """Cards that can be handed over together, and what was handed over before."""
    return _batch(request, _action(action))


@require_safe
@requires(Permission.WORDS_MODERATE)
def batch_pdf(request: StaffRequest, action: int) -> HttpResponse:
    """The batch to print."""
    row = _action(action)
    found = _ready(row)
    if not found:
        return _batch(request, row, refused=refused_words("nothing"), status=409)
    try:
        written = cards_pdf(found)
    except pdf_out.PdfBusy:
        answer = _batch(request, row, busy=True, status=503)
        answer["Retry-After"] = COME_BACK_SECONDS
        return answer
    except pdf_out.PdfUnavailable:
        return _batch(request, row, no_pango=pdf_out.INSTALL, status=503)
    return _file(written, "application/pdf", f"cards-{row.pk}.pdf")


@require_safe
@requires(Permission.WORDS_MODERATE)
def batch_zip(request: StaffRequest, action: int) -> HttpResponse:
    """The batch as words and pictures."""
    row = _action(action)
    found = _ready(row)
    if not found:
        return _batch(request, row, refused=refused_words("nothing"), status=409)
    return _file(cards_zip(found), "application/zip", f"cards-{row.pk}.zip")


@require_POST
@requires(Permission.WORDS_MODERATE)
def deliver(request: StaffRequest, action: int) -> HttpResponse:
    """Note that the cards of a batch reached the family."""
    row = _action(action)
    form = DeliveryForm(request.POST)
    if not form.is_valid():
        return _batch(request, row, form=form, status=422)
    try:
        service.deliver(row.pk, by=request.user.number, at=now(), **form.entered())
    except service.CardRefused as refused:
        return _batch(request, row, refused=refused_words(str(refused)), status=409)
    return redirect("campaign_desk:batch", row.pk)


def _action(pk: int) -> Action:
    try:
        return queries.card_action(pk)
    except ObjectDoesNotExist:
        raise Http404 from None


def _ready(action: Action) -> tuple[queries.OpenCard, ...]:
    """The batch, while the family agrees; nothing is printed after that."""
    agreed = live_consent(action.about_id, at=now()) is not None
    return queries.batch(action.pk) if agreed else ()


def _cards(
    request: StaffRequest, action: Action, *, refused: str = "", status: int = 200
) -> HttpResponse:
    consent = live_consent(action.about_id, at=now())
    context = {
        "action": action, "consent": consent, "refused": refused, "reasons": REFUSALS,
        "cards": queries.cards_to_see(action.pk) if consent else (),
        "shown": queries.shown_cards(action.pk) if consent else (), "section": "campaigns",
    }  # fmt: skip
    return render(request, "campaign_desk/cards.html", context, status=status)


def _batch(
    request: StaffRequest, action: Action, *, status: int = 200, **more: object
) -> HttpResponse:
    consent, found = live_consent(action.about_id, at=now()), _ready(action)
    context = {
        "action": action, "consent": consent, "cards": found, "hows": Delivery.How.values,
        "numbers": ",".join(str(card.pk) for card in found), "today": now().date(),
        "deliveries": queries.deliveries(action.pk), "section": "campaigns", **more,
    }  # fmt: skip
    return render(request, "campaign_desk/batch.html", context, status=status)


def _file(content: bytes, kind: str, name: str) -> HttpResponse:
    answer = HttpResponse(content, content_type=kind)
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer
