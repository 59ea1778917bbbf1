"""Figures count what is public, each thing once, and in the same number of queries."""

from collections.abc import Callable
from datetime import date

import pytest
from pytest_django import DjangoAssertNumQueries

from endreprisals.domain.analysis.rows import CaseRow
from endreprisals.observatory.rows import read_rows
from endreprisals.record.models import Case, CaseSubject, Mention, Subject
from endreprisals.record.services.publishing import merge_cases, withdraw_case
from tests.build import (
    NOON,
    a_case,
    a_cooperation,
    a_document,
    a_mention,
    a_raise,
    a_reply,
    a_statement,
    a_status,
    a_subject,
    an_act,
)

pytestmark = pytest.mark.django_db
QUERIES = 25


@pytest.fixture
def told(made_ready: Callable[[], int]) -> Case:
    case = a_case(public_id="EGY-2019-001", subject=a_subject(public_id="S-EGY-0001"))
    for build in (an_act, a_cooperation, a_reply, a_raise, a_mention):
        build(case)
    subject = case.subjects.get()
    a_status(case, "2019-05", subject=subject, to_edtf="", last_known_edtf="2021-03")
    made_ready()
    return case


def test_rows_hold_the_case_with_everything_told_of_it(told: Case) -> None:
    rows = read_rows()

    assert rows.cases == (
        CaseRow("EGY-2019-001", "EGY", named=True, people=1, organisations=0, groups=0),
    )
    assert rows.acts[0].types == ("threats",)
    assert rows.cooperation[0].bodies == ("HRC",)
    assert rows.raises[0].states == ("LIE",)
    assert rows.raises[0].year == 2021
    assert rows.mentions[0].subjects == ("S-EGY-0001",)
    assert rows.as_of == NOON.date()


def test_dates_of_rows_are_bounds_and_an_open_side_is_none(
    told: Case, made_ready: Callable[[], int]
) -> None:
    an_act(told, "2020-02/..")
    made_ready()
    spell, act = read_rows().spells[0], read_rows().acts[1]

    assert (spell.start_lower, spell.start_upper) == (date(2019, 5, 1), date(2019, 5, 31))
    assert (spell.end_lower, spell.end_upper) == (None, None)
    assert spell.last_known == date(2021, 3, 31)
    assert (act.lower, act.upper) == (date(2020, 2, 1), None)


def test_a_withdrawn_case_is_in_no_row(told: Case) -> None:
    because = Case.WithdrawnBecause.SAFETY
    withdraw_case(public_id=told.public_id, because=because, by="test", at=NOON)
    rows = read_rows()

    assert not rows.cases
    assert not (*rows.acts, *rows.mentions, *rows.spells, *rows.raises, *rows.replies)


def test_a_withdrawn_subject_is_counted_nowhere(told: Case) -> None:
    Subject.objects.update(withdrawn_at=NOON)
    rows = read_rows()

    assert not rows.spells
    assert all(not one.subjects for one in rows.mentions)
    assert all(one.people == 0 for one in rows.cases)


def test_a_merged_case_is_told_under_the_id_that_is_kept(
    told: Case, made_ready: Callable[[], int]
) -> None:
    other = a_case(public_id="EGY-2019-002")
    an_act(other, codes=("surveillance",))
    made_ready()
    merge_cases(kept_id="EGY-2019-001", merged_id="EGY-2019-002", reason="same", by="test", at=NOON)
    rows = read_rows()

    assert [one.case for one in rows.cases] == ["EGY-2019-001"]
    assert {one.case for one in rows.acts} == {"EGY-2019-001"}
    assert {code for one in rows.acts for code in one.types} == {"threats", "surveillance"}


def test_a_corrected_mention_stands_once(told: Case) -> None:
    old = Mention.objects.get()
    a_mention(told, paragraph="13", supersedes=old)

    assert len(read_rows().mentions) == 1


def test_an_inferred_mention_keeps_its_basis(told: Case) -> None:
    a_mention(told, a_document("A/HRC/51/47", year=2022), basis=Mention.Basis.INFERRED)

    assert [one.basis for one in read_rows().mentions] == ["record_page", "inferred"]


def test_a_document_that_is_no_report_gives_no_mention(told: Case) -> None:
    a_mention(told, a_document("A/HRC/WGAD/2019/1", kind="opinion", year=2019))

    assert {one.symbol for one in read_rows().mentions} == {"A/HRC/48/28"}


def test_a_statement_taken_back_or_without_a_speaker_counts_for_no_state(told: Case) -> None:
    a_raise(told, statement=a_statement(withdrawn_at=NOON))
    a_raise(told, statement=a_statement("HRC51", "", states=()))
    known, unknown = read_rows().raises

    assert known.states == ("LIE",)
    assert (unknown.statement, unknown.states, unknown.year) == ("", (), 2022)


def test_groups_and_situations_are_no_number_of_people(told: Case) -> None:
    for kind in ("group", "situation", "organisation"):
        subject = a_subject(f"An invented {kind}", kind=kind)
        CaseSubject.objects.create(case=told, subject=subject, role=kind)

    assert read_rows().cases == (
        CaseRow("EGY-2019-001", "EGY", named=True, people=1, organisations=1, groups=2),
    )


@pytest.mark.parametrize("cases", [1, 30])
def test_rows_cost_the_same_number_of_queries_however_many_cases(
    made_ready: Callable[[], int],
    django_assert_num_queries: DjangoAssertNumQueries,
    cases: int,
) -> None:
    for number in range(cases):
        case = a_case(public_id=f"EGY-2019-{number + 1:03}")
        for build in (an_act, a_cooperation, a_reply, a_raise, a_mention, a_status):
            build(case)
    made_ready()

    with django_assert_num_queries(QUERIES):
        rows = read_rows()
    assert len(rows.cases) == cases
