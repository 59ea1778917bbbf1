"""Statements and sessions over the API: the ledger's filter, stable pages, honest errors."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from endreprisals.ledger.filters import FACETS
from endreprisals.states.models import Statement
from tests.build import NOON, a_case, a_raise
from tests.ledger.saying import a_ledger

pytestmark = pytest.mark.django_db
Ready = Callable[[], int]
PROBLEM = "application/problem+json"


@pytest.fixture
def told(made_ready: Ready) -> None:
    a_ledger()
    made_ready()


def _get(client: Client, address: str) -> dict[str, Any]:
    response = client.get(f"/api/v1{address}")
    assert response.status_code == 200, response.content
    read: dict[str, Any] = response.json()
    return read


def _numbers(client: Client, query: str) -> list[str]:
    return [one["number"] for one in _get(client, f"/statements{query}")["statements"]]


def test_statements_come_in_the_order_of_their_numbers(told: None, client: Client) -> None:
    answer = _get(client, "/statements")

    assert [one["number"] for one in answer["statements"]] == [
        "HRC48-DEU-20210930", "HRC48-benelux-20210929", "HRC57-DEU-20240927",
        "HRC57-unnamed-20240927",
    ]  # fmt: skip
    assert (answer["total"], answer["next_cursor"]) == (4, None)


def test_the_filter_is_that_of_the_ledger(told: None, client: Client) -> None:
    assert _numbers(client, "?by=DEU&session=HRC48") == ["HRC48-DEU-20210930"]
    assert _numbers(client, "?kind=country") == ["HRC57-DEU-20240927"]
    assert _numbers(client, "?to=2021-09-29") == ["HRC48-benelux-20210929"]
    described = client.get("/api/v1/openapi.json").json()["paths"]["/api/v1/statements"]["get"]
    names = {parameter["name"] for parameter in described["parameters"]}
    assert names == {*FACETS, "from", "to", "limit", "cursor"}


def test_following_the_cursor_shows_every_statement_once(told: None, client: Client) -> None:
    first = _get(client, "/statements?limit=3")
    second = _get(client, f"/statements?limit=3&cursor={first['next_cursor']}")
    seen = [one["number"] for one in (*first["statements"], *second["statements"])]

    assert len(seen) == len(set(seen)) == 4
    assert second["next_cursor"] is None


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("by=XX", "by"),
        ("page=2", "page"),
        ("q=x", "q"),
        ("limit=0", "limit"),
        ("fields=x", "fields"),
    ],
)
def test_a_parameter_that_cannot_be_used_is_named(
    told: None, client: Client, query: str, name: str
) -> None:
    response = client.get(f"/api/v1/statements?{query}")

    assert (response.status_code, response["Content-Type"]) == (400, PROBLEM)
    assert [parameter["name"] for parameter in response.json()["parameters"]] == [name]


def test_one_statement_is_told_whole(told: None, client: Client) -> None:
    one = _get(client, "/statements/HRC48-benelux-20210929")

    assert [state["iso3"] for state in one["states"]] == ["BEL", "LUX"]
    assert [case["case"] for case in one["raises"]] == ["EGY-2019-001", "EGY-2019-002"]
    assert one["date"]["edtf"] == "2021-09-29"


def test_a_statement_taken_back_is_not_there(told: None, made_ready: Ready, client: Client) -> None:
    Statement.objects.filter(number="HRC48-DEU-20210930").update(withdrawn_at=NOON)
    made_ready()

    assert client.get("/api/v1/statements/HRC48-DEU-20210930").status_code == 410
    assert "HRC48-DEU-20210930" not in _numbers(client, "")
    assert _get(client, "/sessions/HRC48")["totals"]["statements"] == 1
    assert "HRC48-DEU-20210930" not in client.get("/api/v1/cases/EGY-2019-001").content.decode()
    raised = _get(client, "/cases/EGY-2019-001")["path"]
    assert [entry["states"] for entry in raised if entry["kind"] == "raise"] == [
        ["BEL", "LUX"], [], ["DEU"],
    ]  # fmt: skip


def test_a_session_has_totals_and_what_nobody_raised(told: None, client: Client) -> None:
    session = _get(client, "/sessions/HRC48")

    assert session["totals"]["states"] == 3
    assert session["never_raised"] == ["BHR-2019-001"]
    assert session["report"] == {"symbol": "A/HRC/48/28", "year": 2021}
    assert client.get("/api/v1/sessions/HRC99").status_code == 404
    lines = _get(client, "/sessions")["sessions"]
    assert [line["session"] for line in lines] == ["HRC57", "HRC48"]


@pytest.mark.parametrize("address", ["/statements?limit=200", "/sessions", "/sessions/HRC48"])
def test_an_answer_costs_as_many_statements_for_one_as_for_many(
    told: None, made_ready: Ready, client: Client, address: str
) -> None:
    counts = set()
    for _ in range(3):
        a_raise(a_case())
        made_ready()
        _get(client, address)
        with CaptureQueriesContext(connection) as captured:
            _get(client, address)
        counts.add(len(captured))

    assert len(counts) == 1
    assert counts.pop() <= 9


@pytest.mark.parametrize(
    "address", ["/sessions", "/sessions/HRC48", "/statements/HRC48-DEU-20210930"]
)
def test_an_answer_without_a_filter_refuses_any_parameter(
    told: None, client: Client, address: str
) -> None:
    response = client.get(f"/api/v1{address}?foo=1")

    assert (response.status_code, response["Content-Type"]) == (400, PROBLEM)
