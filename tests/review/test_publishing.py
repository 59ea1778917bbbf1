"""From a checked decision to the public record."""

from dataclasses import replace

import pytest
from django.test import Client, override_settings

from endreprisals.record.models import (
    Act,
    Case,
    CaseSubject,
    Change,
    Citation,
    Fact,
    Mention,
    Subject,
)
from endreprisals.record.services.loading.load import load_data
from endreprisals.record.services.reviewed import CaseRefused
from endreprisals.review.models import Extraction
from endreprisals.review.services import deciding
from endreprisals.review.services.publishing import PublicationRefused, publish
from endreprisals.review.versions import SubjectVersion, Version, first_version
from tests.build import NOON, a_case, a_state, a_subject, an_act
from tests.desk import a_file, a_story, imported
from tests.record import loading_world

pytestmark = pytest.mark.django_db
ANNE, BEN = "account-1", "account-2"
NEW = {"begins_case": True, "title": "Testa Fictiva", "summary": "Reportedly threatened in 2023."}


@pytest.fixture
def row() -> Extraction:
    return imported(a_file(), a_story())[0]


def _checked(row: Extraction, **changes: object) -> Version:
    version = replace(first_version(row.machine), **{**NEW, **changes})  # type: ignore[arg-type]
    seen = deciding.decide(extraction_id=row.pk, version=version, by=ANNE, at=NOON).pk
    deciding.check(extraction_id=row.pk, decision_id=seen, by=BEN, at=NOON)
    return version


def _publish(row: Extraction) -> Mention:
    row.refresh_from_db()
    return publish(extraction_id=row.pk, decision_id=row.decision_id, by=BEN, at=NOON)


def test_an_unchecked_story_is_refused_with_every_reason_and_leaves_no_trace(
    row: Extraction,
) -> None:
    version = replace(first_version(row.machine), subjects=(), begins_case=True)
    deciding.decide(extraction_id=row.pk, version=version, by=ANNE, at=NOON)

    with pytest.raises(PublicationRefused) as refused:
        _publish(row)

    assert {"not_checked", "no_subject", "no_title", "no_summary"} == set(refused.value.blockers)
    assert not Case.objects.exists()
    assert not Change.objects.exists()


def test_a_checked_story_becomes_a_public_case_with_its_facts_and_its_citation(
    row: Extraction,
) -> None:
    _checked(row)
    mention = _publish(row)

    case = Case.objects.public().get()
    assert (case.public_id, case.title) == ("EGY-2023-501", "Testa Fictiva")
    assert (mention.basis, mention.paragraph, mention.part) == ("report", "12", "annex I")
    assert mention.quotation == row.quote
    assert Act.objects.get(case=case).date_edtf == "2023-11-02"
    assert {fact.kind for fact in Fact.objects.filter(case=case)} == {
        "act", "cooperation", "un_action",
    }  # fmt: skip
    cited = Citation.objects.filter(case=case).values_list("source__key", "place")
    assert set(cited) == {("A/HRC/90/1", "annex I, para. 12")}
    assert Change.objects.get().kind == "added"
    row.refresh_from_db()
    assert row.state == "published"


def test_the_public_door_shows_our_summary_and_the_place_but_not_the_quotation(
    row: Extraction,
) -> None:
    _checked(row)
    _publish(row)
    door = {
        "ROOT_URLCONF": "endreprisals.urls",
        "MIDDLEWARE": ["endreprisals.web.middleware.language_in_path"],
    }
    with override_settings(**door):
        for address in ("/en/cases/EGY-2023-501/", "/en/cases/EGY-2023-501.json", "/en/changes/"):
            body = Client().get(address).content.decode()
            assert "EGY-2023-501" in body, address
            assert "after the invented session" not in body, address
        page = Client().get("/en/cases/EGY-2023-501/").content.decode()
    assert "Reportedly threatened in 2023." in page
    assert "A/HRC/90/1" in page


def test_a_story_joins_the_case_that_a_person_chose(row: Extraction) -> None:
    subject = a_subject("Testa Fictiva")
    case = a_case(public_id="EGY-2019-001", subject=subject)
    _checked(row, begins_case=False, case_id="EGY-2019-001", title="", summary="")

    mention = _publish(row)

    assert mention.case == case
    assert list(mention.subjects.all()) == [subject], "the same name in the case is the same person"
    assert Case.objects.count() == 1
    assert Change.objects.get().kind == "corrected"


def test_another_spelling_is_the_subject_that_a_person_named(row: Extraction) -> None:
    subject = a_subject("Tésta al-Fictiva", public_id="S-EGY-0007")
    a_case(public_id="EGY-2019-001", subject=subject)
    who = (SubjectVersion("Testa Fictiva", "person", 1, 1, "S-EGY-0007"),)
    _checked(row, begins_case=False, case_id="EGY-2019-001", subjects=who)

    assert list(_publish(row).subjects.all()) == [subject]
    assert Subject.objects.count() == 1


