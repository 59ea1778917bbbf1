"""Rows that the addresses of offices, mailboxes and recipients name."""

from itertools import count

from endreprisals.campaigns.models import Action
from endreprisals.campaigns.services.recipients import decide_risk
from tests.build import NOON, a_case
from tests.build_campaigns import a_campaign, a_campaign_case, a_mailbox, an_action, an_office

_numbers = count(1)
OF_AN_OFFICE = ("office", "change-office", "check-office")
OF_A_MAILBOX = (
    "mailbox", "replace-mailbox", "check-mailbox", "verify-mailbox", "mailbox-wish",
    "stop-mailbox", "lift-mailbox",
)  # fmt: skip
OF_AN_ACTION = ("recipients", "choose-recipients", "add-recipient", "risk-recipient")
OF_A_RECIPIENT = ("check-recipient", "remove-recipient")


def number_of(name: str) -> int | None:
    """The number of a row for the page of this name; None for pages of other owners.

    A campaign is called by its number there, so that one number fits the whole address.
    """
    if name in OF_AN_OFFICE:
        return int(an_office(code=f"DEU-mission-{next(_numbers)}").pk)
    if name in OF_A_MAILBOX:
        return int(a_mailbox().pk)
    if name not in OF_AN_ACTION + OF_A_RECIPIENT:
        return None
    action = Action.objects.filter(campaign__code="1").first() or _an_action()
    if name in OF_AN_ACTION:
        return 1
    office = an_office("EGY", code=f"EGY-mission-{next(_numbers)}")
    words = "The family asks for it: silence has not protected her."
    return int(decide_risk(action.pk, office.code, words, by="account-0", at=NOON).pk)


def _an_action() -> Action:
    campaign = a_campaign(code="1")
    case = a_campaign_case(campaign, a_case(public_id="EGY-2017-901"))
    return an_action(campaign=campaign, about=case, number=1)
