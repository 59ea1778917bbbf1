"""`ledger --json`: who said what, and honest refusals."""

import json
from collections.abc import Callable
from io import StringIO
from typing import Any

import pytest
from django.core.management import call_command

from endreprisals.states.models import JointStatement, JointStatementSignature
from tests.build import a_state
from tests.ledger.saying import a_ledger

pytestmark = pytest.mark.django_db


@pytest.fixture
def told(made_ready: Callable[[], int]) -> None:
    a_ledger()
    JointStatement.objects.create(
        year=2021, forum="UNGA76 Third Committee", date="2021-10-14", lead=a_state("GBR"),
        states_count=80, source="test",
    )  # fmt: skip
    JointStatementSignature.objects.create(
        year=2021, forum="UNGA76 Third Committee", state=a_state("BEL"), name_in_source="Belgium",
        source="test",
    )  # fmt: skip
    made_ready()


def ledger(**asked: str) -> dict[str, Any]:
    out = StringIO()
    call_command("ledger", json=True, stdout=out, **asked)
    read: dict[str, Any] = json.loads(out.getvalue())
    return read


def test_a_session_is_told_statement_by_statement(told: None) -> None:
    answer = ledger(session="HRC48")

    assert answer["filter"] == {"session": "HRC48", "state": "", "case": ""}
    assert answer["totals"] == {
        "statements": 2, "states": 3, "countries": 1, "cases": 2, "unidentified": 0,
    }  # fmt: skip
    benelux = answer["statements"][-1]
    assert (benelux["speaker"], benelux["on_behalf_of"]) == ("LUX", "benelux")
    assert benelux["states"] == [
        {"iso3": "BEL", "basis": "listed"},
        {"iso3": "LUX", "basis": "listed"},
    ]
    assert [case["case"] for case in benelux["raises"]] == ["EGY-2019-001", "EGY-2019-002"]
    assert benelux["sources"] == ["https://source.example/page"]


def test_a_state_is_told_by_what_was_said_for_it(told: None) -> None:
    answer = ledger(state="BEL")

    assert [one["number"] for one in answer["statements"]] == ["HRC48-benelux-20210929"]
    assert [one["session"] for one in answer["joint_statements"]] == ["UNGA76"]
    assert ledger(state="DEU")["joint_statements"] == []


def test_a_case_narrows_each_statement_to_it(told: None) -> None:
    answer = ledger(case="EGY-2019-002")

    (statement,) = answer["statements"]
    assert [case["case"] for case in statement["raises"]] == ["EGY-2019-002"]
    assert answer["totals"]["cases"] == 1
    assert answer["joint_statements"] == []


def test_a_state_that_no_source_names_is_in_no_total(told: None) -> None:
    answer = ledger(session="HRC57")

    assert (answer["totals"]["statements"], answer["totals"]["unidentified"]) == (1, 1)
    assert answer["states"] == ["DEU"]
    assert answer["countries"] == ["EGY", "VNM"]
    assert [one["identified"] for one in answer["statements"]] == [True, False]


def test_everything_is_told_without_a_filter(told: None) -> None:
    answer = ledger()

    assert len(answer["statements"]) == 4
    assert answer["published"] == []


@pytest.mark.parametrize(
    ("asked", "where"),
    [
        ({"session": "HRC51 item 5"}, "--session: 'HRC51 item 5'"),
        ({"session": "51"}, "--session: '51'"),
        ({"state": "Germany"}, "--state: 'Germany'"),
        ({"case": "EGY-2019-777"}, "--case: 'EGY-2019-777'"),
    ],
)
def test_what_is_not_there_is_refused_with_what_to_do(
    told: None, asked: dict[str, str], where: str
) -> None:
    error, out = StringIO(), StringIO()
    with pytest.raises(SystemExit) as stopped:
        call_command("ledger", json=True, stdout=out, stderr=error, **asked)

    assert stopped.value.code == 2
    assert error.getvalue().startswith(f"{where} is no ")
    assert error.getvalue().count(": ") >= 2
    assert out.getvalue() == ""


def test_every_problem_is_told_at_once(told: None) -> None:
    error = StringIO()
    with pytest.raises(SystemExit):
        call_command("ledger", session="x", state="x", case="x", stderr=error)

    assert len(error.getvalue().splitlines()) == 3
