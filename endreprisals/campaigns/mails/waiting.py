"""Links to all that waits for its button under one address, also where no mail could tell of it."""

from collections.abc import Iterator
from datetime import datetime

from django.utils.translation import gettext

from endreprisals.campaigns.mails.letters import CONFIRM, letter_address
from endreprisals.campaigns.mails.signing import card_token
from endreprisals.campaigns.models import Letter, OrganisationSignature, Postcard
from endreprisals.campaigns.queries.waiting import waiting_acts
from endreprisals.supporters.identity import Token, written_token
from endreprisals.supporters.links import public_address


def what_waits(supporter: str, language: str, *, at: datetime) -> list[str]:
    """Paragraphs of a mail, in the language that is active; none where nothing waits.

    Nothing that was typed stands in them: it may be a stranger's.
    """
    parts = [
        gettext("This waits for a button, until seven days after it was sent. If you did not send "
                "it, do nothing:"),
        *_acts(supporter, language, at),
        *_letters(supporter, language),
        *_cards(supporter, language),
        *_organisations(supporter, language),
    ]  # fmt: skip
    return parts if len(parts) > 1 else []


def _acts(supporter: str, language: str, at: datetime) -> Iterator[str]:
    """One link: its page shows them all."""
    for one in waiting_acts(supporter, language, at=at)[:1]:
        token = written_token(Token("confirm", supporter, f"action-{one.action}"))
        yield _told(gettext("What you did:"), "confirm-action", token, language)


def _letters(supporter: str, language: str) -> Iterator[str]:
    waiting = Letter.objects.filter(supporter=supporter, state=Letter.State.WAITING)
    for letter in waiting.order_by("-pk"):
        yield f"{gettext('A letter:')}\n{letter_address(letter, CONFIRM, language)}"


def _cards(supporter: str, language: str) -> Iterator[str]:
    waiting = Postcard.objects.filter(supporter=supporter, state=Postcard.State.WAITING)
    for card in waiting.order_by("-pk"):
        token = card_token(supporter, card.pk, "confirm")
        yield _told(gettext("A card:"), "confirm-postcard", token, language)


def _organisations(supporter: str, language: str) -> Iterator[str]:
    state = OrganisationSignature.State.WAITING
    waiting = OrganisationSignature.objects.filter(supporter=supporter, state=state)
    for asked in waiting.order_by("-pk"):
        token = written_token(Token("organisation", supporter, str(asked.pk)))
        yield _told(
            gettext("A signature of an organisation:"), "confirm-organisation", token, language
        )


def _told(what: str, name: str, token: str, language: str) -> str:
    return f"{what}\n{public_address(f'campaigns:{name}', token, language=language)}"
