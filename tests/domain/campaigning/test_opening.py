"""Nobody opens what is not ready, and everybody learns all reasons at once."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from endreprisals.domain.campaigning.opening import (
    ACTION_NEEDS,
    CAMPAIGN_NEEDS,
    ActionPlan,
    CampaignPlan,
    Chosen,
    Reason,
    against_action,
    against_campaign,
    basis_problem,
)

TODAY = date(2026, 11, 20)
CASE = Chosen("EGY-2019-001", "", "account-1")
READY = CampaignPlan(
    planned_by="account-1",
    opens_on=TODAY,
    closes_on=TODAY,
    cases=(CASE,),
    words=dict.fromkeys(CAMPAIGN_NEEDS, True),
    open_actions=1,
)


def an_action(kind: str, **changes: object) -> ActionPlan:
    values: dict[str, object] = {
        "kind": kind, "planned_by": "account-1", "campaign_over": False, "case": CASE,
        "case_is_chosen": True, "words": dict.fromkeys(ACTION_NEEDS[kind], True), "offices": 1,
        "family_agreed": True, "over": False,
    }  # fmt: skip
    return ActionPlan(**values | changes)  # type: ignore[arg-type] # a dict of mixed values


def test_a_ready_campaign_is_opened_by_a_second_person_alone() -> None:
    assert against_campaign(READY, by="account-2", today=TODAY) == ()
    assert against_campaign(READY, by="account-1", today=TODAY) == (
        Reason("planned_by_you"),
        Reason("chosen_by_you", CASE.case),
    )


def test_an_empty_plan_is_told_everything_that_is_missing_at_once() -> None:
    plan = CampaignPlan("account-1", None, None, (), {"title": False}, 0)

    assert against_campaign(plan, by="account-2", today=TODAY) == (
        Reason("no_days"),
        Reason("no_case"),
        Reason("words_missing", "summary"),
        Reason("words_missing", "goals"),
        Reason("words_unchecked", "title"),
        Reason("no_action"),
    )


def test_a_campaign_that_is_over_is_not_opened() -> None:
    plan = replace(READY, closes_on=TODAY - timedelta(days=1))

    assert against_campaign(plan, by="account-2", today=TODAY) == (Reason("over"),)


@pytest.mark.parametrize("problem", ["not_public", "consent_ended", "no_public_source"])
def test_one_case_without_a_basis_holds_the_whole_campaign_back(problem: str) -> None:
    plan = replace(READY, cases=(CASE, replace(CASE, case="EGY-2019-002", problem=problem)))

    assert against_campaign(plan, by="account-2", today=TODAY) == (Reason(problem, "EGY-2019-002"),)


@pytest.mark.parametrize("kind", ACTION_NEEDS)
def test_an_action_of_every_kind_can_be_opened_when_it_is_ready(kind: str) -> None:
    assert against_action(an_action(kind), by="account-2") == ()
    assert Reason("planned_by_you") in against_action(an_action(kind), by="account-1")
    assert {one.about for one in against_action(an_action(kind, words={}), by="account-2")} == set(
        ACTION_NEEDS[kind]
    )


def test_an_action_is_not_opened_after_its_end_or_about_a_case_that_was_left_out() -> None:
    plan = an_action("share", campaign_over=True, over=True, case_is_chosen=False)

    assert against_action(plan, by="account-2") == (
        Reason("campaign_over"),
        Reason("over"),
        Reason("case_not_chosen", CASE.case),
    )


def test_a_letter_needs_somebody_to_write_to() -> None:
    assert against_action(an_action("letter", offices=0), by="x") == (Reason("no_recipient"),)
    assert against_action(an_action("share", offices=0, case=None), by="x") == ()


def test_cards_go_to_a_family_that_agreed() -> None:
    refused = an_action("postcard", family_agreed=False)

    assert against_action(refused, by="x") == (Reason("family_not_asked", CASE.case),)
    assert against_action(an_action("postcard", case=None), by="x") == (Reason("no_family"),)


def test_a_public_source_holds_while_the_record_shows_the_case_in_a_document() -> None:
    ask: dict[str, Any] = {"until": None, "today": TODAY}
    assert basis_problem("public_source", public=True, documents=1, **ask) == ""
    assert basis_problem("public_source", public=True, documents=0, **ask) == "no_public_source"
    assert basis_problem("public_source", public=False, documents=9, **ask) == "not_public"


@given(st.integers(-400, 400))
def test_a_consent_holds_until_the_end_of_its_last_day(days: int) -> None:
    found = basis_problem(
        "consent", public=True, documents=0, until=TODAY + timedelta(days=days), today=TODAY
    )

    assert found == ("" if days >= 0 else "consent_ended")


def test_a_consent_without_an_end_is_no_consent() -> None:
    assert (
        basis_problem("consent", public=True, documents=5, until=None, today=TODAY)
        == "consent_ended"
    )
