"""The shipped tables, loaded once for this file and checked by hand against their rows."""

import re
from collections.abc import Iterator

import pytest
from django.apps import apps
from django.db import models, transaction
from pytest_django import DjangoDbBlocker

from endreprisals.documents.models import PublishedFigure, ReportCountry, Source, UNDocument
from endreprisals.domain.partial_dates import parse
from endreprisals.record.models import (
    Act,
    Case,
    Citation,
    Fact,
    Listing,
    Mention,
    Raise,
    StateReply,
    Status,
    Subject,
    UNAction,
)
from endreprisals.record.services.loading import Loaded, load_data
from endreprisals.record.services.loading.tables import rows_of
from endreprisals.states.models import (
    Cosponsorship,
    CouncilTerm,
    JointStatement,
    JointStatementSignature,
    Resolution,
    State,
    TreatyStatus,
)
from tests.build import NOON
from tests.record.loading_world import shipped_files


@pytest.fixture(scope="module")
def _loaded_once(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Loaded]:
    """Load the shipped tables in a transaction around the whole file, and take it back after."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield load_data(shipped_files(), actor="test", at=NOON)
        transaction.set_rollback(True)


@pytest.fixture
def loaded(_loaded_once: Loaded, db: None) -> Loaded:
    return _loaded_once


pytestmark = pytest.mark.usefixtures("loaded")


def case(key: str) -> Case:
    return Case.objects.get(source_key=key)


def path(key: str, kind: str) -> list[Fact]:
    """The facts of one kind of a case, dated ones in order."""
    facts = Fact.objects.filter(case__source_key=key, kind=kind)
    return sorted(facts, key=lambda fact: (fact.date_edtf, fact.pk))


def types(act: Fact) -> list[tuple[str, str]]:
    return [(row.code, row.basis) for row in act.act.types.all()]


def test_load_holds_every_case_and_mention_of_the_tables(loaded: Loaded) -> None:
    assert (loaded.cases, loaded.added, Case.objects.public().count()) == (183, 183, 183)
    assert Listing.objects.count() == 183
    # 79 record pages, 38 other pages, and the reports that only a link names.
    assert (
        Mention.objects.filter(basis="record_page", source_key__startswith="mentions:").count()
        == 79
    )
    assert Mention.objects.filter(basis="page", source_key__startswith="mentions:").count() == 38
    assert Mention.objects.count() == loaded.mentions
    assert Fact.objects.count() == loaded.facts
    assert Subject.objects.count() == 279


@pytest.mark.parametrize(
    ("model", "rows"),
    [
        (State, 195),
        (CouncilTerm, 345),
        (TreatyStatus, 2905),
        (Resolution, 9),
        (Cosponsorship, 76),
        (JointStatement, 8),
        (JointStatementSignature, 80),
        (UNDocument, 16),
        (ReportCountry, 281),
        (PublishedFigure, 60),
    ],
)
def test_load_holds_every_row_of_the_reference_tables(model: type[models.Model], rows: int) -> None:
    assert models.QuerySet[models.Model](model).count() == rows


def test_every_event_is_told_by_a_fact_a_report_or_the_spell_that_it_opens() -> None:
    facts = dict(Fact.objects.values_list("source_key", "description"))
    told = {":".join(key.split(":")[:2]) for key in facts}
    reports = " ".join(text for key, text in facts.items() if key.startswith("sg_reports:"))
    spells = {text for key, text in facts.items() if key.startswith("status_spells:")}
    events = rows_of(shipped_files()["case_events.csv"])

    lost = [
        event["id"]
        for event in events
        if f"case_events:{event['id']}" not in told
        and not (event["event_type"] == "sg_report" and event["description"] in reports)
        and event["description"] not in spells
    ]

    assert (len(events), lost) == (854, [])


def test_every_fact_and_every_mention_has_a_source() -> None:
    assert not Fact.objects.filter(citations=None).exists()
    assert not Mention.objects.filter(citations=None).exists()
    assert not Case.objects.exclude(citations__fact=None, citations__mention=None).exists()


def test_every_date_has_the_bounds_that_it_means() -> None:
    for fact in Fact.objects.exclude(date_edtf=""):
        date = parse(fact.date_edtf)
        assert (fact.date_lower, fact.date_upper) == (date.lower, date.upper)
    for spell in Status.objects.exclude(to_edtf=""):
        end = parse(spell.to_edtf)
        assert (spell.to_lower, spell.to_upper) == (end.lower, end.upper)


def test_no_text_shows_a_short_name_of_the_tables() -> None:
    shown = re.compile(r"\bseed\b|\bedb\b|ihrcghana list")
    for model in apps.get_models():
        for row in models.QuerySet[models.Model](model).values():
            for column, value in row.items():
                assert not shown.search(str(value)), (model.__name__, column, value)


def test_metwally_has_his_path_from_cooperation_to_last_report() -> None:
    assert case("egy-metwally").public_id == "EGY-2017-003"
    undated, arrest, *_ = [
        act for act in path("egy-metwally", "act") if types(act)[0][1] != "case_table"
    ]
    assert (arrest.date_edtf, arrest.act.state_responsible_id) == ("2017-09-10", "EGY")
    assert types(arrest) == [
        ("arbitrary_detention", "narrative"),
        ("enforced_disappearance", "narrative"),
    ]
    assert types(undated) == [
        ("property_interference", "coded"),
        ("torture_ill_treatment", "coded"),
    ]
    gone, held = path("egy-metwally", "status")
    assert (gone.status.code, gone.status.to_edtf) == ("disappeared", "2017-09-12")
    assert (held.status.code, held.status.last_known_edtf) == ("detained", "2025-06")
    mention = Mention.objects.get(case__source_key="egy-metwally")
    assert (mention.document.symbol, mention.part, mention.paragraph) == (
        "A/HRC/39/41",
        "annex I",
        "32",
    )


def test_metwally_was_raised_by_benelux_for_three_states_and_by_two_alone() -> None:
    raised = [
        (fact.date_edtf, said.speaker_id, sorted(
            made_for.state_id for made_for in said.made_for.all()
        ))
        for fact in path("egy-metwally", "raise")
        for said in [getattr(fact, "raise").statement]
    ]  # fmt: skip
    assert raised == [
        ("2020-09-30", "NLD", ["BEL", "LUX", "NLD"]),
        ("2022-09-29", "DEU", ["DEU"]),
        ("2022-09-29", "LIE", ["LIE"]),
        ("2023-09-28/2023-09-29", "LUX", ["BEL", "LUX", "NLD"]),
        ("2025-09-25", "LIE", ["LIE"]),
    ]


def test_jiang_tianyong_is_in_no_report_and_has_two_spells() -> None:
    assert not Mention.objects.filter(case__source_key="chn-jiang-tianyong").exists()
    (cooperation,) = path("chn-jiang-tianyong", "cooperation")
    assert cooperation.date_edtf == "2016-10~"
    prison, home = path("chn-jiang-tianyong", "status")
    assert (prison.date_edtf, prison.status.end_kind) == ("2016-11-21", "end_of_sentence")
    assert (home.status.code, home.status.last_known_edtf) == ("house_arrest", "2022-02")
    names = Subject.objects.get(label="Jiang Tianyong").names.values_list("text", "script")
    assert ("江天勇", "Hans") in names


def test_viasna_has_seven_members_of_whom_two_left_prison_for_exile() -> None:
    parts = case("blr-viasna").case_subjects.values_list("role", flat=True)
    assert sorted(parts) == ["organisation"] + ["victim"] * 7
    exile = [fact for fact in path("blr-viasna", "status") if fact.status.code == "exile"]
    assert {fact.date_edtf for fact in exile} == {"2025-12-13"}
    assert len(exile) == 2
    assert "released with 121 others" in exile[0].description
    speakers = Raise.objects.filter(case__source_key="blr-viasna", date_edtf="2022-09-29")
    assert sorted(one.statement.speaker_id or "" for one in speakers) == ["", "DEU", "LIE"]


def test_four_burundi_lawyers_have_acts_letters_and_a_decision() -> None:
    acts = path("bdi-four-lawyers", "act")
    dated = {act.date_edtf: [code for code, _ in types(act)] for act in acts if act.date_edtf}
    assert dated == {"2016-07-29": ["disbarment"], "2021-02-02": ["criminalisation"]}
    (left,) = [act for act in acts if not act.date_edtf]
    assert types(left) == [("asset_seizure", "case_table")]
    letters = UNAction.objects.filter(case__source_key="bdi-four-lawyers", body="treaty_body:CAT")
    # The record page dates a letter 5 August; another source says August. Both are kept.
    assert {one.date_edtf: bool(one.note.startswith("May be the same")) for one in letters} == {
        "2016-08": False,
        "2016-08-05": True,
        "2016-08-12": False,
        "2025-11-21": False,
    }
    first = Act.objects.get(source_key="case_events:bdi-four-lawyers-002")
    assert first.citations.filter(place="2017-011-004").exists()


def test_reply_to_a_letter_points_at_the_letter() -> None:
    reply = StateReply.objects.get(source_key="case_events:bhr-al-khawaja-012")
    assert reply.answers_to is not None
    assert reply.answers_to.reference == "BHR 1/2023"


def test_answer_of_germany_on_an_egyptian_case_is_no_reply_of_egypt() -> None:
    assert path("egy-basma-mostafa", "state_reply") == []
    answers = StateReply.objects.filter(answer="no").values_list("case__source_key", flat=True)
    assert sorted(answers) == ["irn-rahemipour", "nic-anexa-cunningham", "ven-malave"]


def test_six_inferred_reports_are_kept_apart() -> None:
    inferred = Mention.objects.filter(basis="inferred").values_list("case__source_key", flat=True)
    assert sorted(inferred) == [
        "dza-belamrania",
        "egy-ramy-kamel",
        "gnq-okenve",
        "mrt-cat-delegation-2018",
        "phl-tauli-corpuz",
        "uzb-urlaeva",
    ]


def test_conflicting_totals_and_joint_leaders_stand_side_by_side() -> None:
    totals = PublishedFigure.objects.filter(metric="countries", year_from=2020, year_to=2020)
    assert sorted(totals.values_list("value", flat=True)) == ["40", "45"]
    leaders = JointStatement.objects.get(year=2023)
    assert (leaders.lead_id, leaders.second_lead_id) == ("IRL", "URY")


def test_campaign_page_is_one_source_however_the_tables_write_it() -> None:
    page = Source.objects.get(url="https://ishr.ch/campaign/help-us-endreprisals/")
    assert (page.kind, page.title) == ("page", "ISHR campaign page, 2022")
    assert Citation.objects.filter(source=page).count() > 100
    assert not Source.objects.filter(citations=None, names=None).exists()


def test_load_of_the_shipped_tables_again_changes_nothing(loaded: Loaded) -> None:
    again = load_data(shipped_files(), actor="test", at=NOON)

    assert (again.changed, again.cases, again.facts) == (False, loaded.cases, loaded.facts)


def test_arrest_before_the_cooperation_is_no_act_of_reprisal() -> None:
    for key, day in (("are-al-balushi-al-abdouli", "2015-11-19"), ("irn-bakhtiyari", "2020-01")):
        assert day not in {act.date_edtf for act in path(key, "act")}
        assert day in {step.date_edtf for step in path(key, "step") if step.event_type == "trigger"}


def test_act_known_from_the_case_row_alone_has_no_date() -> None:
    acts = Fact.objects.filter(kind="act", source_key__startswith="cases:")

    assert acts.count() > 20
    assert set(acts.values_list("date_edtf", flat=True)) == {""}


def test_day_of_a_finding_is_not_the_day_of_an_exile() -> None:
    exiles = [fact for fact in path("bdi-four-lawyers", "status") if fact.status.code == "exile"]

    assert len(exiles) == 4
    assert {fact.date_edtf + fact.status.last_known_edtf for fact in exiles} == {""}


def test_what_is_said_of_his_brothers_is_not_said_of_zihabamwe() -> None:
    assert not [fact for fact in path("rwa-zihabamwe", "status") if "2024" in fact.date_edtf]


def test_public_notes_speak_of_no_table_and_print_no_coded_date() -> None:
    jargon = re.compile(
        r"case row|source excerpt|the events?\b|[0-9]{4}-[0-9]{2}|[0-9]{4}/|\.\.", re.IGNORECASE
    )
    notes = Fact.objects.exclude(note="").exclude(note__startswith="Reference: ")

    assert not [note for note in notes.values_list("note", flat=True) if jargon.search(note)]


def test_joint_outcomes_of_a_case_are_explained_once() -> None:
    together = Fact.objects.filter(note__contains="outcomes were reported together")
    cases = list(together.values_list("case_id", flat=True))

    assert len(cases) == len(set(cases)) > 0
