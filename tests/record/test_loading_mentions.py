"""What mentions and reports add to the path of an invented case."""

from endreprisals.record.services.loading.drafts import Cite, MentionDraft
from endreprisals.record.services.loading.mentions import mention_drafts
from endreprisals.record.services.loading.sources import Sources
from endreprisals.record.services.loading.tables import Tables, case_rows
from tests.record.loading_world import CASE, PAGE, Rows, a_mention, files
from tests.record.test_loading_facts import OTHER, bare, facts, with_events

REPORT = "A/HRC/39/41"


def told(**changes: str) -> Rows:
    """The bare case with one mention."""
    return told_beside((), **changes)


def told_beside(events: tuple[dict[str, str], ...], **changes: str) -> Rows:
    """The bare case with events and one mention on another page."""
    rows = with_events(*events)
    rows["mentions"] = [a_mention("2018-032-001", REPORT, "2018") | {"source": OTHER} | changes]
    rows["mention_subjects"] = [{"mention_id": "2018-032-001", "subject_id": "S-EGY-0001"}]
    return rows


def mentions(rows: Rows) -> list[MentionDraft]:
    """The mentions of the invented case."""
    (case,) = case_rows(Tables.of(files(rows)))
    return mention_drafts(case, Sources())


def test_date_that_an_event_has_becomes_one_more_source_of_it() -> None:
    event = {"event_type": "reprisal_act", "date": "2017-09-10"}

    (act,) = facts(told_beside((event,), reprisal_dates="2017-09-10"), "act")

    assert act.cites == (Cite(PAGE), Cite(OTHER, "2018-032-001"))


def test_date_that_no_event_has_becomes_a_fact_beside_them() -> None:
    event = {"event_type": "reprisal_act", "date": "2017-09"}
    rows = told_beside((event,), reprisal_dates="2017-09-10; 2018-01-01", perpetrators="state")

    _, near, far = facts(rows, "act")

    assert (near.date, near.note) == (
        "2017-09-10",
        "May be the same as what another source dates otherwise.",
    )
    assert (far.date, far.note, far.own["state_responsible"]) == ("2018-01-01", "", "EGY")


def test_date_inside_an_open_event_is_not_said_to_be_the_same() -> None:
    event = {"event_type": "reprisal_act", "date": "2011/.."}

    _, act = facts(told_beside((event,), reprisal_dates="2017-09-10"), "act")

    assert act.note == ""


def test_types_of_a_mention_with_one_date_belong_to_it() -> None:
    (act,) = facts(told(reprisal_dates="2017-09-10", reprisal_types="threats"), "act")

    assert act.parts == (("type", "threats", "coded"),)


def test_types_of_a_mention_with_several_dates_stand_apart() -> None:
    rows = told(
        reprisal_dates="2017-09-10; 2017-10",
        reprisal_types="threats; surveillance",
        reprisal_types_basis="coded and narrative",
    )

    first, second, types = facts(rows, "act")

    assert (first.parts, second.parts, types.date) == ((), (), "")
    assert types.parts == (("type", "threats", "narrative"), ("type", "surveillance", "narrative"))


def test_un_action_of_several_possible_bodies_names_none() -> None:
    rows = told(
        prior_un_action_dates="2017-10-03",
        prior_un_bodies="special_procedures; high_commissioner",
    )
    assert [fact.own["body"] for fact in facts(rows, "un_action")] == ["secretary_general", ""]

    rows["mentions"][0]["prior_un_bodies"] = "high_commissioner"
    assert facts(rows, "un_action")[1].own["body"] == "high_commissioner"


def test_un_action_of_the_year_of_the_report_is_not_taken_for_the_report() -> None:
    actions = facts(told(prior_un_action_dates="2018"), "un_action")

    assert [fact.own["action"] for fact in actions] == ["sg_report", "un_action"]


def test_reply_dates_that_no_event_has_become_replies() -> None:
    event = {"event_type": "government_reply", "date": "2018-04-06"}
    rows = told_beside((event,), government_reply_dates="2018-04-06; 2018-05-10")

    assert [reply.date for reply in facts(rows, "state_reply")] == ["2018-04-06", "2018-05-10"]


def test_way_of_cooperating_that_no_event_has_is_told_with_the_trigger() -> None:
    rows = told(engagement_body="UPR; unclear", engagement_type="other", trigger="Invented travel")

    (cooperation,) = facts(rows, "cooperation")

    assert cooperation.parts == (("body", "UPR"), ("way", "other"))
    assert (cooperation.description, cooperation.date) == ("Invented travel", "")


