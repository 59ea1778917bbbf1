"""Whom a letter action writes to: with evidence, and never the State of the case by oversight."""

from datetime import date
from typing import Any

import pytest
from pytest_django import DjangoAssertNumQueries

from endreprisals.audit.models import Event
from endreprisals.campaigns.models import Action, Campaign, CampaignCase, Recipient
from endreprisals.campaigns.queries.recipient_rules import preview
from endreprisals.campaigns.queries.recipients import (
    Listed,
    asked_rows,
    is_on_list,
    listed,
    mailbox_is_on_list,
    states_concerned,
    stays_on_list,
)
from endreprisals.campaigns.services import recipients as services
from endreprisals.campaigns.services.actions import reasons_against
from endreprisals.campaigns.services.recipients import RecipientsRefused
from endreprisals.domain.campaigning.recipients import Rule
from endreprisals.record.services.index import rebuild_index
from endreprisals.record.services.publishing import merge_cases
from endreprisals.states.models import Cosponsorship, JointStatementSignature, Office
from tests.build import NOON, a_case, a_raise, a_state
from tests.build_campaigns import (
    a_campaign,
    a_campaign_case,
    a_mailbox,
    a_recipient,
    an_action,
    an_office,
)

pytestmark = pytest.mark.django_db
BY: dict[str, Any] = {"by": "account-1", "at": NOON}
SECOND: dict[str, Any] = {"by": "account-2", "at": NOON}
DECISION = "The family asks for it: silence has not protected her."


@pytest.fixture
def case() -> CampaignCase:
    return a_campaign_case(case=a_case(public_id="EGY-2017-001"))


@pytest.fixture
def action(case: CampaignCase) -> Action:
    """A draft: whoever opens it sees its list as a whole."""
    return an_action(about=case, state="draft", checked_by="", checked_at=None)


def cosponsor(*states: str) -> None:
    for state in states:
        Cosponsorship.objects.create(
            state=a_state(state), name_in_source=state, resolution="A/HRC/RES/48/17", source="test"
        )


def by_state(action: Action) -> dict[str, Listed]:
    return {one.state: one for one in listed(action.pk, at=NOON)}


def add(action: Action, *states: str, rules: tuple[Rule, ...] = (Rule("cosponsored"),)) -> int:
    return services.add_by_rules(action.pk, rules, states, **BY)


def test_a_rule_is_previewed_with_its_evidence_and_saved_as_it_was_seen(action: Action) -> None:
    cosponsor("DEU", "LIE", "EGY")
    mission = an_office("DEU")
    found = preview(action, [Rule("cosponsored")])

    assert [(one.state, one.office, one.mail) for one in found.offered] == [
        ("DEU", mission, "live"), ("LIE", None, "none"),
    ]  # fmt: skip
    assert found.offered[0].evidence == "co-sponsored: A/HRC/RES/48/17"
    assert (found.without_office, found.left_out) == (1, ("EGY",))
    assert not Recipient.objects.exists(), "looking saves nothing"

    assert add(action, "DEU", "LIE") == 2
    saved = by_state(action)
    assert saved["DEU"].office == "DEU-mission-geneva"
    assert (saved["LIE"].office, saved["LIE"].mail) == ("", "none")
    assert Recipient.objects.get(state="DEU").rule == "cosponsored"


def test_only_the_ticked_states_are_saved_and_none_that_the_rules_do_not_choose(
    action: Action,
) -> None:
    cosponsor("DEU", "LIE", "EGY")
    a_state("FRA")
    add(action, "LIE")
    assert set(by_state(action)) == {"LIE"}
    for state in ("FRA", "EGY"):
        with pytest.raises(RecipientsRefused, match=f"do not choose {state}"):
            add(action, state)
    with pytest.raises(RecipientsRefused, match="No State is ticked"):
        add(action)
    with pytest.raises(RecipientsRefused, match="Choose a rule"):
        add(action, "DEU", rules=(Rule("group"),))
    assert set(by_state(action)) == {"LIE"}


