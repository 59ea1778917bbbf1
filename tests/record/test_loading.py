"""Loading twice, loading what changed, and refusing what would be lost: an invented data set."""

from datetime import timedelta

import pytest
from django.apps import apps
from django.db import IntegrityError
from django.db.models import Model, QuerySet

from endreprisals.audit.models import Event
from endreprisals.record.models import Act, Case, Change, Citation, Fact, Mention, Step, Subject
from endreprisals.record.services import publishing
from endreprisals.record.services.loading import DataRefused, Loaded, load_data
from endreprisals.search.models import Entry
from tests.build import NOON, a_case, an_act
from tests.record.loading_world import CASE, SCHEMA, Rows, a_mention, files, world

pytestmark = pytest.mark.django_db
LATER = NOON + timedelta(days=1)


def load(rows: Rows | None = None) -> Loaded:
    """Load an invented data set at noon, or a changed one a day later."""
    at = LATER if rows else NOON
    return load_data(files(rows or world()), actor="test", at=at, schema=SCHEMA)


def everything() -> dict[str, list[dict[str, object]]]:
    """Every row of every table."""
    tables = {model.__name__: QuerySet[Model](model) for model in apps.get_models()}
    return {name: list(rows.order_by("pk").values()) for name, rows in tables.items()}


def refusal(rows: Rows) -> list[str]:
    """The messages with which a changed data set is refused; the record must stay as it was."""
    before = everything()
    with pytest.raises(DataRefused) as refused:
        load(rows)
    assert everything() == before
    return [str(problem) for problem in refused.value.problems]


def test_load_new_case_publishes_it_and_says_so() -> None:
    loaded = load()

    case = Case.objects.public().get()
    assert (case.public_id, case.named, case.entered_on) == ("EGY-2017-001", True, NOON.date())
    assert (loaded.added, loaded.corrected, loaded.changed) == (1, 0, True)
    assert [(c.kind, c.public_id) for c in Change.objects.all()] == [("added", "EGY-2017-001")]
    event = Event.objects.get()
    assert (event.kind, event.actor, event.at) == ("data_loaded", "test", NOON)
    assert event.detail["cases"] == 1
    assert Entry.objects.filter(public_id="EGY-2017-001").exists()


def test_load_of_the_same_tables_changes_nothing() -> None:
    load()
    before = everything()

    loaded = load(world())

    assert not loaded.changed
    assert everything() == before


def test_load_gives_every_fact_and_mention_a_source() -> None:
    load()

    assert not Fact.objects.filter(citations=None).exists()
    assert not Mention.objects.filter(citations=None).exists()


def test_load_changed_event_corrects_the_fact_in_place() -> None:
    load()
    before = Step.objects.get()
    rows = world()
    rows["case_events"][1] |= {"date": "2017-12", "description": "Another invented complaint."}

    loaded = load(rows)

    after = Step.objects.get()
    assert (after.pk, after.date_edtf, after.date_upper) == (before.pk, "2017-12", _day(2017, 12))
    assert after.description == "Another invented complaint."
    assert (loaded.added, loaded.corrected) == (0, 1)
    assert [c.kind for c in Change.objects.all()] == ["corrected", "added"]
    assert Case.objects.get().published_at == NOON
    assert after.citations.count() == 1
    assert not load(rows).changed


def _day(year: int, month: int) -> object:
    return NOON.date().replace(year=year, month=month, day=31)


def test_load_event_of_another_type_moves_the_fact_to_its_kind() -> None:
    load()
    number = Step.objects.get().pk
    rows = world()
    rows["case_events"][1]["event_type"] = "un_action"

    load(rows)

    fact = Fact.objects.get(pk=number)
    assert (fact.kind, fact.unaction.action) == ("un_action", "un_action")
    assert not Step.objects.exists()


