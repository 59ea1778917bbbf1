"""The small files of the data page: codebook, vocabularies, catalogue, terms."""

import csv
import json
from collections.abc import Callable
from io import StringIO

import pytest
from django.test import Client
from django.urls import reverse

from endreprisals.domain import vocabulary
from endreprisals.releases.data_page import data_page
from endreprisals.releases.services import release
from endreprisals.releases.tables import TABLES
from tests.build import NOON, a_case

pytestmark = pytest.mark.django_db


def _text(client: Client, name: str) -> str:
    response = client.get(reverse(f"releases:{name}"))
    assert response.status_code == 200
    assert response["Content-Disposition"].startswith("attachment")
    return response.content.decode()


def test_the_codebook_explains_every_column_of_every_table(client: Client) -> None:
    rows = list(csv.DictReader(StringIO(_text(client, "codebook-csv"), newline="")))

    columns = [(table.name, name) for table in TABLES for name in table.names]
    assert [(row["table"], row["column"]) for row in rows] == columns
    assert all(row["description"] for row in rows)
    assert len(json.loads(_text(client, "codebook-json"))["tables"]) == len(TABLES)


def test_columns_name_lists_that_exist() -> None:
    lists = {one.name for one in vocabulary.vocabularies()}

    for table in TABLES:
        for column in table.columns:
            named = column.vocabulary.split(" or ") if column.vocabulary else []
            assert set(named) <= lists, (table.name, column.name)


def test_every_list_of_codes_is_there(client: Client) -> None:
    told = json.loads(_text(client, "vocabularies"))

    assert told["act_types"]["terms"][0]["source"]
    assert list(told) == [one.name for one in vocabulary.vocabularies()]


def test_the_catalogue_names_the_release_and_the_downloads(
    made_ready: Callable[[], int], client: Client
) -> None:
    before = json.loads(_text(client, "catalog"))["dcat:dataset"][0]
    a_case()
    made_ready()
    release(at=NOON)
    after = json.loads(_text(client, "catalog"))["dcat:dataset"][0]

    assert "dcat:version" not in before
    assert after["dcat:version"] == "1"
    assert [one["dcat:downloadURL"]["@id"] for one in after["dcat:distribution"]] == [
        f"http://127.0.0.1:8000/en/cases.{ending}" for ending in ("csv", "xlsx", "json")
    ]


def test_the_terms_keep_the_notice_of_the_open_database_licence(client: Client) -> None:
    assert "Open Database License (ODbL) 1.0" in _text(client, "licence")


def test_the_data_page_holds_tables_lists_and_releases(made_ready: Callable[[], int]) -> None:
    assert data_page().latest is None
    a_case()
    made_ready()
    release(at=NOON)

    page = data_page()

    assert page.latest is not None
    assert page.latest.number == 1
    assert [table.name for table in page.tables] == [table.name for table in TABLES]
