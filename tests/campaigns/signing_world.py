"""Small worlds of joint statements and of cards. Everybody in them is invented."""

import io
from datetime import date
from itertools import count
from typing import Any

from PIL import Image

from endreprisals.campaigns.models import (
    Action,
    FamilyConsent,
    OrganisationSignature,
    Postcard,
    SupporterAction,
)
from endreprisals.campaigns.services import organisations, postcards
from endreprisals.campaigns.services.organisations import NewSignature
from endreprisals.campaigns.services.postcards import NewCard
from endreprisals.supporters import identity
from tests.build import NOON
from tests.build_campaigns import a_campaign, a_campaign_case, a_key, a_text, an_action

_numbers = count(1)
PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n"
WORDS = "An invented statement.\nIt asks States to name Testa Fictiva."


def a_statement(**changes: Any) -> Action:
    """An open joint statement with checked English words and a press version."""
    press = changes.pop("press", "Invented words for the press.")
    action = an_action("sign", **changes)
    a_text(action, "title", "", heading="An invented joint statement")
    a_text(action, "statement", WORDS)
    if press:
        a_text(action, "press", press)
    return action


def a_card_action(*, wall: bool = True, consent: bool = True, **changes: Any) -> Action:
    """An open action that asks for cards, with a consent of the family that two people saw."""
    campaign = a_campaign()
    about = a_campaign_case(campaign)
    action = an_action("postcard", campaign, about=about, **changes)
    a_text(action, "title", "", heading="A card to an invented family")
    if consent:
        a_consent(action, wall=wall)
    return action


def a_consent(action: Action, **changes: Any) -> FamilyConsent:
    """A family agreed, for two years around the day of the tests."""
    values: dict[str, Any] = {
        "case": action.about, "reference": "folder 7", "given_on": date(2025, 1, 1),
        "until": date(2099, 12, 31), "wall": True, "entered_by": "account-1", "entered_at": NOON,
        "checked_by": "account-2",
    }  # fmt: skip
    return FamilyConsent.objects.create(**values | changes)


def a_signer(action: Action, name: str = "Testa Signataria", **changes: Any) -> SupporterAction:
    """A person who was counted under a statement and agreed to be listed."""
    values: dict[str, Any] = {
        "supporter": a_key(), "action": action, "way": "mail", "state": "counted",
        "country": "CHE", "language": "en", "received_at": NOON, "counted_at": NOON,
        "name": identity.seal(name, about="action.name"), "listed": True,
        "keep_until": date(2099, 1, 1),
    }  # fmt: skip
    return SupporterAction.objects.create(**values | changes)


def an_organisation(
    action: Action, mailbox: str = "office@ngo.example", **changes: Any
) -> OrganisationSignature:
    """A request that waits for the button behind the mailed link."""
    values: dict[str, Any] = {
        "name": "Invented Watch", "country": "CHE", "website": "https://www.ngo.example/",
        "domain": "ngo.example", "signatory": "Testa Signataria, director",
        "mandate": "Decision of the board", "language": "en",
    }  # fmt: skip
    asked = organisations.receive(
        NewSignature(**values | changes), supporter=identity.supporter_key(mailbox),
        address=identity.seal(mailbox, about="mail.address"),
        to_read=identity.seal(mailbox, about="organisation.address"), action=action.pk, at=NOON,
    )  # fmt: skip
    assert asked is not None
    return asked


def an_asked_organisation(action: Action, *args: Any, **changes: Any) -> OrganisationSignature:
    """A request whose mailbox confirmed it, perhaps with a `document`."""
    document = changes.pop("document", None)
    asked = an_organisation(action, *args, **changes)
    organisations.confirm(asked.pk, supporter=asked.supporter, at=NOON, document=document)
    asked.refresh_from_db()
    return asked


def a_card(action: Action, words: str = "We think of you.", **changes: Any) -> Postcard:
    """A card that waits for the button behind the mailed link."""
    supporter = changes.pop("supporter", None) or a_key(f"writer-{next(_numbers)}")
    values: dict[str, Any] = {"words": words, "language": "en", "wall": True}
    card = postcards.receive(
        NewCard(**values | changes), supporter=supporter, action=action.pk, at=NOON,
        address=identity.seal("testa@supporter.example", about="mail.address"),
    )  # fmt: skip
    assert card is not None
    return card


def a_read_card(action: Action, words: str = "We think of you.", **changes: Any) -> Postcard:
    """A card that was confirmed and passed on, on the wall too."""
    wall = changes.pop("shown", True)
    card = a_card(action, words, **changes)
    postcards.confirm(card.pk, supporter=card.supporter, at=NOON)
    postcards.approve(card.pk, wall=wall, by="account-3", at=NOON)
    card.refresh_from_db()
    return card


def a_picture(kind: str = "PNG", size: tuple[int, int] = (60, 40), **saved: Any) -> bytes:
    """A small invented picture."""
    out = io.BytesIO()
    Image.new("RGB", size, (120, 30, 30)).save(out, kind, **saved)
    return out.getvalue()
