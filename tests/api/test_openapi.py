"""The API's own description: true of every answer, and never poorer than what was published."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections
from django.test import Client
from hypothesis import HealthCheck, settings
from schemathesis import checks

from endreprisals.releases.services import release
from tests.build import (
    NOON,
    a_case,
    a_cooperation,
    a_mention,
    a_raise,
    a_reply,
    a_state,
    a_status,
    a_subject,
    an_act,
)

pytestmark = pytest.mark.django_db
PUBLISHED = Path(__file__).with_name("v1_fields.txt")
EXAMPLES = 12  # for each address; the whole walk stays within half a minute

schema = schemathesis.openapi.from_wsgi("/api/v1/openapi.json", get_wsgi_application())


@pytest.fixture
def a_record(made_ready: Callable[[], int]) -> None:
    case = a_case(public_id="EGY-2019-001", subject=a_subject(public_id="S-EGY-0001"))
    for build in (a_cooperation, an_act, a_reply, a_raise, a_status, a_mention):
        build(case)
    a_case(public_id="EGY-2019-002", title="Alia Ficta")
    a_state("LIE")
    made_ready()
    release(at=NOON)


@pytest.fixture
def kept_connection() -> Iterator[None]:
    """A request's end closes its connection; here that would end the test's own transaction.

    Django's test client does the same for itself; this walk calls the application directly.
    """
    signals = (request_started, request_finished)
    for signal in signals:
        signal.disconnect(close_old_connections)
    yield
    for signal in signals:
        signal.connect(close_old_connections)


@schema.parametrize()
@settings(
    max_examples=EXAMPLES,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
def test_whatever_is_asked_the_answer_is_as_described(
    a_record: None, kept_connection: None, case: schemathesis.Case[Any]
) -> None:
    case.call_and_validate(
        headers={"Accept-Encoding": "identity"},
        checks=[
            checks.not_a_server_error,
            checks.status_code_conformance,
            checks.content_type_conformance,
            checks.response_headers_conformance,
            checks.response_schema_conformance,
            checks.unsupported_method,
        ],
    )


def _described(client: Client) -> dict[str, Any]:
    described: dict[str, Any] = client.get("/api/v1/openapi.json").json()
    return described


def _fields(described: dict[str, Any]) -> Iterator[str]:
    """Every address with its parameters, and every schema with its properties, one on a line."""
    for address, methods in described["paths"].items():
        yield address
        for parameter in methods["get"].get("parameters", []):
            yield f"{address} ?{parameter['name']}"
    for name, shape in described["components"]["schemas"].items():
        yield from (f"{name}.{field}" for field in shape.get("properties", {}))


def test_nothing_that_was_published_is_taken_away(client: Client) -> None:
    """Adding is free: write the new names into the file. Removing one needs version 2."""
    published = set(PUBLISHED.read_text(encoding="utf-8").split("\n")) - {""}
    now = set(_fields(_described(client)))

    assert published - now == set()
    assert now - published == set(), "new names: add them to v1_fields.txt"


def test_every_error_is_described_as_a_problem(client: Client) -> None:
    for address, methods in _described(client)["paths"].items():
        for status, told in methods["get"]["responses"].items():
            expected = "application/json" if status == "200" else "application/problem+json"
            assert list(told["content"]) == [expected], address


def test_every_address_and_column_is_explained(client: Client) -> None:
    described = _described(client)

    assert all(methods["get"]["description"] for methods in described["paths"].values())
    columns = described["components"]["schemas"]["CaseRow"]["properties"]
    assert all(column["description"] for column in columns.values())


def test_the_description_loads_nothing_from_elsewhere(client: Client) -> None:
    assert b"http" not in client.get("/api/v1/openapi.json").content.replace(
        b"https://spec.openapis.org", b""
    )
