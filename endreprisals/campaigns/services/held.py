"""Holding a campaign while it is changed, and saying why something is not possible."""

from endreprisals.campaigns.models import Campaign
from endreprisals.domain.campaigning.opening import Reason


class NotPossible(Exception):
    """Nothing was changed. `reasons` has every reason, as codes; no words that a person typed."""

    def __init__(self, *reasons: Reason) -> None:
        super().__init__(", ".join(one.code for one in reasons))
        self.reasons = reasons


def refuse(code: str, about: str = "") -> NotPossible:
    """One reason, ready to be raised."""
    return NotPossible(Reason(code, about))


def hold_campaign(code: str, revision: int | None) -> Campaign:
    """The campaign, locked, if it is still as the person saw it. Raises `NotPossible`.

    Every change of the plan, its cases and its actions makes the revision one higher.
    """
    campaign = Campaign.objects.select_for_update().get(code=code)
    if campaign.revision != revision:
        raise refuse("changed_meanwhile")
    return campaign


def let_go(campaign: Campaign) -> None:
    """Keep the campaign with the next revision."""
    campaign.revision += 1
    campaign.save()
