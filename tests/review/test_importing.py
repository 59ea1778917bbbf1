"""Keeping a reading: nothing reaches the record, and re-reading reopens only what changed."""

from dataclasses import replace

import pytest

from endreprisals.domain.sg_report.model import Boxed, Mention
from endreprisals.record.models import Case
from endreprisals.record.models import Mention as RecordMention
from endreprisals.review.models import Extraction, ReportFile
from endreprisals.review.services import deciding
from endreprisals.review.services.importing import Imported, import_reading
from endreprisals.review.services.registering import CHANGED, DocumentChanged
from endreprisals.review.versions import first_version
from tests.build import NOON, a_state
from tests.desk import a_file, a_reading, a_story, imported

pytestmark = pytest.mark.django_db


def _read(file: ReportFile, *stories: Mention, rules: str = "new") -> Imported:
    a_state("EGY")
    return import_reading(
        file, a_reading(*stories, symbol=file.symbol), proposals=[[] for _ in stories],
        rules=rules, by="account-1", at=NOON,
    )  # fmt: skip


def _accept(row: Extraction) -> None:
    deciding.decide(
        extraction_id=row.pk, version=first_version(row.machine), by="account-1", at=NOON
    )


def test_a_reading_becomes_rows_that_wait_and_nothing_else() -> None:
    rows = imported(a_file(), a_story(), a_story("13", "Altera Fictiva"))

    assert [row.state for row in rows] == ["waiting", "waiting"]
    assert "reportedly threatened" in rows[0].quote
    assert rows[0].page == 31
    assert not Case.objects.exists()
    assert not RecordMention.objects.exists()


def test_the_same_reading_again_changes_nothing_that_people_did() -> None:
    file = a_file()
    row = imported(file, a_story())[0]
    _accept(row)

    assert _read(file, a_story()) == Imported(added=0, reopened=0, unchanged=1)
    row.refresh_from_db()
    assert (row.state, row.reopened, row.rules) == ("accepted", False, "new")


def test_newer_rules_reopen_only_what_they_read_otherwise() -> None:
    file = a_file()
    same, other = imported(file, a_story(), a_story("13"))
    _accept(same)
    _accept(other)

    done = _read(file, a_story(), a_story("13", acts=("surveillance",)))

    same.refresh_from_db()
    other.refresh_from_db()
    assert done == Imported(added=0, reopened=1, unchanged=1)
    assert (same.state, same.reopened) == ("accepted", False)
    assert (other.state, other.reopened) == ("waiting", True)
    assert other.machine["acts"] == ["surveillance"]
    assert other.decision is not None
    assert other.decision.version["acts"] == ("threats",) or other.decision.version["acts"] == [
        "threats"
    ]


def test_evidence_that_moves_reopens_nothing() -> None:
    file = a_file()
    row = imported(file, a_story())[0]
    _accept(row)
    moved = tuple(replace(one, start=one.start + 1) for one in a_story().evidence)

    assert _read(file, a_story(evidence=moved)).reopened == 0


def test_an_untouched_row_takes_the_newer_reading_and_an_untouched_lost_one_goes() -> None:
    file = a_file()
    imported(file, a_story(), a_story("13"))

    _read(file, a_story(acts=("fine",)))

    assert [row.machine["acts"] for row in file.extractions.all()] == [["fine"]]


def test_a_decided_story_that_newer_rules_do_not_find_is_shown_to_people() -> None:
    file = a_file()
    row = imported(file, a_story())[0]
    _accept(row)

    assert _read(file).reopened == 1
    row.refresh_from_db()
    assert (row.state, row.gone, row.reopened) == ("waiting", True, True)


def test_two_stories_of_one_place_are_two_rows() -> None:
    rows = imported(a_file(), a_story(), a_story(name="Altera Fictiva"))

    assert [row.nth for row in rows] == [0, 1]


def test_other_bytes_of_a_symbol_that_was_read_ask_a_person() -> None:
    imported(a_file(), a_story())
    second = a_file(state=ReportFile.State.WAITING)

    with pytest.raises(DocumentChanged, match="A/HRC/90/1"):
        _read(second, a_story())
    assert not second.extractions.exists()

    second.confirmed = [CHANGED]
    assert _read(second, a_story()).added == 1


def test_unread_lines_stay_looked_at_when_they_are_read_again() -> None:
    file = a_file()
    boxes = (Boxed(3, 4, "an odd line", "unread"), Boxed(3, 5, "another", "unread"))
    reading = replace(a_reading(a_story()), boxes=boxes)
    a_state("EGY")
    for rules in ("old", "new"):
        import_reading(file, reading, proposals=[[]], rules=rules, by="account-1", at=NOON)
        file.unread_lines.filter(line=4).update(seen_by="account-1", seen_at=NOON)

    import_reading(file, reading, proposals=[[]], rules="newest", by="account-1", at=NOON)
    assert [line.seen_by for line in file.unread_lines.all()] == ["account-1", ""]
