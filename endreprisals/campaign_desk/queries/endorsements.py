"""Endorsements at the desk: what waits for a second person, what is shown, what was withdrawn."""

from dataclasses import dataclass

from endreprisals.campaigns.models import Campaign, CampaignCase, Endorsement


@dataclass(frozen=True, slots=True)
class Choices:
    """What the form offers."""

    campaigns: tuple[Campaign, ...]
    cases: tuple[CampaignCase, ...]


def endorsement_list() -> tuple[Endorsement, ...]:
    """All of them, latest entry first."""
    rows = Endorsement.objects.select_related("campaign", "case__case")
    return tuple(rows.order_by("-entered_at", "-pk"))


def endorsement(pk: int) -> Endorsement:
    """One; raises `Endorsement.DoesNotExist`."""
    return Endorsement.objects.select_related("campaign", "case__case").get(pk=pk)


def choices() -> Choices:
    """Campaigns and their chosen cases, latest first."""
    cases = CampaignCase.objects.filter(choice=CampaignCase.Choice.CHOSEN)
    cases = cases.select_related("case", "campaign").order_by("-campaign__year", "position")
    return Choices(tuple(Campaign.objects.order_by("-year", "code")), tuple(cases))
