"""JSON-LD repeats the page, is no profile of a person, and is safe inside a page."""

import json
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from endreprisals.record.files import jsonld
from endreprisals.record.queries.case_page import CasePage, case_page
from tests.build import a_case, a_mention, an_act

pytestmark = pytest.mark.django_db
ADDRESS = "https://record.example/en/cases/EGY-2019-001/"


def _types(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        yield from ([value["@type"]] if "@type" in value else [])
        for inside in value.values():
            yield from _types(inside)
    if isinstance(value, list):
        for inside in value:
            yield from _types(inside)


@pytest.fixture
def page(made_ready: Callable[[], int]) -> CasePage:
    case = a_case(public_id="EGY-2019-001")
    an_act(case, "2019-05")
    a_mention(case)
    made_ready()
    found = case_page("EGY-2019-001")
    assert isinstance(found, CasePage)
    return found


def test_a_case_is_described_as_a_report_with_its_sources(page: CasePage) -> None:
    described = jsonld.case(page, ADDRESS)

    assert described["@type"] == "Report"
    assert described["identifier"] == "EGY-2019-001"
    assert described["temporalCoverage"] == "2019-05-01/2019-05-31"
    assert [cited["url"] for cited in described["citation"]] == [
        "https://docs.un.org/A/HRC/48/28",
        "https://source.example/page",
    ]
    json.dumps(described)


def test_nobody_is_described_as_a_person(page: CasePage) -> None:
    assert "Person" not in set(_types(jsonld.case(page, ADDRESS)))


def test_a_case_without_dates_has_no_period(made_ready: Callable[[], int]) -> None:
    an_act(a_case(public_id="EGY-2019-002"), "")
    made_ready()
    found = case_page("EGY-2019-002")
    assert isinstance(found, CasePage)

    assert "temporalCoverage" not in jsonld.case(found, ADDRESS)


def test_an_open_period_stays_open(made_ready: Callable[[], int]) -> None:
    an_act(a_case(public_id="EGY-2019-003"), "2019-05/..")
    made_ready()
    found = case_page("EGY-2019-003")
    assert isinstance(found, CasePage)

    assert jsonld.case(found, ADDRESS)["temporalCoverage"] == "2019-05-01/.."


def test_the_data_set_names_its_licence_and_files() -> None:
    described = jsonld.data_set(
        address=ADDRESS,
        description="All of it.",
        version="3",
        modified="2026-11-20",
        files=[("https://record.example/en/cases.csv", "text/csv")],
    )

    assert described["@type"] == "Dataset"
    assert described["license"] == jsonld.ODBL
    assert described["distribution"][0]["encodingFormat"] == "text/csv"
    assert "version" not in jsonld.data_set(
        address=ADDRESS, description="", version="", modified="", files=[]
    )
