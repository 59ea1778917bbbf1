"""What the desk sees of signatures, cards and consents. Sealed words are opened here alone."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Q

from endreprisals.adapters.sealing import SealBroken
from endreprisals.campaigns.models import (
    Action,
    CampaignCase,
    Delivery,
    FamilyConsent,
    OrganisationSignature,
    Postcard,
    Signatory,
)
from endreprisals.campaigns.queries.walls import LiveConsent, live_consent
from endreprisals.campaigns.services import organisations as signing
from endreprisals.campaigns.services.postcards import ready_cards
from endreprisals.campaigns.services.signing import listed_mark, waiting_rows
from endreprisals.domain.campaigning.scripts import deceives
from endreprisals.supporters import identity

CARDS_A_PAGE = 20
CARDS_A_BATCH = 200
LISTED_A_PAGE = 200
State = OrganisationSignature.State


@dataclass(frozen=True, slots=True)
class StatementLine:
    """A joint statement with what waits for a person."""

    action: Action
    names: int
    listed: int
    to_verify: tuple[OrganisationSignature, ...]
    verified: tuple[OrganisationSignature, ...]


@dataclass(frozen=True, slots=True)
class Mandate:
    """An organisation that asks to sign, opened for who verifies it."""

    row: OrganisationSignature
    mailbox: str
    signatory: str
    own_domain: bool
    looks_alike: bool  # letters of several scripts in the name, or a domain in disguise
    taken: bool  # another request of this domain was verified


@dataclass(frozen=True, slots=True)
class Listed:
    """A name of the public list. `mark` says which row, and not whose."""

    mark: str
    name: str
    country: str


@dataclass(frozen=True, slots=True)
class CardLine:
    """An action that asks for cards, with how many stand where."""

    action: Action
    consent: LiveConsent | None
    to_see: int
    ready: int
    delivered: int
    on_wall: int


@dataclass(frozen=True, slots=True)
class OpenCard:
    """A card, opened for who reads it."""

    pk: int
    words: str | None  # None: sealed with a key that is not ours
    signed: str
    drawn: bool
    language: str
    wall: bool
    received_at: datetime


def statement_lines() -> tuple[StatementLine, ...]:
    """Every joint statement, latest campaign first."""
    actions = Action.objects.filter(kind=Action.Kind.SIGN).select_related("campaign")
    return tuple(map(_statement_line, actions.order_by("-campaign__year", "campaign", "number")))


def sign_action(pk: int) -> Action:
    """A joint statement; raises `Action.DoesNotExist`."""
    return Action.objects.select_related("campaign").get(pk=pk, kind=Action.Kind.SIGN)


def card_action(pk: int) -> Action:
    """An action that asks for cards; raises `Action.DoesNotExist`."""
    rows = Action.objects.select_related("campaign", "about__case")
    return rows.get(pk=pk, kind=Action.Kind.POSTCARD)


def mandate(pk: int) -> Mandate:
    """Raises `OrganisationSignature.DoesNotExist`."""
    row = OrganisationSignature.objects.select_related("action__campaign").get(pk=pk)
    others = OrganisationSignature.objects.filter(
        action=row.action_id, domain=row.domain, state=State.VERIFIED
    ).exclude(pk=pk)
    disguised = any(label.startswith("xn--") for label in row.domain.split("."))
    return Mandate(
        row,
        _opened(row.address, "organisation.address") or "",
        _opened(row.signatory, "organisation.signatory") or "",
        signing.own_domain(row),
        disguised or any(map(deceives, row.name.split())),
        others.exists(),
    )


def listed_names(action: int) -> tuple[Listed, ...]:
    """The latest names of the public list, with which one is which."""
    rows = Signatory.objects.filter(action=action).order_by("-shown_at", "supporter")
    return tuple(Listed(listed_mark(row), row.name, row.country) for row in rows[:LISTED_A_PAGE])


def card_lines(*, at: datetime) -> tuple[CardLine, ...]:
    """Every action that asks for cards."""
    actions = Action.objects.filter(kind=Action.Kind.POSTCARD)
    rows = actions.select_related("campaign", "about__case").annotate(
        to_see=Count("postcards", Q(postcards__state=Postcard.State.TO_SEE)),
        delivered=Count("postcards", Q(postcards__delivery__isnull=False)),
        on_wall=Count("postcards", ~Q(postcards__wall_words="")),
    )
    return tuple(
        CardLine(
            row, live_consent(row.about_id, at=at), row.to_see, ready_cards(row.pk).count(),
            row.delivered, row.on_wall,
        )
        for row in rows.order_by("-campaign__year", "campaign", "number")
    )  # fmt: skip


def cards_to_see(action: int) -> tuple[OpenCard, ...]:
    """The next cards that nobody has read, oldest first."""
    rows = Postcard.objects.filter(action=action, state=Postcard.State.TO_SEE)
    return tuple(map(_open_card, rows.order_by("confirmed_at", "pk")[:CARDS_A_PAGE]))


def batch(action: int) -> tuple[OpenCard, ...]:
    """The next cards that can be handed over together."""
    return tuple(map(_open_card, ready_cards(action)[:CARDS_A_BATCH]))


def shown_cards(action: int) -> tuple[OpenCard, ...]:
    """The latest cards on the wall, for who takes one off."""
    rows = Postcard.objects.filter(action=action, state=Postcard.State.APPROVED)
    rows = rows.exclude(wall_words="", wall_drawing=None)
    return tuple(map(_open_card, rows.order_by("-seen_at", "-pk")[:CARDS_A_PAGE]))


def drawing(pk: int) -> bytes | None:
    """The drawing of a card that a person may look at; None without one."""
    seen = (Postcard.State.TO_SEE, Postcard.State.APPROVED)
    row = Postcard.objects.filter(pk=pk, state__in=seen).first()
    if row is None or not row.drawing:
        return None
    try:
        return identity.opened_bytes(bytes(row.drawing), about="postcard.drawing")
    except SealBroken:
        return None


def deliveries(action: int) -> tuple[Delivery, ...]:
    """Every hand-over of an action, with its note."""
    return tuple(Delivery.objects.filter(action=action))


def consents() -> tuple[FamilyConsent, ...]:
    """Every consent of a family, latest first."""
    rows = FamilyConsent.objects.select_related("case__case", "case__campaign")
    return tuple(rows.order_by("-entered_at", "-pk"))


def cases_with_cards() -> tuple[CampaignCase, ...]:
    """Cases of campaigns that were chosen, for the form of a consent."""
    rows = CampaignCase.objects.filter(choice=CampaignCase.Choice.CHOSEN)
    return tuple(rows.select_related("case", "campaign").order_by("-campaign__year", "position"))


def _statement_line(action: Action) -> StatementLine:
    rows = OrganisationSignature.objects.filter(action=action).order_by("confirmed_at", "pk")
    return StatementLine(
        action, waiting_rows(action.pk).count(), Signatory.objects.filter(action=action).count(),
        tuple(rows.filter(state=State.TO_VERIFY)), tuple(rows.filter(state=State.VERIFIED)),
    )  # fmt: skip


def _open_card(row: Postcard) -> OpenCard:
    words = _opened(row.words, "postcard.words") if row.words else ""
    signed = _opened(row.signed, "postcard.signed") or ""
    return OpenCard(
        row.pk, words, signed, bool(row.drawing), row.language, row.wall, row.received_at
    )


def _opened(sealed: bytes | memoryview | None, about: str) -> str | None:
    if not sealed:
        return ""
    try:
        return identity.opened(bytes(sealed), about=about)
    except (SealBroken, UnicodeDecodeError):
        return None
