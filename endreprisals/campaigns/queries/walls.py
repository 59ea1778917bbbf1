"""Whether a family takes cards now, and the cards that may be shown on its wall."""

from dataclasses import dataclass, replace
from datetime import date, datetime

from django.db.models import BooleanField, ExpressionWrapper, Q

from endreprisals.campaigns.models import Action, Delivery, FamilyConsent, Postcard
from endreprisals.campaigns.queries.here import GENEVA, ActionHere

CARDS_A_PAGE = 24
DRAWN = ExpressionWrapper(Q(wall_drawing__isnull=False), output_field=BooleanField())


@dataclass(frozen=True, slots=True)
class LiveConsent:
    """What a family agreed to and has not taken back."""

    until: date
    wall: bool


@dataclass(frozen=True, slots=True)
class WallCard:
    """A card as a person approved it for the wall."""

    code: str
    language: str
    words: str
    signed: str
    drawn: bool


@dataclass(frozen=True, slots=True)
class WallPage:
    """One page of a wall, latest first."""

    cards: tuple[WallCard, ...]
    total: int
    page: int
    pages: int


@dataclass(frozen=True, slots=True)
class HandOver:
    """Cards that reached a family: when, how many, how; never where."""

    day: date
    cards: int
    how: str


def live_consent(campaign_case: int | None, *, at: datetime) -> LiveConsent | None:
    """The latest consent that a second person checked and that holds today in Geneva, or None."""
    if campaign_case is None:
        return None
    today = at.astimezone(GENEVA).date()
    row = (
        FamilyConsent.objects.filter(
            case=campaign_case, withdrawn_at=None, given_on__lte=today, until__gte=today
        )
        .exclude(checked_by="")
        .order_by("-given_on", "-pk")
        .first()
    )
    return LiveConsent(row.until, row.wall) if row else None


def wall(here: ActionHere, *, page: int, at: datetime) -> WallPage | None:
    """A page of the wall; None where no wall may be shown."""
    if not has_wall(here, at=at):
        return None
    shown = Postcard.objects.filter(action=here.pk, state=Postcard.State.APPROVED, wall=True)
    shown = shown.exclude(wall_words="", wall_drawing=None)
    total = shown.count()
    shown = shown.annotate(drawn=DRAWN)
    pages = max(1, -(-total // CARDS_A_PAGE))
    page = min(max(page, 1), pages)
    start = (page - 1) * CARDS_A_PAGE
    rows = shown.order_by("-seen_at", "-pk").values_list(
        "code", "language", "wall_words", "wall_signed", "drawn"
    )[start : start + CARDS_A_PAGE]
    cards = (WallCard(*row) for row in rows)
    if here.high_risk:  # it may have become so after a card was hung
        cards = (replace(card, signed="") for card in cards)
    return WallPage(tuple(cards), total, page, pages)


def wall_drawing(here: ActionHere, code: str, *, at: datetime) -> bytes | None:
    """The drawing of a card on the wall, as PNG; None when it may not be shown."""
    if not has_wall(here, at=at):
        return None
    card = Postcard.objects.filter(
        action=here.pk, code=code, state=Postcard.State.APPROVED, wall=True
    ).first()
    return bytes(card.wall_drawing) if card and card.wall_drawing else None


def has_wall(here: ActionHere, *, at: datetime) -> bool:
    """Whether this action shows a wall now."""
    consent = live_consent(here.campaign_case, at=at)
    return here.kind == Action.Kind.POSTCARD and consent is not None and consent.wall


def hand_overs(action: int) -> tuple[HandOver, ...]:
    """Every delivery of an action, latest first."""
    rows = Delivery.objects.filter(action=action).order_by("-delivered_on", "-pk")
    return tuple(HandOver(*row) for row in rows.values_list("delivered_on", "cards", "how"))
