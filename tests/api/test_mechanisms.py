"""The directory over the API: what is not known has no lines, and no contact looks sure."""

import pytest
from django.test import Client

from tests.build_handbook import ENTERED, a_body_contact, a_line, a_mechanism

pytestmark = pytest.mark.django_db


def test_bodies_are_listed_with_what_is_known(client: Client) -> None:
    a_line(field="handles")
    lines = client.get("/api/v1/mechanisms").json()["mechanisms"]

    assert [(one["code"], one["known"], one["asked"]) for one in lines] == [
        ("invented-body", 1, 13)
    ]


def test_one_body_comes_with_every_field_and_its_standing(client: Client) -> None:
    a_line(field="handles", text="Threats.")
    a_line(field="needs", text="Waits.", **ENTERED)
    a_body_contact(value="a@body.example")
    answer = client.get("/api/v1/mechanisms/invented-body")
    read = answer.json()
    fields = {one["code"]: one["lines"] for one in read["fields"]}

    assert [(one["text"], one["standing"]) for one in fields["handles"]] == [
        ("Threats.", "unverified")
    ]
    assert fields["needs"] == []
    assert "needs" in read["unknown"]
    assert read["contacts"][0]["verified"] == {"state": "never", "on": None, "stale_since": None}
    assert "Waits." not in answer.content.decode()


def test_a_body_that_is_not_there_is_a_problem(client: Client) -> None:
    answer = client.get("/api/v1/mechanisms/no-such-body")

    assert (answer.status_code, answer["Content-Type"]) == (404, "application/problem+json")


@pytest.mark.parametrize("address", ["mechanisms", "mechanisms/invented-body"])
def test_a_parameter_is_refused(client: Client, address: str) -> None:
    a_mechanism("invented-body")

    assert client.get(f"/api/v1/{address}?q=x").status_code == 400
