"""Withdrawing and merging keep their promises and say why they refuse."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction

from endreprisals.audit.models import Event
from endreprisals.record.models import Case, Change, Fact, Mention, MergeJudgement, Subject
from endreprisals.record.queries.case_page import CasePage, Gone, case_page
from endreprisals.record.queries.subject_page import GoneSubject, SubjectPage, subject_page
from endreprisals.record.services import publishing
from tests.build import NOON, a_case, a_mention, a_state, a_subject, an_act

pytestmark = pytest.mark.django_db


@pytest.fixture
def two_cases(made_ready: Callable[[], int]) -> tuple[Case, Case]:
    cases = a_case(public_id="EGY-2019-001"), a_case(public_id="EGY-2019-002")
    for case in cases:
        an_act(case)
    made_ready()
    return cases


def _merge(kept: str, merged: str) -> None:
    publishing.merge_cases(kept_id=kept, merged_id=merged, reason="one story", by="t", at=NOON)


def test_a_merge_is_judged_audited_and_told_to_the_public(two_cases: tuple[Case, Case]) -> None:
    _merge("EGY-2019-001", "EGY-2019-002")

    judgement = MergeJudgement.objects.get()
    assert (judgement.kept_id, judgement.merged_id) == ("EGY-2019-001", "EGY-2019-002")
    assert Event.objects.get().kind == Event.Kind.MERGED
    assert Change.objects.get().into_public_id == "EGY-2019-001"
    page = case_page("EGY-2019-001")
    assert isinstance(page, CasePage)
    assert page.merged_ids == ("EGY-2019-002",)
    assert len(page.path) == 2
    assert case_page("EGY-2019-002") == Gone("EGY-2019-002", into="EGY-2019-001")


def test_undoing_a_merge_keeps_the_judgement_and_says_when_it_ended(
    two_cases: tuple[Case, Case],
) -> None:
    _merge("EGY-2019-001", "EGY-2019-002")

    publishing.undo_merge(merged_id="EGY-2019-002", by="t", at=NOON)

    assert MergeJudgement.objects.get().undone_at == NOON
    assert isinstance(case_page("EGY-2019-002"), CasePage)


@pytest.mark.parametrize(
    ("kept", "merged", "why"),
    [
        ("EGY-2019-001", "EGY-2019-001", "the same case"),
        ("EGY-2019-001", "CHN-2019-001", "different States"),
        ("EGY-2019-001", "EGY-2019-003", "withdrawn"),
    ],
)
def test_a_merge_that_makes_no_sense_is_refused_whole(
    two_cases: tuple[Case, Case], kept: str, merged: str, why: str
) -> None:
    a_case(public_id="CHN-2019-001", state=a_state("CHN"))
    a_case(public_id="EGY-2019-003", withdrawn_at=NOON, withdrawn_because="error")

    with pytest.raises(publishing.MergeRefused, match=why):
        _merge(kept, merged)

    assert not MergeJudgement.objects.exists()
    assert not Change.objects.exists()


def test_merges_do_not_chain(two_cases: tuple[Case, Case]) -> None:
    a_case(public_id="EGY-2019-003")
    _merge("EGY-2019-001", "EGY-2019-002")

    with pytest.raises(publishing.MergeRefused, match="merged into another"):
        _merge("EGY-2019-002", "EGY-2019-003")
    with pytest.raises(publishing.MergeRefused, match="other cases are merged into it"):
        _merge("EGY-2019-003", "EGY-2019-001")


def test_undoing_what_was_not_merged_is_refused(two_cases: tuple[Case, Case]) -> None:
    with pytest.raises(publishing.MergeRefused, match="not merged"):
        publishing.undo_merge(merged_id="EGY-2019-001", by="t", at=NOON)


def test_subjects_merge_and_come_apart_again(made_ready: Callable[[], int]) -> None:
    one, two = a_subject("Testa Fictiva"), a_subject("Testa Fiktiva")
    a_case(public_id="EGY-2019-001", subject=one)
    a_case(public_id="EGY-2019-002", subject=two)
    made_ready()
    ids = {"kept_id": one.public_id, "merged_id": two.public_id}

    publishing.merge_subjects(**ids, reason="one person", by="t", at=NOON)
    page = subject_page(one.public_id)
    assert isinstance(page, SubjectPage)
    assert [card.public_id for card in page.cases] == ["EGY-2019-001", "EGY-2019-002"]
    assert {name.text for name in page.names} == {"Testa Fictiva", "Testa Fiktiva"}
    assert subject_page(two.public_id) == GoneSubject(two.public_id, into=one.public_id)
    with pytest.raises(publishing.MergeRefused, match="part of another merge"):
        publishing.merge_subjects(**ids, reason="again", by="t", at=NOON)

    publishing.undo_subject_merge(merged_id=two.public_id, by="t", at=NOON)
    assert isinstance(subject_page(two.public_id), SubjectPage)
    with pytest.raises(publishing.MergeRefused, match="not merged"):
        publishing.undo_subject_merge(merged_id=two.public_id, by="t", at=NOON)


def test_a_withdrawn_subject_is_gone(made_ready: Callable[[], int]) -> None:
    subject = a_subject(withdrawn_at=NOON)
    a_case(subject=subject)
    made_ready()

    assert subject_page(subject.public_id) == GoneSubject(subject.public_id)


def test_a_mention_is_never_changed_or_deleted(two_cases: tuple[Case, Case]) -> None:
    mention = a_mention(two_cases[0])

    delete = "DELETE FROM record_mention WHERE id = %s"
    for change in (
        lambda: Mention.objects.filter(pk=mention.pk).update(paragraph="13"),
        lambda: connection.cursor().execute(delete, [mention.pk]),
    ):
        with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
            change()
    assert Mention.objects.get(pk=mention.pk).paragraph == "12"


def test_one_paragraph_is_mentioned_once(two_cases: tuple[Case, Case]) -> None:
    a_mention(two_cases[0])

    with pytest.raises(IntegrityError), transaction.atomic():
        a_mention(two_cases[0])
    later = a_mention(two_cases[0], supersedes=Mention.objects.get())
    page = case_page("EGY-2019-001")
    assert isinstance(page, CasePage)
    assert len(page.mentions) == 1
    assert later.supersedes is not None


@pytest.mark.parametrize(
    "changes",
    [
        {"public_id": "egy-2019-009"},
        {"public_id": "EGY-2019-testa"},
        {"public_id": "EGY-2019-009", "withdrawn_at": NOON},
        {"public_id": "EGY-2019-009", "withdrawn_because": "error"},
    ],
)
def test_the_database_refuses_a_case_that_cannot_be(changes: dict[str, Any]) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        a_case(state=a_state("EGY"), **changes)


@pytest.mark.parametrize(
    "changes",
    [
        {"date_edtf": "2019", "date_lower": None, "date_upper": None},
        {"date_lower": "2019-02-01", "date_upper": "2019-01-01"},
        {"kind": "rumour"},
    ],
)
def test_the_database_refuses_a_fact_that_cannot_be(changes: dict[str, object]) -> None:
    act = an_act(a_case())

    with pytest.raises(IntegrityError), transaction.atomic():
        Fact.objects.filter(pk=act.pk).update(**changes)


def test_a_subject_has_one_primary_name() -> None:
    subject = a_subject()

    with pytest.raises(IntegrityError), transaction.atomic():
        subject.names.create(
            text="Other", script="Latn", kind="primary", source=subject.names.get().source
        )
    with pytest.raises(IntegrityError), transaction.atomic():
        Subject.objects.filter(pk=subject.pk).update(merged_into=subject)