@pytest.mark.parametrize("why", ["of another State", "not there", "withdrawn"])
def test_a_case_that_cannot_take_the_story_is_refused(row: Extraction, why: str) -> None:
    case = a_case(public_id="EGY-2019-002" if why == "not there" else "EGY-2019-001")
    if why == "of another State":
        Case.objects.filter(pk=case.pk).update(state=a_state("SYR"))
    if why == "withdrawn":
        Case.objects.filter(pk=case.pk).update(withdrawn_at=NOON, withdrawn_because="error")
    _checked(row, begins_case=False, case_id="EGY-2019-001")

    with pytest.raises(CaseRefused):
        _publish(row)
    row.refresh_from_db()
    assert row.state == "accepted"
    assert not Mention.objects.exists()


def test_a_correction_after_publication_supersedes_the_mention(row: Extraction) -> None:
    _checked(row)
    first = _publish(row)
    _checked(row, acts=("surveillance",), title="Testa Fictiva, corrected")

    second = _publish(row)

    assert second.supersedes == first
    assert Mention.objects.count() == 2
    assert Case.objects.get().title == "Testa Fictiva, corrected"
    assert [one.code for one in Act.objects.get().types.all()] == ["surveillance"]
    assert Change.objects.filter(kind="corrected").count() == 1


def test_what_is_public_is_not_taken_back_but_corrected(row: Extraction) -> None:
    _checked(row)
    _publish(row)

    with pytest.raises(deciding.NotPossible, match="correct it"):
        deciding.undo(extraction_id=row.pk, by=ANNE, at=NOON)


def test_facts_of_the_tables_are_left_as_they_are(row: Extraction) -> None:
    case = a_case(public_id="EGY-2019-001", subject=a_subject("Testa Fictiva"))
    tabled = an_act(case, "2023-11-02", codes=("threats",))
    before = tabled.citations.count()
    _checked(row, begins_case=False, case_id="EGY-2019-001")

    _publish(row)

    assert Act.objects.get() == tabled
    assert tabled.citations.count() == before


def test_one_paragraph_is_not_told_twice_in_one_case() -> None:
    one, other = imported(a_file(), a_story(), a_story(name="Altera Fictiva"))
    _checked(one)
    case_id = _publish(one).case.public_id
    _checked(other, begins_case=False, case_id=case_id)

    with pytest.raises(CaseRefused, match="this paragraph already"):
        _publish(other)


def test_joined_stories_bring_their_paragraphs_along() -> None:
    one, other = imported(a_file(), a_story(), a_story("13"))
    deciding.join(extraction_id=other.pk, into_id=one.pk, by=ANNE, at=NOON)
    _checked(one)

    mention = _publish(one)

    assert mention.paragraph == "12-13"
    assert other.quote in mention.quotation


def test_a_reading_that_changed_since_the_decision_is_not_published(row: Extraction) -> None:
    _checked(row)
    Extraction.objects.filter(pk=row.pk).update(fingerprint="another")

    with pytest.raises(PublicationRefused) as refused:
        _publish(row)
    assert refused.value.blockers == ("source_changed",)


def test_two_cases_of_one_year_get_two_numbers() -> None:
    rows = imported(a_file(), a_story(), a_story("13", "Altera Fictiva"))
    for row in rows:
        _checked(row)
    ids = [_publish(row).case.public_id for row in rows]

    assert ids == ["EGY-2023-501", "EGY-2023-502"]


def test_loading_the_tables_again_leaves_what_the_desk_published() -> None:
    tables = loading_world.files(loading_world.world())
    load_data(tables, actor="test", at=NOON, schema=loading_world.SCHEMA)
    tabled = Case.objects.get()
    one, other = imported(a_file(), a_story(), a_story("13", "Altera Fictiva"))
    _checked(one, begins_case=False, case_id=tabled.public_id)
    _publish(one)
    who = (
        SubjectVersion("Altera", "person"),
        SubjectVersion("T. F.", "person", None, None, "S-EGY-0001"),
    )
    _checked(other, title="Altera Fictiva", subjects=who)
    begun = _publish(other).case
    before = _everything()

    done = load_data(tables, actor="test", at=NOON, schema=loading_world.SCHEMA)

    assert not done.changed
    assert _everything() == before
    assert begun.case_subjects.exists()


def _everything() -> list[int]:
    return [
        model.objects.count() for model in (Case, CaseSubject, Citation, Fact, Mention, Subject)
    ]
