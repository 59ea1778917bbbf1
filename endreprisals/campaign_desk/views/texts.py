"""Words of a campaign: the table of all, and one piece beside its English."""

from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import now
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from endreprisals.accounts.access import StaffRequest, requires
from endreprisals.accounts.roles import Permission
from endreprisals.campaign_desk.forms.texts import TextForm
from endreprisals.campaign_desk.reasons import words_of
from endreprisals.campaign_desk.seen import seen_revision
from endreprisals.campaign_desk.views.plans import campaign_or_404
from endreprisals.campaign_desk.warnings_of_words import warnings_of
from endreprisals.campaigns.models import Text
from endreprisals.campaigns.queries.plans import (
    SideBySide,
    place_of,
    side_by_side,
    text_groups,
)
from endreprisals.campaigns.services import texts as services
from endreprisals.campaigns.services.held import NotPossible
from endreprisals.domain.campaigning.texts import APPROACHES, ENGLISH


@dataclass(frozen=True, slots=True)
class Where:
    """Which piece of words an address means."""

    code: str
    where: str
    part: str
    language: str


@require_safe
@requires(Permission.CAMPAIGN_READ)
def texts(request: StaffRequest, code: str) -> HttpResponse:
    """Every piece of words in every language, with what is missing and what is behind."""
    campaign = campaign_or_404(code)
    context = {"campaign": campaign, "groups": text_groups(campaign), "section": "campaigns"}
    return render(request, "campaign_desk/texts.html", context)


@require_http_methods(["GET", "POST"])
@requires(Permission.CAMPAIGN_PLAN)
def text(request: StaffRequest, code: str, where: str, part: str, language: str) -> HttpResponse:
    """Write one piece, English beside it."""
    here = Where(code, where, part, language)
    both = _both(here)
    if request.method == "GET":
        return _show(request, here, both)
    form = TextForm(request.POST)
    if not form.is_valid():
        return _show(request, here, both, form=form, status=422)
    given = form.cleaned_data
    written = services.Written(part, language, given["heading"], given["body"], show=given["show"])
    try:
        services.write_text(
            written, place=both.place, revision=seen_revision(request), by=request.user.number,
            at=now(),
        )  # fmt: skip
    except NotPossible as refused:
        words = words_of(refused.reasons)
        return _show(request, here, both, form=form, refused=words, status=409)
    return redirect("campaign_desk:text", code, where, part, language)


@require_POST
@requires(Permission.CAMPAIGN_CHECK)
def check(request: StaffRequest, code: str, where: str, part: str, language: str) -> HttpResponse:
    """Agree with the words as the second person."""
    here = Where(code, where, part, language)
    both = _both(here)
    if both.text is None:
        raise Http404
    try:
        services.check_text(
            text_id=both.text.pk, revision=seen_revision(request), by=request.user.number, at=now()
        )
    except NotPossible as refused:
        return _show(request, here, both, refused=words_of(refused.reasons), status=409)
    return redirect("campaign_desk:texts", code)


def _both(here: Where) -> SideBySide:
    place = place_of(campaign_or_404(here.code), here.where)
    if place is None or here.part not in place.parts:
        raise Http404
    if here.language not in place.campaign.languages:
        raise Http404
    return side_by_side(place, here.part, here.language)


def _show(
    request: StaffRequest,
    here: Where,
    both: SideBySide,
    *,
    form: TextForm | None = None,
    status: int = 200,
    **more: Any,
) -> HttpResponse:
    held: Text | None = both.text
    if form is None:
        shown = held.state == Text.State.UNREVIEWED if held else False
        form = TextForm(
            initial={"heading": held.heading, "body": held.body, "show": shown} if held else None
        )
    if here.language == ENGLISH:
        del form.fields["show"]
    context: dict[str, Any] = {
        "here": here, "both": both, "form": form, "campaign": both.place.campaign,
        "about": both.place.case.case.public_id if both.place.case else "",
        "warnings": warnings_of(held) if held else [], "is_letter": here.part in APPROACHES,
        "section": "campaigns", **more,
    }  # fmt: skip
    return render(request, "campaign_desk/text.html", context, status=status)
