"""Releases: a number only when something changed, and what changed by id alone."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from endreprisals.audit.models import Event
from endreprisals.record.models import Case
from endreprisals.record.services.publishing import withdraw_case
from endreprisals.releases.models import Release
from endreprisals.releases.queries import latest, releases
from endreprisals.releases.services import release
from tests.build import NOON, a_case, a_mention, a_name, a_subject, an_act

pytestmark = pytest.mark.django_db
Ready = Callable[[], int]
LATER = NOON + timedelta(days=1)


@pytest.fixture
def two_cases(made_ready: Ready) -> None:
    for number in (1, 2):
        an_act(a_case(public_id=f"EGY-2019-00{number}"))
    made_ready()


def test_the_first_release_adds_every_case(two_cases: None) -> None:
    made = release(at=NOON)

    assert (made.number, made.cases) == (1, 2)
    assert made.added == ["EGY-2019-001", "EGY-2019-002"]
    assert (made.changed, made.withdrawn) == ([], [])
    assert Event.objects.get(kind="released").detail == {"cases": 2}


def test_nothing_changed_makes_no_release(two_cases: None, made_ready: Ready) -> None:
    first = release(at=NOON)
    made_ready()

    again = release(at=LATER)

    assert again == first
    assert Release.objects.count() == Event.objects.filter(kind="released").count() == 1


def test_a_new_fact_changes_its_case_alone(two_cases: None, made_ready: Ready) -> None:
    release(at=NOON)
    an_act(Case.objects.get(public_id="EGY-2019-002"), "2021-03")
    made_ready()

    made = release(at=LATER)

    assert (made.number, made.changed, made.added) == (2, ["EGY-2019-002"], [])


def test_a_new_mention_changes_its_case(two_cases: None, made_ready: Ready) -> None:
    release(at=NOON)
    a_mention(Case.objects.get(public_id="EGY-2019-001"))
    made_ready()

    assert release(at=LATER).changed == ["EGY-2019-001"]


def test_another_spelling_is_a_release_though_no_case_changed(made_ready: Ready) -> None:
    subject = a_subject()
    a_case(subject=subject)
    made_ready()
    release(at=NOON)
    a_name(subject, "Testa Fictiva II")
    made_ready()

    made = release(at=LATER)

    assert (made.number, made.changed) == (2, [])


def test_a_note_for_staff_is_no_change(two_cases: None, made_ready: Ready) -> None:
    release(at=NOON)
    Case.objects.update(staff_note="for our eyes")
    made_ready()

    assert release(at=LATER).number == 1


def test_a_withdrawn_case_is_told_by_its_id_and_nothing_else(two_cases: None) -> None:
    release(at=NOON)
    withdraw_case(
        public_id="EGY-2019-001", because=Case.WithdrawnBecause.SAFETY, by="test", at=LATER
    )

    made = release(at=LATER)

    assert made.withdrawn == ["EGY-2019-001"]
    assert "EGY-2019-001" not in made.fingerprints


def test_the_latest_release_comes_first(two_cases: None, made_ready: Ready) -> None:
    assert latest() is None
    release(at=NOON)
    a_case(public_id="EGY-2019-003")
    made_ready()
    release(at=LATER)

    assert [line.number for line in releases()] == [2, 1]
    newest = latest()
    assert newest is not None
    assert newest.added == ("EGY-2019-003",)
