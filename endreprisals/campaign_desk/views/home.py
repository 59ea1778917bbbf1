"""The room of campaigns: the list of campaigns, what waits, and the way to every list."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.timezone import localdate
from django.views.decorators.http import require_safe

from endreprisals.accounts.access import StaffRequest, requires
from endreprisals.accounts.roles import Permission
from endreprisals.campaign_desk.queries.home import LISTS, home
from endreprisals.campaigns.queries.here import GENEVA
from endreprisals.campaigns.queries.plans import campaign_lines


@require_safe
@requires(Permission.CAMPAIGN_READ)
def campaigns(request: StaffRequest) -> HttpResponse:
    """Every campaign, and what waits for a person."""
    room = home(today=localdate(timezone=GENEVA))
    mine = {name for name, needed in LISTS if request.user.may(needed)}
    context = {
        "room": room, "lists": [one for one in room.lists if one[0] in mine],
        "lines": campaign_lines(), "section": "campaigns",
    }  # fmt: skip
    return render(request, "campaign_desk/home.html", context)
