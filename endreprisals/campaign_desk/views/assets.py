"""The toolbox of a campaign at the desk: versions entered, published by another, withdrawn."""

from typing import Any

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import now
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from endreprisals.accounts.access import StaffRequest, requires
from endreprisals.accounts.roles import Permission
from endreprisals.adapters.assets import asset_path
from endreprisals.campaign_desk.forms.texts import AssetForm
from endreprisals.campaign_desk.reasons import words_of
from endreprisals.campaign_desk.views.plans import campaign_or_404
from endreprisals.campaigns.models import Asset, Campaign
from endreprisals.campaigns.services import assets as services
from endreprisals.campaigns.services.held import NotPossible

TEXT = "text/plain; charset=utf-8"
ENDINGS = {"image/png": "png", "image/jpeg": "jpg", "application/pdf": "pdf"}


@require_http_methods(["GET", "POST"])
@requires(Permission.CAMPAIGN_READ)
def assets(request: StaffRequest, code: str) -> HttpResponse:
    """Every version of every thing, and the form for another."""
    if request.method == "POST":
        return upload(request, code)
    campaign = campaign_or_404(code)
    return _list(request, campaign, AssetForm(campaign=campaign))


@requires(Permission.CAMPAIGN_PLAN)
def upload(request: StaffRequest, code: str) -> HttpResponse:
    """Keep a thing, or its next version."""
    campaign = campaign_or_404(code)
    form = AssetForm(request.POST, request.FILES, campaign=campaign)
    if not form.is_valid():
        return _list(request, campaign, form)
    file = form.cleaned_data["file"]
    content = file.read() if file else b""
    try:
        services.add_version(
            form.thing(), code=code, content=content, by=request.user.number, at=now()
        )
    except NotPossible as refused:
        return _list(request, campaign, form, refused=words_of(refused.reasons))
    return redirect("campaign_desk:assets", code)


@require_POST
@requires(Permission.CAMPAIGN_CHECK)
def publish(request: StaffRequest, code: str, asset_id: int) -> HttpResponse:
    """Offer a version to everybody, as the second person."""
    return _moved(request, code, asset_id, services.publish_asset)


@require_POST
@requires(Permission.CAMPAIGN_PLAN)
def withdraw(request: StaffRequest, code: str, asset_id: int) -> HttpResponse:
    """Offer it no more."""
    return _moved(request, code, asset_id, services.withdraw_asset)


@require_safe
@requires(Permission.CAMPAIGN_READ)
def file(request: StaffRequest, code: str, asset_id: int) -> HttpResponse:
    """A version as a file, words too, to be looked at before it is published."""
    campaign, asset = _asset(code, asset_id)
    name = f"{campaign.code}-{asset.code}-{asset.language}-{asset.version}"
    ending = ENDINGS.get(asset.media_type, "txt")
    answer = HttpResponse(_content(asset), content_type=asset.media_type or TEXT)
    answer["Content-Disposition"] = f'attachment; filename="{name}.{ending}"'
    return answer


def _content(asset: Asset) -> bytes:
    if not asset.sha256:
        return asset.words.encode()
    path = asset_path(asset.sha256, folder=settings.ASSETS_DIR)
    if not path.is_file():
        raise Http404
    return path.read_bytes()


def _moved(request: StaffRequest, code: str, asset_id: int, service: Any) -> HttpResponse:
    campaign, _ = _asset(code, asset_id)
    try:
        service(asset_id=asset_id, by=request.user.number, at=now())
    except NotPossible as refused:
        form = AssetForm(campaign=campaign)
        return _list(request, campaign, form, refused=words_of(refused.reasons))
    return redirect("campaign_desk:assets", code)


def _asset(code: str, asset_id: int) -> tuple[Campaign, Asset]:
    campaign = campaign_or_404(code)
    asset = campaign.assets.filter(pk=asset_id).first()
    if asset is None:
        raise Http404
    return campaign, asset


def _list(
    request: StaffRequest,
    campaign: Campaign,
    form: AssetForm,
    *,
    refused: list[str] | None = None,
) -> HttpResponse:
    context = {
        "campaign": campaign, "assets": campaign.assets.all(), "form": form, "refused": refused,
        "section": "campaigns",
    }  # fmt: skip
    status = 409 if refused else 422 if form.errors else 200
    return render(request, "campaign_desk/assets.html", context, status=status)
