"""Mails of organisations that sign and of cards. They hold nothing that somebody typed."""

from datetime import datetime
from typing import Any

from django.template.loader import render_to_string
from django.utils.translation import gettext, override

from endreprisals.campaigns.models import OrganisationSignature, Postcard
from endreprisals.campaigns.queries.here import NoSuchCampaign, action_here
from endreprisals.campaigns.queries.walls import live_consent
from endreprisals.supporters.identity import Token, written_token
from endreprisals.supporters.links import forget_address, offered, public_address
from endreprisals.supporters.models import Mail
from endreprisals.supporters.rendering import Rendered, Stop


def confirm_organisation(mail: Mail, at: datetime) -> Rendered:
    """The link with the button for a mailbox of an organisation."""
    rows = OrganisationSignature.objects.select_related("action__campaign")
    row = rows.filter(pk=mail.detail["organisation"], supporter=mail.supporter).first()
    if row is None or row.state != OrganisationSignature.State.WAITING:
        raise Stop("signature_gone")
    _stop_unless_open(row.action.campaign.code, row.action.number, at=at)
    token = Token("organisation", mail.supporter, str(row.pk))
    links = {
        "confirm": public_address(
            "campaigns:confirm-organisation", written_token(token), language=mail.language
        )
    }
    return _mail(mail, "campaigns/signing/organisation_mail.txt", links, at=at)


def confirm_postcard(mail: Mail, at: datetime) -> Rendered:
    """The link with the button for a card, and the one that takes it back."""
    rows = Postcard.objects.select_related("action__campaign")
    card = rows.filter(pk=mail.detail["postcard"], supporter=mail.supporter).first()
    if card is None or card.state != Postcard.State.WAITING:
        raise Stop("card_gone")
    _stop_unless_open(card.action.campaign.code, card.action.number, at=at)
    if live_consent(card.action.about_id, at=at) is None:
        raise Stop("consent_ended")
    links = {
        what: public_address(
            f"campaigns:{what}-postcard", card_token(mail.supporter, card.pk, what),
            language=mail.language,
        )
        for what in ("confirm", "remove")
    }  # fmt: skip
    return _mail(mail, "campaigns/postcards/card_mail.txt", links, at=at)


def card_token(supporter: str, card: int, what: str) -> str:
    """What stands in a link about a card; `what`: confirm, remove."""
    return written_token(Token("postcard", supporter, f"{what}-{card}"))


def _stop_unless_open(code: str, number: int, *, at: datetime) -> None:
    try:
        here = action_here(code, number, at=at)
    except NoSuchCampaign:
        raise Stop("withdrawn") from None
    if here.standing != "open":
        raise Stop("action_closed")


def _mail(mail: Mail, template: str, links: dict[str, Any], *, at: datetime) -> Rendered:
    forget = forget_address(mail.supporter, language=mail.language, today=at.date())
    context = links | {"forget": forget}
    with override(offered(mail.language)):
        text = render_to_string(template, context)
        card, other = gettext("Confirm your card"), gettext("Confirm a signature")
        return Rendered(subject=card if "remove" in links else other, text=text)
