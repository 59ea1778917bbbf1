"""What waits for the button behind a mailed link."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q

from endreprisals.campaigns.models import Action, SupporterAction
from endreprisals.campaigns.queries.here import ActionHere, NoSuchCampaign, action_here
from endreprisals.campaigns.queries.texts import texts_of


@dataclass(frozen=True, slots=True)
class WaitingAct:
    """One act that the address can confirm now. `title` is blank where the action has none."""

    action: int
    code: str
    number: int
    kind: str
    title: str
    language: str  # of the title
    country: str  # as the form said; its owner may say another
    is_counted: bool  # by a proof of work, which does not say whose address it was
    may_list: bool  # a name can stand under it in public


def open_here(action: Action, *, at: datetime) -> ActionHere | None:
    """The action where it can be done now. It comes with its campaign."""
    try:
        here = action_here(action.campaign.code, action.number, at=at)
    except NoSuchCampaign:
        return None
    return here if here.standing == "open" else None


def waiting_acts(supporter: str, language: str, *, at: datetime) -> tuple[WaitingAct, ...]:
    """Those that can be confirmed now, the latest first."""
    rows = SupporterAction.objects.filter(
        unconfirmed(), supporter=supporter, keep_until__gt=at.date()
    ).select_related("action__campaign")
    open_ones = [
        (row, here)
        for row in rows.order_by("-received_at")
        if (here := open_here(row.action, at=at))
    ]
    return tuple(_told(row, here, language) for row, here in open_ones)


def unconfirmed() -> Q:
    """Acts about which the button behind a mailed link can do something.

    A proof of work says that somebody's device worked, and not whose address was typed: what was
    counted by one can still be confirmed by its owner.
    """
    state, way = SupporterAction.State, SupporterAction.Way
    return Q(state=state.WAITING) | Q(state=state.COUNTED, way=way.PROOF)


def title_of(here: ActionHere, language: str) -> tuple[str, str]:
    """What an action is called, and in which language; blank where nobody wrote it."""
    texts = texts_of([here.campaign], ["title"])
    title = texts.words(here.campaign, "title", language, action=here.pk)
    title = title or texts.words(here.campaign, "title", language)
    return (title.heading or title.body, title.language) if title else ("", "")


def _told(row: SupporterAction, here: ActionHere, language: str) -> WaitingAct:
    title, in_language = title_of(here, language)
    return WaitingAct(
        here.pk, here.code, here.number, here.kind, title, in_language, row.country,
        is_counted=row.state == SupporterAction.State.COUNTED,
        may_list=here.kind == Action.Kind.SIGN and not here.high_risk,
    )  # fmt: skip