def test_load_changed_act_types_replaces_them() -> None:
    load()
    rows = world()
    rows["act_events"][0]["act_types"] = "surveillance; arbitrary_detention"

    load(rows)

    act = Act.objects.get(source_key="case_events:egy-testa-fictiva-001")
    assert [row.code for row in act.types.all()] == ["surveillance", "arbitrary_detention"]
    assert act.state_responsible_id == "EGY"


def test_load_without_an_event_removes_its_fact_and_nothing_else() -> None:
    load()
    facts = Fact.objects.count()
    rows = world()
    del rows["case_events"][1]

    load(rows)

    assert Fact.objects.count() == facts - 1
    assert not Step.objects.exists()
    assert not Citation.objects.filter(fact=None, mention=None).exclude(case__isnull=False).exists()


def test_load_changed_mention_adds_a_row_that_supersedes_the_old() -> None:
    load()
    old = Mention.objects.get(locator="2018-032-001")
    rows = world()
    rows["mentions"][0]["paragraph"] = "33"

    load(rows)

    new = Mention.objects.get(supersedes=old)
    assert (new.paragraph, new.source_key) == ("33", "mentions:2018-032-001#2")
    assert not load(rows).changed
    rows["mentions"][0]["paragraph"] = "34"
    load(rows)
    assert Mention.objects.get(supersedes=new).source_key == "mentions:2018-032-001#3"


def test_load_mention_where_only_a_link_was_supersedes_the_link() -> None:
    load()
    link = Mention.objects.get(document__symbol="A/HRC/42/30")
    rows = world()
    rows["mentions"].append(a_mention("2019-040-001", "A/HRC/42/30", "2019"))
    rows["mention_subjects"].append({"mention_id": "2019-040-001", "subject_id": "S-EGY-0001"})

    load(rows)

    assert Mention.objects.get(supersedes=link).locator == "2019-040-001"


def test_load_without_a_mention_is_refused() -> None:
    load()
    rows = world()
    rows["mentions"], rows["mention_subjects"] = [], []

    assert refusal(rows) == [
        (
            "mentions.csv:1:mention_id: the record has the mention 2018-032-001, the table has it "
            "no more: put the row back; a mention is never removed, only corrected by changing "
            "its row"
        )
    ]


def test_load_mention_of_no_case_is_refused() -> None:
    rows = world()
    rows["mentions"][0]["case_id"] = ""

    assert refusal(rows) == [
        (
            "mentions.csv:2:case_id: the mention belongs to no case: "
            "name its case here or in mention_cases.csv, or add a case to cases.csv"
        )
    ]


def test_load_mention_joined_to_a_case_by_its_own_table_is_taken() -> None:
    rows = world()
    rows["mentions"][0]["case_id"] = ""
    rows["mention_cases"] = [{"mention_id": "2018-032-001", "case_id": CASE}]

    load(rows)

    assert Mention.objects.get(locator="2018-032-001").case.public_id == "EGY-2017-001"


def test_load_without_a_case_is_refused() -> None:
    load()
    rows: Rows = {name: world()[name] for name in ("states", "sg_reports")}

    assert refusal(rows)[0] == (
        "cases.csv:1:id: the record has the case egy-testa-fictiva, the table has it no more: "
        "put the row back; to take a case off every page, withdraw it"
    )


def test_load_beside_synthetic_cases_is_refused() -> None:
    a_case(public_id="EGY-2019-099", synthetic=True)

    assert refusal(world())[0] == (
        "cases.csv:1:-: the database holds synthetic cases, made for measurements: "
        "load into an empty database, so that facts and fiction never stand together"
    )


def test_load_another_public_id_for_a_case_is_refused() -> None:
    load()
    rows = world()
    rows["case_ids"][0]["public_id"] = "EGY-2018-001"

    assert refusal(rows) == [
        (
            "case_ids.csv:2:public_id: the case egy-testa-fictiva is known as EGY-2017-001: "
            "keep that identifier; it is printed and linked to"
        )
    ]


