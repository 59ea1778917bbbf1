"""Lists and case pages cost the same number of statements at 1, 10 and 100 rows."""

from collections.abc import Callable

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from tests.build import (
    a_case,
    a_cooperation,
    a_document,
    a_mention,
    a_raise,
    a_reply,
    a_statement,
    a_status,
    an_act,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(params=[1, 10, 100])
def some_cases(request: pytest.FixtureRequest, made_ready: Callable[[], int]) -> int:
    for number in range(request.param):
        case = a_case(public_id=f"EGY-2019-{number + 1:03}", title=f"Testa Fictiva {number}")
        an_act(case)
        a_cooperation(case)
    made_ready()
    return int(request.param)


@pytest.fixture(params=[1, 10, 100])
def a_long_case(request: pytest.FixtureRequest, made_ready: Callable[[], int]) -> int:
    case = a_case(public_id="EGY-2019-001")
    for number in range(request.param):
        for build in (an_act, a_cooperation, a_reply, a_raise, a_status):
            build(case)
        a_mention(case, paragraph=str(number))
    made_ready()
    return int(request.param)


@pytest.fixture(params=[1, 10, 100])
def some_raises(request: pytest.FixtureRequest, made_ready: Callable[[], int]) -> int:
    for number in range(request.param):
        case = a_case(public_id=f"EGY-2019-{number + 1:03}", title=f"Testa Fictiva {number}")
        a_mention(case, a_document(hrc_session="HRC48"), paragraph=str(number))
        a_raise(case, statement=a_statement(number=f"HRC48-LIE-{number}"))
    made_ready()
    return int(request.param)


def _statements(client: Client, address: str) -> int:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    client.get(address)  # the index is read once per process
    with CaptureQueriesContext(
        connection,
    ) as captured:
        response = client.get(address)
    assert response.status_code == 200
    return len(captured)


@pytest.mark.parametrize("view", ["", "?view=table", "?view=map", "?q=Fictiva", "?act=threats"])
def test_the_list_costs_at_most_fifteen_statements(
    some_cases: int, client: Client, view: str
) -> None:
    assert _statements(client, f"/en/cases/{view}") <= (6 if "q=" in view else 3)


def test_a_case_page_costs_at_most_twelve_statements(a_long_case: int, client: Client) -> None:
    assert _statements(client, "/en/cases/EGY-2019-001/") <= 12


@pytest.mark.parametrize(
    ("page", "most"),
    [
        ("ledger/", 3), ("ledger/?by=LIE&state=EGY", 3), ("ledger/sessions/", 5),
        ("ledger/sessions/HRC48/", 9), ("ledger/statements/HRC48-LIE-0/", 1),
        ("ledger/matrix/", 1), ("ledger/never-raised/", 4), ("ledger/raised-once/", 2),
        ("states/LIE/", 13),
    ],
)  # fmt: skip
def test_pages_of_the_ledger_cost_a_fixed_number_of_statements(
    some_raises: int, client: Client, page: str, most: int
) -> None:
    assert _statements(client, f"/en/{page}") <= most


def test_a_page_of_the_api_costs_at_most_eight_statements(
    some_cases: int, client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    client.get("/api/v1/cases")
    with django_assert_max_num_queries(8):
        assert client.get("/api/v1/cases").status_code == 200
