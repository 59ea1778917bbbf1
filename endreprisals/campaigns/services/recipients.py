"""Putting States and offices on the list of a letter action, and taking them off.

The State of a case is put there only with a written decision of one person that another checked.
Whoever is put on the list of an action that people use already waits for another person as well.
"""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Final

from django.db import transaction

from endreprisals.audit.models import Event
from endreprisals.audit.services import record as audit
from endreprisals.campaigns.models import Action, Campaign, Recipient
from endreprisals.campaigns.queries.recipient_rules import Offered, preview
from endreprisals.campaigns.queries.recipients import concerned_by
from endreprisals.domain.campaigning.recipients import Rule, UnknownRule
from endreprisals.states.models import Office

LEAST_WORDS: Final = 20  # characters of a decision: a sentence, not a tick


class RecipientsRefused(Exception):
    """The list stays as it is; the message says why, and what to do."""


@transaction.atomic
def add_by_rules(
    action_id: int,
    rules: Sequence[Rule],
    states: Collection[str],
    *,
    every: bool = False,
    by: str,
    at: datetime,
) -> int:
    """Put those of `states` on the list that the rules still choose; returns how many rows changed.

    `states` are the codes that the person saw and left ticked. Where the record has changed since,
    so that a rule chooses one of them no more, nothing is saved. A State whose mission has become
    known gets it. Raises `RecipientsRefused`.
    """
    action = _open_list(action_id)
    try:
        offered = {one.state: one for one in preview(action, rules, every=every).offered}
    except UnknownRule:
        raise RecipientsRefused("Choose a rule, with its value. Nothing was saved.") from None
    if not states:
        raise RecipientsRefused("No State is ticked. Nothing was saved.")
    if gone := sorted(set(states) - set(offered)):
        raise RecipientsRefused(
            f"The rules do not choose {', '.join(gone)[:80]}: look at the preview again. "
            "Nothing was saved."
        )
    changed = sum(_put(action, offered[state], by=by, at=at) for state in sorted(set(states)))
    audit(
        Event.Kind.RECIPIENTS_CHOSEN, actor=by, at=at, target=_target(action), states=len(states),
        changed=changed,
    )  # fmt: skip
    return changed


@transaction.atomic
def add_office(action_id: int, office_code: str, *, by: str, at: datetime) -> Recipient:
    """Put one office on the list by hand. Raises `RecipientsRefused`."""
    action = _open_list(action_id)
    office = _office(office_code)
    if concerned_by(action).reaches(office):
        raise RecipientsRefused(
            "This is an office of the State of a case, or it shares a mailbox with one. Writing to "
            "it can harm the person: it takes a written decision, which a second person checks."
        )
    if action.recipients.filter(office=office, removed_at=None).exists():
        raise RecipientsRefused("It is on the list already. Nothing was saved.")
    action.recipients.filter(state=office.state_id, office=None, removed_at=None).update(
        removed_at=at, removed_by=by, removed_because="an office of it is known now"
    )
    row = Recipient.objects.create(
        action=action, state_id=office.state_id, office=office, how=Recipient.How.HAND,
        added_by=by, added_at=at, decided_by=_decides(action, by),
    )  # fmt: skip
    audit(Event.Kind.RECIPIENTS_CHOSEN, actor=by, at=at, target=_target(action), by_hand=1)
    return row


@transaction.atomic
def decide_risk(
    action_id: int, office_code: str, words: str, *, by: str, at: datetime
) -> Recipient:
    """Decide to write to an office of the State of a case all the same. Nothing happens before
    another person has checked the decision. Raises `RecipientsRefused`.
    """
    action = _open_list(action_id)
    office = _office(office_code)
    if not concerned_by(action).reaches(office):
        raise RecipientsRefused("It is of no State of a case: add it without a decision.")
    if len(words.strip()) < LEAST_WORDS:
        raise RecipientsRefused(
            "Write why the person is safer, or not less safe, when this State is written to, and "
            "who of the person's side agreed."
        )
    row = action.recipients.filter(office=office, removed_at=None).first()
    if row is not None and row.risk_decision:
        raise RecipientsRefused(
            "A decision on this office stands already: check it or take it off."
        )
    if row is None:
        row = Recipient(
            action=action, state_id=office.state_id, office=office, how=Recipient.How.HAND,
            added_by=by, added_at=at,
        )  # fmt: skip
    row.risk_decision, row.decided_by, row.checked_by = words.strip()[:500], by, ""
    row.save()
    audit(Event.Kind.RISK_DECIDED, actor=by, at=at, target=_of_row(row))
    return row


