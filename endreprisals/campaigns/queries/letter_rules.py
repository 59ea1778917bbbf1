"""Whether a letter or a digest may leave now, asked when it is queued and again when it leaves."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from endreprisals.campaigns.models import Action, Campaign
from endreprisals.campaigns.queries.here import GENEVA, case_is_shown, standing_of
from endreprisals.campaigns.queries.recipients import stays_on_list
from endreprisals.domain.campaigning.schedule import open_at
from endreprisals.states.models import Mailbox, Office

# What ends a letter, and what only holds it back until it passes.
CASE_WITHDRAWN = "case_withdrawn"
CAMPAIGN_CLOSED = "campaign_closed"
NOT_A_RECIPIENT = "not_a_recipient"
MAILBOX_STOPPED = "mailbox_stopped"  # by us: for a person to look at, so letters wait
MAILBOX_UNCHECKED = "mailbox_not_checked"
OFFICE_CHANGED = "office_changed"  # nobody has checked it again yet, or it has another mailbox
SAID_STOP = "mission_said_stop"
DIGEST_ONLY = "digest_only"
TEXT_ERASED = "text_erased"
NAMES_THE_GONE = "names_the_gone"  # somebody who is not shown any more
PAUSED = "paused"
BEFORE_VOTE = "before_vote"
NOT_NOW = "not_now"
PASSING = (
    PAUSED, BEFORE_VOTE, NOT_NOW, MAILBOX_STOPPED, MAILBOX_UNCHECKED, OFFICE_CHANGED,
)  # fmt: skip
# A wish to stop holds letters at once, and ends them once nobody has found it an error for so long.
UNDO = timedelta(days=3)


@dataclass(frozen=True, slots=True)
class Hours:
    """When a mailbox may be written to for one campaign."""

    vote_at: datetime | None
    before_votes: bool

    def holds(self, at: datetime) -> bool:
        """Whether that is now: office hours in Geneva and no vote within two days."""
        return open_at(at, vote_at=self.vote_at, before_votes=self.before_votes)


def day_in_geneva(at: datetime) -> date:
    """The day whose budget counts."""
    return at.astimezone(GENEVA).date()


def why_action_stops(action: Action, *, at: datetime) -> str:
    """A code, or blank while the action can be done. `action` comes with campaign and case."""
    if action.campaign.state != Campaign.State.OPEN or action.state == Action.State.DRAFT:
        return CAMPAIGN_CLOSED
    if action.about is not None and not case_is_shown(action.about, at=at):
        return CASE_WITHDRAWN
    standing = standing_of(action, at)
    if standing == "closed":
        return CAMPAIGN_CLOSED
    return "" if standing == "open" else PAUSED


def why_mailbox_stops(mailbox: Mailbox) -> str:
    """A code, or blank where single letters are welcome."""
    if mailbox.wish == Mailbox.Wish.STOP:
        return SAID_STOP
    if mailbox.stopped_at is not None:
        return MAILBOX_STOPPED
    if not mailbox.is_live:
        return MAILBOX_UNCHECKED
    return DIGEST_ONLY if mailbox.wish == Mailbox.Wish.DIGEST_ONLY else ""


def why_not(action: Action, office: Office, mailbox: Mailbox, *, at: datetime) -> str:
    """The first reason against a single letter, or blank."""
    because = why_action_stops(action, at=at)
    if because and because not in PASSING:
        return because
    if not stays_on_list(action, office, at=at):
        return NOT_A_RECIPIENT
    stops = why_mailbox_stops(mailbox)
    if stops and stops not in PASSING:
        return stops
    if office.checked_at is None or office.mailbox_id != mailbox.pk:
        return OFFICE_CHANGED
    return stops or because


def ends(because: str, mailbox: Mailbox, *, at: datetime) -> bool:
    """Whether a reason against a letter ends it; one that passes, or may be an error, does not."""
    if because == SAID_STOP and mailbox.wished_on is not None:
        return mailbox.wished_on + UNDO <= day_in_geneva(at)
    return bool(because) and because not in (*PASSING, DIGEST_ONLY)
