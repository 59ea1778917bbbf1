"""Cards to a family: asked for, confirmed, read by a person, handed over, taken back.

Nothing goes on while no consent of the family holds. Until the button behind the mailed link is
pressed a card touches nothing, and no mail repeats what somebody typed.
"""

import secrets
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from django.db import IntegrityError, transaction
from django.db.models import QuerySet

from endreprisals.audit.models import Event
from endreprisals.audit.services import record as audit
from endreprisals.campaigns.models import Action, Delivery, Postcard
from endreprisals.campaigns.queries.here import GENEVA, NoSuchCampaign, action_here
from endreprisals.campaigns.queries.walls import LiveConsent, live_consent
from endreprisals.campaigns.services.without_mail import keep_latest
from endreprisals.supporters import identity
from endreprisals.supporters.models import Consent, Mail
from endreprisals.supporters.services.outbox import Order, queue
from endreprisals.supporters.services.written import give_back, take_turn

KIND: Final = "confirm-postcard"
MOST_MAILS, MAIL_DAYS = 3, 3  # confirmation mails that one address may get in so many days
WAITS: Final = timedelta(days=7)  # for the button
TEXT_KEPT: Final = timedelta(days=28)  # after a card was handed over, or the consent ended
WORDING: Final = "postcard-2026-11"  # version of the sentences that are agreed to
MOST_CHARS: Final = 600
# Why a card is not passed on: codes, so that no moderator writes about a person.
REFUSALS: Final = (
    "names_others", "contact_details", "harmful", "insult", "advertising", "not_for_family",
    "unreadable",
)  # fmt: skip
IN_HAND: Final = (Postcard.State.TO_SEE, Postcard.State.APPROVED)


class CardRefused(Exception):
    """It cannot be done so; the message is a code. Nothing was changed."""


@dataclass(frozen=True, slots=True)
class NewCard:
    """What somebody sent, cleaned, the drawing drawn anew."""

    words: str
    language: str
    signed: str = ""
    drawing: bytes | None = None
    wall: bool = False


@transaction.atomic
def take_place(supporter: str, *, at: datetime) -> bool:
    """Whether an address may get a mail about a card now; it then has one less. Comes before a
    picture is drawn anew, so that drawing costs a turn."""
    return take_turn(supporter, KIND, most=MOST_MAILS, days=MAIL_DAYS, at=at) is not None


def give_place_back(supporter: str, *, at: datetime) -> None:
    """The card could not be taken, through no fault of its writer."""
    give_back(supporter, KIND, at=at)


def receive(
    card: NewCard, *, supporter: str, address: bytes, action: int, at: datetime
) -> Postcard | None:
    """Take a place and keep the card; None for one with a drawing that found no place."""
    placed = take_place(supporter, at=at)
    if card.drawing and not placed:
        return None
    return keep(card, supporter=supporter, address=address, action=action, at=at, placed=placed)


def keep(
    card: NewCard, *, supporter: str, address: bytes, action: int, at: datetime, placed: bool = True
) -> Postcard:
    """Keep a card until its address is confirmed. `address` is sealed about "mail.address".

    Without a place no mail leaves, and the card waits among the few latest; `my_links` leads to it.
    """
    with transaction.atomic():
        kept = Postcard.objects.create(
            code=secrets.token_urlsafe(16), supporter=supporter, action_id=action,
            language=card.language, wall=card.wall, received_at=at,
            words=_sealed(card.words, "postcard.words"),
            drawing=_sealed(card.drawing, "postcard.drawing"),
            signed=_sealed(card.signed, "postcard.signed"),
            keep_until=(at + WAITS).date(),
        )  # fmt: skip
        if not placed:
            keep_latest(Postcard.objects.all(), KIND, supporter)
            return kept
        order = Order(
            key=f"{KIND}:{kept.pk}", stream=Mail.Stream.CONFIRM,
            kind=KIND, language=card.language, supporter=supporter,
            address=address, detail={"postcard": kept.pk},
        )  # fmt: skip
        queue([order], at=at)
    return kept


