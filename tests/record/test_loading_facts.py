"""Which facts the events, statements and the row of an invented case become."""

import pytest

from endreprisals.record.services.loading.cases import fact_drafts
from endreprisals.record.services.loading.drafts import Cite, FactDraft, StatementDraft
from endreprisals.record.services.loading.path import Path
from endreprisals.record.services.loading.sources import Sources
from endreprisals.record.services.loading.tables import Tables, case_rows
from tests.record.loading_world import CASE, PAGE, Rows, files, world

OTHER = "https://other.example/page"


def facts(rows: Rows, kind: str) -> list[FactDraft]:
    """The facts of one kind that the tables give for the invented case."""
    (case,) = case_rows(Tables.of(files(rows)))
    return [fact for fact in fact_drafts(case, Sources()) if fact.kind == kind]


def bare() -> Rows:
    """The invented case without events, mentions and links."""
    rows = world()
    rows["cases"][0]["act_types"] = ""
    for table in ("case_events", "act_events", "mentions", "mention_subjects", "report_links"):
        rows[table] = []
    return rows


def with_events(*events: dict[str, str]) -> Rows:
    """The bare case with events; each needs a type at least."""
    rows = bare()
    rows["case_events"] = [
        {"id": f"{CASE}-{place:03}", "case_id": CASE, "source": PAGE, "confidence": "high"} | event
        for place, event in enumerate(events, start=1)
    ]
    return rows


def test_act_by_the_state_names_the_state_responsible() -> None:
    (act, *_) = facts(world(), "act")

    assert act.own == {"actor_kind": "state", "state_responsible": "EGY"}
    assert act.parts == (("type", "threats", "narrative"),)
    assert (act.key, act.event_type) == (f"case_events:{CASE}-001", "reprisal_act")


def test_act_by_others_or_by_nobody_known_names_no_state() -> None:
    rows = world()
    rows["act_events"][0]["actor_kind"] = "non_state"
    assert facts(rows, "act")[0].own["state_responsible"] == ""

    rows["act_events"] = []
    act = facts(rows, "act")[0]
    assert act.own == {"actor_kind": "", "state_responsible": ""}
    assert act.parts == ()


def test_court_decision_that_is_an_act_is_one_and_keeps_its_type() -> None:
    rows = with_events({"event_type": "court_decision"}, {"event_type": "court_decision"})
    rows["act_events"] = [
        {"event_id": f"{CASE}-001", "act_types": "criminalisation", "actor_kind": "state"}
    ]

    assert [act.event_type for act in facts(rows, "act")] == ["court_decision"]
    assert [step.own for step in facts(rows, "step")] == [{"code": "court_decision"}]


def test_types_of_the_case_that_no_act_has_become_one_undated_act() -> None:
    _, left = facts(world(), "act")

    assert (left.key, left.date) == (f"cases:{CASE}:acts", "")
    assert left.parts == (("type", "surveillance", "case_table"),)


def test_types_of_a_case_without_dated_acts_do_not_take_the_date_of_the_case() -> None:
    rows = bare()
    rows["cases"][0] |= {"act_types": "threats", "date": "2017-09/.."}

    (act,) = facts(rows, "act")

    assert (act.date, act.parts) == ("", (("type", "threats", "case_table"),))


def test_arrest_before_the_cooperation_is_an_earlier_event_and_no_act() -> None:
    rows = with_events({"event_type": "trigger"})
    rows["act_events"] = [
        {
            "event_id": rows["case_events"][0]["id"],
            "act_types": "arbitrary_detention",
            "basis": "narrative",
            "actor_kind": "state",
        }
    ]

    (step,) = facts(rows, "step")

    assert (step.event_type, step.own) == ("trigger", {"code": "trigger"})
    assert not [act for act in facts(rows, "act") if act.date]


