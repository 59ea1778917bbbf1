"""That a family agreed to get cards: entered by one person, checked by another, ended by any."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.db.models import F
from django.db.models.functions import Least

from endreprisals.audit.models import Event
from endreprisals.audit.services import record as audit
from endreprisals.campaigns.models import Action, CampaignCase, FamilyConsent, Postcard
from endreprisals.campaigns.services.postcards import TEXT_KEPT, CardRefused


@dataclass(frozen=True, slots=True)
class Given:
    """What a family agreed to. `reference` says where the agreement is kept, and names nobody."""

    case: int  # of the campaign
    reference: str
    given_on: date
    until: date
    wall: bool


def enter_consent(given: Given, *, by: str, at: datetime) -> FamilyConsent:
    """Write down a consent; nothing opens before another person has seen it.

    Raises `CardRefused`: not_yet, over, no_case.
    """
    if given.given_on > at.date():
        raise CardRefused("not_yet")
    if given.until < max(given.given_on, at.date()):
        raise CardRefused("over")
    if not CampaignCase.objects.filter(pk=given.case).exists():
        raise CardRefused("no_case")
    with transaction.atomic():
        kept = FamilyConsent.objects.create(
            case_id=given.case, reference=given.reference, given_on=given.given_on,
            until=given.until, wall=given.wall, entered_by=by, entered_at=at,
        )  # fmt: skip
        _audit(kept, "entered", by=by, at=at)
    return kept


def check_consent(pk: int, *, by: str, at: datetime) -> None:
    """The second person saw it. Raises `CardRefused`: same_person, withdrawn, checked, over."""
    with transaction.atomic():
        kept = FamilyConsent.objects.select_for_update().get(pk=pk)
        if kept.entered_by == by:
            raise CardRefused("same_person")
        if kept.withdrawn_at:
            raise CardRefused("withdrawn")
        if kept.checked_by:
            raise CardRefused("checked")
        if kept.until < at.date():
            raise CardRefused("over")
        kept.checked_by = by
        kept.save(update_fields=["checked_by"])
        _audit(kept, "checked", by=by, at=at)


def withdraw_consent(pk: int, *, by: str, at: datetime) -> int:
    """End every consent of this case at once; returns how many cards stood on the wall.

    Page, wall and queue close with it, whatever another row says; what hung on the wall is
    emptied, and the words of every card go 28 days later.
    """
    with transaction.atomic():
        kept = FamilyConsent.objects.select_for_update().get(pk=pk)
        of_case = FamilyConsent.objects.filter(case=kept.case_id, withdrawn_at=None)
        of_case.update(withdrawn_at=at)
        actions = Action.objects.filter(about=kept.case_id).values("pk")
        cards = Postcard.objects.filter(action__in=actions)
        hung = cards.exclude(wall_words="", wall_drawing=None)
        number = hung.update(wall_words="", wall_drawing=None, wall_signed="")
        last = (at + TEXT_KEPT).date()
        cards.update(keep_until=Least(F("keep_until"), last))
        _audit(kept, "withdrawn", by=by, at=at)
    return number


def _audit(kept: FamilyConsent, did: str, *, by: str, at: datetime) -> None:
    target = f"family-consent-{kept.pk}"
    audit(Event.Kind.FAMILY_CONSENT, actor=by, at=at, target=target, did=did)
