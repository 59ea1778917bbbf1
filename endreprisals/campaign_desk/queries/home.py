"""What waits for a person in campaigns, and where it is done."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from django.db.models import Q
from django.urls import NoReverseMatch, reverse

from endreprisals.accounts.roles import Permission
from endreprisals.campaigns.models import (
    CampaignCase,
    Letter,
    MissionReply,
    OfflineCount,
    OrganisationSignature,
    Postcard,
    Result,
    SupporterAction,
    Text,
)
from endreprisals.states.models import Mailbox
from endreprisals.supporters.models import Mail

# A mailbox that nobody has seen at its source for so long may be somebody else's by now.
STALE_AFTER: Final = timedelta(days=180)
# Every list of the room, with who may open it. Names of addresses without the room.
LISTS: Final = (
    ("offices", Permission.CAMPAIGN_READ),
    ("mailboxes", Permission.CAMPAIGN_READ),
    ("outbox", Permission.MAIL_MANAGE),
    ("mailings", Permission.CAMPAIGN_READ),
    ("letters", Permission.WORDS_MODERATE),
    ("replies", Permission.WORDS_MODERATE),
    ("signatures", Permission.WORDS_MODERATE),
    ("postcards", Permission.WORDS_MODERATE),
    ("endorsements", Permission.CAMPAIGN_READ),
    ("offline", Permission.CAMPAIGN_READ),
)


@dataclass(frozen=True, slots=True)
class Waiting:
    """So many of something wait; `address` is where they are seen, blank: on each campaign."""

    what: str
    number: int
    address: str


@dataclass(frozen=True, slots=True)
class Home:
    """The room: what waits, and every list that there is."""

    waiting: tuple[Waiting, ...]
    lists: tuple[tuple[str, str], ...]  # name, address


def home(*, today: date) -> Home:
    """What waits now. One query for each kind of thing, however many there are."""
    lists = {name: address for name, _ in LISTS if (address := address_of(name))}
    numbers = _numbers(today)
    where = {
        "letters": "letters", "replies": "replies", "names": "signatures",
        "organisations": "signatures", "postcards": "postcards", "mails": "outbox",
        "mailboxes": "mailboxes", "offline": "offline",
    }  # fmt: skip
    waiting = tuple(
        Waiting(what, number, lists.get(where.get(what, ""), ""))
        for what, number in numbers.items()
        if number
    )
    return Home(waiting, tuple(lists.items()))


def address_of(name: str) -> str:
    """Where a list of the room stands; blank where there is none."""
    try:
        return reverse(f"campaign_desk:{name}")
    except NoReverseMatch:
        return ""


def _numbers(today: date) -> dict[str, int]:
    listed = SupporterAction.objects.filter(state="counted", listed=True, name__isnull=False)
    lost = CampaignCase.objects.filter(choice="chosen").exclude(basis_problem="")
    stale = Q(verified_on__lt=today - STALE_AFTER) | Q(checked_at=None)
    return {
        "texts": Text.objects.exclude(state="reviewed").count(),
        "bases": lost.exclude(campaign__state="withdrawn").count(),
        "letters": Letter.objects.filter(state="to_see").count(),
        "replies": MissionReply.objects.filter(kind="unseen").count(),
        "names": listed.count(),
        "organisations": OrganisationSignature.objects.filter(state="to_verify").count(),
        "postcards": Postcard.objects.filter(state="to_see").count(),
        "mails": Mail.objects.filter(state="unknown").count(),
        "mailboxes": Mailbox.objects.filter(stale, stopped_at=None).exclude(wish="stop").count(),
        "offline": OfflineCount.objects.filter(checked_at=None, withdrawn_at=None).count(),
        "results": Result.objects.filter(checked_at=None, withdrawn_at=None).count(),
    }


def address_in(name: str, code: str, number: int) -> str:
    """Where a page of an action stands; blank where there is none."""
    try:
        return reverse(f"campaign_desk:{name}", args=[code, number])
    except NoReverseMatch:
        return ""
