"""Campaigns and their results, as JSON. The words are the English ones; pages have the others."""

from typing import Any

from django.http import Http404, HttpRequest
from django.utils import timezone
from ninja import Router

from endreprisals.api import asked, schemas
from endreprisals.api.problems import Problem, Withdrawn
from endreprisals.campaigns.queries.campaigns import campaign_lines, campaign_page
from endreprisals.campaigns.queries.here import Gone, NoSuchCampaign
from endreprisals.campaigns.queries.results import results_page
from endreprisals.domain.campaigning.texts import ENGLISH
from endreprisals.record.files.plain import plain

router = Router()


@router.get("/campaigns", response={200: schemas.CampaignsOut, 400: Problem})
def campaigns(request: HttpRequest) -> dict[str, Any]:
    """Every campaign that is open or over, the latest first."""
    asked.nothing_asked(request)
    return {"campaigns": plain(campaign_lines(ENGLISH, at=timezone.now()))}


@router.get(
    "/campaigns/{code}",
    response={200: schemas.CampaignOut, 400: Problem, 404: Problem, 410: Problem},
)
def campaign(request: HttpRequest, code: str) -> Any:
    """One campaign with its results: who was asked, who spoke, what is on record since.

    Rows stand in order of time. That one thing came after another does not say why.
    """
    asked.nothing_asked(request)
    at = timezone.now()
    try:
        page, results = campaign_page(code, ENGLISH, at=at), results_page(code, ENGLISH, at=at)
    except Gone:
        raise Withdrawn from None
    except NoSuchCampaign:
        raise Http404 from None
    return plain(page) | {"results": plain(results)}
