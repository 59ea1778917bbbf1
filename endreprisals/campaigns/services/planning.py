"""A campaign from a draft to its end. What everybody can see is opened by a second person."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.db.models import QuerySet

from endreprisals.audit.models import Event
from endreprisals.audit.services import record as audit
from endreprisals.campaigns.models import Action, Campaign, CampaignCase, Text
from endreprisals.campaigns.queries.here import GENEVA
from endreprisals.campaigns.services.basis import problem_of
from endreprisals.campaigns.services.held import NotPossible, hold_campaign, let_go, refuse
from endreprisals.domain.campaigning.opening import (
    CampaignPlan,
    Chosen,
    Reason,
    against_campaign,
)
from endreprisals.domain.campaigning.texts import ENGLISH

State = Campaign.State


@dataclass(frozen=True, slots=True)
class Plan:
    """What a campaign is about, save its code and its words."""

    year: int
    session: str
    debate_on: date | None
    vote_at: datetime | None
    opens_on: date | None
    closes_on: date | None
    languages: tuple[str, ...]


@transaction.atomic
def begin_campaign(plan: Plan, *, code: str, by: str, at: datetime) -> Campaign:
    """A new campaign that the desk alone can see. Raises `NotPossible`."""
    if Campaign.objects.filter(code=code).exists():
        raise refuse("code_is_taken")
    campaign = Campaign(code=code)
    _set(campaign, plan, by=by, at=at)
    campaign.save()
    _note(Event.Kind.CAMPAIGN_CHANGED, campaign, by, at)
    return campaign


@transaction.atomic
def change_campaign(
    plan: Plan, *, code: str, revision: int | None, by: str, at: datetime
) -> Campaign:
    """Change the plan of a draft; of an open campaign only days, session and languages."""
    campaign = hold_campaign(code, revision)
    if campaign.state not in (State.DRAFT, State.OPEN):
        raise refuse("campaign_over")
    if campaign.state == State.OPEN and (plan.opens_on is None or plan.closes_on is None):
        raise refuse("no_days")
    _set(campaign, plan, by=by, at=at)
    let_go(campaign)
    _note(Event.Kind.CAMPAIGN_CHANGED, campaign, by, at)
    return campaign


@transaction.atomic
def open_campaign(*, code: str, revision: int | None, by: str, at: datetime) -> Campaign:
    """Show a campaign to everybody, as the second person. Raises `NotPossible` with all reasons."""
    campaign = hold_campaign(code, revision)
    if campaign.state != State.DRAFT:
        raise refuse("not_a_draft")
    today = at.astimezone(GENEVA).date()
    if reasons := reasons_against(campaign, by=by, at=at):
        raise NotPossible(*reasons)
    campaign.cases.filter(choice=CampaignCase.Choice.CHOSEN).update(
        basis_checked_on=today, basis_problem=""
    )
    campaign.state = State.OPEN
    let_go(campaign)
    _note(Event.Kind.CAMPAIGN_OPENED, campaign, by, at)
    return campaign


@transaction.atomic
def close_campaign(*, code: str, by: str, at: datetime) -> Campaign:
    """End it: shown with its results, and nothing can be done any more. Letters stop at once."""
    campaign = Campaign.objects.select_for_update().get(code=code)
    if campaign.state != State.OPEN:
        raise refuse("not_open")
    return _end(campaign, State.CLOSED, Event.Kind.CAMPAIGN_CLOSED, by, at)


@transaction.atomic
def withdraw_campaign(*, code: str, by: str, at: datetime) -> Campaign:
    """Take it from the public door at once: its addresses answer 410 from now on."""
    campaign = Campaign.objects.select_for_update().get(code=code)
    if campaign.state not in (State.OPEN, State.CLOSED):
        raise refuse("never_shown")
    return _end(campaign, State.WITHDRAWN, Event.Kind.CAMPAIGN_WITHDRAWN, by, at)


def reasons_against(campaign: Campaign, *, by: str, at: datetime) -> tuple[Reason, ...]:
    """Every reason why this person cannot open this campaign today."""
    today = at.astimezone(GENEVA).date()
    chosen = campaign.cases.filter(choice=CampaignCase.Choice.CHOSEN).select_related("case")
    words = Text.objects.filter(campaign=campaign, case=None, action=None, language=ENGLISH)
    plan = CampaignPlan(
        planned_by=campaign.entered_by,
        opens_on=campaign.opens_on,
        closes_on=campaign.closes_on,
        cases=tuple(
            Chosen(one.case.public_id, problem_of(one, at=at), one.entered_by) for one in chosen
        ),
        words=checked_parts(words),
        open_actions=campaign.actions.filter(state=Action.State.OPEN).count(),
    )
    return against_campaign(plan, by=by, today=today)


def checked_parts(words: QuerySet[Text]) -> dict[str, bool]:
    """Which parts there are, and whether a second person has checked each."""
    return {
        part: state == Text.State.REVIEWED for part, state in words.values_list("part", "state")
    }


def _set(campaign: Campaign, plan: Plan, *, by: str, at: datetime) -> None:
    if plan.opens_on and plan.closes_on and plan.opens_on > plan.closes_on:
        raise refuse("ends_before_it_begins")
    campaign.year, campaign.session = plan.year, plan.session
    campaign.debate_on, campaign.vote_at = plan.debate_on, plan.vote_at
    campaign.opens_on, campaign.closes_on = plan.opens_on, plan.closes_on
    campaign.languages = list(dict.fromkeys((ENGLISH, *plan.languages)))
    campaign.entered_by, campaign.entered_at = by, at


def _end(
    campaign: Campaign, state: Campaign.State, kind: Event.Kind, by: str, at: datetime
) -> Campaign:
    campaign.state = state
    let_go(campaign)
    for action in campaign.actions.filter(state__in=(Action.State.OPEN, Action.State.PAUSED)):
        action.state = Action.State.CLOSED
        action.save(update_fields=["state"])
        audit(Event.Kind.ACTION_CLOSED, actor=by, at=at, target=f"action-{action.pk}")
    _note(kind, campaign, by, at)
    return campaign


def _note(kind: Event.Kind, campaign: Campaign, by: str, at: datetime) -> None:
    audit(kind, actor=by, at=at, target=f"campaign-{campaign.pk}", revision=campaign.revision)
