"""The long list of a campaign: cases considered, chosen, left out, taken out, with their basis."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from endreprisals.audit.models import Event
from endreprisals.audit.services import record as audit
from endreprisals.campaigns.models import Action, Campaign, CampaignCase
from endreprisals.campaigns.queries.here import GENEVA
from endreprisals.campaigns.services.basis import problem_of
from endreprisals.campaigns.services.held import NotPossible, hold_campaign, let_go, refuse
from endreprisals.domain.campaigning.opening import Reason
from endreprisals.record.models import Case, Citation, Mention

Choice, Basis = CampaignCase.Choice, CampaignCase.Basis


@dataclass(frozen=True, slots=True)
class Considered:
    """What is noted about a case on the long list. Staff alone read it."""

    position: int
    basis: str
    reason: str = ""
    consent_reference: str = ""
    consent_until: date | None = None
    backlash: str = ""
    considered_on: date | None = None


@transaction.atomic
def consider_case(
    given: Considered, *, code: str, case_id: str, revision: int | None, by: str, at: datetime
) -> CampaignCase:
    """Put a case of the record on the long list. Raises `NotPossible`."""
    campaign = _open_list(code, revision)
    case = Case.objects.public().filter(public_id=case_id).first()
    if case is None:
        raise refuse("not_public", case_id)
    if campaign.cases.filter(case=case).exists():
        raise refuse("case_is_there", case_id)
    row = CampaignCase(campaign=campaign, case=case, choice=Choice.CONSIDERED)
    return _keep(row, given, by=by, at=at)


@transaction.atomic
def change_case(
    given: Considered, *, code: str, row_id: int, revision: int | None, by: str, at: datetime
) -> CampaignCase:
    """Note something else about a case. The basis of a chosen one is changed only when it is not
    chosen any more, so that nobody brings a case back alone.
    """
    row = _row(_open_list(code, revision), row_id)
    was = (row.basis, row.consent_reference, row.consent_until)
    is_now = (given.basis, given.consent_reference, given.consent_until)
    if row.choice == Choice.CHOSEN and was != is_now:
        raise refuse("basis_of_chosen", row.case.public_id)
    return _keep(row, given, by=by, at=at)


@transaction.atomic
def choose_case(
    *, code: str, row_id: int, revision: int | None, by: str, at: datetime
) -> CampaignCase:
    """Choose a case whose basis holds. In an open campaign that shows it, so another person does.

    Raises `NotPossible`.
    """
    campaign = _open_list(code, revision)
    row = _row(campaign, row_id)
    today = at.astimezone(GENEVA).date()
    reasons = []
    if problem := problem_of(row, at=at):
        reasons.append(Reason(problem, row.case.public_id))
    if campaign.state == Campaign.State.OPEN and row.entered_by == by:
        reasons.append(Reason("entered_by_you"))
    if row.choice == Choice.CHOSEN:
        reasons.append(Reason("is_so_already"))
    if reasons:
        raise NotPossible(*reasons)
    row.choice, row.basis_problem, row.basis_checked_on = Choice.CHOSEN, "", today
    if campaign.state == Campaign.State.DRAFT:
        row.entered_by, row.entered_at = by, at  # who opens the campaign is another
    row.save()
    let_go(campaign)
    _note(Event.Kind.CASE_CHOSEN, row, by, at)
    return row


@transaction.atomic
def leave_case_out(
    *, code: str, row_id: int, revision: int | None, reason: str, by: str, at: datetime
) -> CampaignCase:
    """Leave a case out, or take a chosen one out, with a reason. Its actions stop at once."""
    campaign = Campaign.objects.select_for_update().get(code=code)
    row = _row(campaign, row_id)
    if row.choice != Choice.CHOSEN and campaign.revision != revision:
        raise refuse("changed_meanwhile")
    if not reason:
        raise refuse("reason_missing")
    row.choice = Choice.WITHDRAWN if row.choice == Choice.CHOSEN else Choice.NOT_CHOSEN
    row.reason = reason
    row.entered_by, row.entered_at = by, at
    row.save()
    _pause_actions_of(row, by=by, at=at)
    let_go(campaign)
    _note(Event.Kind.CASE_LEFT_OUT, row, by, at)
    return row


def public_documents(case: Case) -> tuple[str, ...]:
    """The United Nations documents that tell the case, with paragraphs where they are known.

    For people to look at; whether they suffice says `services.basis`.
    """
    told = Mention.objects.filter(case=case, superseded_by=None).order_by("document__year", "pk")
    mentioned = told.values_list("document__symbol", "paragraph")
    cited = Citation.objects.filter(case=case, source__document__isnull=False).order_by("pk")
    symbols = cited.values_list("source__document__symbol", flat=True)
    places = [f"{symbol}, {place}" if place else symbol for symbol, place in mentioned]
    have = {symbol for symbol, _ in mentioned}
    return tuple(dict.fromkeys([*places, *(one for one in symbols if one not in have)]))


def _open_list(code: str, revision: int | None) -> Campaign:
    campaign = hold_campaign(code, revision)
    if campaign.state not in (Campaign.State.DRAFT, Campaign.State.OPEN):
        raise refuse("campaign_over")
    return campaign


def _row(campaign: Campaign, row_id: int) -> CampaignCase:
    rows = CampaignCase.objects.select_for_update(of=("self",)).select_related("case")
    return rows.get(pk=row_id, campaign=campaign)


def _keep(row: CampaignCase, given: Considered, *, by: str, at: datetime) -> CampaignCase:
    consent = given.basis == Basis.CONSENT
    if consent and not (given.consent_reference and given.consent_until):
        raise refuse("consent_incomplete", row.case.public_id)
    row.position, row.basis, row.backlash = given.position, given.basis, given.backlash
    row.reason, row.considered_on = given.reason, given.considered_on
    row.consent_reference = given.consent_reference if consent else ""
    row.consent_until = given.consent_until if consent else None
    if row.choice in (Choice.NOT_CHOSEN, Choice.WITHDRAWN):
        row.choice = Choice.CONSIDERED  # looked at again
    row.entered_by, row.entered_at = by, at
    row.save()
    let_go(row.campaign)
    _note(Event.Kind.CASE_CONSIDERED, row, by, at)
    return row


def _pause_actions_of(row: CampaignCase, *, by: str, at: datetime) -> None:
    for action in row.actions.select_for_update().filter(state=Action.State.OPEN):
        action.state = Action.State.PAUSED
        action.save(update_fields=["state"])
        audit(Event.Kind.ACTION_PAUSED, actor=by, at=at, target=f"action-{action.pk}")


def _note(kind: Event.Kind, row: CampaignCase, by: str, at: datetime, **detail: str) -> None:
    target = f"campaign-case-{row.pk}"
    audit(kind, actor=by, at=at, target=target, case=row.case.public_id, **detail)