def test_cooperation_has_bodies_and_ways_and_notes_its_reference() -> None:
    rows = with_events({"event_type": "cooperation", "reference": "CAT64"})
    rows["cooperation_events"] = [
        {"event_id": f"{CASE}-001", "bodies": "treaty_body:CAT; UPR", "kinds": "other"}
    ]

    (cooperation,) = facts(rows, "cooperation")

    assert cooperation.parts == (("body", "treaty_body:CAT"), ("body", "UPR"), ("way", "other"))
    assert cooperation.note == "Reference: CAT64"


def test_body_of_the_case_that_an_event_has_in_part_is_not_told_again() -> None:
    rows = with_events({"event_type": "cooperation"})
    rows["cooperation_events"] = [{"event_id": f"{CASE}-001", "bodies": "treaty_body:CAT"}]
    rows["cases"][0]["cooperation_body"] = "Treaty bodies and others"
    rows["cooperation_map"] = [
        {"source_label": "Treaty bodies and others", "bodies": "treaty_body; unclear; HRC"}
    ]

    _, left = facts(rows, "cooperation")

    assert left.parts == (("body", "HRC"),)


def test_un_action_takes_the_body_of_its_actor_only_when_there_is_one() -> None:
    rows = with_events(
        {"event_type": "asg_action", "actor": "ASG", "reference": "a letter"},
        {"event_type": "un_action", "actor": "ASG or others"},
    )
    rows["un_actors"] = [
        {"actor": "ASG", "body": "assistant_secretary_general"},
        {"actor": "ASG or others", "body": "assistant_secretary_general; special_procedures"},
    ]

    one, other = facts(rows, "un_action")

    assert one.own == {
        "action": "asg_action",
        "body": "assistant_secretary_general",
        "reference": "a letter",
    }
    assert (other.own["body"], other.actor) == ("", "ASG or others")


def test_reply_names_the_letter_whose_code_it_gives() -> None:
    rows = with_events(
        {"event_type": "un_communication", "reference": "EGY 1/2023"},
        {"event_type": "government_reply", "reference": "reply to EGY 1/2023"},
        {"event_type": "government_reply", "reference": "reply to EGY 2/2023"},
    )

    own = [reply.own["answers_to"] for reply in facts(rows, "state_reply")]

    assert own == [f"case_events:{CASE}-001", ""]


def test_reply_that_says_there_was_none_is_a_no() -> None:
    rows = with_events(
        {"event_type": "government_reply", "description": "No reply within 60 days."},
        {"event_type": "government_reply", "description": "Noted the letter."},
    )

    assert [reply.own["answer"] for reply in facts(rows, "state_reply")] == ["no", "yes"]


def test_reply_of_another_state_is_a_step_and_no_answer() -> None:
    rows = with_events(
        {"event_type": "government_reply", "actor": "Government of Germany"},
        {"event_type": "government_reply", "actor": "Government of Egypt"},
    )

    assert [step.actor for step in facts(rows, "step")] == ["Government of Germany"]
    assert [reply.actor for reply in facts(rows, "state_reply")] == ["Government of Egypt"]


def test_reply_that_only_the_case_row_knows_has_no_date() -> None:
    rows = with_events({"event_type": "government_reply", "date": "2019"})
    rows["cases"][0]["government_reply"] = "yes"
    assert [reply.date for reply in facts(rows, "state_reply")] == ["2019"]

    rows["case_events"] = []
    assert [reply.date for reply in facts(rows, "state_reply")] == [""]


def test_letters_that_the_case_names_by_code_are_added_once() -> None:
    rows = with_events(
        {"event_type": "un_communication", "reference": "EGY 1/2023", "date": "2023-02-17"},
        {"event_type": "un_communication", "date": "2024-12-23"},
    )
    rows["cases"][0]["un_actions"] = "EGY 1/2023; EGY 6/2024 (2024-12-23); EGY 3/2022"

    actions = [(fact.date, fact.own["reference"]) for fact in facts(rows, "un_action")]

    assert actions == [
        ("2023-02-17", "EGY 1/2023"),
        ("2024-12-23", "EGY 6/2024"),
        ("2022", "EGY 3/2022"),
    ]