def test_unclear_body_is_told_only_when_nothing_else_is() -> None:
    (cooperation,) = facts(told(engagement_body="unclear"), "cooperation")
    assert cooperation.parts == (("body", "unclear"),)

    rows = told(engagement_body="unclear")
    rows["mentions"][0]["engagement_body"] = "UPR"
    rows["mentions"].append(
        a_mention("2018-033-001", REPORT, "2018") | {"engagement_body": "unclear"}
    )
    assert len(facts(rows, "cooperation")) == 1


def test_report_is_one_entry_with_every_source_that_says_so() -> None:
    event = {"event_type": "sg_report", "reference": f"{REPORT} annex I, para. 32"}
    rows = told_beside(
        (
            event | {"date": "2018-09", "description": "Included.", "actor": "Secretary-General"},
            event | {"date": "2018-09-12", "description": "Named in the annex."},
        )
    )

    (report,) = facts(rows, "un_action")

    assert report.own == {"action": "sg_report", "body": "secretary_general", "reference": REPORT}
    assert (report.key, report.date) == (f"sg_reports:{CASE}:{REPORT}", "2018")
    assert report.description == "Included. Named in the annex."
    assert report.cites == (Cite(PAGE), Cite(OTHER))


def test_report_that_one_event_dates_to_the_day_keeps_the_day() -> None:
    event = {"event_type": "sg_report", "reference": REPORT, "date": "2018-09-12"}

    assert [fact.date for fact in facts(with_events(event), "un_action")] == ["2018-09-12"]


def test_report_that_no_source_names_stays_an_event_of_its_own() -> None:
    (report,) = facts(with_events({"event_type": "sg_report"}), "un_action")

    assert (report.key, report.own["reference"]) == (f"case_events:{CASE}-001", "")


def test_report_that_only_a_link_names_is_a_mention_and_an_entry() -> None:
    rows = bare()
    rows["report_links"] = [
        {"case_id": CASE, "symbol": REPORT, "part": "annex II", "basis": "page"}
    ]

    (mention,), (entry,) = mentions(rows), facts(rows, "un_action")

    assert (mention.symbol, mention.values["part"], mention.values["basis"]) == (
        REPORT,
        "annex II",
        "page",
    )
    assert (entry.date, entry.cites) == ("2018", (Cite(PAGE),))
    assert mention.cites == (Cite(PAGE),)


def test_report_that_was_only_inferred_is_uncertain_wherever_it_stands() -> None:
    rows = bare()
    rows["report_links"] = [{"case_id": CASE, "symbol": REPORT, "basis": "inferred"}]

    (mention,), (entry,) = mentions(rows), facts(rows, "un_action")

    assert mention.values["basis"] == "inferred"
    assert (entry.date, entry.confidence) == ("2018?", "low")
    assert entry.note == "Inferred by those who compiled the tables; not seen in the report."


def test_inferred_link_to_a_report_that_a_mention_tells_of_adds_nothing() -> None:
    rows = told()
    rows["report_links"] = [{"case_id": CASE, "symbol": REPORT, "basis": "inferred"}]

    assert [draft.key for draft in mentions(rows)] == ["mentions:2018-032-001"]
    assert [fact.date for fact in facts(rows, "un_action")] == ["2018"]


def test_mention_keeps_its_answers_lists_and_numbers() -> None:
    rows = told(
        rights_defended="women; children",
        followup_count="2",
        followup_years="2019; 2020",
        government_reply="no",
    )

    (mention,) = mentions(rows)

    assert mention.subjects == ("S-EGY-0001",)
    assert mention.values["rights_defended"] == ["women", "children"]
    assert (mention.values["followup_count"], mention.values["followup_years"]) == (2, [2019, 2020])
    assert (mention.values["government_reply"], mention.values["minor"]) == ("no", "")
    assert str(mention.values["checked_on"]) == "2026-11-20"


def test_mention_of_another_page_has_no_locator() -> None:
    rows = bare()
    rows["mentions_other_sources"] = [
        {
            "other_id": "2018-egy-testa",
            "symbol": REPORT,
            "case_id": CASE,
            "source": OTHER,
            "reprisal_types": "threats",
        }
    ]

    (mention,), (act,) = mentions(rows), facts(rows, "act")

    assert (mention.key, mention.values["basis"]) == ("mentions:2018-egy-testa", "page")
    assert (mention.values["locator"], mention.values["checked_on"]) == ("", None)
    assert act.parts == (("type", "threats", "narrative"),)
