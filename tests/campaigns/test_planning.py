"""A campaign is planned by one person and opened by another, or not opened, with every reason."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from endreprisals.audit.models import Event
from endreprisals.campaigns.models import Action, Campaign, CampaignCase, Text
from endreprisals.campaigns.queries.here import Gone, NoSuchCampaign, action_here
from endreprisals.campaigns.services import cases, planning
from endreprisals.campaigns.services.cases import Considered
from endreprisals.campaigns.services.held import NotPossible
from endreprisals.campaigns.services.planning import Plan
from endreprisals.record.models import Case
from tests.build import NOON, a_case, a_mention
from tests.build_campaigns import a_campaign, a_campaign_case, a_text, an_action

pytestmark = pytest.mark.django_db
PLAN = Plan(
    year=2026,
    session="HRC63",
    debate_on=date(2026, 12, 10),
    vote_at=None,
    opens_on=date(2026, 11, 20),
    closes_on=date(2026, 12, 31),
    languages=("fr",),
)
BY_SOURCE = Considered(position=1, basis="public_source", reason="Known and safe.")
ONE, TWO = "account-1", "account-2"


def codes(refused: pytest.ExceptionInfo[NotPossible]) -> list[str]:
    return [one.code for one in refused.value.reasons]


def a_told_case(**changes: Any) -> Case:
    case = a_case(**changes)
    a_mention(case)
    return case


def a_ready_campaign() -> Campaign:
    """A draft of the first person that the second can open."""
    campaign = a_campaign("ready-2026", state=Campaign.State.DRAFT)
    a_campaign_case(campaign, a_told_case())
    for part in ("title", "summary", "goals"):
        a_text(campaign, part, "Invented words.")
    an_action("share", campaign)
    return campaign


def opened(campaign: Campaign, by: str = TWO) -> Campaign:
    return planning.open_campaign(code=campaign.code, revision=campaign.revision, by=by, at=NOON)


def test_a_plan_is_a_draft_that_the_public_door_does_not_know() -> None:
    campaign = planning.begin_campaign(PLAN, code="new-2026", by=ONE, at=NOON)

    assert (campaign.state, campaign.languages) == ("draft", ["en", "fr"])
    an_action("share", campaign)
    with pytest.raises(NoSuchCampaign):
        action_here("new-2026", 1, at=NOON)
    with pytest.raises(NotPossible) as refused:
        planning.begin_campaign(PLAN, code="new-2026", by=TWO, at=NOON)
    assert codes(refused) == ["code_is_taken"]


def test_who_changes_a_plan_must_have_seen_it_as_it_is() -> None:
    campaign = planning.begin_campaign(PLAN, code="new-2026", by=ONE, at=NOON)
    changed = planning.change_campaign(
        replace(PLAN, session=""), code="new-2026", revision=1, by=TWO, at=NOON
    )
    assert (changed.revision, changed.entered_by) == (2, TWO)
    for revision in (1, 3, None):
        with pytest.raises(NotPossible) as refused:
            planning.change_campaign(PLAN, code="new-2026", revision=revision, by=ONE, at=NOON)
        assert codes(refused) == ["changed_meanwhile"]
    campaign.refresh_from_db()
    assert campaign.session == ""


def test_a_campaign_does_not_end_before_it_begins() -> None:
    wrong = replace(PLAN, closes_on=date(2026, 11, 19))
    with pytest.raises(NotPossible) as refused:
        planning.begin_campaign(wrong, code="new-2026", by=ONE, at=NOON)
    assert codes(refused) == ["ends_before_it_begins"]
    assert not Campaign.objects.exists()


def test_the_second_person_opens_what_is_ready_and_it_is_in_the_log_without_words() -> None:
    campaign = a_ready_campaign()
    with pytest.raises(NotPossible) as refused:
        opened(campaign, by=ONE)
    assert codes(refused) == ["planned_by_you", "chosen_by_you"]

    opened(campaign)

    assert action_here("ready-2026", 1, at=NOON).standing == "open"
    event = Event.objects.get(kind="campaign_opened")
    assert (event.target, event.actor) == (f"campaign-{campaign.pk}", TWO)
    assert event.detail == {"revision": 2}


def test_all_reasons_against_opening_are_given_at_once() -> None:
    campaign = a_campaign("bare-2026", state=Campaign.State.DRAFT)
    row = a_campaign_case(campaign)
    a_text(campaign, "title", "Words", state=Text.State.DRAFT, checked_by="", checked_at=None)

    with pytest.raises(NotPossible) as refused:
        opened(campaign)

    assert [(one.code, one.about) for one in refused.value.reasons] == [
        ("no_public_source", row.case.public_id),
        ("words_missing", "summary"),
        ("words_missing", "goals"),
        ("words_unchecked", "title"),
        ("no_action", ""),
    ]
    campaign.refresh_from_db()
    assert campaign.state == "draft"


def test_the_end_closes_every_action_and_a_withdrawn_campaign_is_gone() -> None:
    campaign = opened(a_ready_campaign())
    planning.close_campaign(code=campaign.code, by=TWO, at=NOON)

    assert Action.objects.get().state == "closed"
    assert action_here(campaign.code, 1, at=NOON).standing == "closed"
    for again in (planning.close_campaign, planning.close_campaign):
        with pytest.raises(NotPossible):
            again(code=campaign.code, by=TWO, at=NOON)
    planning.withdraw_campaign(code=campaign.code, by=TWO, at=NOON)
    with pytest.raises(Gone):
        action_here(campaign.code, 1, at=NOON)
    with pytest.raises(NotPossible) as refused:
        planning.change_campaign(PLAN, code=campaign.code, revision=4, by=ONE, at=NOON)
    assert codes(refused) == ["campaign_over"]


def test_a_draft_cannot_be_withdrawn_since_nobody_saw_it() -> None:
    campaign = a_ready_campaign()
    with pytest.raises(NotPossible) as refused:
        planning.withdraw_campaign(code=campaign.code, by=TWO, at=NOON)
    assert codes(refused) == ["never_shown"]


# The long list


def considered(campaign: Campaign, case: Case, **changes: Any) -> CampaignCase:
    row = cases.consider_case(
        replace(BY_SOURCE, **changes), code=campaign.code, case_id=case.public_id,
        revision=campaign.revision, by=ONE, at=NOON,
    )  # fmt: skip
    campaign.refresh_from_db()
    return row


def test_a_case_is_considered_chosen_and_left_out_with_its_reason() -> None:
    campaign = a_campaign(state=Campaign.State.DRAFT)
    row = considered(campaign, a_told_case())
    chosen = cases.choose_case(code=campaign.code, row_id=row.pk, revision=2, by=ONE, at=NOON)
    assert (chosen.choice, chosen.basis_checked_on) == ("chosen", NOON.date())

    with pytest.raises(NotPossible) as refused:
        cases.leave_case_out(
            code=campaign.code, row_id=row.pk, revision=3, reason="", by=ONE, at=NOON
        )
    assert codes(refused) == ["reason_missing"]
    out = cases.leave_case_out(
        code=campaign.code, row_id=row.pk, revision=3, reason="The family asked.", by=ONE, at=NOON
    )
    assert (out.choice, out.reason) == ("withdrawn", "The family asked.")


def test_only_a_case_that_the_record_shows_comes_on_the_list_and_once() -> None:
    campaign = a_campaign(state=Campaign.State.DRAFT)
    case, hidden = a_told_case(), a_told_case(published_at=None)
    considered(campaign, case)
    for number, code in ((case.public_id, "case_is_there"), (hidden.public_id, "not_public")):
        with pytest.raises(NotPossible) as refused:
            cases.consider_case(
                BY_SOURCE, code=campaign.code, case_id=number, revision=2, by=ONE, at=NOON
            )
        assert codes(refused) == [code]


def test_consent_needs_a_place_where_it_is_kept_and_an_end_that_is_still_to_come() -> None:
    campaign = a_campaign(state=Campaign.State.DRAFT)
    case = a_case()  # no document names it
    with pytest.raises(NotPossible) as refused:
        considered(campaign, case, basis="consent")
    assert codes(refused) == ["consent_incomplete"]
    given: dict[str, Any] = {"basis": "consent", "consent_reference": "C-7"}
    row = considered(campaign, case, **given, consent_until=NOON.date() - timedelta(days=1))
    with pytest.raises(NotPossible) as refused:
        cases.choose_case(code=campaign.code, row_id=row.pk, revision=2, by=ONE, at=NOON)
    assert codes(refused) == ["consent_ended"]
    until = replace(BY_SOURCE, **given, consent_until=NOON.date())
    cases.change_case(until, code=campaign.code, row_id=row.pk, revision=2, by=ONE, at=NOON)
    cases.choose_case(code=campaign.code, row_id=row.pk, revision=3, by=ONE, at=NOON)


def test_in_an_open_campaign_another_person_chooses() -> None:
    campaign = a_campaign()
    row = considered(campaign, a_told_case())
    ask: dict[str, Any] = {"code": campaign.code, "row_id": row.pk, "revision": 2, "at": NOON}
    with pytest.raises(NotPossible) as refused:
        cases.choose_case(by=ONE, **ask)
    assert codes(refused) == ["entered_by_you"]
    assert cases.choose_case(by=TWO, **ask).choice == "chosen"


def test_the_basis_of_a_chosen_case_is_not_changed_under_it() -> None:
    campaign = a_campaign()
    row = a_campaign_case(campaign, a_told_case())
    consent = replace(
        BY_SOURCE, basis="consent", consent_reference="C-1", consent_until=date(2027, 1, 1)
    )
    ask: dict[str, Any] = {
        "code": campaign.code,
        "row_id": row.pk,
        "revision": 1,
        "by": TWO,
        "at": NOON,
    }
    with pytest.raises(NotPossible) as refused:
        cases.change_case(consent, **ask)
    assert codes(refused) == ["basis_of_chosen"]
    changed = cases.change_case(replace(BY_SOURCE, backlash="It could anger a court."), **ask)
    assert (changed.choice, changed.backlash) == ("chosen", "It could anger a court.")


def test_a_case_taken_out_stops_its_actions_whatever_anybody_edits_meanwhile() -> None:
    campaign = a_campaign()
    row = a_campaign_case(campaign, a_told_case())
    action = an_action("letter", campaign, about=row)
    other = an_action("share", campaign)

    cases.leave_case_out(
        code=campaign.code, row_id=row.pk, revision=99, reason="Danger.", by=ONE, at=NOON
    )

    action.refresh_from_db()
    other.refresh_from_db()
    assert (action.state, other.state) == ("paused", "open")
    with pytest.raises(Gone):
        action_here(campaign.code, action.number, at=NOON)
    assert Event.objects.filter(kind="action_paused").count() == 1
