"""The ledger in memory: what is in it, what never is, and when it is read anew."""

from collections.abc import Callable
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from endreprisals.record.models import Case
from endreprisals.record.raises import raises
from endreprisals.record.services.publishing import merge_cases, withdraw_case
from endreprisals.states.models import Statement
from tests.build import NOON, a_case, a_raise, a_statement, a_status
from tests.ledger.saying import a_ledger, a_situation

pytestmark = pytest.mark.django_db
Ready = Callable[[], int]


def _named() -> list[tuple[str, str]]:
    return [(row.said.number, row.case or row.state) for row in raises().rows]


def test_every_statement_stands_with_each_case_and_country_latest_first(made_ready: Ready) -> None:
    a_ledger()
    made_ready()

    assert _named() == [
        ("HRC57-DEU-20240927", "VNM"),
        ("HRC57-DEU-20240927", "EGY-2019-001"),
        ("HRC57-unnamed-20240927", "EGY-2019-001"),
        ("HRC48-DEU-20210930", "EGY-2019-001"),
        ("HRC48-benelux-20210929", "EGY-2019-001"),
        ("HRC48-benelux-20210929", "EGY-2019-002"),
    ]
    assert raises().as_of == date(2024, 9, 27)


def test_a_statement_taken_back_is_told_nowhere(made_ready: Ready) -> None:
    world = a_ledger()
    Statement.objects.filter(number__startswith="HRC48").update(withdrawn_at=NOON)
    made_ready()

    assert {number for number, _ in _named()} == {"HRC57-DEU-20240927", "HRC57-unnamed-20240927"}
    assert raises().statement("HRC48-DEU-20210930") is None
    world.raised_once.refresh_from_db()
    assert not world.raised_once.listing.raised


def test_a_withdrawn_case_leaves_its_statements_without_a_word(made_ready: Ready) -> None:
    a_ledger()
    made_ready()
    withdraw_case(
        public_id="EGY-2019-001", because=Case.WithdrawnBecause.SAFETY, by="test", at=NOON
    )

    assert _named() == [
        ("HRC57-DEU-20240927", "VNM"),
        ("HRC48-benelux-20210929", "EGY-2019-002"),
    ]
    assert raises().statement("HRC48-DEU-20210930") is not None


def test_two_cases_that_are_joined_stand_once_in_a_statement(made_ready: Ready) -> None:
    a_ledger()
    made_ready()
    merge_cases(kept_id="EGY-2019-001", merged_id="EGY-2019-002", reason="one", by="t", at=NOON)

    told = [case for number, case in _named() if number == "HRC48-benelux-20210929"]
    assert told == ["EGY-2019-001"]


def test_reading_again_costs_one_query_until_the_record_is_built_anew(made_ready: Ready) -> None:
    a_ledger()
    made_ready()
    before = raises()
    with CaptureQueriesContext(connection) as captured:
        assert raises() is before
    made_ready()

    assert len(captured) == 1
    assert raises() is not before


def test_kinds_and_bodies_have_values_to_filter_by(made_ready: Ready) -> None:
    a_raise(a_situation(), statement=a_statement("UPR36", "2020", ("LUX",)))
    a_raise(
        a_case(public_id="EGY-2019-008"),
        statement=a_statement("A meeting", "", ("LUX",), on_behalf_of="Friends of an idea"),
    )
    made_ready()
    values = {
        facet: {value: bits.bit_count() for value, bits in by_value.items()}
        for facet, by_value in raises().values.items()
    }

    assert values["kind"] == {"situation": 1, "people": 1}
    assert values["forum"] == {"UPR": 1, "other": 1}
    assert values["group"] == {"none": 1, "other": 1}
    assert values["session"] == {"UPR36": 1}
    assert values["year"] == {"2020": 1}


def test_cases_left_after_one_meeting_are_found_by_the_days_of_the_record(
    made_ready: Ready,
) -> None:
    world = a_ledger()
    made_ready()
    assert raises().left == ("EGY-2019-002",)

    a_status(world.raised_once, "2022-01", code="free")
    made_ready()
    assert raises().left == ()


def test_nothing_is_held_before_the_record_is_built(db: None) -> None:
    assert (raises().rows, raises().statements, raises().as_of) == ((), (), date.min)