def confirm(pk: int, *, supporter: str, at: datetime) -> str:
    """The button was pressed: to_see; or already, closed, gone. Pressing again changes nothing."""
    try:
        return _confirm(pk, supporter, at)
    except IntegrityError:  # another card of the same writer was confirmed at this very moment
        return "already"


def _confirm(pk: int, supporter: str, at: datetime) -> str:
    with transaction.atomic():
        card = _locked(pk, supporter)
        if card is None:
            return "gone"
        if card.state != Postcard.State.WAITING:
            return "to_see" if card.state in IN_HAND else "gone"
        consent = _open(card, at=at)
        if consent is None:
            card.delete()
            return "closed"
        if not _make_room(card):
            card.delete()
            return "already"
        card.state, card.confirmed_at = Postcard.State.TO_SEE, at
        card.keep_until = consent.until + TEXT_KEPT
        card.save()
        _note_consents(card, at=at)
    return "to_see"


def remove(pk: int, *, supporter: str, at: datetime) -> str:
    """Taken back by its writer, at once and everywhere: removed, delivered, gone.

    What reached the family cannot be recalled; our copy goes all the same.
    """
    with transaction.atomic():
        card = _locked(pk, supporter)
        if card is None or card.state == Postcard.State.REFUSED:
            return "gone"
        if card.state == Postcard.State.WAITING:
            card.delete()
            return "removed"
        empty(card)
        card.state = Postcard.State.REMOVED
        card.keep_until = (at + TEXT_KEPT).date()
        card.save()
        about = f"action:{card.action_id}"
        Consent.objects.filter(
            supporter=supporter, about=about, withdrawn_at=None,
            purpose__in=(Consent.Purpose.POSTCARD, Consent.Purpose.POSTCARD_WALL),
        ).update(withdrawn_at=at)  # fmt: skip
    return "delivered" if card.delivery_id else "removed"


def approve(pk: int, *, wall: bool, by: str, at: datetime) -> None:
    """Pass a card on; on the wall too, where moderator, writer and family agree to it.

    Raises `CardRefused`: not_waiting, no_consent.
    """
    with transaction.atomic():
        card = Postcard.objects.select_for_update().get(pk=pk)
        if card.state != Postcard.State.TO_SEE:
            raise CardRefused("not_waiting")
        about = Action.objects.values_list("about", flat=True).get(pk=card.action_id)
        consent = live_consent(about, at=at)
        if consent is None:
            raise CardRefused("no_consent")
        if wall and card.wall and consent.wall:
            _put_on_the_wall(card)
        card.state, card.seen_by, card.seen_at = Postcard.State.APPROVED, by, at
        card.save()
        shown = int(bool(card.wall_words or card.wall_drawing))
        audit(Event.Kind.POSTCARD_SEEN, actor=by, at=at, target=_target(card), approved=1,
              wall=shown)  # fmt: skip


def refuse(pk: int, *, because: str, by: str, at: datetime) -> None:
    """Not passed on, or taken off again before it was: its words go at once.

    Raises `CardRefused`: not_a_reason, not_waiting, delivered.
    """
    if because not in REFUSALS:
        raise CardRefused("not_a_reason")
    with transaction.atomic():
        card = Postcard.objects.select_for_update().get(pk=pk)
        if card.state not in IN_HAND:
            raise CardRefused("not_waiting")
        if card.delivery_id and not (card.wall_words or card.wall_drawing):
            raise CardRefused("delivered")
        empty(card)
        card.state, card.refused_because = Postcard.State.REFUSED, because
        card.seen_by, card.seen_at = by, at
        card.keep_until = (at + TEXT_KEPT).date()
        card.save()
        audit(Event.Kind.POSTCARD_SEEN, actor=by, at=at, target=_target(card), approved=0,
              because=because)  # fmt: skip


