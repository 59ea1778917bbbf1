"""What a browser may keep: nothing that was searched for, and no page without asking again."""

from collections.abc import Callable

import pytest
from django.test import Client

from tests.build import a_case, a_mention
from tests.contracts.answers import body_of
from tests.contracts.test_doors import ADDRESSES

pytestmark = pytest.mark.django_db


@pytest.fixture
def a_record(made_ready: Callable[[], int]) -> None:
    a_mention(a_case(public_id="EGY-2019-001"))
    made_ready()


def _kept(client: Client, address: str) -> str:
    response = client.get(address)
    body_of(response)
    return str(response["Cache-Control"])


def test_every_address_is_asked_again_before_it_is_shown(a_record: None, client: Client) -> None:
    kept = {address: _kept(client, address) for address in ADDRESSES}

    assert set(kept.values()) == {"no-cache", "no-store"}
    behind_a_mailed_link = {address for address, how in kept.items() if how == "no-store"}
    assert all(address.endswith("/not-one-of-ours/") for address in behind_a_mailed_link)


@pytest.mark.parametrize("query", ["q=Fictiva", "state=EGY&q=Fictiva", "%71=Fictiva", "q="])
def test_no_answer_to_a_search_is_stored(a_record: None, client: Client, query: str) -> None:
    stored = [address for address in ADDRESSES if _kept(client, f"{address}?{query}") != "no-store"]

    assert not stored


def test_too_many_parameters_are_refused_in_closed_headers(client: Client) -> None:
    response = client.get(f"/en/cases/?{'state=EGY&' * 700}q=Fictiva")

    assert response.status_code == 400
    assert response["Cache-Control"] == "no-store"
    assert response["Referrer-Policy"] == "no-referrer"


def test_static_files_may_be_kept(client: Client) -> None:
    assert "max-age=31536000" in _kept(client, "/static/web/site.css")


@pytest.mark.parametrize("address", ["/en/cases/", "/en/", "/api/v1/cases"])
def test_head_answers_with_the_mark_of_get(a_record: None, client: Client, address: str) -> None:
    mark = client.get(address)["ETag"]

    assert client.head(address)["ETag"] == mark
    again = client.head(address, headers={"If-None-Match": mark})
    assert again.status_code == 304
