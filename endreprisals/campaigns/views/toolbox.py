"""The toolbox of a campaign, and its files."""

import re

from django.conf import settings
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils import timezone

from endreprisals.adapters.assets import TYPES, asset_path
from endreprisals.campaigns.queries.toolbox import AssetFile, asset_file, toolbox_page
from endreprisals.campaigns.views.pages import language
from endreprisals.campaigns.views.reading import shown

ENDINGS = {media_type: ending for ending, media_type in TYPES.items()}
UNKNOWN = "application/octet-stream"


@shown
def toolbox(request: HttpRequest, code: str) -> HttpResponse:
    """Pictures, posts, letters, press kits and tags, in every version and language."""
    page = toolbox_page(code, language(), at=timezone.now())
    return render(request, "campaigns/toolbox.html", {"page": page})


@shown
def asset(request: HttpRequest, code: str, sha256: str) -> HttpResponseBase:
    """A file of the toolbox, to be kept: no browser ever runs it as a page of ours."""
    file = asset_file(code, sha256)
    path = asset_path(file.sha256, folder=settings.ASSETS_DIR)
    if not path.is_file():
        raise Http404
    response = FileResponse(path.open("rb"), content_type=_type(file))
    response.headers["Content-Disposition"] = f'attachment; filename="{_name(file)}"'
    return response


def _type(file: AssetFile) -> str:
    return file.media_type if file.media_type in ENDINGS else UNKNOWN


def _name(file: AssetFile) -> str:
    code = re.sub(r"[^a-z0-9-]", "", file.code.lower()) or "asset"
    language = re.sub(r"[^a-zA-Z0-9-]", "", file.language)
    return f"{code}-{language}-{file.version}.{ENDINGS.get(file.media_type, 'bin')}"
