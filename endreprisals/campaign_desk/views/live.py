"""Live numbers of a campaign, each way apart."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.timezone import localdate, now
from django.views.decorators.http import require_safe

from endreprisals.accounts.access import StaffRequest, requires
from endreprisals.accounts.roles import Permission
from endreprisals.campaigns.models import Campaign
from endreprisals.campaigns.queries.here import GENEVA
from endreprisals.campaigns.queries.live import live_page


@require_safe
@requires(Permission.CAMPAIGN_READ)
def live(request: StaffRequest, code: str) -> HttpResponse:
    """The numbers as they stand. The page does not move by itself: a link looks again."""
    try:
        page = live_page(code, today=localdate(timezone=GENEVA))
    except Campaign.DoesNotExist:
        raise Http404 from None
    context = {"page": page, "campaign": page.campaign, "at": now(), "section": "campaigns"}
    return render(request, "campaign_desk/live.html", context)
