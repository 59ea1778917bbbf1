"""Corrections of what is public: nobody stays or comes back who should not."""

from dataclasses import replace

import pytest

from endreprisals.record.models import Case, Change, Mention, Subject
from endreprisals.record.services.publishing import merge_cases, withdraw_case, withdraw_subject
from endreprisals.record.services.reviewed import CaseRefused
from endreprisals.review.models import Extraction
from endreprisals.review.services import deciding
from endreprisals.review.services.publishing import PublicationRefused, publish
from endreprisals.review.versions import SubjectVersion, first_version
from tests.build import NOON, a_case, a_subject
from tests.desk import a_file, a_story, imported

pytestmark = pytest.mark.django_db
ANNE, BEN = "account-1", "account-2"
NEW = {"begins_case": True, "title": "Testa Fictiva", "summary": "Reportedly threatened in 2023."}
OTHER = (SubjectVersion("Altera Fictiva", "person", 1, 1),)
ERROR = Case.WithdrawnBecause.ERROR


@pytest.fixture
def row() -> Extraction:
    return imported(a_file(), a_story())[0]


def _checked(row: Extraction, **changes: object) -> int:
    version = replace(first_version(row.machine), **{**NEW, **changes})  # type: ignore[arg-type]
    seen = deciding.decide(extraction_id=row.pk, version=version, by=ANNE, at=NOON).pk
    deciding.check(extraction_id=row.pk, decision_id=seen, by=BEN, at=NOON)
    return seen


def _publish(row: Extraction, **changes: object) -> Mention:
    seen = _checked(row, **changes)
    return publish(extraction_id=row.pk, decision_id=seen, by=BEN, at=NOON)


def _labels(case: Case) -> set[str]:
    return set(case.case_subjects.values_list("subject__label", flat=True))


def test_a_correction_to_another_person_takes_the_first_one_off_the_case(row: Extraction) -> None:
    case = _publish(row).case
    _publish(row, subjects=OTHER)

    assert _labels(case) == {"Altera Fictiva"}


def test_a_person_whom_another_story_names_stays_on_the_case() -> None:
    one, other = imported(a_file(), a_story(), a_story("13"))
    case = _publish(one).case
    _publish(other, begins_case=False, case_id=case.public_id)
    _publish(one, subjects=OTHER)

    assert _labels(case) == {"Testa Fictiva", "Altera Fictiva"}


def test_a_person_whom_the_tables_put_on_the_case_stays(row: Extraction) -> None:
    case = a_case(public_id="EGY-2019-001", subject=a_subject("Testa Fictiva"))
    _publish(row, begins_case=False, case_id="EGY-2019-001")
    _publish(row, begins_case=False, case_id="EGY-2019-001", subjects=OTHER)

    assert _labels(case) == {"Testa Fictiva", "Altera Fictiva"}


def test_a_correction_into_another_case_withdraws_the_case_it_began(row: Extraction) -> None:
    begun = _publish(row).case
    a_case(public_id="EGY-2019-001")
    _publish(row, begins_case=False, case_id="EGY-2019-001")

    begun.refresh_from_db()
    assert begun.withdrawn_because == "error"
    assert Change.objects.filter(kind="withdrawn", public_id=begun.public_id).count() == 1


def test_a_case_that_another_story_tells_is_not_withdrawn() -> None:
    one, other = imported(a_file(), a_story(), a_story("13"))
    begun = _publish(one).case
    _publish(other, begins_case=False, case_id=begun.public_id)
    a_case(public_id="EGY-2019-001")
    _publish(one, begins_case=False, case_id="EGY-2019-001")

    begun.refresh_from_db()
    assert begun.withdrawn_at is None


def test_a_withdrawn_person_is_not_published_as_a_new_one(row: Extraction) -> None:
    a_subject("TESTA Fictíva", public_id="S-EGY-0007")
    withdraw_subject(public_id="S-EGY-0007", because=ERROR, by=BEN, at=NOON)

    with pytest.raises(CaseRefused, match="S-EGY-0007 was withdrawn"):
        _publish(row)
    assert Subject.objects.count() == 1


@pytest.mark.parametrize("how", ["withdrawn", "merged"])
def test_a_case_that_is_gone_is_not_published_again_under_its_own_key(
    row: Extraction, how: str
) -> None:
    case_id = _publish(row).case.public_id
    if how == "withdrawn":
        withdraw_case(public_id=case_id, because=ERROR, by=BEN, at=NOON)
    else:
        a_case(public_id="EGY-2019-001")
        merge_cases(kept_id="EGY-2019-001", merged_id=case_id, reason="the same", by=BEN, at=NOON)

    with pytest.raises(CaseRefused, match=f"{case_id} cannot take"):
        _publish(row, title="Testa Fictiva, corrected")


def test_what_changed_since_it_was_opened_is_neither_checked_nor_published(
    row: Extraction,
) -> None:
    seen = _checked(row)
    _checked(row, title="Testa Fictiva, corrected")

    with pytest.raises(deciding.NotPossible, match="look again"):
        publish(extraction_id=row.pk, decision_id=seen, by=BEN, at=NOON)
    with pytest.raises(deciding.NotPossible, match="look again"):
        deciding.check(extraction_id=row.pk, decision_id=seen, by=BEN, at=NOON)
    assert not Mention.objects.exists()


def test_nothing_is_joined_into_a_story_that_was_checked() -> None:
    one, other = imported(a_file(), a_story(), a_story("13"))
    _checked(one)

    with pytest.raises(deciding.NotPossible, match="checked"):
        deciding.join(extraction_id=other.pk, into_id=one.pk, by=ANNE, at=NOON)


@pytest.mark.parametrize("act", ["reject", "join", "split"])
@pytest.mark.parametrize("then", ["left", "decided again"])
def test_a_public_story_is_not_rejected_joined_or_split(act: str, then: str) -> None:
    one, other = imported(a_file(), a_story(), a_story("13"))
    _publish(one)
    if then == "decided again":
        _checked(one, title="Testa Fictiva, corrected")
    given = {"reject": {"reason": "x"}, "join": {"into_id": other.pk}, "split": {"stories": 2}}

    with pytest.raises(deciding.NotPossible, match="is public"):
        getattr(deciding, act)(extraction_id=one.pk, by=ANNE, at=NOON, **given[act])


def test_a_row_of_a_replaced_file_is_not_published(row: Extraction) -> None:
    seen = _checked(row)
    a_file(replaces=row.file)

    with pytest.raises(PublicationRefused) as refused:
        publish(extraction_id=row.pk, decision_id=seen, by=BEN, at=NOON)
    assert refused.value.blockers == ("source_changed",)


@pytest.mark.parametrize("field", ["title", "summary"])
def test_the_words_of_a_joined_story_are_not_published_as_ours(field: str) -> None:
    one, other = imported(a_file(), a_story(), a_story("13"))
    words = "one two three four five six seven eight nine ten eleven twelve"
    Extraction.objects.filter(pk=other.pk).update(quote=f"Allegedly {words} times.")
    deciding.join(extraction_id=other.pk, into_id=one.pk, by=ANNE, at=NOON)

    with pytest.raises(PublicationRefused) as refused:
        _publish(one, **{field: words})
    assert refused.value.blockers == ("summary_is_quotation",)