def test_load_with_one_broken_row_loads_nothing() -> None:
    load()
    rows = world()
    rows["case_events"][0]["date"] = "2017-13"
    rows["cases"][0]["title"] = "Another title"

    assert refusal(rows) == [
        (
            "case_events.csv:2:date: '2017-13' is not in the calendar: write a date such as 2014, "
            "2014-09, 2014-09-22, 2014-09-01/2014-09-30, 2014-09/.. or 2017~"
        )
    ]


def test_load_that_the_database_refuses_halfway_loads_nothing() -> None:
    a_case(public_id="EGY-2017-001", source_key="desk:1")
    before = everything()

    with pytest.raises(IntegrityError):
        load()

    assert everything() == before


def test_load_leaves_a_withdrawn_case_withdrawn_and_unmentioned() -> None:
    load()
    publishing.withdraw_case(
        public_id="EGY-2017-001", because=Case.WithdrawnBecause.CONSENT, by="test", at=NOON
    )
    rows = world()
    rows["cases"][0]["title"] = "Another title"

    load(rows)

    case = Case.objects.get()
    assert (case.withdrawn_at, case.title) == (NOON, "Another title")
    assert not Change.objects.filter(kind=Change.Kind.CORRECTED).exists()
    assert not Entry.objects.filter(public_id="EGY-2017-001").exists()


def test_load_leaves_a_merged_case_merged_and_names_the_kept_one() -> None:
    load()
    kept = a_case(public_id="EGY-2016-001", source_key="desk:1")
    publishing.merge_cases(
        kept_id=kept.public_id, merged_id="EGY-2017-001", reason="one story", by="test", at=NOON
    )
    rows = world()
    rows["cases"][0]["title"] = "Another title"

    load(rows)

    assert Case.objects.get(public_id="EGY-2017-001").merged_into == kept
    corrected = Change.objects.get(kind=Change.Kind.CORRECTED)
    assert corrected.public_id == "EGY-2016-001"


def test_load_leaves_what_staff_entered_alone() -> None:
    load()
    entered = an_act(a_case(source_key="desk:2"))
    own = an_act(Case.objects.get(public_id="EGY-2017-001"), source_key="desk:1")
    rows = world()
    rows["cases"][0]["title"] = "Another title"

    load(rows)

    assert set(Act.objects.filter(pk__in=[entered.pk, own.pk])) == {entered, own}


def test_load_new_spelling_corrects_the_case_that_has_the_name() -> None:
    load()
    rows = world()
    rows["subject_names"].append(
        {
            "subject_id": "S-EGY-0001",
            "name": "Tiesta Fictiva",
            "script": "Latn",
            "kind": "spelling",
            "source": "https://other.example/",
        }
    )

    assert load(rows).corrected == 1
    names = Subject.objects.get().names.values_list("text", "source__title")
    assert list(names) == [("Testa Fictiva", "source.example"), ("Tiesta Fictiva", "other.example")]


def test_load_without_a_subject_removes_it_unless_a_mention_tells_of_it() -> None:
    rows = world()
    for number, name in (("S-EGY-0002", "Secunda Fictiva"), ("S-EGY-0003", "Tertia Fictiva")):
        person = {"subject_id": number, "source": rows["cases"][0]["source"]}
        rows["subjects"].append(person | {"kind": "person", "name": name})
        rows["subject_names"].append(person | {"name": name, "script": "Latn", "kind": "primary"})
        rows["case_subjects"].append({"case_id": CASE, "subject_id": number, "role": "victim"})
    rows["mention_subjects"].append({"mention_id": "2018-032-001", "subject_id": "S-EGY-0003"})
    load(rows)

    load(world())

    # Tertia stays: the earlier version of the mention, which is never taken back, tells of her.
    assert [s.public_id for s in Subject.objects.all()] == ["S-EGY-0001", "S-EGY-0003"]
