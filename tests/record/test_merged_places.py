"""A merged case goes on being counted: its statements and its places lead to the kept case."""

from collections.abc import Callable

import pytest
from django.test import Client

from endreprisals.record.queries.document_page import document_lines, document_page
from endreprisals.record.queries.state_page import state_lines, state_page
from endreprisals.record.services.publishing import merge_cases
from tests.build import NOON, a_case, a_mention, a_raise, a_state

pytestmark = pytest.mark.django_db
SYMBOL = "A/HRC/48/28"


@pytest.fixture
def merged(made_ready: Callable[[], int]) -> None:
    a_case(public_id="EGY-2019-001", title="Testa Fictiva")
    twin = a_case(public_id="EGY-2019-002", title="T. Fictiva")
    a_raise(twin, states=("LIE",))
    a_mention(twin, paragraph="14")
    made_ready()
    merge_cases(kept_id="EGY-2019-001", merged_id="EGY-2019-002", reason="one", by="t", at=NOON)


def _raised(iso3: str) -> int:
    return next(line.raised for line in state_lines() if line.iso3 == iso3)


def test_what_a_state_raised_leads_to_the_kept_case(merged: None) -> None:
    (line,) = state_page("LIE").raised

    assert (line.public_id, line.title, line.state) == ("EGY-2019-001", "Testa Fictiva", "EGY")
    assert _raised("LIE") == 1


def test_a_place_in_a_report_leads_to_the_kept_case(merged: None) -> None:
    (place,) = document_page(SYMBOL).mentions

    assert (place.public_id, place.title, place.paragraph) == (
        "EGY-2019-001",
        "Testa Fictiva",
        "14",
    )
    assert [line.cases for line in document_lines()] == [1]


def test_what_is_not_public_is_raised_and_placed_nowhere(made_ready: Callable[[], int]) -> None:
    a_state("LIE")
    kept = a_case(public_id="EGY-2019-001")
    gone = {"withdrawn_at": NOON, "withdrawn_because": "consent"}
    for number, how in ((2, {"merged_into": kept, **gone}), (3, gone), (4, {"published_at": None})):
        case = a_case(public_id=f"EGY-2019-00{number}", **how)
        a_raise(case, states=("LIE",))
        a_mention(case)
    made_ready()

    assert state_page("LIE").raised == ()
    assert _raised("LIE") == 0
    assert document_page(SYMBOL).mentions == ()
    assert [line.cases for line in document_lines()] == [0]


def test_one_paragraph_under_two_locators_is_one_row(
    made_ready: Callable[[], int], client: Client
) -> None:
    case = a_case(public_id="EGY-2019-001")
    a_mention(case, locator="2021-12-1", basis="inferred")
    a_mention(case, locator="2021-12-2", basis="record_page", follow_up="yes")
    made_ready()

    (place,) = document_page(SYMBOL).mentions

    assert (place.locator, place.basis, place.follow_up) == (
        "2021-12-1; 2021-12-2",
        "record_page",
        "yes",
    )


def test_a_paragraph_with_two_cases_is_one_place(
    made_ready: Callable[[], int], client: Client
) -> None:
    for number in (1, 2):
        case = a_case(public_id=f"EGY-2019-00{number}")
        a_mention(case)
        a_mention(case, paragraph="")  # not known, so it may be another for each case
    made_ready()

    assert document_page(SYMBOL).places == 3
    assert "At least 3 places" in client.get(f"/en/documents/{SYMBOL}/").content.decode()
