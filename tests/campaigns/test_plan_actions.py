"""An action is opened by another person than the one who planned it, and stopped by anybody."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from endreprisals.campaigns.models import Action, Campaign
from endreprisals.campaigns.queries.here import action_here
from endreprisals.campaigns.services import actions
from endreprisals.campaigns.services.actions import Planned
from endreprisals.campaigns.services.held import NotPossible
from tests.build import NOON, a_case, a_mention
from tests.build_campaigns import (
    a_campaign,
    a_campaign_case,
    a_recipient,
    a_text,
    an_action,
    an_office,
)
from tests.campaigns.test_planning import codes

pytestmark = pytest.mark.django_db
SHARE = Planned(
    kind="share",
    about=None,
    opens_at=None,
    closes_at=None,
    embargo_until=None,
    moderated=True,
    high_risk=False,
    goal=None,
)
ONE, TWO = "account-1", "account-2"


def added(campaign: Campaign, planned: Planned = SHARE) -> Action:
    action = actions.add_action(
        planned, code=campaign.code, revision=campaign.revision, by=ONE, at=NOON
    )
    campaign.refresh_from_db()
    return action


def opened(action: Action, *, by: str = TWO) -> Action:
    campaign = Campaign.objects.get(pk=action.campaign_id)
    return actions.open_action(
        code=campaign.code, number=action.number, revision=campaign.revision, by=by, at=NOON
    )


def test_an_action_gets_the_next_number_and_is_a_draft() -> None:
    campaign = a_campaign()
    assert [added(campaign).number for _ in range(2)] == [1, 2]
    assert set(Action.objects.values_list("state", flat=True)) == {"draft"}


def test_a_letter_is_opened_by_another_with_every_reason_until_then() -> None:
    campaign = a_campaign()
    case = a_case()
    row = a_campaign_case(campaign, case)
    action = added(campaign, replace(SHARE, kind="letter", about=row.pk))

    with pytest.raises(NotPossible) as refused:
        opened(action, by=ONE)
    assert codes(refused) == [
        "planned_by_you", "no_public_source", "words_missing", "words_missing", "no_recipient",
    ]  # fmt: skip
    a_mention(case)
    a_text(action, "title", "Write")
    a_text(action, "ask", "We ask.", heading="A question")
    a_recipient(action, an_office())

    assert opened(action).checked_by == TWO
    assert action_here(campaign.code, 1, at=NOON).standing == "open"


def test_a_removed_recipient_is_nobody_to_write_to() -> None:
    action = added(a_campaign(), replace(SHARE, kind="letter"))
    a_recipient(action, an_office(), removed_at=NOON)
    with pytest.raises(NotPossible) as refused:
        opened(action)
    assert "no_recipient" in codes(refused)


def test_anybody_pauses_and_only_a_second_person_goes_on() -> None:
    campaign = a_campaign()
    action = added(campaign)
    a_text(action, "title", "Share")
    a_text(action, "share", "Words to share.")
    opened(action)

    actions.pause_action(code=campaign.code, number=1, by=ONE, at=NOON)
    assert action_here(campaign.code, 1, at=NOON).standing == "paused"
    with pytest.raises(NotPossible) as refused:
        opened(action, by=ONE)
    assert codes(refused) == ["planned_by_you"]
    opened(action)
    actions.close_action(code=campaign.code, number=1, by=TWO, at=NOON)
    for service in (actions.pause_action, actions.close_action):
        with pytest.raises(NotPossible) as refused:
            service(code=campaign.code, number=1, by=TWO, at=NOON)
        assert codes(refused) == ["not_open"]


def test_what_people_do_now_is_paused_before_it_is_changed_and_stays_what_it_was() -> None:
    campaign = a_campaign()
    an_action("share", campaign)
    ask: dict[str, Any] = {"code": campaign.code, "number": 1, "by": ONE, "at": NOON}
    with pytest.raises(NotPossible) as refused:
        actions.change_action(SHARE, revision=1, **ask)
    assert codes(refused) == ["pause_it_first"]
    actions.pause_action(**ask)
    with pytest.raises(NotPossible) as refused:
        actions.change_action(replace(SHARE, kind="sign"), revision=2, **ask)
    assert codes(refused) == ["people_have_acted"]
    changed = actions.change_action(replace(SHARE, goal=500), revision=2, **ask)
    assert (changed.goal, changed.state, changed.checked_by) == (500, "paused", "")


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"opens_at": NOON, "closes_at": NOON - timedelta(hours=1)}, "ends_before_it_begins"),
        ({"embargo_until": NOON}, "embargo_of_statements"),
        ({"about": 999_999}, "case_not_on_list"),
    ],
)
def test_a_plan_that_cannot_be_is_refused(changes: dict[str, object], code: str) -> None:
    campaign = a_campaign()
    with pytest.raises(NotPossible) as refused:
        added(campaign, replace(SHARE, **changes))  # type: ignore[arg-type] # mixed values
    assert codes(refused) == [code]
    assert not Action.objects.exists()


def test_nothing_is_planned_or_opened_in_a_campaign_that_is_over() -> None:
    over = a_campaign("over-2026", state=Campaign.State.CLOSED)
    with pytest.raises(NotPossible) as refused:
        added(over)
    assert codes(refused) == ["campaign_over"]
    past = a_campaign("past-2026", closes_on=date(2026, 11, 19), opens_on=date(2026, 11, 1))
    with pytest.raises(NotPossible) as refused:
        opened(added(past))
    assert "campaign_over" in codes(refused)
