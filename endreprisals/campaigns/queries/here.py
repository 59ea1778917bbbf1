"""Which campaign and action an address means, and whether it can still be shown and done."""

from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from endreprisals.campaigns.models import Action, Campaign, CampaignCase
from endreprisals.record.models import Case

GENEVA = ZoneInfo("Europe/Zurich")
SHOWN = (Campaign.State.OPEN, Campaign.State.CLOSED)


class NoSuchCampaign(Exception):
    """No campaign that can be shown has this code, or no action this number: 404."""


class Gone(NoSuchCampaign):
    """It was shown once and must not be any more: 410, and no word on why."""


@dataclass(frozen=True, slots=True)
class ActionHere:
    """An action that may be shown. `standing` says whether it can be done now."""

    pk: int
    campaign: int
    code: str
    number: int
    kind: str
    standing: str  # open, not_yet, paused, closed
    case: str  # public id; blank: the whole campaign
    case_state: str  # ISO3 of the State of the case; blank without one
    campaign_case: int | None
    closes_on: date | None
    goal: int | None
    moderated: bool
    high_risk: bool
    under_embargo: bool = False  # it would be open, were its words public

    @property
    def takes_organisations(self) -> bool:
        """Organisations that were sent the words may sign before they are public."""
        return self.standing == "open" or self.under_embargo


def case_is_shown(chosen: CampaignCase, *, at: datetime | None = None) -> bool:
    """Whether a case of a campaign is public, chosen, and its basis held when last looked at.

    With `at`, a consent that has ended since hides it too, before anybody has looked again.
    """
    return (
        chosen.choice == CampaignCase.Choice.CHOSEN
        and not chosen.basis_problem
        and case_is_public(chosen)
        and (at is None or not consent_is_over(chosen, at.astimezone(GENEVA).date()))
    )


def case_is_public(chosen: CampaignCase) -> bool:
    """Whether the record shows the case: after a merge, the one that was kept.

    A case that was withdrawn itself stays hidden, whatever it was joined with.
    """
    kept = kept_case(chosen)
    gone = chosen.case.withdrawn_at is not None or kept.withdrawn_at is not None
    return kept.published_at is not None and not gone


def kept_case(chosen: CampaignCase) -> Case:
    """The case under which the record tells of it: another one after a merge."""
    return chosen.case.merged_into or chosen.case


def consent_is_over(chosen: CampaignCase, today: date) -> bool:
    """Whether a case stands on a consent whose last day has passed."""
    until = chosen.consent_until
    return chosen.basis == CampaignCase.Basis.CONSENT and (until is None or until < today)


def action_here(code: str, number: int, *, at: datetime) -> ActionHere:
    """One query. Raises `NoSuchCampaign` or `Gone`."""
    rows = Action.objects.select_related("campaign", "about__case")
    action = rows.filter(campaign__code=code, number=number).first()
    if action is None or action.state == Action.State.DRAFT:
        raise NoSuchCampaign(code)
    if action.campaign.state == Campaign.State.WITHDRAWN:
        raise Gone(code)
    if action.campaign.state not in SHOWN:
        raise NoSuchCampaign(code)
    if action.about and not case_is_shown(action.about, at=at):
        raise Gone(code)
    return ActionHere(
        pk=action.pk,
        campaign=action.campaign_id,
        code=code,
        number=number,
        kind=action.kind,
        standing=standing_of(action, at),
        case=action.about.case.public_id if action.about else "",
        case_state=action.about.case.state_id if action.about else "",
        campaign_case=action.about_id,
        closes_on=action.campaign.closes_on,
        goal=action.goal,
        moderated=action.moderated,
        high_risk=action.high_risk,
        under_embargo=_embargo(action, at) and _standing(action, at) == "open",
    )


def standing_of(action: Action, at: datetime) -> str:
    """Whether an action can be done: open, not_yet, paused, closed. Reads its campaign.

    Nobody is counted under words that they cannot read: under an embargo it is not_yet.
    """
    standing = _standing(action, at)
    return "not_yet" if standing == "open" and _embargo(action, at) else standing


def _embargo(action: Action, at: datetime) -> bool:
    return action.embargo_until is not None and at < action.embargo_until


def _standing(action: Action, at: datetime) -> str:
    campaign, today = action.campaign, at.astimezone(GENEVA).date()
    over = campaign.closes_on is not None and today > campaign.closes_on
    ended = action.closes_at is not None and at >= action.closes_at
    if campaign.state == Campaign.State.CLOSED or over or ended:
        return "closed"
    if action.state == Action.State.CLOSED:
        return "closed"
    if campaign.opens_on is None or today < campaign.opens_on:
        return "not_yet"
    if action.opens_at is not None and at < action.opens_at:
        return "not_yet"
    return "paused" if action.state == Action.State.PAUSED else "open"
