"""For the walk of the desk: a row behind each address of signatures and cards."""

from collections.abc import Callable, Mapping

from endreprisals.campaigns.models import Endorsement, FamilyConsent
from tests.build import NOON
from tests.build_campaigns import a_campaign
from tests.campaigns.signing_world import (
    a_card_action,
    a_consent,
    a_picture,
    a_read_card,
    a_statement,
    an_asked_organisation,
)


def number_of_signing(name: str) -> int | None:
    """The number of a row that the address `name` can be asked for; None for other rooms."""
    maker = MAKERS.get(name)
    return maker() if maker else None


def _a_sign_action() -> int:
    return a_statement().pk


def _an_organisation() -> int:
    return an_asked_organisation(a_statement()).pk


def _a_card_action() -> int:
    return a_card_action().pk


def _a_card() -> int:
    return a_read_card(a_card_action(), drawing=a_picture()).pk


def _a_consent() -> int:
    row: FamilyConsent = a_consent(a_card_action(consent=False), checked_by="")
    return row.pk


def _an_endorsement() -> int:
    return Endorsement.objects.create(
        campaign=a_campaign(), kind="city", name="Fictown", what="prize",
        source="https://source.example/x", entered_by="account-1", entered_at=NOON,
    ).pk  # fmt: skip


MAKERS: Mapping[str, Callable[[], int]] = {
    **dict.fromkeys(("statement", "names", "take-off"), _a_sign_action),
    **dict.fromkeys(
        ("organisation", "verify-organisation", "refuse-organisation", "mandate-document"),
        _an_organisation,
    ),
    **dict.fromkeys(("cards", "batch", "batch-pdf", "batch-zip", "deliver"), _a_card_action),
    **dict.fromkeys(("see-card", "card-drawing"), _a_card),
    **dict.fromkeys(("check-consent", "withdraw-consent"), _a_consent),
    **dict.fromkeys(("check-endorsement", "withdraw-endorsement"), _an_endorsement),
}