@transaction.atomic
def check_risk(recipient_id: int, *, by: str, at: datetime) -> Recipient:
    """Agree, as the second person, to what somebody else decided: a risk, or an addition to a list
    in use. Raises `RecipientsRefused`.
    """
    row = _locked(recipient_id)
    if row.removed_at is not None or not row.decided_by or row.checked_by:
        raise RecipientsRefused("There is no decision to check here. Nothing was changed.")
    if row.decided_by == by:
        raise RecipientsRefused("You decided it: another person must check the decision.")
    _open_list(row.action_id)
    row.checked_by = by
    row.save(update_fields=["checked_by"])
    audit(Event.Kind.RISK_DECIDED, actor=by, at=at, target=_of_row(row), checked=1)
    return row


@transaction.atomic
def remove_recipient(recipient_id: int, *, because: str, by: str, at: datetime) -> Recipient:
    """Take a row off the list, with a reason. Letters on their way to it are stopped when they are
    next looked at. Raises `RecipientsRefused`.
    """
    row = _locked(recipient_id)
    if row.removed_at is not None:
        raise RecipientsRefused("It was taken off already. Nothing was changed.")
    if not because.strip():
        raise RecipientsRefused("Say why it is taken off. Nothing was changed.")
    row.removed_at, row.removed_by, row.removed_because = at, by, because.strip()[:300]
    row.save(update_fields=["removed_at", "removed_by", "removed_because"])
    audit(Event.Kind.RECIPIENT_REMOVED, actor=by, at=at, target=_of_row(row))
    return row


def _put(action: Action, one: Offered, *, by: str, at: datetime) -> bool:
    if one.standing == "listed":
        return False
    if one.standing == "known_now":
        rows = action.recipients.filter(state=one.state, office=None, removed_at=None)
        rows.update(office=one.office)
        if decides := _decides(action, by):
            action.recipients.filter(office=one.office, removed_at=None, risk_decision="").update(
                decided_by=decides, checked_by=""
            )
        return True
    Recipient.objects.create(
        action=action,
        state_id=one.state,
        office=one.office,
        how=Recipient.How.RULE,
        rule=one.rule,
        evidence=one.evidence[:300],
        added_by=by,
        added_at=at,
        decided_by=_decides(action, by),
    )
    return True


def _decides(action: Action, by: str) -> str:
    """Who must not check it themselves; blank while the list is that of a draft, which a second
    person opens as a whole.
    """
    return "" if action.state == Action.State.DRAFT else by


def _open_list(action_id: int) -> Action:
    """The action, locked, whose list may still change."""
    action = (
        Action.objects.select_for_update(of=("self",)).select_related("campaign").get(pk=action_id)
    )
    if action.kind != Action.Kind.LETTER:
        raise RecipientsRefused("Only a letter action has recipients.")
    over = (Campaign.State.CLOSED, Campaign.State.WITHDRAWN)
    if action.campaign.state in over or action.state == Action.State.CLOSED:
        raise RecipientsRefused("The action is closed: its list stays as it was.")
    return action


def _office(code: str) -> Office:
    office = Office.objects.filter(code=code.strip(), ended_on=None).first()
    if office is None:
        raise RecipientsRefused(
            "There is no such office: write its code as in the list of offices."
        )
    return office


def _locked(recipient_id: int) -> Recipient:
    return Recipient.objects.select_for_update().get(pk=recipient_id)


def _target(action: Action) -> str:
    return f"action-{action.pk}"


def _of_row(row: Recipient) -> str:
    return f"recipient-{row.pk}"
