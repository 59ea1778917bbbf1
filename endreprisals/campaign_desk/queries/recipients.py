"""The list of a letter action as the desk sees it: everybody on it, and why some get nothing."""

from dataclasses import dataclass
from datetime import date, datetime

from endreprisals.campaigns.models import Action, Recipient
from endreprisals.campaigns.queries.here import GENEVA
from endreprisals.campaigns.queries.recipients import (
    Listed,
    allowed,
    listed,
    mail_of,
    states_concerned,
)


@dataclass(frozen=True, slots=True)
class Row:
    """One row. `public` is what readers see of it; None while it is held back."""

    recipient: Recipient
    mail: str  # live, digest_only, none
    # Blank, or why: risk_to_check, addition_to_check, risk_undecided, office_to_check,
    # office_ended.
    held: str
    public: Listed | None


@dataclass(frozen=True, slots=True)
class RecipientList:
    """The list with its numbers."""

    rows: tuple[Row, ...]
    removed: tuple[Recipient, ...]
    concerned: tuple[str, ...]  # States of the cases: never chosen by a rule

    @property
    def live(self) -> int:
        """How many mailboxes take letters."""
        return sum(row.mail == "live" and not row.held for row in self.rows)

    @property
    def without_office(self) -> int:
        """How many States have no office that we know."""
        return sum(row.recipient.office_id is None for row in self.rows)

    @property
    def held(self) -> int:
        """How many rows readers do not see."""
        return sum(bool(row.held) for row in self.rows)


def recipient_list(action: Action, *, at: datetime) -> RecipientList:
    """Everybody on the list of an action, and who was taken off. A fixed number of queries."""
    may = set(action.recipients.filter(allowed()).values_list("pk", flat=True))
    public = {one.recipient: one for one in listed(action.pk, at=at)}
    today = at.astimezone(GENEVA).date()
    rows = action.recipients.select_related("office__mailbox", "state").order_by("state_id", "pk")
    every = list(rows)
    return RecipientList(
        rows=tuple(
            Row(one, mail_of(one.office), _held(one, one.pk in may, today), public.get(one.pk))
            for one in every
            if one.removed_at is None
        ),
        removed=tuple(one for one in every if one.removed_at is not None),
        concerned=tuple(sorted(states_concerned(action))),
    )


def _held(row: Recipient, may: bool, today: date) -> str:  # noqa: FBT001 -- one caller
    if not may:
        if row.risk_decision:
            return "risk_to_check"
        return "addition_to_check" if row.decided_by and not row.checked_by else "risk_undecided"
    if row.office is None:
        return ""
    if row.office.ended_on is not None and row.office.ended_on <= today:
        return "office_ended"
    return "" if row.office.checked_at is not None else "office_to_check"