def test_the_same_rule_again_adds_nobody_twice_and_gives_a_state_its_new_mission(
    action: Action,
) -> None:
    cosponsor("DEU", "LIE")
    add(action, "DEU", "LIE")
    assert add(action, "DEU", "LIE") == 0
    an_office("LIE")
    assert [one.standing for one in preview(action, [Rule("cosponsored")]).offered] == [
        "listed", "known_now",
    ]  # fmt: skip
    assert add(action, "DEU", "LIE") == 1
    assert by_state(action)["LIE"].office == "LIE-mission-geneva"
    assert action.recipients.count() == 2


def test_every_rule_reads_the_record(action: Action) -> None:
    a_state("LIE", regional_group="WEOG")
    a_state("NOR", regional_group="WEOG")
    JointStatementSignature.objects.create(
        state=a_state("FJI"), year=2021, forum="UNGA76", name_in_source="Fiji", source="test"
    )
    other = a_case(public_id="BHR-2011-002")
    a_raise(other, states=("LIE",))
    rebuild_index(at=NOON)

    def states(*rules: Rule, every: bool = False) -> set[str]:
        return {one.state for one in preview(action, rules, every=every).offered}

    assert states(Rule("signed")) == {"FJI"}
    assert states(Rule("signed", "2021 UNGA76")) == {"FJI"}
    assert states(Rule("spoke")) == {"LIE"}
    assert states(Rule("group", "WEOG"), Rule("never_spoke"), every=True) == {"NOR"}
    assert states(Rule("named_never_case", "EGY-2017-001")) == {"LIE"}
    assert states(Rule("list", "NOR FJI EGY", "friends")) == {"NOR", "FJI"}


def test_the_mission_in_geneva_is_written_to_and_an_ended_one_is_not(action: Action) -> None:
    cosponsor("DEU", "LIE")
    an_office("DEU", code="DEU-mission-new-york", city="New York")
    an_office("DEU")
    an_office("LIE", ended_on=date(2026, 1, 1))
    found = {one.state: one.office for one in preview(action, [Rule("cosponsored")]).offered}
    assert found["DEU"] is not None
    assert found["DEU"].city == "Geneva"
    assert found["LIE"] is None


def test_an_office_is_added_by_hand_and_takes_the_place_of_a_state_without_one(
    action: Action,
) -> None:
    cosponsor("LIE")
    add(action, "LIE")
    embassy = an_office("LIE", code="LIE-embassy-bern", kind=Office.Kind.EMBASSY, city="Bern")
    services.add_office(action.pk, embassy.code, **BY)
    assert [one.office for one in listed(action.pk, at=NOON)] == ["LIE-embassy-bern"]
    for code, problem in ((embassy.code, "on the list already"), ("XXX", "no such office")):
        with pytest.raises(RecipientsRefused, match=problem):
            services.add_office(action.pk, code, **BY)


def test_the_state_of_the_case_is_written_to_only_by_a_decision_of_two_people(
    action: Action,
) -> None:
    mission = an_office("EGY")
    with pytest.raises(RecipientsRefused, match="written decision"):
        services.add_office(action.pk, mission.code, **BY)
    with pytest.raises(RecipientsRefused, match="Write why"):
        services.decide_risk(action.pk, mission.code, "yes", **BY)
    row = services.decide_risk(action.pk, mission.code, DECISION, **BY)
    assert listed(action.pk, at=NOON) == (), "one person is not enough"
    with pytest.raises(RecipientsRefused, match="stands already"):
        services.decide_risk(action.pk, mission.code, DECISION, **SECOND)
    with pytest.raises(RecipientsRefused, match="another person"):
        services.check_risk(row.pk, **BY)
    services.check_risk(row.pk, **SECOND)
    assert set(by_state(action)) == {"EGY"}
    with pytest.raises(RecipientsRefused, match="no decision to check"):
        services.check_risk(row.pk, by="account-3", at=NOON)
    told = " ".join(str(vars(event)) for event in Event.objects.all())
    assert "family" not in told


def test_a_decision_is_only_for_the_state_of_a_case(action: Action) -> None:
    with pytest.raises(RecipientsRefused, match="without a decision"):
        services.decide_risk(action.pk, an_office("DEU").code, DECISION, **BY)


