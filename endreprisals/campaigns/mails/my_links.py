"""The mail with the links of one address. Nothing that was typed stands in it."""

from datetime import datetime
from typing import Final

from django.utils.translation import gettext, override

from endreprisals.campaigns.mails.waiting import what_waits
from endreprisals.campaigns.models import SupporterAction
from endreprisals.campaigns.queries.here import NoSuchCampaign, action_here
from endreprisals.campaigns.queries.waiting import title_of
from endreprisals.campaigns.services.my_links import is_kept
from endreprisals.supporters import links
from endreprisals.supporters.identity import Token, written_token
from endreprisals.supporters.models import Mail, Subscriber
from endreprisals.supporters.rendering import Rendered, Stop

MOST_ACTS: Final = 50  # the latest; the link that erases takes all


def my_links(mail: Mail, at: datetime) -> Rendered:
    """To an address that somebody typed. Raises `Stop` where nothing is kept any more."""
    if not is_kept(mail.supporter):
        raise Stop("nothing_kept")
    language = links.offered(mail.language)
    with override(language):
        parts = [
            gettext("Somebody, we hope you, asked for the links of this address."),
            gettext("Opening a link changes nothing; the button on its page does."),
            *what_waits(mail.supporter, language, at=at),
            *_acts(mail.supporter, language, at),
            *_list(mail.supporter, language),
            gettext("To have everything erased that we keep under this address, letters and cards "
                    "too. The link works for seven days:"),
            links.forget_address(mail.supporter, language=language, today=at.date()),
            gettext("If it was not you, you need do nothing. Whoever can open this mailbox sees "
                    "this mail: delete it after use."),
        ]  # fmt: skip
        return Rendered(gettext("Your links"), "\n\n".join(parts) + "\n")


def _acts(supporter: str, language: str, at: datetime) -> list[str]:
    rows = SupporterAction.objects.filter(supporter=supporter).select_related("action__campaign")
    rows = rows.exclude(state=SupporterAction.State.REMOVED).order_by("-received_at", "action")
    parts = [gettext("To take back one thing that was done under this address:")]
    for row in rows[:MOST_ACTS]:
        token = written_token(Token("remove", supporter, f"action-{row.action_id}"))
        address = links.public_address("campaigns:withdraw-action", token, language=language)
        parts.append(f"{_title(row, language, at)}\n{address}")
    return parts if len(parts) > 1 else []


def _title(row: SupporterAction, language: str, at: datetime) -> str:
    """What it is called where it is shown, and its number."""
    number = f"{row.action.campaign.code}/{row.action.number}"
    try:
        here = action_here(row.action.campaign.code, row.action.number, at=at)
    except NoSuchCampaign:
        return number
    title, _ = title_of(here, language)
    return f"{title} ({number})" if title else number


def _list(supporter: str, language: str) -> list[str]:
    active = Subscriber.objects.filter(pk=supporter, state=Subscriber.State.ACTIVE)
    if not active.exists():
        return []
    return [
        gettext("Other topics or another language:"),
        links.change_address(supporter, language=language),
        gettext("Leave the list:"),
        links.leave_address(supporter, language=language),
    ]
