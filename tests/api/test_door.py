"""The API's door: reading only, from anywhere, without a cookie, and never twice the same."""

from collections.abc import Callable

import pytest
from django.test import Client

from endreprisals.api.problems import answer_to
from tests.build import a_case

pytestmark = pytest.mark.django_db
Ready = Callable[[], int]
ADDRESSES = ["/api/v1/cases", "/api/v1/cases/EGY-2019-999", "/api/v1/openapi.json", "/api/nowhere"]


@pytest.mark.parametrize("address", ADDRESSES)
def test_any_page_may_read_and_no_cookie_is_set(client: Client, address: str) -> None:
    response = client.get(address, headers={"Origin": "https://elsewhere.example"})

    assert response["Access-Control-Allow-Origin"] == "*"
    assert "Access-Control-Allow-Credentials" not in response
    assert not response.cookies
    assert not response.has_header("Set-Cookie")


def test_a_page_that_asks_first_is_told_what_it_may_do(client: Client) -> None:
    response = client.options("/api/v1/cases")

    assert response.status_code == 204
    assert response["Access-Control-Allow-Methods"] == "GET, HEAD, OPTIONS"


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "TRACE"])
def test_writing_is_refused(client: Client, address: str, method: str) -> None:
    response = client.generic(method, address)

    assert (response.status_code, response["Allow"]) == (405, "GET, HEAD, OPTIONS")
    assert response["Content-Type"] == "application/problem+json"


def test_head_is_answered_without_a_body(client: Client) -> None:
    response = client.head("/api/v1/cases")

    assert (response.status_code, response.content) == (200, b"")


@pytest.mark.parametrize("address", ["/api/", "/api/v1/", "/api/v1/nothing", "/api/v2/cases"])
def test_an_unknown_address_is_a_problem_and_no_page(client: Client, address: str) -> None:
    response = client.get(address)

    assert (response.status_code, response["Content-Type"]) == (404, "application/problem+json")


def test_an_unchanged_answer_is_not_sent_again(made_ready: Ready, client: Client) -> None:
    a_case(public_id="EGY-2019-001")
    made_ready()
    first = client.get("/api/v1/cases")

    again = client.get("/api/v1/cases", headers={"If-None-Match": first["ETag"]})
    a_case(public_id="EGY-2019-002")
    made_ready()
    changed = client.get("/api/v1/cases", headers={"If-None-Match": first["ETag"]})

    assert (again.status_code, again.content) == (304, b"")
    assert changed.status_code == 200


def test_names_are_sent_in_their_own_script(made_ready: Ready, client: Client) -> None:
    a_case(title="བཀྲ་ཤིས")
    made_ready()

    assert "བཀྲ་ཤིས" in client.get("/api/v1/cases").content.decode()


def test_an_unexpected_error_is_not_turned_into_an_answer() -> None:
    with pytest.raises(TypeError):
        answer_to(None, RuntimeError("a fault of ours"))  # type: ignore[arg-type]
