"""Builders of small campaigns. Everybody and every address in them is invented, and says so."""

from datetime import date, datetime
from itertools import count
from typing import Any

from endreprisals.campaigns.models import Action, Campaign, CampaignCase, Recipient, Text
from endreprisals.record.models import Case
from endreprisals.states.models import Mailbox, Office
from endreprisals.supporters.identity import supporter_key
from tests.build import NOON, a_case, a_state

_numbers = count(1)
ENTERED = {"entered_by": "account-1", "entered_at": NOON}
CHECKED = {"checked_by": "account-2", "checked_at": NOON}


def a_key(name: str = "") -> str:
    """The supporter key of an invented address."""
    return supporter_key(f"{name or f'testa-{next(_numbers)}'}@supporter.example")


def a_campaign(code: str = "test-2026", **changes: Any) -> Campaign:
    """An open campaign around the day of the tests."""
    values: dict[str, Any] = {
        "year": 2026, "session": "HRC63", "state": Campaign.State.OPEN,
        "opens_on": date(2026, 11, 1), "closes_on": date(2026, 12, 31), "languages": ["en"],
    } | ENTERED  # fmt: skip
    return Campaign.objects.get_or_create(code=code, defaults=values | changes)[0]


def a_campaign_case(
    campaign: Campaign | None = None, case: Case | None = None, **changes: Any
) -> CampaignCase:
    """A public case that was chosen."""
    values: dict[str, Any] = {
        "campaign": campaign or a_campaign(), "case": case or a_case(),
        "choice": CampaignCase.Choice.CHOSEN, "basis": CampaignCase.Basis.PUBLIC_SOURCE,
        "basis_checked_on": NOON.date(), "considered_on": date(2026, 10, 1),
    } | ENTERED  # fmt: skip
    return CampaignCase.objects.create(**values | changes)


def an_action(kind: str = "letter", campaign: Campaign | None = None, **changes: Any) -> Action:
    """An action that a second person opened."""
    campaign = campaign or a_campaign()
    number = changes.pop("number", campaign.actions.count() + 1)
    values: dict[str, Any] = {
        "campaign": campaign, "number": number, "kind": kind, "state": Action.State.OPEN,
    } | ENTERED | CHECKED  # fmt: skip
    return Action.objects.create(**values | changes)


def a_mailbox(address: str = "", **changes: Any) -> Mailbox:
    """A mailbox that two people saw at its source."""
    address = address or f"mission-{next(_numbers)}@mission.example"
    values: dict[str, Any] = {
        "address": address, "source": "invented for a test", "verified_on": NOON.date(),
    } | ENTERED | CHECKED  # fmt: skip
    return Mailbox.objects.create(**values | changes)


def an_office(iso3: str = "DEU", mailbox: Mailbox | None = None, **changes: Any) -> Office:
    """A permanent mission in Geneva with a mailbox of its own."""
    values: dict[str, Any] = {
        "code": f"{iso3}-mission-geneva", "kind": Office.Kind.MISSION, "state": a_state(iso3),
        "city": "Geneva", "salutation": "excellency", "languages": ["en"],
        "postal_address": "1 Invented Street\n1200 Geneva\nSwitzerland",
        "mailbox": mailbox or a_mailbox(), "source": "invented for a test",
        "verified_on": NOON.date(),
    } | ENTERED | CHECKED  # fmt: skip
    return Office.objects.create(**values | changes)


def a_recipient(action: Action, office: Office, **changes: Any) -> Recipient:
    """An office on the list of an action."""
    values: dict[str, Any] = {
        "action": action, "office": office, "state": office.state, "how": Recipient.How.HAND,
        "added_by": "account-1", "added_at": NOON,
    }  # fmt: skip
    return Recipient.objects.create(**values | changes)


def a_text(of: Campaign | CampaignCase | Action, part: str, body: str, **changes: Any) -> Text:
    """Reviewed words in English."""
    place: dict[str, Any] = {"campaign": of}
    if isinstance(of, CampaignCase):
        place = {"campaign": of.campaign, "case": of}
    if isinstance(of, Action):
        place = {"campaign": of.campaign, "action": of}
    values: dict[str, Any] = {
        "part": part, "language": "en", "body": body, "state": Text.State.REVIEWED,
    } | ENTERED | CHECKED  # fmt: skip
    return Text.objects.create(**place | values | changes)


def at_noon(day: date) -> datetime:
    """Noon of a day in UTC."""
    return NOON.replace(year=day.year, month=day.month, day=day.day)