def test_a_row_without_a_decision_is_never_shown_when_its_state_becomes_that_of_a_case() -> None:
    campaign = a_campaign()
    action = an_action(campaign=campaign)
    a_recipient(action, an_office("DEU"))
    assert set(by_state(action)) == {"DEU"}
    a_campaign_case(campaign, a_case(public_id="DEU-2020-001"))
    assert by_state(action) == {}
    row = services.decide_risk(action.pk, "DEU-mission-geneva", DECISION, **SECOND)
    services.check_risk(row.pk, **BY)
    assert set(by_state(action)) == {"DEU"}
    assert action.recipients.count() == 1


def test_an_action_of_the_whole_campaign_concerns_the_states_of_all_its_cases() -> None:
    campaign = a_campaign()
    a_campaign_case(campaign, a_case(public_id="BHR-2011-001"))
    gone = {"choice": "withdrawn", "reason": "consent ended"}
    a_campaign_case(campaign, a_case(public_id="EGY-2017-001"), **gone)
    never = {"choice": "not_chosen", "reason": "other campaigns speak of it"}
    a_campaign_case(campaign, a_case(public_id="LIE-2017-001"), **never)
    assert states_concerned(an_action(campaign=campaign)) == {"BHR", "EGY"}


def test_who_is_taken_off_stays_off_unless_somebody_ticks_it_again(action: Action) -> None:
    cosponsor("DEU")
    an_office("DEU")
    add(action, "DEU")
    row = action.recipients.get()
    with pytest.raises(RecipientsRefused, match="Say why"):
        services.remove_recipient(row.pk, because=" ", **BY)
    services.remove_recipient(row.pk, because="It asked us by telephone.", **BY)
    assert by_state(action) == {}
    with pytest.raises(RecipientsRefused, match="already"):
        services.remove_recipient(row.pk, because="again", **BY)
    (offered,) = preview(action, [Rule("cosponsored")]).offered
    assert (offered.standing, offered.removed_because) == ("removed", "It asked us by telephone.")
    add(action, "DEU")
    assert set(by_state(action)) == {"DEU"}


def test_the_list_of_a_closed_action_stays_as_it_was(action: Action) -> None:
    office = an_office("DEU")
    Action.objects.filter(pk=action.pk).update(state="closed")
    with pytest.raises(RecipientsRefused, match="closed"):
        services.add_office(action.pk, office.code, **BY)
    Action.objects.filter(pk=action.pk).update(state="open")
    Campaign.objects.update(state="withdrawn")
    with pytest.raises(RecipientsRefused, match="closed"):
        services.add_office(action.pk, office.code, **BY)
    with pytest.raises(RecipientsRefused, match="Only a letter action"):
        services.add_office(an_action("share").pk, office.code, **BY)


@pytest.mark.parametrize(
    ("changes", "mail"),
    [
        ({}, "live"),
        ({"wish": "digest_only", "wished_on": NOON.date()}, "digest_only"),
        ({"wish": "stop", "wished_on": NOON.date()}, "none"),
        ({"stopped_at": NOON, "stopped_because": "x"}, "none"),
        ({"checked_by": "", "checked_at": None}, "none"),
        ({"consumer": True}, "none"),
    ],
)
def test_the_list_says_what_mail_reaches_an_office(
    action: Action, changes: dict[str, Any], mail: str
) -> None:
    a_recipient(action, an_office("DEU", mailbox=a_mailbox(**changes)))
    assert by_state(action)["DEU"].mail == mail


def test_an_office_that_nobody_checked_or_that_ended_is_not_listed(action: Action) -> None:
    a_recipient(action, an_office("DEU", checked_by="", checked_at=None))
    a_recipient(action, an_office("LIE", ended_on=NOON.date()))
    a_recipient(action, an_office("NOR", ended_on=date(2027, 1, 1)))
    assert set(by_state(action)) == {"NOR"}


