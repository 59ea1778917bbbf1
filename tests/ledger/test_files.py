"""The ledger as files and as a feed: the same rows as the page, safe for a spreadsheet."""

import csv
import json
from collections.abc import Callable
from io import BytesIO, StringIO
from typing import cast

import openpyxl
import pytest
from defusedxml import ElementTree
from django.http import StreamingHttpResponse
from django.test import Client

from endreprisals.ledger.files.rows import LEDGER
from endreprisals.states.models import CountryRaise, Statement
from tests.build import a_case, a_raise, a_state, a_statement
from tests.contracts.answers import body_of
from tests.ledger.saying import a_ledger

pytestmark = pytest.mark.django_db
ATOM = {"atom": "http://www.w3.org/2005/Atom"}


@pytest.fixture
def told(made_ready: Callable[[], int]) -> None:
    a_ledger()
    CountryRaise.objects.create(
        statement=Statement.objects.get(number="HRC48-DEU-20210930"), state=a_state("VNM"),
        how="named", about="=1+1", source="test",
    )  # fmt: skip
    made_ready()


def _csv(client: Client, address: str) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(body_of(client.get(address)), newline="")))


def test_csv_has_a_row_for_each_statement_and_what_it_named(told: None, client: Client) -> None:
    rows = _csv(client, "/en/ledger.csv?session=HRC48")

    assert tuple(rows[0]) == LEDGER.names
    assert [(row["statement"], row["case"], row["made_for"]) for row in rows] == [
        ("HRC48-DEU-20210930", "", "DEU"),
        ("HRC48-DEU-20210930", "EGY-2019-001", "DEU"),
        ("HRC48-benelux-20210929", "EGY-2019-001", "BEL; LUX"),
        ("HRC48-benelux-20210929", "EGY-2019-002", "BEL; LUX"),
    ]
    assert rows[0]["about"] == "'=1+1"
    assert {row["identified"] for row in rows} == {"true"}


def test_a_state_that_is_not_named_is_marked(told: None, client: Client) -> None:
    (row,) = _csv(client, "/en/ledger.csv?by=unnamed")

    assert (row["identified"], row["made_for"], row["speaker"]) == ("false", "", "")


def test_json_and_workbook_have_the_rows_of_the_csv(told: None, client: Client) -> None:
    rows = _csv(client, "/en/ledger.csv")
    told_json = json.loads(body_of(client.get("/en/ledger.json")))
    answer = cast(StreamingHttpResponse, client.get("/en/ledger.xlsx"))
    book = openpyxl.load_workbook(BytesIO(answer.getvalue()))

    assert told_json["count"] == len(told_json["ledger"]) == len(rows)
    assert book["ledger"].max_row == len(rows) + 1
    assert book["codebook"].max_row == len(LEDGER.columns) + 1
    assert told_json["as_of"] == "2024-09-27"


def test_the_feed_has_each_statement_once_with_what_it_named(told: None, client: Client) -> None:
    feed = ElementTree.fromstring(client.get("/en/ledger.atom").content)
    entries = feed.findall("atom:entry", ATOM)

    assert [entry.findtext("atom:id", namespaces=ATOM) for entry in entries] == [
        "tag:127.0.0.1,2026:statement/HRC57-DEU-20240927",
        "tag:127.0.0.1,2026:statement/HRC57-unnamed-20240927",
        "tag:127.0.0.1,2026:statement/HRC48-DEU-20210930",
        "tag:127.0.0.1,2026:statement/HRC48-benelux-20210929",
    ]
    last = entries[-1]
    assert last.findtext("atom:summary", namespaces=ATOM) == "Testa Fictiva; Alia Ficta"
    assert last.findtext("atom:title", namespaces=ATOM) == "Benelux (Belgium, Luxembourg): HRC48"
    unnamed = entries[1].findtext("atom:title", namespaces=ATOM)
    assert unnamed == "A State that the source does not name: HRC57"


def test_a_filtered_feed_has_an_id_of_its_own(told: None, client: Client) -> None:
    def read(query: str) -> tuple[str | None, int]:
        feed = ElementTree.fromstring(client.get(f"/en/ledger.atom{query}").content)
        return feed.findtext("atom:id", namespaces=ATOM), len(feed.findall("atom:entry", ATOM))

    assert read("?by=DEU")[1] == 2
    assert read("?by=DEU")[0] != read("")[0]


def test_a_feed_holds_fifty_statements(made_ready: Callable[[], int], client: Client) -> None:
    case = a_case()
    for _ in range(55):
        a_raise(case, statement=a_statement())
    made_ready()
    for query in ("", "?by=LIE"):
        feed = ElementTree.fromstring(client.get(f"/en/ledger.atom{query}").content)
        assert len(feed.findall("atom:entry", ATOM)) == 50


def test_the_matrix_as_csv_has_three_columns_for_each_state(told: None, client: Client) -> None:
    rows = {row["case"]: row for row in _csv(client, "/en/ledger/matrix.csv")}

    assert list(rows["EGY-2019-001"])[3:] == [
        "BEL", "BEL_also", "BEL_last", "DEU", "DEU_also", "DEU_last", "LUX", "LUX_also", "LUX_last",
    ]  # fmt: skip
    germany = [rows["EGY-2019-001"][f"DEU{end}"] for end in ("", "_also", "_last")]
    assert germany == ["1", "welcomed", "2021"]
    assert rows["EGY-2019-002"]["DEU"] == ""
