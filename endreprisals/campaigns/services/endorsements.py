"""What cities, parliaments and universities did for a case: entered with a source, then checked."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from endreprisals.audit.models import Event
from endreprisals.audit.services import record as audit
from endreprisals.campaigns.models import CampaignCase, Endorsement


class EndorsementRefused(Exception):
    """It cannot be done so; the message is a code. Nothing was changed."""


@dataclass(frozen=True, slots=True)
class NewEndorsement:
    """One act of one body. `date_edtf` was read; `source` is an https address or a document."""

    campaign: int
    case: int | None  # of the campaign; None: the campaign as a whole
    kind: str
    name: str
    state: str  # ISO3 or blank
    what: str
    date_edtf: str
    source: str


def enter(new: NewEndorsement, *, by: str, at: datetime) -> Endorsement:
    """Write it down; it is shown once another person has looked at the source.

    Raises `EndorsementRefused`: other_campaign, twice.
    """
    if new.case is not None:
        of_campaign = CampaignCase.objects.filter(pk=new.case, campaign=new.campaign)
        if not of_campaign.exists():
            raise EndorsementRefused("other_campaign")
    same = Endorsement.objects.filter(
        campaign=new.campaign, case=new.case, kind=new.kind, name=new.name, what=new.what,
        withdrawn_at=None,
    )  # fmt: skip
    with transaction.atomic():
        if same.exists():
            raise EndorsementRefused("twice")
        kept = Endorsement.objects.create(
            campaign_id=new.campaign, case_id=new.case, kind=new.kind, name=new.name,
            state_id=new.state or None, what=new.what, date_edtf=new.date_edtf,
            source=new.source, entered_by=by, entered_at=at,
        )  # fmt: skip
        _audit(Event.Kind.ENDORSEMENT_ENTERED, kept, "entered", by=by, at=at)
    return kept


def check(pk: int, *, by: str, at: datetime) -> None:
    """The second person read the source. Raises `EndorsementRefused`: same_person, withdrawn."""
    with transaction.atomic():
        kept = Endorsement.objects.select_for_update().get(pk=pk)
        if kept.entered_by == by:
            raise EndorsementRefused("same_person")
        if kept.withdrawn_at:
            raise EndorsementRefused("withdrawn")
        if kept.checked_by:
            return
        kept.checked_by, kept.checked_at = by, at
        kept.save(update_fields=["checked_by", "checked_at"])
        _audit(Event.Kind.ENDORSEMENT_CHECKED, kept, "checked", by=by, at=at)


def withdraw(pk: int, *, by: str, at: datetime) -> None:
    """Take it out at once; one person is enough."""
    with transaction.atomic():
        kept = Endorsement.objects.select_for_update().get(pk=pk)
        if kept.withdrawn_at:
            return
        kept.withdrawn_at = at
        kept.save(update_fields=["withdrawn_at"])
        _audit(Event.Kind.ENDORSEMENT_CHECKED, kept, "withdrawn", by=by, at=at)


def _audit(kind: Event.Kind, kept: Endorsement, did: str, *, by: str, at: datetime) -> None:
    audit(kind, actor=by, at=at, target=f"endorsement-{kept.pk}", did=did)
