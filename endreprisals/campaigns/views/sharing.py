"""Posting about a case: words, plain links to the services, and a warning before them."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from endreprisals.campaigns.queries.here import ActionHere
from endreprisals.campaigns.queries.sharing import share_page
from endreprisals.campaigns.views.pages import language


def page(request: HttpRequest, here: ActionHere) -> HttpResponse:
    """The page of a share action. Nothing of another company is loaded; its links are anchors."""
    name, place = ("story", (here.code, here.case)) if here.case else ("campaign", (here.code,))
    address = f"{settings.SITE_ORIGIN}{reverse(f'campaigns:{name}', args=place)}"
    shown = share_page(here, language(), address, at=timezone.now())
    return render(request, "campaigns/share.html", {"page": shown, "here": here})
