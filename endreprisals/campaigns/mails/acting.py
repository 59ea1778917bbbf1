"""The mail that asks whether somebody acted. Nothing that was typed stands in it."""

from datetime import datetime

from django.utils.translation import gettext, override

from endreprisals.campaigns.models import SupporterAction
from endreprisals.campaigns.queries.waiting import open_here, title_of
from endreprisals.supporters import links
from endreprisals.supporters.identity import Token, written_token
from endreprisals.supporters.models import Mail
from endreprisals.supporters.rendering import Rendered, Stop


def confirm_action(mail: Mail, at: datetime) -> Rendered:
    """To an address that somebody typed. Raises `Stop` where there is nothing to confirm now."""
    rows = SupporterAction.objects.select_related("action__campaign")
    row = rows.filter(supporter=mail.supporter, action=mail.detail["action"]).first()
    if row is None or not _is_unconfirmed(row) or row.keep_until <= at.date():
        raise Stop("not_waiting")
    here = open_here(row.action, at=at)
    if here is None:
        raise Stop("action_closed")
    language = links.offered(mail.language)
    with override(language):
        title, _ = title_of(here, language)
        text = _text(row, title, language, at)
        return Rendered(gettext("One button, and you are counted"), text)


def _is_unconfirmed(row: SupporterAction) -> bool:
    state, way = SupporterAction.State, SupporterAction.Way
    return row.state == state.WAITING or (row.state == state.COUNTED and row.way == way.PROOF)


def _text(row: SupporterAction, title: str, language: str, at: datetime) -> str:
    about = f"action-{row.action_id}"
    confirm = _address("campaigns:confirm-action", "confirm", row.supporter, about, language)
    withdraw = _address("campaigns:withdraw-action", "remove", row.supporter, about, language)
    parts = [
        gettext("Somebody, we hope you, acted under this address. It is not confirmed yet."),
        *([title] if title else []),
        gettext("To confirm it and be counted, open this page and press its button:"),
        confirm,
        gettext("The link works for seven days. Opening it alone changes nothing."),
        gettext("If it was not you, do nothing, or keep your address from being used for this:"),
        withdraw,
        gettext("To have everything erased that we keep under this address:"),
        links.forget_address(row.supporter, language=language, today=at.date()),
    ]
    return "\n\n".join(parts) + "\n"


def _address(name: str, purpose: str, supporter: str, about: str, language: str) -> str:
    token = written_token(Token(purpose, supporter, about))
    return links.public_address(name, token, language=language)
