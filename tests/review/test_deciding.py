"""What people decide: kept beside the machine's reading, checked by another person, taken back."""

from dataclasses import replace

import pytest
from django.db import IntegrityError, transaction

from endreprisals.audit.models import Event
from endreprisals.record.models import Case, Mention
from endreprisals.review.models import Decision, Extraction
from endreprisals.review.services import deciding
from endreprisals.review.versions import Version, first_version
from tests.build import NOON
from tests.desk import a_file, a_story, imported

pytestmark = pytest.mark.django_db
ANNE, BEN = "account-1", "account-2"


@pytest.fixture
def row() -> Extraction:
    return imported(a_file(), a_story())[0]


def _version(row: Extraction, **changes: object) -> Version:
    return replace(first_version(row.machine), **changes)  # type: ignore[arg-type]


def _decide(row: Extraction, by: str = ANNE, **changes: object) -> Decision:
    return deciding.decide(extraction_id=row.pk, version=_version(row, **changes), by=by, at=NOON)


def _check(row: Extraction, by: str) -> Decision:
    row.refresh_from_db()
    return deciding.check(extraction_id=row.pk, decision_id=row.decision_id, by=by, at=NOON)


def test_a_version_that_says_what_the_machine_read_is_accepted(row: Extraction) -> None:
    _decide(row, title="A title", begins_case=True)

    row.refresh_from_db()
    assert row.state == "accepted"


def test_a_version_that_differs_is_corrected_and_the_reading_stays_beside_it(
    row: Extraction,
) -> None:
    _decide(row, acts=("surveillance",))

    row.refresh_from_db()
    assert row.state == "corrected"
    assert row.machine["acts"] == ["threats"]
    assert row.decision is not None
    assert row.decision.version["acts"] == ["surveillance"]


def test_deciding_writes_nothing_into_the_record(row: Extraction) -> None:
    _decide(row, begins_case=True, title="A title", summary="A summary.")

    assert not Case.objects.exists()
    assert not Mention.objects.exists()


def test_the_person_who_decided_cannot_check(row: Extraction) -> None:
    _decide(row)

    with pytest.raises(deciding.NotPossible, match="Another person"):
        _check(row, by=ANNE)


def test_the_database_itself_refuses_a_check_by_the_same_person(row: Extraction) -> None:
    decision = _decide(row)

    with pytest.raises(IntegrityError), transaction.atomic():
        Decision.objects.filter(pk=decision.pk).update(checked_by=ANNE, checked_at=NOON)


def test_another_person_checks_and_a_new_decision_needs_a_new_check(row: Extraction) -> None:
    _decide(row)
    _check(row, by=BEN)
    _decide(row, by=ANNE, acts=("fine",))

    row.refresh_from_db()
    assert row.decision is not None
    assert row.decision.checked_by == ""


def test_an_undecided_or_rejected_story_cannot_be_checked(row: Extraction) -> None:
    with pytest.raises(deciding.NotPossible):
        _check(row, by=BEN)
    deciding.reject(extraction_id=row.pk, reason="a general remark", by=ANNE, at=NOON)
    with pytest.raises(deciding.NotPossible):
        _check(row, by=BEN)


def test_taking_back_brings_the_decision_before(row: Extraction) -> None:
    first = _decide(row)
    deciding.reject(extraction_id=row.pk, reason="a general remark", by=BEN, at=NOON)

    deciding.undo(extraction_id=row.pk, by=BEN, at=NOON)
    row.refresh_from_db()
    assert (row.state, row.decision_id) == ("accepted", first.pk)

    deciding.undo(extraction_id=row.pk, by=ANNE, at=NOON)
    row.refresh_from_db()
    assert (row.state, row.decision_id) == ("waiting", None)
    assert row.decisions.count() == 2, "what was taken back stays written down"
    with pytest.raises(deciding.NotPossible):
        deciding.undo(extraction_id=row.pk, by=ANNE, at=NOON)


def test_splitting_makes_rows_to_decide_one_by_one_and_can_be_taken_back(row: Extraction) -> None:
    parts = deciding.split(extraction_id=row.pk, stories=3, by=ANNE, at=NOON)

    row.refresh_from_db()
    assert (row.state, len(parts)) == ("split", 3)
    assert {part.quote for part in parts} == {row.quote}
    with pytest.raises(deciding.NotPossible):
        _decide(row)
    deciding.undo(extraction_id=row.pk, by=ANNE, at=NOON)
    row.refresh_from_db()
    assert (row.state, row.parts.count()) == ("waiting", 0)


def test_a_split_with_a_decided_part_is_not_taken_back(row: Extraction) -> None:
    part = deciding.split(extraction_id=row.pk, stories=2, by=ANNE, at=NOON)[0]
    _decide(part)

    with pytest.raises(deciding.NotPossible, match="part of this split"):
        deciding.undo(extraction_id=row.pk, by=ANNE, at=NOON)


@pytest.mark.parametrize("stories", [0, 1, 10])
def test_a_story_is_split_into_two_to_nine(row: Extraction, stories: int) -> None:
    with pytest.raises(deciding.NotPossible):
        deciding.split(extraction_id=row.pk, stories=stories, by=ANNE, at=NOON)
    row.refresh_from_db()
    assert row.state == "waiting"


def test_joining_makes_a_story_part_of_another() -> None:
    one, other = imported(a_file(), a_story(), a_story("13"))

    deciding.join(extraction_id=other.pk, into_id=one.pk, by=ANNE, at=NOON)
    other.refresh_from_db()
    assert (other.state, other.joined_into) == ("joined", one)

    deciding.undo(extraction_id=other.pk, by=ANNE, at=NOON)
    other.refresh_from_db()
    assert (other.state, other.joined_into) == ("waiting", None)


def test_a_story_is_not_joined_to_itself_to_another_report_or_to_a_rejected_one() -> None:
    one, other = imported(a_file(), a_story(), a_story("13"))
    elsewhere = imported(a_file("A/HRC/90/2"), a_story())[0]
    deciding.reject(extraction_id=other.pk, reason="a general remark", by=ANNE, at=NOON)

    for into in (one, other, elsewhere):
        with pytest.raises(deciding.NotPossible):
            deciding.join(extraction_id=one.pk, into_id=into.pk, by=ANNE, at=NOON)


def test_every_decision_is_in_the_audit_without_a_name(row: Extraction) -> None:
    Event.objects.exists()
    _decide(row)
    _check(row, by=BEN)
    deciding.undo(extraction_id=row.pk, by=BEN, at=NOON)

    events = Event.objects.filter(target=f"extraction-{row.pk}").order_by("pk")
    assert [one.kind for one in events] == ["decided", "decision_checked", "decision_undone"]
    assert "Fictiva" not in str(list(Event.objects.values()))
