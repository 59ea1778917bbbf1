"""Actions of a campaign: planned by one person, opened by another, paused by anybody who may."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import Max

from endreprisals.audit.models import Event
from endreprisals.audit.services import record as audit
from endreprisals.campaigns.models import Action, Campaign, CampaignCase, FamilyConsent, Text
from endreprisals.campaigns.queries.here import GENEVA
from endreprisals.campaigns.queries.recipients import listed
from endreprisals.campaigns.services.basis import problem_of
from endreprisals.campaigns.services.held import NotPossible, hold_campaign, let_go, refuse
from endreprisals.campaigns.services.planning import checked_parts
from endreprisals.domain.campaigning.opening import ActionPlan, Chosen, Reason, against_action
from endreprisals.domain.campaigning.texts import ENGLISH

State, Kind = Action.State, Action.Kind
OVER = (Campaign.State.CLOSED, Campaign.State.WITHDRAWN)


@dataclass(frozen=True, slots=True)
class Planned:
    """What an action is. `about` is the number of a row of the long list; None: the campaign."""

    kind: str
    about: int | None
    opens_at: datetime | None
    closes_at: datetime | None
    embargo_until: datetime | None
    moderated: bool
    high_risk: bool
    goal: int | None


@transaction.atomic
def add_action(
    planned: Planned, *, code: str, revision: int | None, by: str, at: datetime
) -> Action:
    """A new action, with the next number, that the desk alone can see. Raises `NotPossible`."""
    campaign = hold_campaign(code, revision)
    if campaign.state in OVER:
        raise refuse("campaign_over")
    last = campaign.actions.aggregate(last=Max("number"))["last"] or 0
    return _keep(Action(campaign=campaign, number=last + 1), planned, by=by, at=at)


@transaction.atomic
def change_action(
    planned: Planned, *, code: str, number: int, revision: int | None, by: str, at: datetime
) -> Action:
    """Change a draft or a paused action; another person opens it then. The kind stays what it was
    once people have acted: what they did would mean something else.
    """
    campaign = hold_campaign(code, revision)
    action = _action(campaign, number)
    if action.state not in (State.DRAFT, State.PAUSED):
        raise refuse("pause_it_first")
    shown_once = action.state == State.PAUSED
    if shown_once and (planned.kind, planned.about) != (action.kind, action.about_id):
        raise refuse("people_have_acted")
    return _keep(action, planned, by=by, at=at)


@transaction.atomic
def open_action(*, code: str, number: int, revision: int | None, by: str, at: datetime) -> Action:
    """Let people act, as the second person; also after a pause. Raises `NotPossible`."""
    campaign = hold_campaign(code, revision)
    action = _action(campaign, number)
    if action.state not in (State.DRAFT, State.PAUSED):
        raise refuse("is_so_already")
    if reasons := reasons_against(action, by=by, at=at):
        raise NotPossible(*reasons)
    action.state, action.checked_by, action.checked_at = State.OPEN, by, at
    return _moved(action, Event.Kind.ACTION_OPENED, by, at)


@transaction.atomic
def pause_action(*, code: str, number: int, by: str, at: datetime) -> Action:
    """Stop it for now, whatever else somebody is changing; letters of it wait."""
    action = _action(Campaign.objects.select_for_update().get(code=code), number)
    if action.state != State.OPEN:
        raise refuse("not_open")
    action.state = State.PAUSED
    return _moved(action, Event.Kind.ACTION_PAUSED, by, at)


@transaction.atomic
def close_action(*, code: str, number: int, by: str, at: datetime) -> Action:
    """End it for good. Letters of it that have not left do not leave."""
    action = _action(Campaign.objects.select_for_update().get(code=code), number)
    if action.state not in (State.OPEN, State.PAUSED):
        raise refuse("not_open")
    action.state = State.CLOSED
    return _moved(action, Event.Kind.ACTION_CLOSED, by, at)


def reasons_against(action: Action, *, by: str, at: datetime) -> tuple[Reason, ...]:
    """Every reason why this person cannot open this action now."""
    today, about, campaign = at.astimezone(GENEVA).date(), action.about, action.campaign
    chosen = None
    if about is not None:
        chosen = Chosen(about.case.public_id, problem_of(about, at=at), about.entered_by)
    over = campaign.closes_on is not None and campaign.closes_on < today
    plan = ActionPlan(
        kind=action.kind,
        planned_by=action.entered_by,
        campaign_over=campaign.state in OVER or over,
        case=chosen,
        case_is_chosen=about is not None and about.choice == CampaignCase.Choice.CHOSEN,
        words=checked_parts(Text.objects.filter(action=action, language=ENGLISH)),
        offices=sum(bool(one.office) for one in listed(action.pk, at=at)),
        family_agreed=FamilyConsent.objects.filter(
            case=about, withdrawn_at=None, until__gte=today
        ).exclude(checked_by="").exists(),
        over=action.closes_at is not None and action.closes_at <= at,
    )  # fmt: skip
    return against_action(plan, by=by)


def _keep(action: Action, planned: Planned, *, by: str, at: datetime) -> Action:
    reasons = []
    opens, closes = planned.opens_at, planned.closes_at
    if opens and closes and opens >= closes:
        reasons.append(Reason("ends_before_it_begins"))
    if planned.embargo_until and planned.kind != Kind.SIGN:
        reasons.append(Reason("embargo_of_statements"))
    if planned.about and not action.campaign.cases.filter(pk=planned.about).exists():
        reasons.append(Reason("case_not_on_list"))
    if reasons:
        raise NotPossible(*reasons)
    action.kind, action.about_id = planned.kind, planned.about
    action.opens_at, action.closes_at = opens, closes
    action.embargo_until, action.goal = planned.embargo_until, planned.goal
    action.moderated, action.high_risk = planned.moderated, planned.high_risk
    action.entered_by, action.entered_at = by, at
    action.checked_by, action.checked_at = "", None
    return _moved(action, Event.Kind.ACTION_CHANGED, by, at)


def _moved(action: Action, kind: Event.Kind, by: str, at: datetime) -> Action:
    action.save()
    let_go(action.campaign)
    audit(kind, actor=by, at=at, target=f"action-{action.pk}", state=action.state)
    return action


def _action(campaign: Campaign, number: int) -> Action:
    rows = Action.objects.select_for_update(of=("self",)).select_related("about__case")
    action = rows.get(campaign=campaign, number=number)
    action.campaign = campaign  # the one that is held
    return action