def test_whoever_spoke_since_the_opening_is_thanked_and_who_never_did_is_asked(
    action: Action, case: CampaignCase
) -> None:
    for state in ("LIE", "NOR", "DEU"):
        a_recipient(action, an_office(state))
    a_raise(case.case, "2021-09-29", ("LIE",))
    a_raise(case.case, "2026-11-10", ("LIE", "NOR"))
    rebuild_index(at=NOON)
    lines = by_state(action)

    assert {state: line.approach for state, line in lines.items()} == {
        "LIE": "thank", "NOR": "thank", "DEU": "ask",
    }  # fmt: skip
    assert [one.date.edtf for one in lines["LIE"].spoken if one.date] == [
        "2026-11-10", "2021-09-29",
    ]  # fmt: skip
    assert lines["LIE"].spoken[0].case == "EGY-2017-001"
    assert lines["DEU"].last_spoken is None
    assert lines["LIE"].last_spoken == lines["LIE"].spoken[0].date


def test_a_state_that_was_asked_before_is_reminded_of_what_it_said(
    action: Action, case: CampaignCase
) -> None:
    office, undated = an_office("LIE"), an_office("NOR")
    a_recipient(action, office)
    a_recipient(action, undated)
    a_raise(case.case, "2021-09-29", ("LIE",))
    a_raise(case.case, "", ("NOR",))
    rebuild_index(at=NOON)
    assert {line.approach for line in by_state(action).values()} == {"thank"}

    earlier = a_campaign("test-2021", year=2021, state="closed", opens_on=None, closes_on=None)
    a_campaign_case(earlier, case.case)
    whole = an_action(campaign=earlier)
    a_recipient(whole, office)
    assert by_state(action)["LIE"].approach == "remind"
    assert by_state(action)["NOR"].approach == "thank"


def test_what_a_state_said_of_another_case_is_no_ground_for_thanks(action: Action) -> None:
    a_recipient(action, an_office("LIE"))
    a_raise(a_case(public_id="BHR-2011-002"), states=("LIE",))
    rebuild_index(at=NOON)
    assert by_state(action)["LIE"].approach == "ask"


def test_an_office_of_no_state_is_asked(action: Action) -> None:
    office = an_office("DEU", code="EU-representative", kind="office_holder")
    office.state = None
    office.save()
    services.add_office(action.pk, office.code, **BY)
    (line,) = listed(action.pk, at=NOON)
    assert (line.state, line.office, line.approach) == ("", "EU-representative", "ask")


