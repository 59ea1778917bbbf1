"""Figures as the API gives them: the same numbers and words as their pages."""

import pytest
from django.test import Client

from endreprisals.domain.analysis import catalogue
from endreprisals.observatory import queries
from endreprisals.observatory.services import refresh
from tests.build import NOON, a_case, a_mention, an_act

pytestmark = pytest.mark.django_db


@pytest.fixture
def made(made_ready: object) -> None:
    queries.forget()
    case = a_case(public_id="EGY-2019-001")
    an_act(case)
    a_mention(case)
    made_ready()  # type: ignore[operator]
    refresh(at=NOON, tell=lambda line: None)


def test_every_figure_is_listed_before_and_after_it_is_made(client: Client, made: None) -> None:
    listed = client.get("/api/v1/figures").json()["figures"]

    assert [one["name"] for one in listed] == list(catalogue.FIGURES)
    assert all(one["record_version"] == 1 for one in listed)


def test_a_figure_has_numbers_denominators_intervals_and_caveats_in_words(
    client: Client, made: None
) -> None:
    told = client.get("/api/v1/figures/acts-by-type").json()
    value = told["values"][0]

    assert (value["key"], value["value"], value["of"]) == ("threats", 1.0, 1)
    assert value["low"] < 1
    assert value["words"].startswith("100% (of 1; 95% interval")
    assert {one["code"] for one in told["caveats"]} >= {"allegations", "partial_record"}
    assert told["as_of"] == "2026-11-20"


@pytest.mark.parametrize("name", ["nothing", "states-cited"])
def test_a_figure_unknown_or_not_made_yet_is_not_found(client: Client, name: str) -> None:
    queries.forget()

    assert client.get(f"/api/v1/figures/{name}").status_code == 404
