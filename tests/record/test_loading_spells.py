"""Which spells and outcomes an invented case has, from listed spells, releases and last reports."""

from endreprisals.record.services.loading.drafts import FactDraft
from tests.record.loading_world import CASE, PAGE, Rows
from tests.record.test_loading_facts import facts, with_events

PERSON = "S-EGY-0001"
RELEASE = {"event_type": "release", "date": "2019-02-01", "description": "Invented release."}


def spell(**changes: str) -> dict[str, str]:
    """A row of status_spells.csv: held from September 2017, no end known."""
    row = {"case_id": CASE, "subject_id": PERSON, "status": "detained", "from_edtf": "2017-09"}
    return row | {"source": PAGE} | changes


def outcome(**changes: str) -> dict[str, str]:
    """A row of outcome_map.csv: held at the last report."""
    row = {"case_id": CASE, "outcomes": "still_detained", "status": "detained"}
    return row | {"status_edtf": "2021-05"} | changes


def spells(rows: Rows) -> list[tuple[str, str, str]]:
    """Status, date and subject of every spell."""
    return [(f.own["code"], f.date, f.own["subject"]) for f in facts(rows, "status")]


def test_listed_spell_keeps_both_ends_and_when_it_was_last_known() -> None:
    rows = with_events({"event_type": "reprisal_act", "description": "Invented arrest."})
    rows["status_spells"] = [spell(event_id=f"{CASE}-001", last_known_edtf="2021-05")]

    (found,) = facts(rows, "status")

    assert found.own == {
        "code": "detained",
        "subject": PERSON,
        "to_edtf": "",
        "end_kind": "",
        "last_known_edtf": "2021-05",
    }
    # The arrest is told by its own fact; a spell that a release opens tells of the release.
    assert (found.description, found.confidence) == ("", "high")


def test_release_that_opens_a_listed_spell_is_told_there() -> None:
    rows = with_events(RELEASE)
    rows["status_spells"] = [spell(status="exile", from_edtf="2019-02-01", event_id=f"{CASE}-001")]

    (found,) = facts(rows, "status")

    assert (found.own["code"], found.description) == ("exile", "Invented release.")
    assert facts(rows, "step") == []


def test_release_that_ends_a_spell_makes_that_person_free_with_no_known_end() -> None:
    rows = with_events(RELEASE)
    rows["status_spells"] = [spell(to_edtf="2019-02-01", end_kind="release_unspecified")]

    _, found = facts(rows, "status")

    assert (found.own["code"], found.own["subject"], found.date) == ("free", PERSON, "2019-02-01")
    assert (found.own["end_kind"], found.own["last_known_edtf"]) == ("unknown", "2019-02-01")


def test_release_after_which_the_tables_say_more_is_a_step() -> None:
    rows = with_events(RELEASE)
    rows["status_spells"] = [
        spell(to_edtf="2019-02-01"),
        spell(status="restricted", from_edtf="2019-02-01"),
    ]

    assert spells(rows) == [
        ("detained", "2017-09", PERSON),
        ("restricted", "2019-02-01", PERSON),
    ]
    assert [step.own for step in facts(rows, "step")] == [{"code": "release"}]


def test_release_without_a_date_is_a_step() -> None:
    rows = with_events(RELEASE | {"date": ""})

    assert spells(rows) == []
    assert [step.date for step in facts(rows, "step")] == [""]


def test_release_of_two_held_together_frees_both() -> None:
    rows = with_events(RELEASE)
    rows["status_spells"] = [
        spell(to_edtf="2019-02-01"),
        spell(to_edtf="2019-02-01", subject_id="S-EGY-0002"),
    ]

    assert spells(rows)[2:] == [
        ("free", "2019-02-01", PERSON),
        ("free", "2019-02-01", "S-EGY-0002"),
    ]


def test_death_without_a_listed_spell_is_one_and_nobody_is_guessed() -> None:
    rows = with_events({"event_type": "death", "date": "2020"})
    rows["case_subjects"].append({"case_id": CASE, "subject_id": "S-EGY-0002", "role": "victim"})

    assert spells(rows) == [("dead", "2020", "")]


def test_last_report_without_a_spell_becomes_one_that_says_its_start_is_unknown() -> None:
    rows = with_events()
    rows["outcome_map"] = [outcome()]

    (found,) = facts(rows, "status")

    assert (found.date, found.own["subject"]) == ("2021-05", PERSON)
    assert found.own["last_known_edtf"] == "2021-05"
    assert found.note == "Reported for this date; since when is not known."


def test_last_report_that_a_spell_carries_adds_none() -> None:
    rows = with_events()
    rows["status_spells"] = [spell()]
    rows["outcome_map"] = [outcome()]

    assert spells(rows) == [("detained", "2017-09", PERSON)]


def test_last_report_of_one_person_concerns_nobody_else() -> None:
    rows = with_events()
    rows["case_subjects"].append({"case_id": CASE, "subject_id": "S-EGY-0002", "role": "victim"})
    rows["outcome_map"] = [outcome(subject_id="S-EGY-0002")]
    assert spells(rows) == [("detained", "2021-05", "S-EGY-0002")]

    rows["outcome_map"] = [outcome()]
    assert [subject for _, _, subject in spells(rows)] == [PERSON, "S-EGY-0002"]


def test_last_report_that_says_nothing_adds_nothing() -> None:
    rows = with_events()
    rows["outcome_map"] = [outcome(status="unknown", status_edtf="")]
    assert spells(rows) == []

    rows["outcome_map"] = [outcome(status="")]
    assert spells(rows) == []


def test_single_outcome_has_the_date_of_the_report() -> None:
    rows = with_events()
    rows["outcome_map"] = [outcome(note="An invented note.")]

    (found,) = facts(rows, "outcome")

    assert (found.date, found.own) == ("2021-05", {"code": "still_detained", "subject": ""})
    assert found.note == "An invented note."


def test_outcomes_reported_together_have_no_date_and_say_why() -> None:
    rows = with_events()
    rows["outcome_map"] = [outcome(outcomes="convicted; still_detained")]

    found: list[FactDraft] = facts(rows, "outcome")

    assert [fact.date for fact in found] == ["", ""]
    assert [fact.note for fact in found] == [
        "The outcomes were reported together; not each of them is dated.",
        "",
    ]