@pytest.mark.parametrize("many", [1, 12])
def test_the_list_costs_the_same_for_one_office_and_for_many(
    action: Action, many: int, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(many):
        a_recipient(action, an_office("DEU", code=f"DEU-test-{number}"))
    rebuild_index(at=NOON)
    listed(action.pk, at=NOON)
    with django_assert_max_num_queries(6):
        assert len(listed(action.pk, at=NOON)) == many


# The mailbox is what a State reads: whoever shares it with an office of that State is held back.


def test_an_office_that_shares_a_mailbox_with_the_state_of_the_case_is_held_back(
    action: Action,
) -> None:
    shared = a_mailbox()
    an_office("EGY", mailbox=shared)
    other = an_office("DEU", mailbox=shared)
    with pytest.raises(RecipientsRefused, match="shares a mailbox"):
        services.add_office(action.pk, other.code, **BY)
    a_recipient(action, other)
    assert listed(action.pk, at=NOON) == ()
    assert not is_on_list(action, other, shared, at=NOON)

    row = services.decide_risk(action.pk, other.code, DECISION, **BY)
    assert listed(action.pk, at=NOON) == ()
    services.check_risk(row.pk, **SECOND)
    assert set(by_state(action)) == {"DEU"}
    assert is_on_list(action, other, shared, at=NOON)


@pytest.mark.parametrize("kind", list(Office.Kind.values))
@pytest.mark.parametrize("whole", [False, True])
def test_every_kind_of_office_of_the_state_of_a_case_is_held_back(
    case: CampaignCase,
    kind: str,
    whole: bool,  # noqa: FBT001
) -> None:
    action = an_action(campaign=case.campaign, about=None if whole else case)
    office = an_office("EGY", code="EGY-test", kind=kind)
    row = a_recipient(action, office)
    assert office.mailbox is not None
    for changes in ({}, {"state": None}, {"state": a_state("DEU")}):
        Recipient.objects.filter(pk=row.pk).update(**changes)
        assert listed(action.pk, at=NOON) == ()
        assert not is_on_list(action, office, office.mailbox, at=NOON)
        assert not mailbox_is_on_list(action, office.mailbox, at=NOON)
        assert list(asked_rows(action.campaign_id)) == []
    decided = {"risk_decision": DECISION, "decided_by": "account-1"}
    Recipient.objects.filter(pk=row.pk).update(**decided)
    assert listed(action.pk, at=NOON) == (), "one person decided, nobody checked"
    Recipient.objects.filter(pk=row.pk).update(checked_by="account-2")
    assert len(listed(action.pk, at=NOON)) == 1


def test_the_state_of_one_case_is_written_to_about_another(case: CampaignCase) -> None:
    other = a_campaign_case(case.campaign, a_case(public_id="BHR-2011-001"))
    action = an_action(campaign=case.campaign, about=other)
    a_recipient(action, an_office("EGY"))
    assert set(by_state(action)) == {"EGY"}
    whole = an_action(campaign=case.campaign)
    a_recipient(whole, Office.objects.get(code="EGY-mission-geneva"))
    assert by_state(whole) == {}


def test_an_office_with_another_mailbox_by_now_gets_nothing_at_the_old_one(action: Action) -> None:
    office = an_office("DEU")
    old, office.mailbox = office.mailbox, a_mailbox()
    office.save()
    a_recipient(action, office)
    assert old is not None
    assert not is_on_list(action, office, old, at=NOON)
    assert is_on_list(action, office, office.mailbox, at=NOON)


def test_to_welcome_a_step_is_no_ground_for_thanks(action: Action, case: CampaignCase) -> None:
    a_recipient(action, an_office("LIE"))
    a_raise(case.case, "2026-11-10", ("LIE",), how="welcomed")
    rebuild_index(at=NOON)
    assert by_state(action)["LIE"].approach == "ask"


def test_what_was_said_of_a_case_that_was_joined_counts_for_the_campaign(
    action: Action, case: CampaignCase
) -> None:
    kept = a_case(public_id="EGY-2016-001")
    a_recipient(action, an_office("LIE"))
    a_raise(kept, "2026-11-10", ("LIE",))
    merge_cases(
        kept_id=kept.public_id, merged_id=case.case.public_id, reason="same", by="a", at=NOON
    )
    assert by_state(action)["LIE"].approach == "thank"


def test_an_action_whose_list_is_all_held_back_is_not_opened(case: CampaignCase) -> None:
    action = an_action(about=case, state="draft", checked_by="", checked_at=None)
    a_recipient(action, an_office("EGY"))
    codes = {one.code for one in reasons_against(action, by="account-2", at=NOON)}
    assert "no_recipient" in codes
    a_recipient(action, an_office("DEU"))
    codes = {one.code for one in reasons_against(action, by="account-2", at=NOON)}
    assert "no_recipient" not in codes


@pytest.mark.parametrize("way", ["by_hand", "by_rule", "known_now"])
def test_who_is_added_to_a_list_in_use_counts_once_another_person_checked_it(
    action: Action, way: str
) -> None:
    cosponsor("DEU")
    if way == "known_now":
        add(action, "DEU")
    action.state = Action.State.OPEN
    action.save()
    office = an_office("DEU")
    if way == "by_hand":
        services.add_office(action.pk, office.code, **BY)
    else:
        add(action, "DEU")
    row = Recipient.objects.get(removed_at=None)

    assert listed(action.pk, at=NOON) == ()
    assert not stays_on_list(action, office, at=NOON)
    with pytest.raises(services.RecipientsRefused, match="another person"):
        services.check_risk(row.pk, **BY)
    services.check_risk(row.pk, **SECOND)
    assert [one.office for one in listed(action.pk, at=NOON)] == [office.code]
