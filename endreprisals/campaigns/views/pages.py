"""Campaigns, one campaign, the story of one of its cases."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language

from endreprisals.campaigns.queries import campaigns as queries
from endreprisals.campaigns.queries.stories import story_page
from endreprisals.campaigns.views.reading import shown
from endreprisals.domain.campaigning.texts import ENGLISH


@shown
def campaigns(request: HttpRequest) -> HttpResponse:
    """Every campaign that can be shown, the latest first."""
    lines = queries.campaign_lines(language(), at=timezone.now())
    return render(request, "campaigns/list.html", {"lines": lines})


@shown
def campaign(request: HttpRequest, code: str) -> HttpResponse:
    """One campaign, whole without a script."""
    page = queries.campaign_page(code, language(), at=timezone.now())
    return render(request, "campaigns/campaign.html", {"page": page})


@shown
def story(request: HttpRequest, code: str, public_id: str) -> HttpResponse:
    """A case of a campaign in its four parts."""
    page = story_page(code, public_id, language(), at=timezone.now())
    return render(request, "campaigns/story.html", {"page": page})


def language() -> str:
    """The language of the page."""
    return get_language() or ENGLISH
