"""A page number that is none is named; a page beyond the last is not there."""

from collections.abc import Callable

import pytest
from django.test import Client

from tests.build import a_case

pytestmark = pytest.mark.django_db


@pytest.fixture
def a_record(made_ready: Callable[[], int]) -> None:
    a_case(public_id="EGY-2019-001")
    made_ready()


@pytest.mark.parametrize("path", ["cases", "changes"])
@pytest.mark.parametrize("page", ["x", "0", "-1", "1.5", "٣", "9999999", "000000001" + "9" * 5000])
def test_a_malformed_page_number_is_refused_and_named(
    a_record: None, client: Client, path: str, page: str
) -> None:
    response = client.get(f"/en/{path}/", {"page": page})

    assert response.status_code == 400
    assert "<code>page</code>" in response.content.decode()


@pytest.mark.parametrize("path", ["cases", "changes"])
@pytest.mark.parametrize("page", ["2", "99", "100000"])
def test_a_page_beyond_the_last_is_not_there(
    a_record: None, client: Client, path: str, page: str
) -> None:
    assert client.get(f"/en/{path}/", {"page": page}).status_code == 404


@pytest.mark.parametrize("path", ["cases", "changes"])
def test_the_first_page_is_there_even_when_it_is_empty(
    made_ready: Callable[[], int], client: Client, path: str
) -> None:
    made_ready()

    for query in ("", "?page=1", "?page="):
        assert client.get(f"/en/{path}/{query}").status_code == 200


def test_data_in_a_page_name_the_site_and_not_what_a_browser_calls_it(
    a_record: None, client: Client
) -> None:
    page = client.get("/fr/cases/EGY-2019-001/", headers={"host": "localhost"}).content.decode()

    assert '"@id":"http://127.0.0.1:8000/fr/cases/EGY-2019-001/"' in page
    assert "//localhost" not in page