def deliver(
    action: int, *, cards: Collection[int], on: date, how: str, note: str, by: str, at: datetime
) -> Delivery:
    """Note that these cards, which were printed together, reached the family.

    A card that was taken back between print and hand-over is not counted.

    Raises `CardRefused`: not_yet, nothing, no_consent.
    """
    if on > at.astimezone(GENEVA).date():
        raise CardRefused("not_yet")
    with transaction.atomic():
        about = Action.objects.values_list("about", flat=True).get(pk=action)
        if live_consent(about, at=at) is None:
            raise CardRefused("no_consent")
        ready = list(ready_cards(action).filter(pk__in=cards).select_for_update())
        if not ready:
            raise CardRefused("nothing")
        delivery = Delivery.objects.create(
            action_id=action, delivered_on=on, cards=len(ready), how=how, note=note,
            entered_by=by, entered_at=at,
        )  # fmt: skip
        for card in ready:
            card.delivery = delivery
            if not (card.wall_words or card.wall_drawing):
                card.keep_until = min(card.keep_until, (at + TEXT_KEPT).date())
        Postcard.objects.bulk_update(ready, ["delivery", "keep_until"], batch_size=500)
        audit(Event.Kind.CARDS_DELIVERED, actor=by, at=at, target=f"action-{action}",
              cards=len(ready), how=how)  # fmt: skip
    return delivery


def ready_cards(action: int) -> QuerySet[Postcard]:
    """Approved cards of an action that were not handed over yet, oldest first."""
    return (
        Postcard.objects.filter(action=action, state=Postcard.State.APPROVED, delivery=None)
        .exclude(words=None, drawing=None)
        .order_by("seen_at", "pk")
    )


def empty(card: Postcard) -> None:
    """Take everything out that its writer made. That there was a card stays."""
    card.words = card.drawing = card.signed = card.wall_drawing = None
    card.wall_words = card.wall_signed = ""


def _put_on_the_wall(card: Postcard) -> None:
    if card.words:
        card.wall_words = identity.opened(bytes(card.words), about="postcard.words")
    if card.drawing:
        card.wall_drawing = identity.opened_bytes(bytes(card.drawing), about="postcard.drawing")
    if card.signed:
        card.wall_signed = identity.opened(bytes(card.signed), about="postcard.signed")


def _open(card: Postcard, *, at: datetime) -> LiveConsent | None:
    """The family's consent, while the action takes cards."""
    try:
        here = action_here(card.action.campaign.code, card.action.number, at=at)
    except NoSuchCampaign:
        return None
    return live_consent(here.campaign_case, at=at) if here.standing == "open" else None


def _make_room(card: Postcard) -> bool:
    """Whether the writer has no card there yet; one that was taken back or refused makes room."""
    others = (
        Postcard.objects.select_for_update()
        .filter(supporter=card.supporter, action=card.action_id)
        .exclude(state=Postcard.State.WAITING)
    )
    for other in others:
        if other.state in IN_HAND:
            return False
        other.delete()
    return True


def _note_consents(card: Postcard, *, at: datetime) -> None:
    purposes = [Consent.Purpose.POSTCARD]
    if card.wall:
        purposes.append(Consent.Purpose.POSTCARD_WALL)
    Consent.objects.bulk_create(
        Consent(
            supporter=card.supporter, purpose=purpose, wording=WORDING,
            about=f"action:{card.action_id}", given_at=at, keep_until=card.keep_until,
        )
        for purpose in purposes
    )  # fmt: skip


def _locked(pk: int, supporter: str) -> Postcard | None:
    rows = Postcard.objects.select_for_update(of=("self",)).select_related("action__campaign")
    return rows.filter(pk=pk, supporter=supporter).first()


def _sealed(content: str | bytes | None, about: str) -> bytes | None:
    return identity.seal(content, about=about) if content else None


def _target(card: Postcard) -> str:
    return f"postcard-{card.pk}"
