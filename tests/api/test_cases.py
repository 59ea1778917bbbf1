"""Cases over the API: the pages' filter, stable pages, chosen fields, honest errors."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from endreprisals.record.files.rows import CASES
from endreprisals.record.models import Case
from endreprisals.record.services.publishing import (
    merge_cases,
    merge_subjects,
    withdraw_case,
)
from tests.build import NOON, a_case, a_mention, a_status, a_subject, an_act

pytestmark = pytest.mark.django_db
Ready = Callable[[], int]
PROBLEM = "application/problem+json"
TITLES = ("Prima", "Altera", "Tertia", "Quarta", "Quinta", "Sexta", "Septima")


def _get(client: Client, address: str) -> dict[str, Any]:
    response = client.get(f"/api/v1{address}")
    assert response.status_code == 200, response.content
    read: dict[str, Any] = response.json()
    return read


def _ids(client: Client, query: str) -> list[str]:
    return [case["public_id"] for case in _get(client, f"/cases{query}")["cases"]]


@pytest.fixture
def seven_cases(made_ready: Ready) -> None:
    for number in range(1, 8):
        case = a_case(public_id=f"EGY-2019-{number:03}", title=TITLES[number - 1])
        an_act(case, codes=("threats",) if number % 2 else ("surveillance",))
    made_ready()


def test_cases_come_in_the_order_of_their_ids_with_every_column(
    seven_cases: None, client: Client
) -> None:
    answer = _get(client, "/cases")

    assert [case["public_id"] for case in answer["cases"]] == [
        f"EGY-2019-{number:03}" for number in range(1, 8)
    ]
    assert tuple(answer["cases"][0]) == CASES.names
    assert (answer["total"], answer["next_cursor"]) == (7, None)


def test_the_filter_is_that_of_the_pages(seven_cases: None, client: Client) -> None:
    assert _ids(client, "?act=surveillance") == ["EGY-2019-002", "EGY-2019-004", "EGY-2019-006"]
    assert _ids(client, "?act=surveillance&act=threats&state=EGY&named=named")[:1] == [
        "EGY-2019-001"
    ]
    assert _ids(client, "?from=2020&to=2021") == []
    assert _ids(client, "?q=tertia") == ["EGY-2019-003"]


def test_following_the_cursor_shows_every_case_once(seven_cases: None, client: Client) -> None:
    seen, cursor = [], ""
    while True:
        answer = _get(client, f"/cases?limit=3&fields=public_id&cursor={cursor}")
        seen += [case["public_id"] for case in answer["cases"]]
        assert answer["total"] == 7
        cursor = answer["next_cursor"]
        if not cursor:
            break

    assert seen == [f"EGY-2019-{number:03}" for number in range(1, 8)]


def test_cases_that_come_and_go_move_nothing_between_pages(
    seven_cases: None, made_ready: Ready, client: Client
) -> None:
    first = _get(client, "/cases?limit=3&act=threats&act=surveillance")
    an_act(a_case(public_id="EGY-2018-001"), "2026-01")
    made_ready()
    withdraw_case(
        public_id=first["next_cursor"], because=Case.WithdrawnBecause.ERROR, by="test", at=NOON
    )

    rest = _ids(client, f"?limit=10&act=threats&act=surveillance&cursor={first['next_cursor']}")

    assert rest == ["EGY-2019-004", "EGY-2019-005", "EGY-2019-006", "EGY-2019-007"]


def test_fields_choose_columns(seven_cases: None, client: Client) -> None:
    answer = _get(client, "/cases?limit=1&fields=title,%20act_types")

    assert answer["cases"] == [{"title": "Prima", "act_types": ["threats"]}]


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("state=XXX", ["state"]),
        ("act=kindness&year=19", ["year", "act"]),
        ("from=soon", ["from"]),
        ("from=2020&to=2019", ["to"]),
        ("fields=title,staff_note", ["fields"]),
        ("limit=0", ["limit"]),
        ("limit=201", ["limit"]),
        ("limit=many", ["limit"]),
        ("cursor=somewhere", ["cursor"]),
        ("utm_source=x", ["utm_source"]),
        ("page=2", ["page"]),
        ("sort=name", ["sort"]),
    ],
)
def test_a_parameter_that_cannot_be_used_is_named(
    seven_cases: None, client: Client, query: str, names: list[str]
) -> None:
    response = client.get(f"/api/v1/cases?{query}")

    assert (response.status_code, response["Content-Type"]) == (400, PROBLEM)
    told = response.json()
    assert [parameter["name"] for parameter in told["parameters"]] == names
    assert all(parameter["advice"] for parameter in told["parameters"])


def test_one_case_is_told_whole(made_ready: Ready, client: Client) -> None:
    case = a_case(public_id="EGY-2019-001")
    an_act(case, "2019-05")
    a_mention(case)
    a_status(case, "2019-07")
    a_case(public_id="EGY-2019-002")
    made_ready()

    told = _get(client, "/cases/EGY-2019-001")

    assert told["address"] == "http://127.0.0.1:8000/en/cases/EGY-2019-001/"
    assert told["path"][0]["date"] == {
        "edtf": "2019-05",
        "lower": "2019-05-01",
        "upper": "2019-05-31",
    }
    assert told["path"][0]["citations"][0]["url"] == "https://source.example/page"
    assert told["mentions"][0]["symbol"] == "A/HRC/48/28"
    assert told["related"] == ["EGY-2019-002"]


def test_an_unknown_case_is_404(made_ready: Ready, client: Client) -> None:
    a_case(public_id="EGY-2019-002", published_at=None)
    made_ready()

    for public_id in ("EGY-2019-001", "EGY-2019-002", "nobody"):
        response = client.get(f"/api/v1/cases/{public_id}")
        assert (response.status_code, response["Content-Type"]) == (404, PROBLEM)


def test_a_withdrawn_case_is_410_and_says_nothing(made_ready: Ready, client: Client) -> None:
    a_case(public_id="EGY-2019-001", title="Testa Fictiva", summary="Something.")
    withdraw_case(
        public_id="EGY-2019-001", because=Case.WithdrawnBecause.CONSENT, by="test", at=NOON
    )

    response = client.get("/api/v1/cases/EGY-2019-001")

    assert (response.status_code, response["Content-Type"]) == (410, PROBLEM)
    for word in (b"Testa", b"Something", b"consent", b"EGY"):
        assert word not in response.content


def test_a_merged_case_leads_to_the_one_it_is_part_of(made_ready: Ready, client: Client) -> None:
    a_case(public_id="EGY-2019-001")
    a_case(public_id="EGY-2019-002")
    merge_cases(kept_id="EGY-2019-001", merged_id="EGY-2019-002", reason="one", by="t", at=NOON)

    response = client.get("/api/v1/cases/EGY-2019-002")

    assert (response.status_code, response["Content-Type"]) == (307, PROBLEM)
    assert response["Location"] == response.json()["location"] == "/api/v1/cases/EGY-2019-001"


def test_subjects_are_told_with_their_public_cases(made_ready: Ready, client: Client) -> None:
    kept = a_subject("Testa Fictiva", public_id="S-EGY-0001")
    other = a_subject("T. Fictiva", public_id="S-EGY-0002")
    hidden = a_subject("Nemo Nusquam", public_id="S-EGY-0003")
    a_case(public_id="EGY-2019-001", subject=kept)
    a_case(public_id="EGY-2019-002", subject=other)
    a_case(public_id="EGY-2019-003", subject=hidden, published_at=None)
    made_ready()
    merge_subjects(kept_id="S-EGY-0001", merged_id="S-EGY-0002", reason="one", by="t", at=NOON)

    (line,) = _get(client, "/subjects")["subjects"]

    assert (line["public_id"], line["cases"]) == ("S-EGY-0001", ["EGY-2019-001", "EGY-2019-002"])
    told = _get(client, "/subjects/S-EGY-0001")
    assert {name["text"] for name in told["names"]} == {"Testa Fictiva", "T. Fictiva"}
    moved = client.get("/api/v1/subjects/S-EGY-0002")
    assert (moved.status_code, moved["Location"]) == (307, "/api/v1/subjects/S-EGY-0001")
    assert client.get("/api/v1/subjects/S-EGY-0003").status_code == 404


def test_a_withdrawn_subject_is_410(made_ready: Ready, client: Client) -> None:
    subject = a_subject("Testa Fictiva", public_id="S-EGY-0001", withdrawn_at=NOON)
    a_case(public_id="EGY-2019-001", subject=subject, title="A case")
    made_ready()

    assert client.get("/api/v1/subjects/S-EGY-0001").status_code == 410
    assert _get(client, "/subjects")["subjects"] == []


def test_subjects_come_page_by_page(made_ready: Ready, client: Client) -> None:
    for number in range(1, 6):
        subject = a_subject(public_id=f"S-EGY-{number:04}")
        a_case(subject=subject, published_at=NOON if number != 3 else None)
    made_ready()

    first = _get(client, "/subjects?limit=2")
    second = _get(client, f"/subjects?limit=2&cursor={first['next_cursor']}")

    assert [s["public_id"] for s in (*first["subjects"], *second["subjects"])] == [
        "S-EGY-0001", "S-EGY-0002", "S-EGY-0004", "S-EGY-0005",
    ]  # fmt: skip
    assert second["next_cursor"] is None


def test_search_gives_each_result_its_reason(seven_cases: None, client: Client) -> None:
    answer = _get(client, "/search?q=quinta&limit=3")

    assert answer["results"][0]["title"] == "Quinta"
    assert answer["results"][0]["why"]["code"]


@pytest.mark.parametrize("query", ["\x00", "'\"(*)\u202e😀", "x " * 5000, "AND OR NOT"])
def test_no_search_fails(seven_cases: None, client: Client, query: str) -> None:
    assert client.get("/api/v1/search", {"q": query}).status_code == 200
    assert client.get("/api/v1/cases", {"q": query}).status_code == 200


def test_a_search_for_nothing_is_refused(made_ready: Ready, client: Client) -> None:
    response = client.get("/api/v1/search")

    assert response.status_code == 400
    assert response.json()["parameters"][0]["name"] == "q"


@pytest.mark.parametrize("address", ["/cases?limit=200", "/subjects?limit=200", "/changes"])
def test_a_list_costs_as_many_statements_for_one_as_for_many(
    made_ready: Ready, client: Client, address: str
) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    counts = set()
    for total in (1, 10, 100):
        for _ in range(total - Case.objects.count()):
            an_act(a_case())
        made_ready()
        _get(client, address)
        with CaptureQueriesContext(connection) as captured:
            _get(client, address)
        counts.add(len(captured))

    assert len(counts) == 1
    assert counts.pop() <= 8