def test_statement_for_a_group_lists_every_state_and_cites_both_tables() -> None:
    rows = with_events({"event_type": "state_statement", "actor": "Benelux", "reference": "HRC51"})
    rows["state_actions"] = [
        _raised("BEL", on_behalf_of="Benelux", speaker_iso3="LUX"),
        _raised("LUX", on_behalf_of="Benelux", speaker_iso3="LUX"),
    ]

    (fact,) = facts(rows, "raise")
    statement = _said(fact)

    assert fact.own == {"statement": statement.key, "how": "named"}
    assert (statement.forum, statement.speaker, statement.on_behalf_of) == (
        "HRC51", "LUX", "benelux",
    )  # fmt: skip
    assert statement.states == ("BEL", "LUX")
    assert statement.sources == (PAGE, OTHER)
    assert (fact.key, fact.note) == (f"case_events:{CASE}-001", "")
    assert fact.cites == (Cite(PAGE), Cite(OTHER))


def test_event_of_several_statements_becomes_one_fact_for_each() -> None:
    rows = with_events({"event_type": "state_statement", "actor": "Benelux; Germany"})
    rows["state_actions"] = [
        _raised("BEL", on_behalf_of="Benelux", speaker_iso3="LUX"),
        _raised("DEU", speaker_iso3="DEU"),
    ]

    found = [(fact.key, fact.actor, _said(fact).states) for fact in facts(rows, "raise")]

    assert found == [
        (f"case_events:{CASE}-001:Benelux-LUX", "Benelux", ("BEL",)),
        (f"case_events:{CASE}-001:DEU", "", ("DEU",)),
    ]


def test_statement_of_states_that_no_source_names_stays_without_states() -> None:
    rows = with_events({"event_type": "state_statement"}, {"event_type": "upr_recommendation"})
    rows["state_actions"] = [_raised("", note="State not identified")]

    first, second = facts(rows, "raise")

    assert (_said(first).states, first.note) == ((), "State not identified")
    rows["state_actions"][0]["note"] = "State not identified in the source excerpt"
    assert facts(rows, "raise")[0].note == "The source does not say which State this was."
    assert (_said(second).states, _said(second).forum) == ((), "")


def test_recommendation_takes_its_states_and_forum_from_their_table() -> None:
    rows = with_events({"event_type": "upr_recommendation", "reference": "UPR36"})
    rows["raise_states"] = [{"event_id": f"{CASE}-001", "states": "LUX; NLD", "forum": "UPR36"}]

    (fact,) = facts(rows, "raise")

    assert _said(fact).states == ("LUX", "NLD")
    assert (_said(fact).forum, fact.note) == ("UPR36", "")


def test_statement_without_an_event_is_a_fact_of_its_own() -> None:
    rows = bare()
    rows["state_actions"] = [_raised("LIE", event_id="", date="2020-09-30")]

    (fact,) = facts(rows, "raise")

    assert fact.key == f"state_actions:{CASE}:LIE:HRC51:2020-09-30"
    assert _said(fact).states == ("LIE",)


def test_path_takes_no_second_fact_with_the_same_key() -> None:
    path = Path()
    path.add(facts(world(), "act")[0])

    with pytest.raises(KeyError, match=f"case_events:{CASE}-001"):
        path.add(facts(world(), "act")[0])


def _said(fact: FactDraft) -> StatementDraft:
    assert fact.said_in is not None
    return fact.said_in


def _raised(iso3: str, **changes: str) -> dict[str, str]:
    row = {"event_id": f"{CASE}-001", "case_id": CASE, "forum": "HRC51", "source": OTHER}
    return row | {"state_iso3": iso3} | changes
